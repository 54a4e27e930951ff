import type { Annex } from '../facts.js';

/** Annexes of clauses, and tables of the Addendum and the IDTA, as people say them: "Annex I.A, Table 1". */
export const spokenAnnexes = (annexes: readonly Annex[]): string =>
  annexes.map((annex) => (annex.startsWith('table') ? annex.replace('table_', 'Table ') : `Annex ${annex}`)).join(', ');
