import { GDPR } from '../citation.js';
import type { LegalDay } from '../legal-day.js';
import { define } from './definition.js';

const CONTRACT = { family: 'contract', fine: '83(4)' } as const;

export const contractFindings = {
  DPA_MISSING: define<{ processor: string }>({
    ...CONTRACT,
    severity: 'critical',
    title: 'No data processing agreement',
    citations: [GDPR.art('28(3)')],
    says: () => 'No data processing agreement with the processor is proven by a dated paper.',
    remedy: () => 'Conclude a data processing agreement with the processor, or file the dated one that exists.',
  }),
  DPA_EXPIRED: define<{ processor: string; endedOn: LegalDay }>({
    ...CONTRACT,
    severity: 'critical',
    title: 'Data processing agreement ended',
    citations: [GDPR.art('28(3)')],
    says: ({ processor, endedOn }) =>
      `The data processing agreement with ${processor} stands no longer since ${endedOn}.`,
    remedy: ({ processor }) => `Renew the data processing agreement with ${processor}, or end the processing.`,
  }),
  DPA_NOT_IN_FORCE: define<{ processor: string; from: LegalDay | null }>({
    ...CONTRACT,
    severity: 'high',
    title: 'Data processing agreement not in force',
    citations: [GDPR.art('28(3)'), GDPR.art('28(9)')],
    says: ({ processor, from }) =>
      from === null
        ? `The data processing agreement with ${processor} is not signed by both sides.`
        : `The data processing agreement with ${processor} is in force from ${from}, not before.`,
    remedy: () => 'Complete the signatures, and hold the processing back until the agreement is in force.',
  }),
  ART26_ARRANGEMENT_MISSING: define<{ partner: string }>({
    ...CONTRACT,
    severity: 'critical',
    title: 'No arrangement between joint controllers',
    citations: [GDPR.art('26(1)')],
    says: ({ partner }) => `No arrangement with the joint controller ${partner} is in force.`,
    remedy: ({ partner }) => `Agree with ${partner} who answers for what, and publish the essence of it.`,
  }),
  UNDATED_EVIDENCE: define<{ evidence: string }>({
    family: 'contract',
    fine: '83(5)',
    severity: 'medium',
    title: 'Undated evidence',
    citations: [GDPR.art('5(2)')],
    says: ({ evidence }) => `${evidence} bears no day, and an undated paper proves nothing.`,
    remedy: ({ evidence }) => `Find out and record the day of: ${evidence}.`,
  }),
};
