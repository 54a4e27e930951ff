import type { NewParty } from '../vendors/party.params.js';

/** The companies of our group besides the first. */
export const group = (organisation: string): Readonly<Record<string, NewParty>> => ({
  polska: {
    name: `${organisation} (Poland)`,
    country: 'PL',
    sector: 'commercial',
    contact: 'katarzyna.nowak@example.com',
  },
  britain: { name: `${organisation} (United Kingdom)`, country: 'GB', sector: 'commercial' },
  schweiz: { name: `${organisation} (Switzerland)`, country: 'CH', sector: 'commercial' },
  america: { name: `${organisation} (United States)`, country: 'US', sector: 'commercial' },
});
