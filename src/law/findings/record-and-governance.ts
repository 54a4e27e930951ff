import { GDPR } from '../citation.js';
import { define } from './definition.js';

export const recordAndGovernanceFindings = {
  ROLE_UNDETERMINED: define<{ unknown: string }>({
    family: 'record_and_governance',
    severity: 'high',
    fine: '83(4)',
    title: 'Role undetermined',
    citations: [GDPR.art('4(7)'), GDPR.art('4(8)'), GDPR.art('26'), GDPR.art('28')],
    says: ({ unknown }) => `The role of ${unknown} is not recorded: controller or processor.`,
    remedy: () => 'Decide who sets the purposes and the essential means, and record the roles with the reason.',
  }),
};
