import type { NewPerson } from '../people/person.params.js';

/** Who works with the register, by what they do. */
export const PEOPLE = {
  legal: { name: 'Anna Lindqvist', email: 'anna.lindqvist@example.com', role: 'legal' },
  dpo: { name: 'Tomás Ferreira', email: 'dpo@example.com', role: 'legal' },
  procurement: { name: 'Greta Baumann', email: 'greta.baumann@example.com', role: 'procurement' },
  platform: { name: 'Jonas Weber', email: 'jonas.weber@example.com', role: 'owner' },
  marketing: { name: 'Élodie Martin', email: 'elodie.martin@example.com', role: 'owner' },
  sales: { name: 'Rahul Menon', email: 'rahul.menon@example.com', role: 'owner' },
  people: { name: 'Katarzyna Nowak', email: 'katarzyna.nowak@example.com', role: 'owner' },
  auditor: { name: 'Ingrid Holm', email: 'ingrid.holm@example.com', role: 'auditor' },
} as const satisfies Record<string, NewPerson>;
