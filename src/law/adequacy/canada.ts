import { act, eurLex } from '../citation.js';
import type { AdequacyDecision, Scope } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2002/2/EC', eurLex('32002D0002'));

/** Recipients under PIPEDA; the United Kingdom and Switzerland draw the same line. */
export const UNDER_PIPEDA: Scope = {
  excludes: [
    {
      because: 'only recipients under PIPEDA, in commercial activity, are covered',
      sectors: ['non_commercial', 'public_body', 'religious', 'political', 'press'],
    },
    {
      because: 'most employers under provincial law are outside PIPEDA for data on their own staff',
      data: ['hr'],
      importerRoles: ['controller', 'joint_controller'],
    },
  ],
};

export const canada: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_CA',
  name: 'EU adequacy decision on Canada',
  officialId: '2002/2/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['CA'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2001-12-20',
        value: UNDER_PIPEDA,
        citation: decision.art('1'),
      },
    ]),
  },
};
