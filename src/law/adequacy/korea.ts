import { act, eurLex } from '../citation.js';
import type { AdequacyDecision } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision (EU) 2022/254', eurLex('32022D0254'));

export const korea: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_KR',
  name: 'EU adequacy decision on the Republic of Korea',
  officialId: '(EU) 2022/254',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['KR'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      {
        from: '2021-12-17',
        value: {
          excludes: [
            {
              because: 'missionary work of religious bodies and the nomination of candidates by parties are excluded',
              sectors: ['religious', 'political'],
            },
            {
              because: 'credit information under the financial regulator is excluded',
              sectors: ['credit_information'],
            },
            { because: 'credit information under the financial regulator is excluded', data: ['credit'] },
          ],
        },
        citation: decision.art('1'),
      },
    ]),
  },
};
