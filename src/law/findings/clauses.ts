import { spokenAnnexes } from '../annexes/annex-names.js';
import { GDPR, SCC_2021 } from '../citation.js';
import type { Annex } from '../facts.js';
import { clausesUnder, define } from './definition.js';

const CLAUSES = { family: 'clauses', severity: 'high', fine: '83(5)' } as const;
const clause = (number: string) => SCC_2021.at(`Clause ${number}`);

export const clausesFindings = {
  SCC_MODIFIED: define<{ clauses: string }>({
    ...CLAUSES,
    title: 'Clauses altered',
    citations: [clause('2(a)'), GDPR.art('46(2)(c)')],
    says: ({ clauses }) =>
      `The text of ${clauses} was altered, or the contract around contradicts it, so it does not hold.`,
    remedy: (_, regime) => `Sign ${clausesUnder(regime)} unaltered, and take out what contradicts them.`,
  }),
  ANNEX_INCOMPLETE: define<{ clauses: string; missing: readonly Annex[] }>({
    ...CLAUSES,
    title: 'Annexes incomplete',
    citations: [clause('1(d)'), GDPR.art('46(2)(c)')],
    says: ({ clauses, missing }) => `Not known to be completed and signed in ${clauses}: ${spokenAnnexes(missing)}.`,
    remedy: ({ missing }) => `Complete and sign ${spokenAnnexes(missing)}.`,
  }),
  ANNEX_III_MISSING: define<{ clauses: string }>({
    ...CLAUSES,
    title: 'List of sub-processors missing',
    citations: [clause('9(a)')],
    says: ({ clauses }) =>
      `${clauses} elect specific authorisation, and Annex III with the sub-processors is not there.`,
    remedy: () => 'Annex the list of the sub-processors that are authorised.',
  }),
  CLAUSE_9_PERIOD_MISSING: define<{ clauses: string; unknown: string }>({
    ...CLAUSES,
    title: 'Clause 9 without a period',
    citations: [clause('9(a)')],
    says: ({ clauses, unknown }) => `${clauses} do not say under clause 9(a): ${unknown}.`,
    remedy: () => 'Agree on specific or general authorisation, and on the days of notice.',
  }),
  CLAUSE_17_INVALID: define<{ clauses: string; because: string }>({
    ...CLAUSES,
    title: 'Governing law not lawful',
    citations: [clause('17')],
    says: ({ clauses, because }) =>
      `The governing law elected in ${clauses} is not one that clause 17 allows: ${because}.`,
    remedy: () => 'Choose the law of a Member State that grants rights to third parties.',
  }),
  CLAUSE_18_INVALID: define<{ clauses: string; because: string }>({
    ...CLAUSES,
    title: 'Courts not lawful',
    citations: [clause('18')],
    says: ({ clauses, because }) => `The courts elected in ${clauses} are not those that clause 18 allows: ${because}.`,
    remedy: () => 'Choose the courts of a Member State.',
  }),
  DOCKING_NOT_EFFECTIVE: define<{ clauses: string; party: string; because: string }>({
    ...CLAUSES,
    title: 'Accession not effective',
    citations: [clause('7')],
    says: ({ clauses, party, because }) => `${party} has not effectively joined ${clauses}: ${because}.`,
    remedy: ({ party }) => `Have all parties agree, and ${party} complete the annexes and sign Annex I.A.`,
  }),
};
