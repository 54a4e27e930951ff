import type { NewParty } from '../vendors/party.params.js';

/** The companies of our group besides the first. */
export const group = (organisation: string): Readonly<Record<string, NewParty>> => ({
  polska: {
    name: `${organisation} (Poland)`,
    country: 'PL',
    sector: 'commercial',
    contact: 'katarzyna.nowak@example.com',
  },
  america: { name: `${organisation} (United States)`, country: 'US', sector: 'commercial' },
});
