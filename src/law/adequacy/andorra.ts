import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2010/625/EU', eurLex('32010D0625'));

export const andorra: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_AD',
  name: 'EU adequacy decision on Andorra',
  officialId: '2010/625/EU',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['AD'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2010-10-19', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
