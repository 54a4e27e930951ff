import { GDPR } from '../citation.js';
import { because } from '../finding.js';
import { sinceTheGdpr } from './obligation.js';
import { isProcessing } from './processor-contract.js';
import type { EngagementRule } from './rule.js';

/** The contract sets out the processing and stipulates letters (a) to (h): Art. 28(3) GDPR. */
export const processorContractContent: EngagementRule = {
  subject: 'engagement',
  id: 'PROCESSOR_CONTRACT_CONTENT',
  title: 'The contract with a processor contains everything that Art. 28(3) lists.',
  citations: [GDPR.art('28(3)')],
  codes: ['DPA_TERMS_INCOMPLETE'],
  regimes: sinceTheGdpr('28(3)'),
  check(engagement) {
    const [contract] = engagement.contracts;
    if (!isProcessing(engagement) || contract?.state.status !== 'in_force' || contract.missingTerms.length === 0)
      return [];
    return [because('DPA_TERMS_INCOMPLETE', { processor: engagement.vendorName, missing: contract.missingTerms })];
  },
};
