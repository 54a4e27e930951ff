import { DPO, FADP, GDPR, SCHREMS_II } from '../citation.js';
import type { Module, Role } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { EndingCause } from '../timeline.js';
import { clausesUnder, define } from './definition.js';

const CHAPTER_V = { family: 'mechanism', fine: '83(5)' } as const;
const CRITICAL = { ...CHAPTER_V, severity: 'critical' } as const;
const HIGH = { ...CHAPTER_V, severity: 'high' } as const;
const MEDIUM = { ...CHAPTER_V, severity: 'medium' } as const;
const NOTICE = { ...CHAPTER_V, fine: null, severity: 'notice' } as const;

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
    ...CRITICAL,
    title: 'No transfer mechanism',
    citations: [GDPR.art('44'), GDPR.art('46(1)')],
    says: ({ destination, listed }) =>
      listed === 0
        ? `Personal data goes to ${destination} and no mechanism is recorded.`
        : `Personal data goes to ${destination} and nothing listed has been in place.`,
    remedy: (_, regime) => `Sign ${clausesUnder(regime)} with the importer and assess the transfer, or stop it.`,
  }),
  MECHANISM_INVALIDATED: define<{ instrument: string; endedOn: LegalDay; cause: EndingCause }>({
    ...CRITICAL,
    title: 'Mechanism invalidated',
    citations: [GDPR.art('44')],
    says: ({ instrument, endedOn, cause }) => `${instrument} ${ENDING[cause]} on ${endedOn}; no grace period followed.`,
    remedy: ({ instrument }, regime) =>
      `Replace ${instrument} by a mechanism in force, such as ${clausesUnder(regime)} with an assessment, or stop the transfer.`,
  }),
  MECHANISM_EXPIRED: define<{ instrument: string; endedOn: LegalDay; cause: EndingCause | 'agreement_ended' }>({
    ...CRITICAL,
    title: 'Mechanism expired',
    citations: [GDPR.art('44')],
    says: ({ instrument, endedOn, cause }) =>
      cause === 'agreement_ended'
        ? `The agreement that holds ${instrument} ended; from ${endedOn} it no longer stands.`
        : `${instrument} ${ENDING[cause]}; from ${endedOn} it may no longer be relied on.`,
    remedy: ({ instrument }) => `Put a mechanism in force in place of ${instrument}, or stop the transfer.`,
  }),
  MECHANISM_NOT_YET_IN_FORCE: define<{ instrument: string; from: LegalDay }>({
    ...CRITICAL,
    title: 'Mechanism not yet in force',
    citations: [GDPR.art('44')],
    says: ({ instrument, from }) => `${instrument} can be relied on from ${from}, not before.`,
    remedy: ({ from }) => `Rely on another mechanism until ${from}, or hold the transfer back until then.`,
  }),
  MECHANISM_REPEALED_BEFORE_SIGNING: define<{ instrument: string; signedOn: LegalDay; closedOn: LegalDay }>({
    ...CRITICAL,
    title: 'Clauses signed after their repeal',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, signedOn, closedOn }) =>
      `The signatures under ${instrument} count from ${signedOn}, after the set was closed to new contracts on ${closedOn}.`,
    remedy: (_, regime) => `Sign ${clausesUnder(regime)}, for the roles that the two sides have.`,
  }),
  TRANSITION_LOST_PROCESSING_CHANGED: define<{ instrument: string; changedOn: LegalDay }>({
    ...CRITICAL,
    title: 'Transition lost by changed processing',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, changedOn }) =>
      `The processing under ${instrument} changed on ${changedOn}, which ended the transition.`,
    remedy: (_, regime) => `Sign ${clausesUnder(regime)}, for the roles that the two sides have.`,
  }),
  WRONG_REGIME_MECHANISM: define<{ instrument: string; regime: string }>({
    ...CRITICAL,
    title: "Another regime's mechanism",
    citations: [GDPR.art('44')],
    says: ({ instrument, regime }) => `The ${regime} does not take ${instrument} as a mechanism here.`,
    remedy: ({ regime }, binding) => `List a mechanism that the ${regime} knows, such as ${clausesUnder(binding)}.`,
  }),
  UK_ADDENDUM_MISSING: define<{ instrument: string }>({
    ...CRITICAL,
    title: 'UK Addendum missing',
    citations: [GDPR.art('46(2)(d)')],
    says: ({ instrument }) =>
      `${instrument} alone never were a mechanism for United Kingdom data; no UK Addendum is signed with them.`,
    remedy: () => 'Sign the UK Addendum to the clauses, or the IDTA in their place.',
  }),
  UK_EXTENSION_MISSING: define<{ framework: string; party: string }>({
    ...CRITICAL,
    title: 'UK Extension missing',
    citations: [GDPR.art('45')],
    says: ({ framework, party }) =>
      `${party} is on the list of the EU-US Data Privacy Framework, but not recorded under the ${framework}.`,
    remedy: ({ framework }, regime) => `Check the list and record the ${framework}, or sign ${clausesUnder(regime)}.`,
  }),
  SWISS_ADAPTATION_MISSING: define<{ instrument: string }>({
    ...CRITICAL,
    title: 'Swiss adaptations missing',
    citations: [FADP.art('16(2)(d)')],
    says: ({ instrument }) =>
      `${instrument} are recognised for Swiss data only with the adaptations of the FDPIC, and none are recorded.`,
    remedy: () => 'Agree on the adaptations of the FDPIC and record them beside the clauses.',
  }),
  SWISS_DPF_MISSING: define<{ framework: string; party: string }>({
    ...CRITICAL,
    title: 'Swiss part of the framework missing',
    citations: [GDPR.art('45')],
    says: ({ framework, party }) =>
      `${party} is on the list of the EU-US Data Privacy Framework, but not recorded under the ${framework}.`,
    remedy: ({ framework }, regime) => `Check the list and record the ${framework}, or sign ${clausesUnder(regime)}.`,
  }),
  NOT_ON_DPO_ANNEX_1: define<{ destination: string }>({
    ...CRITICAL,
    title: 'Not on the Swiss list',
    citations: [DPO.art('8(1) and Annex 1')],
    says: ({ destination }) => `Annex 1 of the Swiss ordinance does not name ${destination}.`,
    remedy: (_, regime) => `Rest the transfer on ${clausesUnder(regime)}, or stop it.`,
  }),
  MECHANISM_NOT_APPROVED: define<{ mechanism: string; because: string }>({
    ...CRITICAL,
    title: 'Mechanism not approved',
    citations: [GDPR.art('46(1)')],
    says: ({ mechanism, because }) => `${mechanism} cannot be relied on: ${because}.`,
    remedy: ({ mechanism }) =>
      `Obtain and record what is missing of ${mechanism}, or rest the transfer on another mechanism in force.`,
  }),
  ADEQUACY_SCOPE_EXCLUDED: define<{ instrument: string; because: string }>({
    ...CRITICAL,
    title: 'Outside the scope of the decision',
    citations: [GDPR.art('45')],
    says: ({ instrument, because }) => `The ${instrument} does not cover this transfer: ${because}.`,
    remedy: (_, regime) => `Record the facts that bring the transfer into scope, or sign ${clausesUnder(regime)}.`,
  }),
  CERTIFICATION_MISSING: define<{ framework: string; party: string }>({
    ...CRITICAL,
    title: 'Importer not on the list',
    citations: [GDPR.art('45')],
    says: ({ framework, party }) => `${party} is not recorded as certified under the ${framework}.`,
    remedy: ({ framework }, regime) =>
      `Check the list and record the certification under the ${framework}, or sign ${clausesUnder(regime)}.`,
  }),
  CERTIFICATION_LAPSED: define<{ framework: string; party: string; lapsedOn: LegalDay }>({
    ...CRITICAL,
    title: 'Certification lapsed',
    citations: [GDPR.art('45')],
    says: ({ framework, party, lapsedOn }) => `${party} is inactive under the ${framework} since ${lapsedOn}.`,
    remedy: (_, regime) =>
      `Sign ${clausesUnder(regime)} with the importer, or stop the transfer until it is certified again.`,
  }),
  CERTIFICATION_SCOPE_HR_MISSING: define<{ framework: string; party: string }>({
    ...CRITICAL,
    title: 'Human resources data not covered',
    citations: [GDPR.art('45')],
    says: ({ framework, party }) => `${party} is not recorded as covering human resources data under the ${framework}.`,
    remedy: (_, regime) => `Keep human resources data out of the transfer, or sign ${clausesUnder(regime)} for it.`,
  }),
  SUPPLEMENTARY_MEASURES_INEFFECTIVE: define<{ instrument: string; since: LegalDay; by: string }>({
    ...CRITICAL,
    title: 'Supplementary measures ineffective',
    citations: [GDPR.art('46(1)'), SCHREMS_II.citation],
    says: ({ instrument, since, by }) =>
      `${instrument} gives no effective protection at the destination, as ${by} found, from ${since}.`,
    remedy: () => 'Add measures that work and assess again, or suspend the transfer.',
  }),
  WRONG_MODULE: define<{
    instrument: string;
    modules: readonly Module[];
    exporterRole: Role | null;
    importerRole: Role | null;
  }>({
    ...HIGH,
    title: 'Clauses do not fit the roles',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, modules, exporterRole, importerRole }) =>
      `Nothing in ${instrument}${modules.length > 0 ? ` module ${modules.join(', ')}` : ''} is written for a ${spoken(exporterRole)} that sends to a ${spoken(importerRole)}.`,
    remedy: () => 'Record the roles and sign the module written for them.',
  }),
  TIA_MISSING: define<{ instrument: string }>({
    ...HIGH,
    title: 'Transfer impact assessment missing',
    citations: [GDPR.art('46(1)'), SCHREMS_II.citation],
    says: ({ instrument }) =>
      `No dated transfer impact assessment has found ${instrument} effective for this transfer.`,
    remedy: () =>
      'Assess the law and practice of the destination, add measures where needed, and file the dated result.',
  }),
  DEROGATION_MISUSED: define<{ derogation: string; because: string }>({
    ...HIGH,
    title: 'Derogation misused',
    citations: [GDPR.art('49(1)')],
    says: ({ derogation, because }) =>
      `The derogation relied on (${derogation}) does not carry this transfer: ${because}.`,
    remedy: (_, regime) => `Record what makes the derogation lawful, or sign ${clausesUnder(regime)}.`,
  }),
  ONWARD_TRANSFER_UNDOCUMENTED: define<{ exporter: string; importer: string; destination: string }>({
    ...HIGH,
    title: 'Onward transfer without a mechanism',
    citations: [GDPR.art('44')],
    says: ({ exporter, importer, destination }) =>
      `${exporter} passes the data on to ${importer} in ${destination}, and nothing in force carries it.`,
    remedy: ({ exporter }) => `Have ${exporter} show the mechanism of the onward transfer and record it, or end it.`,
  }),
  TRANSFER_NOT_MAPPED: define<{ missing: readonly string[]; of: string }>({
    ...HIGH,
    title: 'Transfer not mapped',
    citations: [GDPR.art('44'), GDPR.art('30(1)(e)')],
    says: ({ missing, of }) => `${of} is not mapped: missing ${missing.join(', ')}.`,
    remedy: ({ missing }) => `Find out and record: ${missing.join(', ')}.`,
  }),
  IMPORTER_LOCATION_UNKNOWN: define<{ importer: string }>({
    ...HIGH,
    title: 'Importer of unknown location',
    citations: [GDPR.art('44'), GDPR.art('30(1)(e)')],
    says: ({ importer }) => `The country of ${importer} is not recorded, so nobody can say where the data goes.`,
    remedy: ({ importer }) => `Record the country in which ${importer} is established.`,
  }),
  NO_DOCUMENTATION: define<{ importer: string }>({
    ...HIGH,
    title: 'Nothing on file',
    citations: [GDPR.art('5(2)'), GDPR.art('46(1)')],
    says: ({ importer }) =>
      `For the transfer to ${importer} no mechanism paper, impact assessment or description of measures is on file.`,
    remedy: () => 'File the paper of the mechanism, the assessment, or the description of the measures.',
  }),
  SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR: define<{ instrument: string; importer: string }>({
    ...MEDIUM,
    raisesDoubt: true,
    title: 'Clauses not written for an importer under the GDPR',
    citations: [GDPR.art('46(2)(c)')],
    says: ({ instrument, importer }) =>
      `${instrument} are not written for an importer whose processing is itself under the GDPR, as that of ${importer} is.`,
    remedy: () => 'Keep the clauses, note the doubt, and replace them when the announced set is adopted.',
  }),
  TIA_OUTDATED: define<{ doneOn: LegalDay; because: string }>({
    ...MEDIUM,
    title: 'Transfer impact assessment outdated',
    citations: [GDPR.art('46(1)'), GDPR.art('5(2)')],
    says: ({ doneOn, because }) => `The transfer impact assessment of ${doneOn} is outdated: ${because}.`,
    remedy: () => 'Assess again, and record the day, the outcome and the next review.',
  }),
  MECHANISM_ENDING_SOON: define<{ mechanism: string; endsOn: LegalDay }>({
    ...MEDIUM,
    title: 'Mechanism ending soon',
    citations: [GDPR.art('44')],
    says: ({ mechanism, endsOn }) => `${mechanism}, which governs, no longer holds from ${endsOn}.`,
    remedy: ({ endsOn }) => `Put another mechanism in place before ${endsOn}.`,
  }),
  NO_FALLBACK: define<{ mechanism: string; challenge: string }>({
    ...MEDIUM,
    title: 'No fallback behind a challenged mechanism',
    citations: [GDPR.art('44')],
    says: ({ mechanism, challenge }) =>
      `${mechanism} governs and nothing in force stands behind it, while ${challenge}.`,
    remedy: (_, regime) => `Sign ${clausesUnder(regime)} as a fallback, with an assessment.`,
  }),
  CERTIFICATION_RENEWAL_PENDING: define<{ framework: string; party: string; since: LegalDay }>({
    ...NOTICE,
    title: 'Re-certification pending',
    citations: [GDPR.art('45')],
    says: ({ framework, party, since }) =>
      `The re-certification of ${party} under the ${framework} is pending since ${since}; until it lapses it counts as active.`,
    remedy: () => 'Check the list again and record what it says.',
  }),
  FALLBACK_IN_USE: define<{ governing: string; first: string }>({
    ...NOTICE,
    title: 'Runs on its fallback',
    citations: [GDPR.art('44')],
    says: ({ governing, first }) => `The transfer rests on ${governing}; ${first}, listed first, does not hold.`,
    remedy: ({ governing }) => `Tell the people concerned that ${governing} governs now, and list it first.`,
  }),
  VOID_MECHANISM_LISTED: define<{ mechanism: string; governing: string }>({
    ...NOTICE,
    title: 'Void mechanism listed',
    citations: [GDPR.art('45')],
    says: ({ mechanism, governing }) =>
      `The list still names ${mechanism}, now void; the transfer rests on the ${governing}.`,
    remedy: ({ mechanism }) => `Take ${mechanism} off the list, and out of notices that name it.`,
  }),
};
