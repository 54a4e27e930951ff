import { confirmationOf } from '../conclusion.js';
import { GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementRule } from './rule.js';

/** A contract that was asked for is none until the other side confirms it: Art. 28(3), 28(9) GDPR. */
export const optInIsConfirmed: EngagementRule = {
  subject: 'engagement',
  id: 'OPT_IN_IS_CONFIRMED',
  title: 'An opt-in to an agreement is confirmed before it counts.',
  citations: [GDPR.art('28(3)'), GDPR.art('28(9)')],
  codes: ['OPT_IN_UNCONFIRMED'],
  regimes: sinceTheGdpr('28(9)', '9'),
  check({ engagement, vendorName, dossier, asOf }) {
    if (dossier.facts.optIns.length === 0) return [];
    const reasons: Reason[] = [];
    for (const { id, acceptedOn } of dossier.agreementsFor(engagement))
      for (const optIn of dossier.optInsTo(id)) {
        const { requestedOn, endedOn } = optIn;
        if (requestedOn !== null && !asOf.reached(requestedOn)) continue;
        if (endedOn !== null && asOf.reached(endedOn)) continue;
        const confirmed = confirmationOf(optIn, acceptedOn);
        if (confirmed === null || !asOf.reached(confirmed))
          reasons.push(because('OPT_IN_UNCONFIRMED', { processor: vendorName, requestedOn }));
      }
    return reasons;
  },
};
