import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2012/484/EU', eurLex('32012D0484'));

export const uruguay: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_UY',
  name: 'EU adequacy decision on Uruguay',
  officialId: '2012/484/EU',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['UY'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2012-08-21', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
