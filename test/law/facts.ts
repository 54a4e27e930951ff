import { type Assessment, assess, type EngagementAssessment, type TransferAssessment } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { ARTICLE_28_TERMS } from '../../src/law/facts.js';
import type {
  Agreement,
  AgreementKind,
  Annex,
  Certification,
  ClauseSet,
  ClauseSetName,
  Country,
  Derogation,
  DerogationLetter,
  Elections,
  Engagement,
  EngagementRole,
  Facts,
  Framework,
  ImpactAssessment,
  Mechanism,
  Module,
  OptIn,
  OptInMethod,
  Party,
  Role,
  Safeguard,
  SafeguardKind,
  Subprocessing,
  Transfer,
} from '../../src/law/facts.js';
import type { FindingCode } from '../../src/law/finding.js';
import type { LegalDay } from '../../src/law/legal-day.js';

export const NOTHING: Facts = {
  parties: [],
  engagements: [],
  agreements: [],
  certifications: [],
  impactAssessments: [],
  safeguards: [],
  transfers: [],
  subprocessings: [],
  optIns: [],
  publishedDpas: [],
};

export const party = (id: string, country: string | null, more: Partial<Party> = {}): Party => ({
  id,
  name: id,
  isOwn: false,
  address: null,
  contact: null,
  country,
  sector: 'commercial',
  internationalOrganisation: null,
  directlySubjectTo: [],
  branches: [],
  exporterLaw: 'gdpr',
  ...more,
});

/** Our own company, in Germany unless a case says otherwise. */
export const own = party('own', 'DE', { isOwn: true });
/** A vendor in the United States. */
export const vendor = party('vendor', 'US');

export const adequacy = (decision: string | null = null): Mechanism => ({ kind: 'adequacy', decision });
export const certificate = (certificationId: string): Mechanism => ({ kind: 'certification', certificationId });
export const clauses = (clauseSetId: string): Mechanism => ({ kind: 'clause_set', clauseSetId });
export const onSafeguard = (safeguardId: string): Mechanism => ({ kind: 'safeguard', safeguardId });

/** Occasional, necessary and agreed unless a case says otherwise. */
export const derogation = (letter: DerogationLetter, more: Partial<Derogation> = {}): Mechanism => ({
  kind: 'derogation',
  letter,
  necessity: 'to book the journey that the person ordered',
  frequency: 'occasional',
  agreedBy: 'the person',
  wholeRegister: false,
  authorityToldOn: null,
  personToldOn: null,
  ...more,
});

export const transfer = (mechanisms: readonly Mechanism[], more: Partial<Transfer> = {}): Transfer => ({
  id: 'transfer',
  engagementId: null,
  flow: 'sent',
  exporterId: 'own',
  importerId: 'vendor',
  exporterRole: 'controller',
  importerRole: 'processor',
  data: [],
  purposes: [],
  startsOn: null,
  endsOn: null,
  mechanisms,
  impactAssessmentIds: [],
  onwardFromId: null,
  dataCategories: null,
  statedPurposes: null,
  measures: ['encryption in transit'],
  ...more,
});

export const certification = (
  framework: Framework,
  statuses: Certification['statuses'],
  more: Partial<Certification> = {},
): Certification => ({
  id: framework,
  partyId: 'vendor',
  framework,
  statuses,
  coversHr: null,
  coveredPartyIds: [],
  nextDueOn: null,
  schemeVersion: null,
  commitmentsSignedOn: null,
  ...more,
});

/** What 2021/914 wants annexed. */
export const ANNEXED: readonly Annex[] = ['I.A', 'I.B', 'I.C', 'II'];

/** Lawful elections: Irish law and courts, general authorisation with a month's notice. */
export const ELECTED: Elections = {
  docking: true,
  clause9: 'general',
  clause9Days: 30,
  clause11: false,
  clause13: 'exporter_in_eu',
  clause17Option: 1,
  clause17Law: 'IE',
  clause17Reserve: null,
  thirdPartyRights: true,
  clause18: 'IE',
};

/** Whole and lawfully elected unless a case says otherwise. */
export const clauseSet = (
  set: ClauseSetName,
  modules: readonly Module[] = [],
  more: Partial<ClauseSet> = {},
): ClauseSet => ({
  id: set,
  set,
  modules,
  signedOn: null,
  processingChangedOn: null,
  processorAddsData: null,
  regimes: [],
  altered: false,
  annexes: set === '2021/914' ? ANNEXED : [],
  elections: set === '2021/914' ? ELECTED : null,
  electionsByModule: [],
  accessions: [],
  ...more,
});

/** Signed by both sides on one day, on file with every term of Art. 28(3); null: never signed. */
export const agreement = (
  kind: AgreementKind,
  signedOn: LegalDay | null,
  clauseSets: readonly ClauseSet[] = [],
  more: Partial<Agreement> = {},
): Agreement => ({
  id: 'agreement',
  kind,
  engagementIds: ['engagement'],
  partyIds: ['own', 'vendor'],
  signatures: signedOn === null ? [] : ['own', 'vendor'].map((partyId) => ({ partyId, signedOn })),
  acceptedOn: null,
  effectiveOn: null,
  expiresOn: null,
  renewals: [],
  terminatedOn: null,
  withdrawnOn: null,
  supersedesId: null,
  plans: [],
  document: { bearsOn: signedOn ?? more.acceptedOn ?? null },
  template: 'vendor',
  templateAltered: false,
  paperVersion: null,
  terms: ARTICLE_28_TERMS.map((term) => ({ term, clause: null })),
  authorisation: 'general',
  subprocessorNoticeDays: 30,
  clauseSets,
  ...more,
});

