import type { LegalDay } from './legal-day.js';
import type { Regime } from './regime.js';

/** ISO 3166-1 alpha-2. */
export type Country = string;

export const SECTORS = [
  'commercial',
  'non_commercial',
  'public_body',
  'credit_information',
  'religious',
  'political',
  'press',
] as const;
export type Sector = (typeof SECTORS)[number];

export const ROLES = ['controller', 'joint_controller', 'processor', 'sub_processor'] as const;
export type Role = (typeof ROLES)[number];

/** In an engagement the other side may also be a third party with merely incidental access, such as a cleaner. */
export const ENGAGEMENT_ROLES = [...ROLES, 'third_party'] as const;
export type EngagementRole = (typeof ENGAGEMENT_ROLES)[number];

export const FLOWS = [
  'sent',
  'remote_access',
  'returned_to_controller',
  'collected_from_the_person',
  'own_staff',
] as const;
export type Flow = (typeof FLOWS)[number];

/** Kinds of data that the scope of a decision or a certificate may turn on. */
export const DATA_KINDS = ['hr', 'credit', 'special', 'criminal', 'not_automated'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** Purposes that the scope of a decision may turn on. */
export const SCOPE_PURPOSES = ['immigration_control', 'public_security', 'defence', 'criminal_enforcement'] as const;
export type ScopePurpose = (typeof SCOPE_PURPOSES)[number];

export const FRAMEWORKS = [
  'EU_US_SAFE_HARBOR',
  'SWISS_US_SAFE_HARBOR',
  'EU_US_PRIVACY_SHIELD',
  'SWISS_US_PRIVACY_SHIELD',
  'EU_US_DPF',
  'UK_EXTENSION',
  'SWISS_US_DPF',
  'EUROPRIVACY',
] as const;
/** A list of certified organisations, or a certification scheme of Art. 46(2)(f); also the id of the instrument behind it. */
export type Framework = (typeof FRAMEWORKS)[number];

export const CLAUSE_SETS = [
  '2001/497',
  '2002/16',
  '2004/915',
  '2010/87',
  '2021/914',
  '2021/915',
  'IDTA_A1.0',
  'UK_ADDENDUM_B1.0',
  'FDPIC_ADAPTATION',
] as const;
export type ClauseSetName = (typeof CLAUSE_SETS)[number];

export const MODULES = [1, 2, 3, 4] as const;
export type Module = (typeof MODULES)[number];

/** What an exporter in the Union is under: the GDPR or, as an institution of the Union, Regulation (EU) 2018/1725. */
export const EXPORTER_LAWS = ['gdpr', 'regulation_2018_1725'] as const;
export type ExporterLaw = (typeof EXPORTER_LAWS)[number];

export interface Party {
  readonly id: string;
  readonly name: string;
  /** One of our group companies. */
  readonly isOwn: boolean;
  readonly address: string | null;
  readonly contact: string | null;
  /** null: not known, which is a gap of its own. */
  readonly country: Country | null;
  readonly sector: Sector | null;
  /** Code of an international organisation, such as `EPO`; its seat's country is then ignored. */
  readonly internationalOrganisation: string | null;
  /** Regimes that bind the party directly though it is not established there (Art. 3(2) GDPR and its twins). */
  readonly directlySubjectTo: readonly Regime[];
  /** Countries in which it has a branch, which is no legal person of its own. */
  readonly branches: readonly Country[];
  readonly exporterLaw: ExporterLaw;
}

/** Processing beyond the controller's instructions, after which a processor is judged as controller (Art. 28(10)). */
export interface OutsideInstructions {
  readonly what: string | null;
  /** null: since a day that nobody recorded; it counts on every day. */
  readonly since: LegalDay | null;
}

export interface Engagement {
  readonly id: string;
  readonly ownPartyId: string;
  readonly vendorPartyId: string;
  readonly purpose: string | null;
  readonly ourRole: Role | null;
  readonly vendorRole: EngagementRole | null;
  readonly startsOn: LegalDay | null;
  readonly endsOn: LegalDay | null;
  readonly outsideInstructions: OutsideInstructions | null;
  /** The vendor's plan that was bought; null: not known. */
  readonly plan: string | null;
}

export const AGREEMENT_KINDS = ['dpa', 'art_26_arrangement', 'standalone_clauses', 'idta', 'bcr', 'terms'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export interface Signature {
  readonly partyId: string;
  /** null: signed on a day that nobody recorded; such a paper proves nothing. */
  readonly signedOn: LegalDay | null;
}

/** What a contract of Art. 28(3) sets out, then what it stipulates by letter. */
export const ARTICLE_28_TERMS = [
  'subject',
  'duration',
  'nature',
  'purpose',
  'data',
  'people',
  'rights_and_duties',
  'a',
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'h',
] as const;
export type Article28Term = (typeof ARTICLE_28_TERMS)[number];

/** Whose text a contract is; `national` is one adopted by an authority under Art. 28(8). */
export const TEMPLATES = ['2021/915', 'national', 'vendor', 'ours'] as const;
export type Template = (typeof TEMPLATES)[number];

export const AUTHORISATIONS = ['specific', 'general'] as const;
/** How sub-processors are authorised (Art. 28(2)): each, or all with notice and a chance to object. */
export type Authorisation = (typeof AUTHORISATIONS)[number];

/** Annexes of 2021/914, and the tables of the IDTA and the UK Addendum. */
export const ANNEXES = ['I.A', 'I.B', 'I.C', 'II', 'III', 'table_1', 'table_2', 'table_3', 'table_4'] as const;
export type Annex = (typeof ANNEXES)[number];

export const CLAUSE_13_VARIANTS = ['exporter_in_eu', 'with_representative', 'without_representative'] as const;

/** What the parties elected in 2021/914; null: not known. */
export interface Elections {
  /** Clause 7: others may join. */
  readonly docking: boolean | null;
  /** Clause 9(a): option 1 specific, option 2 general. */
  readonly clause9: Authorisation | null;
  /** Clause 9(a): days of notice. */
  readonly clause9Days: number | null;
  /** Clause 11(a): an independent dispute body. */
  readonly clause11: boolean | null;
  readonly clause13: (typeof CLAUSE_13_VARIANTS)[number] | null;
  /** Clause 17: option 1, a named law; option 2, that of the exporter's state, with a reserve. */
  readonly clause17Option: 1 | 2 | null;
  readonly clause17Law: Country | null;
  readonly clause17Reserve: Country | null;
  /** Whether the chosen law lets third parties claim rights. */
  readonly thirdPartyRights: boolean | null;
  /** Clause 18: the courts of a state. */
  readonly clause18: Country | null;
}

/** What the parties elected for one module, in the place of what they elected for the others. */
export interface ModuleElections extends Elections {
  readonly module: Module;
}

/** A party that joined under the docking clause. */
export interface Accession {
  readonly partyId: string;
  readonly on: LegalDay | null;
  readonly allAgreed: boolean | null;
  readonly annexesCompleted: boolean | null;
  readonly annexSigned: boolean | null;
}

export interface ClauseSet {
  readonly id: string;
  readonly set: ClauseSetName;
  readonly modules: readonly Module[];
  /** null: signed with the agreement that holds it. */
  readonly signedOn: LegalDay | null;
  /** The day on which the processing changed, which ends a transition. */
  readonly processingChangedOn: LegalDay | null;
  /** Module 4: whether the processor adds personal data collected in the EEA; null: not known. */
  readonly processorAddsData: boolean | null;
  /** Regimes that it was taken up for; empty: every one that knows it. */
  readonly regimes: readonly Regime[];
  /** A clause was changed, or the contract around it contradicts it, which voids it. */
  readonly altered: boolean;
  /** Annexes or tables that are present, completed and signed. */
  readonly annexes: readonly Annex[];
  /** Of every module that `electionsByModule` does not name. */
  readonly elections: Elections | null;
  readonly electionsByModule: readonly ModuleElections[];
  readonly accessions: readonly Accession[];
}

/** A later last day, agreed on while the agreement stood or after it had run out; it heals nothing before its own day. */
export interface Renewal {
  readonly agreedOn: LegalDay;
  /** Last day in force from then on; null: without end. */
  readonly expiresOn: LegalDay | null;
}

/** The paper itself. */
export interface Paper {
  /** The day that it bears. */
  readonly bearsOn: LegalDay | null;
}

export interface Agreement {
  readonly id: string;
  readonly kind: AgreementKind;
  readonly engagementIds: readonly string[];
  readonly partyIds: readonly string[];
  readonly signatures: readonly Signature[];
  /** The day on which terms that incorporate the agreement were accepted; then no signature is needed. */
  readonly acceptedOn: LegalDay | null;
  readonly effectiveOn: LegalDay | null;
  /** Last day in force. */
  readonly expiresOn: LegalDay | null;
  /** In order of their days. */
  readonly renewals: readonly Renewal[];
  /** First day no longer in force. */
  readonly terminatedOn: LegalDay | null;
  /** Day on which a paper that was never concluded was given up. */
  readonly withdrawnOn: LegalDay | null;
  /** The agreement that this one replaces, from the day on which it takes effect. */
  readonly supersedesId: string | null;
  /** Plans of the vendor that it comes with; empty: with every one. */
  readonly plans: readonly string[];
  /** null: nothing is on file. */
  readonly document: Paper | null;
  readonly template: Template | null;
  readonly templateAltered: boolean;
  /** The version that the paper bears. */
  readonly paperVersion: string | null;
  /** Terms found in it, each with its clause where one is noted. */
  readonly terms: readonly { readonly term: Article28Term; readonly clause: string | null }[];
  readonly authorisation: Authorisation | null;
  /** Days of notice before a new sub-processor. */
  readonly subprocessorNoticeDays: number | null;
  readonly clauseSets: readonly ClauseSet[];
}

/** A DPA that a vendor published. */
export interface PublishedDpa {
  readonly version: string | null;
  readonly publishedOn: LegalDay | null;
  /** Day on which somebody saw it, by which it was published at the latest; null: not known. */
  readonly seenOn: LegalDay | null;
}

export const OPT_IN_METHODS = ['incorporated_in_terms', 'click_accept', 'signed_return', 'on_request'] as const;
export type OptInMethod = (typeof OPT_IN_METHODS)[number];

/** How an agreement came about; until confirmed it counts as not in place. */
export interface OptIn {
  readonly id: string;
  readonly method: OptInMethod;
  readonly agreementId: string;
  readonly requestedOn: LegalDay | null;
  readonly confirmedOn: LegalDay | null;
  /** Day on which the vendor refused, or we gave it up: nobody waits for it from then on. */
  readonly endedOn: LegalDay | null;
  /** The plan for which it was asked; null: not known. */
  readonly plan: string | null;
}

export const CERTIFICATION_STATUSES = ['active', 'under_review', 'inactive'] as const;
export type CertificationStatus = (typeof CERTIFICATION_STATUSES)[number];

export interface Certification {
  readonly id: string;
  readonly partyId: string;
  readonly framework: Framework;
  /** In order of their days; empty: the list entry is known, its days are not. */
  readonly statuses: readonly { readonly status: CertificationStatus; readonly from: LegalDay }[];
  readonly coversHr: boolean | null;
  readonly coveredPartyIds: readonly string[];
  /** The day on which the list's entry is next due. */
  readonly nextDueOn: LegalDay | null;
  /** Of a certification scheme: the version certified against. */
  readonly schemeVersion: string | null;
  /** Of a certification scheme: the day on which the importer bound itself towards the exporter. */
  readonly commitmentsSignedOn: LegalDay | null;
}

export const TIA_OUTCOMES = ['effective', 'effective_with_measures', 'ineffective'] as const;
export type TiaOutcome = (typeof TIA_OUTCOMES)[number];

export const TIA_AUTHORS = ['parties', 'authority', 'court'] as const;
export type TiaAuthor = (typeof TIA_AUTHORS)[number];

export interface ImpactAssessment {
  readonly id: string;
  /** The country whose law it looks at, beside that of the importer: a place of access; null: the importer's alone. */
  readonly destination: Country | null;
  readonly doneOn: LegalDay | null;
  readonly outcome: TiaOutcome | null;
  readonly nextReviewOn: LegalDay | null;
  /** An authority or a court finds what was so already; its finding counts from the day of the facts. */
  readonly foundBy: TiaAuthor;
  readonly factsFrom: LegalDay | null;
}

export const SAFEGUARD_KINDS = [
  'bcr_controller',
  'bcr_processor',
  'code_of_conduct',
  'ad_hoc_clauses',
  'authority_clauses',
  'public_instrument',
  'administrative_arrangement',
] as const;
export type SafeguardKind = (typeof SAFEGUARD_KINDS)[number];

/** An authority's step under a regime: approval, authorisation, recognition, or notice to the Swiss FDPIC. */
export interface Approval {
  readonly regime: Regime;
  /** null: on a day that nobody recorded. */
  readonly on: LegalDay | null;
  /** First day no longer approved. */
  readonly endedOn: LegalDay | null;
}

/** A safeguard that an authority has a say in: binding corporate rules, a code, clauses of the parties' own, a public instrument. */
export interface Safeguard {
  readonly id: string;
  readonly kind: SafeguardKind;
  readonly name: string;
  /** Whom it binds: the group, the adherents, the parties. */
  readonly partyIds: readonly string[];
  readonly approvals: readonly Approval[];
  /** Of a code of conduct: the day on which the Commission gave it general validity (Art. 40(9)). */
  readonly generallyValidOn: LegalDay | null;
  /** The day on which exporter and importer were bound: by signature or, under a code, by the importer's promise. */
  readonly bindingOn: LegalDay | null;
  /** Binding corporate rules changed in substance, which ends an old approval (Art. 46(5)). */
  readonly changedOn: LegalDay | null;
}

/** Letters of Art. 49(1), its second subparagraph (`compelling`), and the Swiss exception for what the person made public. */
export const DEROGATION_LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'compelling', 'made_public'] as const;
export type DerogationLetter = (typeof DEROGATION_LETTERS)[number];

export const FREQUENCIES = ['once', 'occasional', 'systematic'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const MECHANISM_KINDS = ['adequacy', 'certification', 'clause_set', 'safeguard', 'derogation'] as const;

/** A derogation for specific situations, with what makes it lawful; null: not known. */
export interface Derogation {
  readonly letter: DerogationLetter;
  /** Why it is necessary. */
  readonly necessity: string | null;
  readonly frequency: Frequency | null;
  /** Who agreed: for letter a the person, after a notice of the risks. */
  readonly agreedBy: string | null;
  /** Letter g: whether the whole register would go, which no derogation covers. */
  readonly wholeRegister: boolean | null;
  /** Compelling interest: the days on which the authority and the person were told. */
  readonly authorityToldOn: LegalDay | null;
  readonly personToldOn: LegalDay | null;
}

/** One entry of a transfer's ordered list. */
export type Mechanism =
  | { readonly kind: 'adequacy'; readonly decision: string | null }
  | { readonly kind: 'certification'; readonly certificationId: string }
  | { readonly kind: 'clause_set'; readonly clauseSetId: string }
  | { readonly kind: 'safeguard'; readonly safeguardId: string }
  | ({ readonly kind: 'derogation' } & Derogation);

export interface Transfer {
  readonly id: string;
  readonly engagementId: string | null;
  readonly flow: Flow;
  readonly exporterId: string | null;
  readonly importerId: string | null;
  readonly exporterRole: Role | null;
  readonly importerRole: Role | null;
  readonly data: readonly DataKind[];
  readonly purposes: readonly ScopePurpose[];
  readonly startsOn: LegalDay | null;
  /** Last day of the flow. */
  readonly endsOn: LegalDay | null;
  readonly mechanisms: readonly Mechanism[];
  readonly impactAssessmentIds: readonly string[];
  /** The transfer that brought the data to this one's exporter; null: this is a first hop. */
  readonly onwardFromId: string | null;
  /** Categories of data; null: not said here, empty: looked for and not known. */
  readonly dataCategories: readonly string[] | null;
  /** What it is for; null: not said here, empty: looked for and not known. */
  readonly statedPurposes: readonly string[] | null;
  /** Measures that protect it, as described on file. */
  readonly measures: readonly string[];
}

export const SUBPROCESSOR_DECISIONS = ['accepted', 'objected'] as const;
export type SubprocessorDecision = (typeof SUBPROCESSOR_DECISIONS)[number];

/** Another processor that a processor engages (Art. 28(2) and (4)). */
export interface Subprocessing {
  readonly id: string;
  /** The sub-processor. */
  readonly partyId: string;
  /** For which engagements; empty: every one in which the vendor is a processor. */
  readonly engagementIds: readonly string[];
  readonly service: string | null;
  readonly places: readonly Country[];
  readonly announcedOn: LegalDay | null;
  readonly addedOn: LegalDay | null;
  /** First day on which it no longer processes; null: it goes on. */
  readonly removedOn: LegalDay | null;
  /** Last day to object; null: as the agreement's notice days give. */
  readonly objectionDueOn: LegalDay | null;
  readonly decision: SubprocessorDecision | null;
  readonly decidedOn: LegalDay | null;
}

/** Everything a judgement is made from: what the register, or the caller, says of a vendor. */
export interface Facts {
  readonly parties: readonly Party[];
  readonly engagements: readonly Engagement[];
  readonly agreements: readonly Agreement[];
  readonly certifications: readonly Certification[];
  readonly impactAssessments: readonly ImpactAssessment[];
  readonly safeguards: readonly Safeguard[];
  readonly transfers: readonly Transfer[];
  readonly subprocessings: readonly Subprocessing[];
  readonly optIns: readonly OptIn[];
  /** In the order in which they were recorded. */
  readonly publishedDpas: readonly PublishedDpa[];
}
