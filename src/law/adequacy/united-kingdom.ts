import { act, eurLex } from '../citation.js';
import { type AdequacyDecision, type Scope, EVERYTHING } from '../instruments/instrument.js';
import { Timeline } from '../timeline.js';

const decision = act('Decision (EU) 2021/1772', eurLex('32021D1772'));
const extension = act('Decision (EU) 2025/1226', eurLex('32025D1226'));
const renewal = act('Decision (EU) 2025/2574', eurLex('32025D2574'));

const withoutImmigrationControl: Scope = {
  excludes: [
    { because: 'data for United Kingdom immigration control are excluded', purposes: ['immigration_control'] },
  ],
};

/**
 * One timeline, its end as last moved: first set to 2025-06-27, moved to 2025-12-27 by Decision (EU) 2025/1226
 * and to 2031-12-27 by Decision (EU) 2025/2574, which also dropped the exclusion for immigration control.
 */
export const unitedKingdom: AdequacyDecision = {
  kind: 'adequacy',
  id: 'EU_ADEQUACY_GB',
  name: 'EU adequacy decision on the United Kingdom',
  officialId: '(EU) 2021/1772',
  citation: decision.citation,
  lastVerified: '2026-11-23',
  destinations: ['GB'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [
      { from: '2021-06-28', value: withoutImmigrationControl, citation: decision.art('1') },
      { from: '2025-06-24', value: withoutImmigrationControl, citation: extension.citation },
      { from: '2025-12-19', value: EVERYTHING, citation: renewal.citation },
      { from: '2031-12-28', ended: 'sunset', citation: renewal.art('4') },
    ]),
  },
};
