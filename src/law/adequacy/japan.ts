import { act, eurLex } from '../citation.js';
import type { AdequacyDecision, Scope } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision (EU) 2019/419', eurLex('32019D0419'));

/** Private business operators; the United Kingdom draws the same line. */
export const UNDER_APPI: Scope = {
  excludes: [
    {
      because: 'only private business operators under the APPI and the Supplementary Rules are covered',
      sectors: ['public_body', 'press', 'religious', 'political'],
    },
  ],
};

export const japan: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_JP',
  name: 'EU adequacy decision on Japan',
  officialId: '(EU) 2019/419',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  doubt: 'An extension to the public sector is under discussion, not adopted.',
  destinations: ['JP'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2019-01-23',
        value: UNDER_APPI,
        citation: decision.art('1'),
      },
    ]),
  },
};
