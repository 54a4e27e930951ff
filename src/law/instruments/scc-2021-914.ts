import { SCC_2021 } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { StandardClauses } from './instrument.js';

/**
 * The standard contractual clauses of 2021: four modules, each for one pair of roles (Art. 1, recitals 9-11);
 * not for an importer whose processing is itself under the GDPR (Art. 1(1), recital 7).
 */
export const scc2021: StandardClauses = {
  kind: 'standard_clauses',
  id: '2021/914',
  name: 'Standard contractual clauses 2021/914',
  officialId: '(EU) 2021/914',
  citation: SCC_2021.citation,
  lastVerified: '2026-11-23',
  doubt:
    'Further sets, for importers under the GDPR and for institutions of the Union as exporters, are announced and not adopted as far as was found.',
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2021-06-27', value: { openForNewContracts: true }, citation: SCC_2021.art('4(1)') },
    ]),
  },
  notForImportersUnder: 'EU_GDPR',
  notForInstitutions: true,
  additions: {
    UK_GDPR: { set: 'UK_ADDENDUM_B1.0', missing: 'UK_ADDENDUM_MISSING' },
    CH_FADP: { set: 'FDPIC_ADAPTATION', missing: 'SWISS_ADAPTATION_MISSING' },
  },
  annexes: {
    1: ['I.A', 'I.B', 'I.C', 'II'],
    2: ['I.A', 'I.B', 'I.C', 'II'],
    3: ['I.A', 'I.B', 'I.C', 'II'],
    4: ['I.A', 'I.B'],
  },
  roles: {
    1: [['controller', 'controller']],
    2: [['controller', 'processor']],
    3: [
      ['processor', 'processor'],
      ['processor', 'sub_processor'],
      ['sub_processor', 'sub_processor'],
    ],
    4: [
      ['processor', 'controller'],
      ['sub_processor', 'controller'],
    ],
  },
};
