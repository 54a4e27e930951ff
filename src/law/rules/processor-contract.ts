import { stateOfAgreement } from '../agreement.js';
import { act, GDPR, UK_GDPR } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { Agreement, Engagement } from '../facts.js';
import { GDPR_APPLIES } from '../regime.js';
import { Timeline } from '../timeline.js';
import type { EngagementCase, EngagementRule } from './rule.js';

const SCC_2021 = act('Decision (EU) 2021/914', null);

/** A processor acts under a written contract in force before the processing: Art. 28(3), 28(9) GDPR. */
export const processorContract: EngagementRule = {
  subject: 'engagement',
  id: 'PROCESSOR_CONTRACT',
  title: 'A processor processes only under a written contract that is in force.',
  citations: [GDPR.art('28(3)'), GDPR.art('28(9)'), SCC_2021.art('1')],
  codes: ['DPA_MISSING', 'DPA_EXPIRED', 'DPA_NOT_IN_FORCE', 'UNDATED_EVIDENCE'],
  regimes: {
    EU_GDPR: new Timeline('2000-07-26', [{ from: GDPR_APPLIES, value: true, citation: GDPR.art('28(3)') }]),
    UK_GDPR: new Timeline('2021-01-01', [{ from: '2021-01-01', value: true, citation: UK_GDPR.art('28(3)') }]),
  },
  check(subject) {
    const { engagement, vendorName, dossier } = subject;
    if (!isProcessing(engagement)) return [];
    const contracts = dossier.agreementsFor(engagement.id).filter(isProcessorContract);
    return contracts.length === 0 ? [because('DPA_MISSING', { processor: vendorName })] : bestOf(contracts, subject);
  },
};

/** Whether either side of the engagement processes on behalf of another. */
export const isProcessing = ({ ourRole, vendorRole }: Engagement): boolean =>
  isProcessorRole(ourRole) || isProcessorRole(vendorRole);

const isProcessorRole = (role: Engagement['ourRole']): boolean => role === 'processor' || role === 'sub_processor';

/** Modules 2 and 3 of 2021/914 themselves meet Art. 28(3) and (4) (its recital 9). */
const isProcessorContract = (agreement: Agreement): boolean =>
  agreement.kind === 'dpa' ||
  agreement.clauseSets.some(
    ({ set, modules }) => set === '2021/915' || (set === '2021/914' && (modules.includes(2) || modules.includes(3))),
  );

/** The contract that comes nearest to being in force decides what is said. */
function bestOf(contracts: readonly Agreement[], { vendorName, asOf }: EngagementCase): readonly Reason[] {
  const states = contracts.map((contract) => stateOfAgreement(contract, asOf));
  const missing = because('DPA_MISSING', { processor: vendorName });
  let answer: readonly Reason[] = [missing];
  let best = 0;
  const offer = (rank: number, reasons: readonly Reason[]): void => {
    if (rank <= best) return;
    best = rank;
    answer = reasons;
  };
  for (const state of states)
    switch (state.status) {
      case 'in_force':
        return [];
      case 'ended':
        offer(4, [because('DPA_EXPIRED', { processor: vendorName, endedOn: state.on })]);
        break;
      case 'not_yet':
        offer(3, [because('DPA_NOT_IN_FORCE', { processor: vendorName, from: state.from })]);
        break;
      case 'unsigned':
        offer(2, [because('DPA_NOT_IN_FORCE', { processor: vendorName, from: null })]);
        break;
      case 'undated':
        offer(1, [missing, because('UNDATED_EVIDENCE', { evidence: `Data processing agreement with ${vendorName}` })]);
        break;
    }
  return answer;
}
