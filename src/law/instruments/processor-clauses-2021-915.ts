import { act, eurLex } from '../citation.js';
import { Timeline } from '../timeline.js';
import type { ProcessorClauses } from './instrument.js';

const decision = act('Decision (EU) 2021/915', eurLex('32021D0915'));

/** Standard clauses for the contract of Art. 28(7) GDPR inside the EEA; no tool for transfers. */
export const processorClauses2021: ProcessorClauses = {
  kind: 'processor_clauses',
  id: '2021/915',
  name: 'Standard clauses between controllers and processors 2021/915',
  officialId: '(EU) 2021/915',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2021-06-27', value: { openForNewContracts: true }, citation: decision.citation },
    ]),
  },
};
