import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2004/411/EC', eurLex('32004D0411'));

export const isleOfMan: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_IM',
  name: 'EU adequacy decision on the Isle of Man',
  officialId: '2004/411/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['IM'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2004-04-28', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
