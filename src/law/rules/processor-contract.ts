import { type AgreementState, stateOfAgreement } from '../agreement.js';
import { GDPR, SCC_2021 } from '../citation.js';
import { isProcessorRole } from '../dossier.js';
import type { ForeignPlan } from '../findings/contract.js';
import { because, type Reason } from '../finding.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementCase, EngagementRoles, EngagementRule } from './rule.js';

/** A processor acts under a written contract in force before the processing: Art. 28(3), 28(9) GDPR. */
export const processorContract: EngagementRule = {
  subject: 'engagement',
  id: 'PROCESSOR_CONTRACT',
  title: 'A processor processes only under a written contract that is in force.',
  citations: [GDPR.art('28(3)'), GDPR.art('28(9)'), SCC_2021.art('1')],
  codes: ['DPA_MISSING', 'DPA_EXPIRED', 'DPA_NOT_IN_FORCE', 'UNDATED_EVIDENCE'],
  regimes: sinceTheGdpr('28(3)', '9'),
  check(engagement) {
    if (!isProcessing(engagement)) return [];
    return bestOf(
      engagement.contracts.map(({ state }) => state),
      engagement.vendorName,
      foreignPlan(engagement),
    );
  },
};

/** A free plan may come without the agreement that others come with. */
function foreignPlan({ engagement, dossier, asOf }: EngagementCase): ForeignPlan | null {
  const agreement = dossier
    .agreementsOfOtherPlans(engagement)
    .find((other) => other.kind === 'dpa' && stateOfAgreement(other, dossier, asOf).status === 'in_force');
  return agreement === undefined ? null : { plans: agreement.plans, bought: engagement.plan };
}

/** Whether either side of the engagement processes on behalf of another; beside a third party nobody does. */
export const isProcessing = ({ ourRole, vendorRole }: EngagementRoles): boolean =>
  vendorRole !== 'third_party' && (isProcessorRole(ourRole) || isProcessorRole(vendorRole));

/** The contract that comes nearest to being in force decides what is said: the last to end, the first to begin. */
function bestOf(states: readonly AgreementState[], processor: string, plan: ForeignPlan | null): readonly Reason[] {
  const reached = (status: AgreementState['status']): boolean => states.some((state) => state.status === status);
  if (reached('in_force')) return [];
  const endedOn = states
    .flatMap((state) => (state.status === 'ended' ? [state.on] : []))
    .sort()
    .at(-1);
  if (endedOn !== undefined) return [because('DPA_EXPIRED', { processor, endedOn })];
  const from = states.flatMap((state) => (state.status === 'not_yet' ? [state.from] : [])).sort()[0];
  if (from !== undefined || reached('unsigned'))
    return [because('DPA_NOT_IN_FORCE', { processor, from: from ?? null })];
  const missing = because('DPA_MISSING', { processor, plan });
  return reached('undated')
    ? [missing, because('UNDATED_EVIDENCE', { evidence: `Data processing agreement with ${processor}` })]
    : [missing];
}
