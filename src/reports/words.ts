import type { Facts, Party } from '../law/facts.js';

/** A party as people know it: its name, and where it sits. */
export function partyNamed({ parties }: Facts, id: string | null | undefined): string {
  const party: Party | undefined = parties.find((candidate) => candidate.id === id);
  if (party === undefined) return 'not recorded';
  return `${party.name} (${party.internationalOrganisation ?? party.country ?? 'country not recorded'})`;
}

/** A word of the register as people say it. */
export const spoken = (word: string | null | undefined): string => word?.replaceAll('_', ' ') ?? 'not determined';
