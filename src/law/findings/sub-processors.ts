import { EDPB_22_2024, GDPR } from '../citation.js';
import type { LegalDay } from '../legal-day.js';
import { define } from './definition.js';

const SUB_PROCESSORS = { family: 'sub_processors', fine: '83(4)' } as const;

export const subProcessorFindings = {
  SUBPROCESSOR_NOTICE_MISSING: define<{ subprocessor: string; because: string }>({
    ...SUB_PROCESSORS,
    severity: 'high',
    title: 'Sub-processor without authorisation',
    citations: [GDPR.art('28(2)')],
    says: ({ subprocessor, because }) => `${subprocessor} processes without the authorisation agreed: ${because}.`,
    remedy: ({ subprocessor }) => `Object to ${subprocessor} or accept it, and record the notice and the decision.`,
  }),
  SUBPROCESSOR_IDENTITY_INCOMPLETE: define<{ subprocessor: string; missing: readonly string[] }>({
    ...SUB_PROCESSORS,
    severity: 'high',
    title: 'Sub-processor not identified',
    citations: [GDPR.art('28(4)'), EDPB_22_2024.citation],
    says: ({ subprocessor, missing }) =>
      `Of the sub-processor ${subprocessor} nobody has at hand: ${missing.join(', ')}.`,
    remedy: ({ subprocessor, missing }) => `Ask the processor for the ${missing.join(', ')} of ${subprocessor}.`,
  }),
  SUBPROCESSOR_OBJECTION_DUE: define<{ subprocessor: string; dueOn: LegalDay | null }>({
    ...SUB_PROCESSORS,
    severity: 'medium',
    title: 'Decision on a sub-processor due',
    citations: [GDPR.art('28(2)')],
    says: ({ subprocessor, dueOn }) =>
      `${subprocessor} is announced as sub-processor, and we may object${dueOn === null ? '' : ` until ${dueOn}`}.`,
    remedy: ({ subprocessor }) => `Decide on ${subprocessor} and record the decision.`,
  }),
};
