import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2008/393/EC', eurLex('32008D0393'));

export const jersey: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_JE',
  name: 'EU adequacy decision on Jersey',
  officialId: '2008/393/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['JE'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2008-05-08', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
