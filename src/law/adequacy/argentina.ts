import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2003/490/EC', eurLex('32003D0490'));

export const argentina: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_AR',
  name: 'EU adequacy decision on Argentina',
  officialId: '2003/490/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['AR'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2003-06-30', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
