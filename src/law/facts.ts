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
  'EU_US_PRIVACY_SHIELD',
  'SWISS_US_PRIVACY_SHIELD',
  'EU_US_DPF',
  'UK_EXTENSION',
  'SWISS_US_DPF',
] as const;
/** A list of certified organisations; also the id of the instrument behind it. */
export type Framework = (typeof FRAMEWORKS)[number];

export const CLAUSE_SETS = ['2001/497', '2002/16', '2004/915', '2010/87', '2021/914', '2021/915'] as const;
export type ClauseSetName = (typeof CLAUSE_SETS)[number];

export const MODULES = [1, 2, 3, 4] as const;
export type Module = (typeof MODULES)[number];

export interface Party {
  readonly id: string;
  readonly name: string;
  /** null: not known, which is a gap of its own. */
  readonly country: Country | null;
  readonly sector: Sector | null;
  /** Code of an international organisation, such as `EPO`; its seat's country is then ignored. */
  readonly internationalOrganisation: string | null;
  /** Regimes that bind the party directly though it is not established there (Art. 3(2) GDPR and its twins). */
  readonly directlySubjectTo: readonly Regime[];
}

export interface Engagement {
  readonly id: string;
  readonly ownPartyId: string;
  readonly vendorPartyId: string;
  readonly purpose: string | null;
  readonly ourRole: Role | null;
  readonly vendorRole: Role | null;
  readonly startsOn: LegalDay | null;
  readonly endsOn: LegalDay | null;
}

export const AGREEMENT_KINDS = ['dpa', 'art_26_arrangement', 'standalone_clauses', 'terms'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export interface Signature {
  readonly partyId: string;
  /** null: signed on a day that nobody recorded; such a paper proves nothing. */
  readonly signedOn: LegalDay | null;
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
  /** First day no longer in force. */
  readonly terminatedOn: LegalDay | null;
  readonly clauseSets: readonly ClauseSet[];
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
}

export const TIA_OUTCOMES = ['effective', 'effective_with_measures', 'ineffective'] as const;
export type TiaOutcome = (typeof TIA_OUTCOMES)[number];

export interface ImpactAssessment {
  readonly id: string;
  readonly doneOn: LegalDay | null;
  readonly outcome: TiaOutcome | null;
}

export const MECHANISM_KINDS = ['adequacy', 'certification', 'clause_set'] as const;

/** One entry of a transfer's ordered list. */
export type Mechanism =
  | { readonly kind: 'adequacy'; readonly decision: string | null }
  | { readonly kind: 'certification'; readonly certificationId: string }
  | { readonly kind: 'clause_set'; readonly clauseSetId: string };

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
}

/** Everything a judgement is made from: what the register, or the caller, says of a vendor. */
export interface Facts {
  readonly parties: readonly Party[];
  readonly engagements: readonly Engagement[];
  readonly agreements: readonly Agreement[];
  readonly certifications: readonly Certification[];
  readonly impactAssessments: readonly ImpactAssessment[];
  readonly transfers: readonly Transfer[];
}
