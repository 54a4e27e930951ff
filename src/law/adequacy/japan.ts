import { act, eurLex } from '../citation.js';
import type { AdequacyDecision } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision (EU) 2019/419', eurLex('32019D0419'));

export const japan: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_JP',
  name: 'EU adequacy decision on Japan',
  officialId: '(EU) 2019/419',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  doubt: 'An extension to the public sector is under discussion, not adopted.',
  destination: 'JP',
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2019-01-23',
        value: {
          excludes: [
            {
              because: 'only private business operators under the APPI and the Supplementary Rules are covered',
              sectors: ['public_body', 'press', 'religious', 'political'],
            },
          ],
        },
        citation: decision.art('1'),
      },
    ]),
  },
};
