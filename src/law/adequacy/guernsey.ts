import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2003/821/EC', eurLex('32003D0821'));

export const guernsey: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_GG',
  name: 'EU adequacy decision on Guernsey',
  officialId: '2003/821/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['GG'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2003-11-21', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
