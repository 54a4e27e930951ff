import { act, eurLex } from '../citation.js';
import type { AdequacyDecision, Scope } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2011/61/EU', eurLex('32011D0061'));

/** Automated transfers. */
export const AUTOMATED: Scope = {
  excludes: [
    {
      because: 'only automated transfers, or data further automated in Israel, are covered',
      data: ['not_automated'],
    },
  ],
};

export const israel: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_IL',
  name: 'EU adequacy decision on Israel',
  officialId: '2011/61/EU',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  doubt:
    'Covers the State of Israel as defined by international law; the register cannot tell a recipient in the territories from its country code.',
  destinations: ['IL'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2011-01-31',
        value: AUTOMATED,
        citation: decision.art('1'),
      },
    ]),
  },
};
