import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, EVERYTHING } from '../instruments/instrument.js';
import { organisation } from '../territories.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision (EU) 2025/1382', eurLex('32025D1382'));

export const europeanPatentOrganisation: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_EPO',
  name: 'EU adequacy decision on the European Patent Organisation',
  officialId: '(EU) 2025/1382',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: [organisation('EPO')],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: '2025-07-15', value: EVERYTHING, citation: decision.art('1') }]),
  },
};
