import type { NewParty } from '../vendors/party.params.js';

/** The companies of our group besides the first. */
export const group = (organisation: string): Readonly<Record<string, NewParty>> => ({
  polska: {
    name: `${organisation} (Poland)`,
    country: 'PL',
    sector: 'commercial',
    address: 'ul. Piotrkowska 104, Łódź',
    contact: 'Katarzyna Nowak, head of people, katarzyna.nowak@example.com',
    activity: 'Makes and sells measuring instruments',
    dpo: 'Tomás Ferreira, dpo@example.com',
  },
  britain: {
    name: `${organisation} (United Kingdom)`,
    country: 'GB',
    sector: 'commercial',
    address: '12 Mill Lane, Leeds',
    contact: 'Rahul Menon, head of sales, rahul.menon@example.com',
    activity: 'Sells measuring instruments',
  },
  schweiz: { name: `${organisation} (Switzerland)`, country: 'CH', sector: 'commercial' },
  america: { name: `${organisation} (United States)`, country: 'US', sector: 'commercial' },
});
