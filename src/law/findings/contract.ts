import { GDPR } from '../citation.js';
import type { Article28Term } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import { define } from './definition.js';

const CONTRACT = { family: 'contract', fine: '83(4)' } as const;
const CRITICAL = { ...CONTRACT, severity: 'critical' } as const;
const HIGH = { ...CONTRACT, severity: 'high' } as const;
const MEDIUM = { ...CONTRACT, severity: 'medium' } as const;

const spokenTerm = (term: Article28Term): string => (term.length === 1 ? `(${term})` : term.replaceAll('_', ' '));

/** An agreement that comes with other plans than the one bought; null: nobody knows which was. */
export interface ForeignPlan {
  readonly plans: readonly string[];
  readonly bought: string | null;
}

const listed = (plans: readonly string[]): string =>
  plans.length === 1 ? `the plan ${plans[0]}` : `the plans ${plans.join(', ')}`;

export const contractFindings = {
  DPA_MISSING: define<{ processor: string; plan: ForeignPlan | null }>({
    ...CRITICAL,
    title: 'No data processing agreement',
    citations: [GDPR.art('28(3)')],
    says: ({ plan }) =>
      `No data processing agreement with the processor is proven by a dated paper.${plan === null ? '' : ` The one on file comes with ${listed(plan.plans)}, and ${plan.bought === null ? 'which plan was bought is not recorded' : `${plan.bought} was bought`}.`}`,
    remedy: ({ plan }) =>
      plan === null
        ? 'Conclude a data processing agreement with the processor, or file the dated one that exists.'
        : 'Record the plan that was bought, change to one that comes with the agreement, or have it agreed on for this plan.',
  }),
  DPA_EXPIRED: define<{ processor: string; endedOn: LegalDay }>({
    ...CRITICAL,
    title: 'Data processing agreement ended',
    citations: [GDPR.art('28(3)')],
    says: ({ processor, endedOn }) =>
      `The data processing agreement with ${processor} stands no longer since ${endedOn}.`,
    remedy: ({ processor }) => `Renew the data processing agreement with ${processor}, or end the processing.`,
  }),
  ART26_ARRANGEMENT_MISSING: define<{ partner: string }>({
    ...CRITICAL,
    title: 'No arrangement between joint controllers',
    citations: [GDPR.art('26(1)')],
    says: ({ partner }) => `No arrangement with the joint controller ${partner} is in force.`,
    remedy: ({ partner }) => `Agree with ${partner} who answers for what, and publish the essence of it.`,
  }),
  PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10: define<{
    processor: string;
    what: string | null;
    since: LegalDay | null;
  }>({
    ...CRITICAL,
    title: 'Processor decides for itself',
    citations: [GDPR.art('28(10)')],
    says: ({ processor, what, since }) =>
      `${processor} processes outside the instructions${since === null ? '' : ` since ${since}`}${what === null ? '' : ` (${what})`} and counts as controller for it.`,
    remedy: ({ processor }) =>
      `Have ${processor} stop it, or settle it as a controller with a basis, a notice and the right mechanism.`,
  }),
  DPA_NOT_IN_FORCE: define<{ processor: string; from: LegalDay | null }>({
    ...HIGH,
    title: 'Data processing agreement not in force',
    citations: [GDPR.art('28(3)'), GDPR.art('28(9)')],
    says: ({ processor, from }) =>
      from === null
        ? `The data processing agreement with ${processor} is not signed by both sides.`
        : `The data processing agreement with ${processor} is in force from ${from}, not before.`,
    remedy: () => 'Complete the signatures, and hold the processing back until the agreement is in force.',
  }),
  DPA_TERMS_INCOMPLETE: define<{ processor: string; missing: readonly Article28Term[] }>({
    ...HIGH,
    title: 'Terms of the agreement incomplete',
    citations: [GDPR.art('28(3)')],
    says: ({ processor, missing }) =>
      `The agreement with ${processor} is not known to contain: ${missing.map(spokenTerm).join(', ')}.`,
    remedy: () => 'Read the paper against Art. 28(3), note the clause of each term, and have missing ones agreed.',
  }),
  EVIDENCE_MISSING: define<{ evidence: string }>({
    ...HIGH,
    fine: '83(5)',
    title: 'Evidence missing',
    citations: [GDPR.art('5(2)'), GDPR.art('28(9)')],
    says: ({ evidence }) => `No paper is on file of: ${evidence}.`,
    remedy: ({ evidence }) => `File the paper of: ${evidence}.`,
  }),
  OPT_IN_UNCONFIRMED: define<{ processor: string; requestedOn: LegalDay | null }>({
    ...HIGH,
    title: 'Opt-in unconfirmed',
    citations: [GDPR.art('28(3)'), GDPR.art('28(9)')],
    says: ({ processor, requestedOn }) =>
      `The opt-in to the agreement with ${processor}${requestedOn === null ? '' : `, requested on ${requestedOn},`} is not confirmed, so it counts as not in place.`,
    remedy: ({ processor }) => `Chase ${processor} for the confirmation and record its day and reference.`,
  }),
  DPA_EXPIRING: define<{ processor: string; endsOn: LegalDay }>({
    ...MEDIUM,
    title: 'Data processing agreement expiring',
    citations: [GDPR.art('28(3)')],
    says: ({ processor, endsOn }) => `The agreement with ${processor} no longer stands from ${endsOn}.`,
    remedy: ({ endsOn }) => `Renew or replace it before ${endsOn}.`,
  }),
  DPA_OUTDATED: define<{ processor: string; onFile: string; published: string }>({
    ...MEDIUM,
    title: 'Newer agreement published',
    citations: [GDPR.art('28(3)')],
    says: ({ processor, onFile, published }) =>
      `${processor} publishes ${published} of its agreement, and ${onFile} is on file.`,
    remedy: () => 'Compare the two, and opt in to the newer one if it fits better.',
  }),
  UNDATED_EVIDENCE: define<{ evidence: string }>({
    ...MEDIUM,
    fine: '83(5)',
    title: 'Undated evidence',
    citations: [GDPR.art('5(2)')],
    says: ({ evidence }) => `${evidence} bears no day, and an undated paper proves nothing.`,
    remedy: ({ evidence }) => `Find out and record the day of: ${evidence}.`,
  }),
};