export const engagement = (
  ourRole: Role | null,
  vendorRole: EngagementRole | null,
  more: Partial<Engagement> = {},
): Engagement => ({
  id: 'engagement',
  ownPartyId: 'own',
  vendorPartyId: 'vendor',
  purpose: null,
  ourRole,
  vendorRole,
  startsOn: null,
  endsOn: null,
  outsideInstructions: null,
  plan: null,
  ...more,
});

export const impactAssessment = (
  doneOn: LegalDay | null,
  outcome: ImpactAssessment['outcome'] = 'effective',
  id = 'tia',
  more: Partial<ImpactAssessment> = {},
): ImpactAssessment => ({
  id,
  destination: null,
  doneOn,
  outcome,
  nextReviewOn: null,
  foundBy: 'parties',
  factsFrom: null,
  ...more,
});

/** Approved under the GDPR and binding both sides since 2019 unless a case says otherwise. */
export const safeguard = (kind: SafeguardKind, more: Partial<Safeguard> = {}): Safeguard => ({
  id: kind,
  kind,
  name: 'The rules',
  partyIds: ['own', 'vendor'],
  approvals: [{ regime: 'EU_GDPR', on: '2019-01-01', endedOn: null }],
  generallyValidOn: '2019-01-01',
  bindingOn: '2019-01-01',
  changedOn: null,
  ...more,
});

/** Announced two months before it was added, wholly identified. */
export const subprocessing = (more: Partial<Subprocessing> = {}): Subprocessing => ({
  id: 'subprocessing',
  partyId: 'sub',
  engagementIds: [],
  service: 'hosting',
  places: ['IE'],
  announcedOn: '2024-01-01',
  addedOn: '2024-03-01',
  removedOn: null,
  objectionDueOn: null,
  decision: null,
  decidedOn: null,
  ...more,
});

export const optIn = (method: OptInMethod, confirmedOn: LegalDay | null, more: Partial<OptIn> = {}): OptIn => ({
  id: 'opt-in',
  method,
  agreementId: 'agreement',
  requestedOn: null,
  confirmedOn,
  endedOn: null,
  plan: null,
  ...more,
});

/** Without transfers the vendor sits in Ireland, so that none is missed. */
export const register = (facts: Partial<Facts>): Facts => ({
  ...NOTHING,
  parties: [own, facts.transfers === undefined ? { ...vendor, country: 'IE' } : vendor],
  ...facts,
});

/** The vendor in a country with nothing but the mechanisms listed. */
export const sending = (
  to: Party,
  mechanisms: readonly Mechanism[] = [],
  more: Partial<Transfer> = {},
  facts: Partial<Facts> = {},
): Facts => register({ parties: [own, { ...to, id: 'vendor' }], transfers: [transfer(mechanisms, more)], ...facts });

/** The vendor in the United States with one clause set, signed on a day, and an effective assessment where one is given. */
export function sendingOnClauses(
  set: ClauseSet,
  signedOn: LegalDay | null,
  assessed: readonly ImpactAssessment[] = [],
  more: Partial<Transfer> = {},
  paper: Partial<Agreement> = {},
): Facts {
  return register({
    agreements: [agreement('standalone_clauses', signedOn, [set], paper)],
    impactAssessments: assessed,
    transfers: [transfer([clauses(set.id)], { impactAssessmentIds: assessed.map(({ id }) => id), ...more })],
  });
}

/** An engagement with its papers; the vendor sits in Ireland unless transfers are given. */
export const hired = (
  ourRole: Role | null,
  vendorRole: EngagementRole | null,
  papers: readonly Agreement[] = [],
  more: Partial<Facts> = {},
): Facts => register({ engagements: [engagement(ourRole, vendorRole)], agreements: papers, ...more });

/** The same, our own company in another country. */
export const ownIn = (country: Country | null, facts: Facts, more: Partial<Party> = {}): Facts => ({
  ...facts,
  parties: facts.parties.map((one) => (one.id === 'own' ? { ...one, country, ...more } : one)),
});

export const on = (day: LegalDay, facts: Facts): Assessment => assess(facts, ENCODED_LAW, day);

export function transferOn(day: LegalDay, facts: Facts): TransferAssessment {
  const [first, ...others] = on(day, facts).transfers;
  if (first === undefined || others.length > 0)
    throw new Error(`${others.length + 1} assessments where one is expected`);
  return first;
}

export function engagementOn(day: LegalDay, facts: Facts): EngagementAssessment {
  const [first] = on(day, facts).engagements;
  if (first === undefined) throw new Error('no engagement among the facts');
  return first;
}

/** Verdict, then the codes found, of the only transfer. */
export const told = (day: LegalDay, facts: Facts): readonly string[] => {
  const { verdict, findings } = transferOn(day, facts);
  return [verdict, ...findings.map(({ code }) => code)];
};

/** Verdict, then the codes found, of the only engagement. */
export const toldOfContract = (day: LegalDay, facts: Facts): readonly string[] => {
  const { verdict, findings } = engagementOn(day, facts);
  return [verdict, ...findings.map(({ code }) => code)];
};

export const codesOn = (day: LegalDay, facts: Facts): readonly FindingCode[] =>
  on(day, facts).findings.map(({ code }) => code);
