import { GDPR, SCHREMS_II } from '../citation.js';
import type { Module, Role } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { EndingCause } from '../timeline.js';
import { define } from './definition.js';

const CHAPTER_V = { family: 'mechanism', fine: '83(5)' } as const;

const ENDING: Readonly<Record<EndingCause, string>> = {
  annulled: 'was annulled',
  withdrawn: 'was withdrawn',
  suspended: 'was suspended',
  sunset: 'ran out by its own terms',
  transition_over: 'reached the end of its transition',
  accession: 'lost its object when the destination became a member',
};

const spoken = (role: Role | null): string => role?.replaceAll('_', ' ') ?? 'party of unknown role';

export const mechanismFindings = {
  NO_TRANSFER_MECHANISM: define<{ destination: string; listed: number }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'No transfer mechanism',
    citations: [GDPR.art('44'), GDPR.art('46(1)')],
    says: ({ destination, listed }) =>
      listed === 0
        ? `Personal data goes to ${destination} and no mechanism is recorded.`
        : `Personal data goes to ${destination} and nothing listed has been in place.`,
    remedy: () => 'Sign standard contractual clauses with the importer and assess the transfer, or stop it.',
  }),
  MECHANISM_INVALIDATED: define<{ instrument: string; endedOn: LegalDay; cause: EndingCause }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Mechanism invalidated',
    citations: [GDPR.art('44')],
    says: ({ instrument, endedOn, cause }) => `${instrument} ${ENDING[cause]} on ${endedOn}; no grace period followed.`,
    remedy: ({ instrument }) =>
      `Replace ${instrument} by a mechanism in force, such as standard contractual clauses with an assessment, or stop the transfer.`,
  }),
  MECHANISM_EXPIRED: define<{ instrument: string; endedOn: LegalDay; cause: EndingCause | 'agreement_ended' }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Mechanism expired',
    citations: [GDPR.art('44')],
    says: ({ instrument, endedOn, cause }) =>
      cause === 'agreement_ended'
        ? `The agreement that holds ${instrument} ended; from ${endedOn} it no longer stands.`
        : `${instrument} ${ENDING[cause]}; from ${endedOn} it may no longer be relied on.`,
    remedy: ({ instrument }) => `Put a mechanism in force in place of ${instrument}, or stop the transfer.`,
  }),
  MECHANISM_NOT_YET_IN_FORCE: define<{ instrument: string; from: LegalDay }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Mechanism not yet in force',
    citations: [GDPR.art('44')],
    says: ({ instrument, from }) => `${instrument} can be relied on from ${from}, not before.`,
    remedy: ({ from }) => `Rely on another mechanism until ${from}, or hold the transfer back until then.`,
  }),
  MECHANISM_REPEALED_BEFORE_SIGNING: define<{ instrument: string; signedOn: LegalDay; closedOn: LegalDay }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Clauses signed after their repeal',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, signedOn, closedOn }) =>
      `${instrument} was signed on ${signedOn}, though closed to new contracts from ${closedOn}.`,
    remedy: () => 'Sign the clauses of 2021/914 in the module that fits the roles.',
  }),
  TRANSITION_LOST_PROCESSING_CHANGED: define<{ instrument: string; changedOn: LegalDay }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Transition lost by changed processing',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, changedOn }) =>
      `The processing under ${instrument} changed on ${changedOn}, which ended its transition.`,
    remedy: () => 'Sign the clauses of 2021/914 in the module that fits the roles.',
  }),
  WRONG_REGIME_MECHANISM: define<{ instrument: string; regime: string }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: "Another regime's mechanism",
    citations: [GDPR.art('44')],
    says: ({ instrument, regime }) => `${instrument} is no mechanism under the ${regime}.`,
    remedy: ({ regime }) => `List a mechanism that the ${regime} knows.`,
  }),
  ADEQUACY_SCOPE_EXCLUDED: define<{ instrument: string; because: string }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Outside the scope of the decision',
    citations: [GDPR.art('45')],
    says: ({ instrument, because }) => `The ${instrument} does not cover this transfer: ${because}.`,
    remedy: () => 'Record the facts that bring the transfer into scope, or sign standard contractual clauses.',
  }),
  CERTIFICATION_MISSING: define<{ framework: string; party: string }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Importer not on the list',
    citations: [GDPR.art('45')],
    says: ({ framework, party }) => `${party} is not recorded as certified under the ${framework}.`,
    remedy: ({ framework }) =>
      `Check the list and record the certification under the ${framework}, or sign standard contractual clauses.`,
  }),
  CERTIFICATION_LAPSED: define<{ framework: string; party: string; lapsedOn: LegalDay }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Certification lapsed',
    citations: [GDPR.art('45')],
    says: ({ framework, party, lapsedOn }) => `${party} is inactive under the ${framework} since ${lapsedOn}.`,
    remedy: () =>
      'Sign standard contractual clauses with the importer, or stop the transfer until it is certified again.',
  }),
  CERTIFICATION_SCOPE_HR_MISSING: define<{ framework: string; party: string }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Human resources data not covered',
    citations: [GDPR.art('45')],
    says: ({ framework, party }) => `${party} is not recorded as covering human resources data under the ${framework}.`,
    remedy: () => 'Keep human resources data out of the transfer, or sign standard contractual clauses for it.',
  }),
  SUPPLEMENTARY_MEASURES_INEFFECTIVE: define<{ instrument: string; doneOn: LegalDay }>({
    ...CHAPTER_V,
    severity: 'critical',
    title: 'Supplementary measures ineffective',
    citations: [GDPR.art('46(1)'), SCHREMS_II.citation],
    says: ({ instrument, doneOn }) =>
      `The transfer impact assessment of ${doneOn} found ${instrument} without effective protection there.`,
    remedy: () => 'Add measures that work and assess again, or suspend the transfer.',
  }),
  WRONG_MODULE: define<{
    instrument: string;
    modules: readonly Module[];
    exporterRole: Role | null;
    importerRole: Role | null;
  }>({
    ...CHAPTER_V,
    severity: 'high',
    title: 'Clauses do not fit the roles',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, modules, exporterRole, importerRole }) =>
      `${instrument}${modules.length > 0 ? ` module ${modules.join(', ')}` : ''} is not written for a ${spoken(exporterRole)} that sends to a ${spoken(importerRole)}.`,
    remedy: () => 'Record the roles and sign the module written for them.',
  }),
  TIA_MISSING: define<{ instrument: string }>({
    ...CHAPTER_V,
    severity: 'high',
    title: 'Transfer impact assessment missing',
    citations: [GDPR.art('46(1)'), SCHREMS_II.citation],
    says: ({ instrument }) =>
      `${instrument} is relied on without a dated transfer impact assessment that found it effective.`,
    remedy: () =>
      'Assess the law and practice of the destination, add measures where needed, and file the dated result.',
  }),
  IMPORTER_LOCATION_UNKNOWN: define<{ importer: string }>({
    ...CHAPTER_V,
    severity: 'high',
    title: 'Importer of unknown location',
    citations: [GDPR.art('44'), GDPR.art('30(1)(e)')],
    says: ({ importer }) =>
      `The country of ${importer} is not recorded, so nobody can say whether data leaves the EEA.`,
    remedy: ({ importer }) => `Record the country in which ${importer} is established.`,
  }),
  FALLBACK_IN_USE: define<{ governing: string; first: string }>({
    ...CHAPTER_V,
    fine: null,
    severity: 'notice',
    title: 'Runs on its fallback',
    citations: [GDPR.art('44')],
    says: ({ governing, first }) => `The transfer rests on ${governing}; ${first}, listed first, does not hold.`,
    remedy: ({ governing }) => `Tell the people concerned that ${governing} governs now, and list it first.`,
  }),
  VOID_MECHANISM_LISTED: define<{ mechanism: string; governing: string }>({
    ...CHAPTER_V,
    fine: null,
    severity: 'notice',
    title: 'Void mechanism listed',
    citations: [GDPR.art('45')],
    says: ({ mechanism, governing }) => `${mechanism} is listed but void; the transfer rests on the ${governing}.`,
    remedy: ({ mechanism }) => `Take ${mechanism} off the list, and out of notices that name it.`,
  }),
};
