import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import { addDays, type LegalDay } from '../legal-day.js';
import { sinceTheGdpr } from './obligation.js';
import { isProcessing } from './processor-contract.js';
import type { EngagementCase, EngagementRule } from './rule.js';

/** Days before an end on which it is told. */
export const NOTICE_BEFORE_AN_END = 90;

/** Processing goes on only while a contract does, so its end is told beforehand: Art. 28(3) GDPR. */
export const contractLasts: EngagementRule = {
  subject: 'engagement',
  id: 'CONTRACT_LASTS',
  title: 'The contract with a processor does not run out within 90 days, unless another goes on.',
  citations: [GDPR.art('28(3)')],
  codes: ['DPA_EXPIRING'],
  regimes: sinceTheGdpr('28(3)', '9'),
  check(engagement) {
    if (!isProcessing(engagement)) return [];
    const endsOn = lastEnd(engagement);
    if (endsOn === null || !engagement.asOf.reached(addDays(endsOn, -NOTICE_BEFORE_AN_END))) return [];
    return [because('DPA_EXPIRING', { processor: engagement.vendorName, endsOn })];
  },
};

/** First day without a contract; null: none is in force, or one goes on. */
function lastEnd({ contracts }: EngagementCase): LegalDay | null {
  let last: LegalDay | null = null;
  for (const { state, endsOn } of contracts)
    if (state.status === 'in_force') {
      if (endsOn === null) return null;
      if (last === null || endsOn > last) last = endsOn;
    }
  const succeeds = contracts.some(
    ({ state, endsOn }) =>
      state.status === 'not_yet' && last !== null && state.from <= last && (endsOn === null || endsOn > state.from),
  );
  return succeeds ? null : last;
}
