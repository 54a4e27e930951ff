import type { ClauseSet, Facts, Party } from '../law/facts.js';
import type { Law } from '../law/law.js';

/** A party as people know it: its name, and where it sits. */
export function partyNamed({ parties }: Facts, id: string | null | undefined): string {
  const party: Party | undefined = parties.find((candidate) => candidate.id === id);
  if (party === undefined) return 'not recorded';
  return `${party.name} (${party.internationalOrganisation ?? party.country ?? 'country not recorded'})`;
}

/** An instrument as people call it. */
export const instrumentNamed = (law: Law, id: string): string => law.instrument(id)?.name ?? id;

/** Clauses by the name of their set, with the modules that are taken up. */
export const clausesNamed = (law: Law, { set, modules }: Pick<ClauseSet, 'set' | 'modules'>): string =>
  [instrumentNamed(law, set), ...(modules.length > 0 ? [`module ${modules.join(' and ')}`] : [])].join(', ');

/** A word of the register as people say it. */
export const spoken = (word: string | null | undefined): string => word?.replaceAll('_', ' ') ?? 'not determined';
