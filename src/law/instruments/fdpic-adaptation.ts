import { act, FADP, FADP_1992 } from '../citation.js';
import { FADP_REVISED } from '../regime.js';
import { Timeline } from '../timeline.js';
import type { ClauseAddition } from './instrument.js';

/**
 * What the FDPIC asks of the clauses of 2021/914: its own authority, references read as the FADP, suits at home in
 * Switzerland, a law that grants third-party rights; legal persons no longer since 2023-09-01.
 */
export const fdpicAdaptation: ClauseAddition = {
  kind: 'clause_addition',
  id: 'FDPIC_ADAPTATION',
  name: 'FDPIC adaptations of the EU clauses',
  officialId: 'FDPIC, recognition of 27 August 2021',
  citation: act('FDPIC, recognition of 27 August 2021', null).citation,
  lastVerified: '2026-11-23',
  doubt: 'The paper was last amended on 2025-02-12.',
  addsTo: '2021/914',
  regimes: {
    CH_FADP: new Timeline('2000-07-26', [
      { from: '2021-08-27', value: { openForNewContracts: true }, citation: FADP_1992.art('6(2)(a)') },
      { from: FADP_REVISED, value: { openForNewContracts: true }, citation: FADP.art('16(2)(d)') },
    ]),
  },
  annexes: [],
};
