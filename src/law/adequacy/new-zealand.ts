import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2013/65/EU', eurLex('32013D0065'));

export const newZealand: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_NZ',
  name: 'EU adequacy decision on New Zealand',
  officialId: '2013/65/EU',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['NZ'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2012-12-19', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
