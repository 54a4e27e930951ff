import { act, eurLex } from '../citation.js';
import type { AdequacyDecision } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision 2002/2/EC', eurLex('32002D0002'));

export const canada: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_CA',
  name: 'EU adequacy decision on Canada',
  officialId: '2002/2/EC',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destination: 'CA',
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2001-12-20',
        value: {
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
        },
        citation: decision.art('1'),
      },
    ]),
  },
};
