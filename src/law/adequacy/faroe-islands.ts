import { act, eurLex } from '../citation.js';
import type { AdequacyDecision, Scope } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2010/146/EU', eurLex('32010D0146'));

/** Recipients under the Faroese act. */
export const UNDER_THE_FAROESE_ACT: Scope = {
  excludes: [
    {
      because: 'bodies of the Danish state in the Faroes are outside the Faroese act, and a public body may be one',
      sectors: ['public_body'],
    },
  ],
};

export const faroeIslands: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_FO',
  name: 'EU adequacy decision on the Faroe Islands',
  officialId: '2010/146/EU',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  doubt: 'That Danish state bodies are excluded rests on one unconfirmed source.',
  destinations: ['FO'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2010-03-05',
        value: UNDER_THE_FAROESE_ACT,
        citation: decision.art('1'),
      },
    ]),
  },
};
