import { stateOfAgreement } from '../agreement.js';
import { GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { Agreement } from '../facts.js';
import { isJoint } from './joint-controllers-arrangement.js';
import { sinceTheGdpr } from './obligation.js';
import { isProcessing } from './processor-contract.js';
import type { EngagementCase, EngagementRule } from './rule.js';

/** Who is accountable can show the paper, and the paper its day: Art. 5(2), 28(9) GDPR. */
export const contractIsProven: EngagementRule = {
  subject: 'engagement',
  id: 'CONTRACT_IS_PROVEN',
  title: 'The paper of the contract that counts is on file and bears a day.',
  citations: [GDPR.art('5(2)'), GDPR.art('28(9)')],
  codes: ['EVIDENCE_MISSING', 'UNDATED_EVIDENCE'],
  regimes: sinceTheGdpr('5(2)'),
  check(engagement) {
    const counting = countingAgreement(engagement);
    return counting === null ? [] : proofFailures(counting.agreement, `${counting.called} ${engagement.vendorName}`);
  },
};

function countingAgreement(engagement: EngagementCase): { agreement: Agreement; called: string } | null {
  const { dossier, asOf } = engagement;
  if (isProcessing(engagement)) {
    const [contract] = engagement.contracts;
    return contract?.state.status === 'in_force'
      ? { agreement: contract.agreement, called: 'the data processing agreement with' }
      : null;
  }
  if (!isJoint(engagement)) return null;
  const arrangements = dossier
    .agreementsFor(engagement.engagement)
    .filter(
      (agreement) =>
        agreement.kind === 'art_26_arrangement' && stateOfAgreement(agreement, dossier, asOf).status === 'in_force',
    );
  const agreement = arrangements.find(({ document }) => document !== null) ?? arrangements[0];
  return agreement === undefined ? null : { agreement, called: 'the arrangement with' };
}

function proofFailures({ document }: Agreement, evidence: string): readonly Reason[] {
  if (document === null) return [because('EVIDENCE_MISSING', { evidence })];
  if (document.bearsOn !== null) return [];
  return [because('UNDATED_EVIDENCE', { evidence: `The paper of ${evidence}` })];
}
