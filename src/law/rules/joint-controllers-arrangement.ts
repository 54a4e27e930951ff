import { stateOfAgreement } from '../agreement.js';
import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import { sinceTheGdpr } from './obligation.js';
import { isProcessing } from './processor-contract.js';
import type { EngagementRoles, EngagementRule } from './rule.js';

/** Joint controllers divide their duties in an arrangement; a data processing agreement does not replace it: Art. 26 GDPR. */
export const jointControllersArrangement: EngagementRule = {
  subject: 'engagement',
  id: 'JOINT_CONTROLLERS_ARRANGEMENT',
  title: 'Joint controllers have an arrangement in force.',
  citations: [GDPR.art('26(1)'), GDPR.art('26(2)')],
  codes: ['ART26_ARRANGEMENT_MISSING'],
  regimes: sinceTheGdpr('26(1)'),
  check(engagement) {
    const { vendorName, dossier, asOf } = engagement;
    if (isProcessing(engagement) || !isJoint(engagement)) return [];
    const inForce = dossier
      .agreementsFor(engagement.engagement)
      .some(
        (agreement) =>
          agreement.kind === 'art_26_arrangement' && stateOfAgreement(agreement, dossier, asOf).status === 'in_force',
      );
    return inForce ? [] : [because('ART26_ARRANGEMENT_MISSING', { partner: vendorName })];
  },
};

/** Whether one side determines purposes and means together with the other, who is then no third party. */
export const isJoint = ({ ourRole, vendorRole }: EngagementRoles): boolean =>
  vendorRole !== 'third_party' && (ourRole === 'joint_controller' || vendorRole === 'joint_controller');
