import { act, eurLex } from '../citation.js';
import type { AdequacyDecision } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision (EU) 2026/179', eurLex('32026D0179'));

export const brazil: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_BR',
  name: 'EU adequacy decision on Brazil',
  officialId: '(EU) 2026/179',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  doubt: 'Adopted on 2026-01-26, published on 2026-01-28; whoever needs a safe day uses the latter.',
  destinations: ['BR'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2026-01-26',
        value: {
          excludes: [
            {
              because: 'transfers only for public security, defence or criminal enforcement are excluded',
              onlyForPurposes: ['public_security', 'defence', 'criminal_enforcement'],
            },
          ],
        },
        citation: decision.art('1'),
      },
    ]),
  },
};
