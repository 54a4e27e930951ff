import { stateOfAgreement } from '../agreement.js';
import { GDPR, UK_GDPR } from '../citation.js';
import { because } from '../finding.js';
import { GDPR_APPLIES } from '../regime.js';
import { Timeline } from '../timeline.js';
import type { EngagementRule } from './rule.js';

/** Joint controllers divide their duties in an arrangement; a data processing agreement does not replace it: Art. 26 GDPR. */
export const jointControllersArrangement: EngagementRule = {
  subject: 'engagement',
  id: 'JOINT_CONTROLLERS_ARRANGEMENT',
  title: 'Joint controllers have an arrangement in force.',
  citations: [GDPR.art('26(1)'), GDPR.art('26(2)')],
  codes: ['ART26_ARRANGEMENT_MISSING'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: GDPR_APPLIES, value: true, citation: GDPR.art('26(1)') }]),
    UK_GDPR: new Timeline('2021-01-01', [{ from: '2021-01-01', value: true, citation: UK_GDPR.art('26(1)') }]),
  },
  check({ engagement, vendorName, dossier, asOf }) {
    if (engagement.ourRole !== 'joint_controller' && engagement.vendorRole !== 'joint_controller') return [];
    const inForce = dossier
      .agreementsFor(engagement.id)
      .some(
        (agreement) =>
          agreement.kind === 'art_26_arrangement' && stateOfAgreement(agreement, asOf).status === 'in_force',
      );
    return inForce ? [] : [because('ART26_ARRANGEMENT_MISSING', { partner: vendorName })];
  },
};
