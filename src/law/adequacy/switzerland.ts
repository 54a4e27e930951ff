import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2000/518/EC', eurLex('32000D0518'));

export const switzerland: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_CH',
  name: 'EU adequacy decision on Switzerland',
  officialId: '2000/518/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  doubt: 'The first day used is that of adoption; notification followed days or weeks later.',
  destinations: ['CH'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2000-07-26', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
