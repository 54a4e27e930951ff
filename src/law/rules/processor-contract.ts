import { type AgreementState, stateOfAgreement, stateOfClauses } from '../agreement.js';
import { act, eurLex, GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { AsOf } from '../as-of.js';
import type { Agreement, ClauseSet, Engagement } from '../facts.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementRule } from './rule.js';

const SCC_2021 = act('Decision (EU) 2021/914', eurLex('32021D0914'));

/** A processor acts under a written contract in force before the processing: Art. 28(3), 28(9) GDPR. */
export const processorContract: EngagementRule = {
  subject: 'engagement',
  id: 'PROCESSOR_CONTRACT',
  title: 'A processor processes only under a written contract that is in force.',
  citations: [GDPR.art('28(3)'), GDPR.art('28(9)'), SCC_2021.art('1')],
  codes: ['DPA_MISSING', 'DPA_EXPIRED', 'DPA_NOT_IN_FORCE', 'UNDATED_EVIDENCE'],
  regimes: sinceTheGdpr('28(3)'),
  check({ engagement, vendorName, dossier, asOf }) {
    if (!isProcessing(engagement)) return [];
    return bestOf(
      dossier.agreementsFor(engagement).flatMap((agreement) => contractStates(agreement, asOf)),
      vendorName,
    );
  },
};

/** Whether either side of the engagement processes on behalf of another. */
export const isProcessing = ({ ourRole, vendorRole }: Engagement): boolean =>
  isProcessorRole(ourRole) || isProcessorRole(vendorRole);

const isProcessorRole = (role: Engagement['ourRole']): boolean => role === 'processor' || role === 'sub_processor';

/** How far every contract of Art. 28 in an agreement has come: the agreement itself, and clauses that are one. */
const contractStates = (agreement: Agreement, asOf: AsOf): readonly AgreementState[] => [
  ...(agreement.kind === 'dpa' ? [stateOfAgreement(agreement, asOf)] : []),
  ...agreement.clauseSets.filter(meetsArticle28).map((clauseSet) => stateOfClauses({ clauseSet, agreement }, asOf)),
];

/** Modules 2 and 3 of 2021/914 themselves meet Art. 28(3) and (4) (its recital 9). */
const meetsArticle28 = ({ set, modules }: ClauseSet): boolean =>
  set === '2021/915' || (set === '2021/914' && (modules.includes(2) || modules.includes(3)));

/** The contract that comes nearest to being in force decides what is said: the last to end, the first to begin. */
function bestOf(states: readonly AgreementState[], processor: string): readonly Reason[] {
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
  const missing = because('DPA_MISSING', { processor });
  return reached('undated')
    ? [missing, because('UNDATED_EVIDENCE', { evidence: `Data processing agreement with ${processor}` })]
    : [missing];
}
