import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementRule } from './rule.js';

/** Who is controller and who processor is settled per processing: Art. 4(7)-(8), 26, 28 GDPR. */
export const rolesAreDetermined: EngagementRule = {
  subject: 'engagement',
  id: 'ROLES_ARE_DETERMINED',
  title: 'The role of each side is determined for every processing.',
  citations: [GDPR.art('4(7)'), GDPR.art('4(8)'), GDPR.art('26'), GDPR.art('28')],
  codes: ['ROLE_UNDETERMINED'],
  regimes: sinceTheGdpr('4(7)', '5(j)'),
  check({ ourRole, vendorRole, vendorName }) {
    if (ourRole !== null && vendorRole !== null) return [];
    const unknown =
      ourRole === null && vendorRole === null ? 'either side' : ourRole === null ? 'our own side' : vendorName;
    return [because('ROLE_UNDETERMINED', { unknown })];
  },
};
