import { AnyOf, CountryCode, Day, Flag, ListOf, OneOf, Text, Nested, Words } from '../fields.js';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  CERTIFICATION_STATUSES,
  type CertificationStatus,
  CLAUSE_SETS,
  type ClauseSetName,
  DATA_KINDS,
  type DataKind,
  type Facts,
  type Flow,
  FLOWS,
  type Framework,
  FRAMEWORKS,
  type Mechanism,
  MECHANISM_KINDS,
  type Module,
  MODULES,
  type Role,
  ROLES,
  SCOPE_PURPOSES,
  type ScopePurpose,
  type Sector,
  SECTORS,
  TIA_OUTCOMES,
  type TiaOutcome,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';

/*
 * Facts as a caller gives them: the same shapes as the register's, ids of the caller's own choosing.
 * What is left out is not known.
 */

const OwnId = (description?: string) => Text({ max: 100, ...(description !== undefined && { description }) });
const Reference = (description?: string) =>
  Text({ max: 100, optional: true, ...(description !== undefined && { description }) });

export class CaseParty {
  @OwnId() id: string;
  @Text({ max: 300, optional: true, example: 'Acme Analytics, Inc.' }) name?: string;
  @CountryCode({ optional: true }) country?: string | null;
  @OneOf(SECTORS, { optional: true, example: 'commercial' }) sector?: Sector | null;
  @Text({ max: 20, optional: true, example: 'EPO' }) internationalOrganisation?: string | null;
  @AnyOf(REGIMES, { optional: true, example: [] }) directlySubjectTo?: Regime[];
}

export class CaseEngagement {
  @OwnId() id: string;
  @OwnId('Our party, by its id in these facts.') ownPartyId: string;
  @OwnId("The vendor's party, by its id in these facts.") vendorPartyId: string;
  @Text({ optional: true }) purpose?: string | null;
  @OneOf(ROLES, { optional: true, example: 'controller' }) ourRole?: Role | null;
  @OneOf(ROLES, { optional: true, example: 'processor' }) vendorRole?: Role | null;
  @Day({ optional: true }) startsOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day.' }) endsOn?: LegalDay | null;
}

export class CaseSignature {
  @OwnId() partyId: string;
  @Day({ optional: true, description: 'Absent: undated.' }) signedOn?: LegalDay | null;
}

export class CaseClauseSet {
  @OwnId() id: string;
  @OneOf(CLAUSE_SETS, { example: '2021/914' }) set: ClauseSetName;
  @AnyOf(MODULES, { optional: true, example: [2] }) modules?: Module[];
  @Day({ optional: true, description: 'Absent: signed with the agreement.' }) signedOn?: LegalDay | null;
  @Day({ optional: true }) processingChangedOn?: LegalDay | null;
  @Flag({ optional: true }) processorAddsData?: boolean | null;
}

export class CaseAgreement {
  @OwnId() id: string;
  @OneOf(AGREEMENT_KINDS, { example: 'dpa' }) kind: AgreementKind;
  @Words({ optional: true, example: ['e1'] }) engagementIds?: string[];
  @Words({ example: ['us', 'acme'], description: 'The two parties.' }) partyIds: string[];
  @ListOf(() => CaseSignature, { optional: true }) signatures?: CaseSignature[];
  @Day({ optional: true, description: 'Day on which terms that incorporate it were accepted.' })
  acceptedOn?: LegalDay | null;
  @Day({ optional: true }) effectiveOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day in force.' }) expiresOn?: LegalDay | null;
  @Day({ optional: true, description: 'First day no longer in force.' }) terminatedOn?: LegalDay | null;
  @ListOf(() => CaseClauseSet, { optional: true }) clauseSets?: CaseClauseSet[];
}

export class CaseStatus {
  @OneOf(CERTIFICATION_STATUSES, { example: 'active' }) status: CertificationStatus;
  @Day({ example: '2023-09-01' }) from: LegalDay;
}

export class CaseCertification {
  @OwnId() id: string;
  @OwnId() partyId: string;
  @OneOf(FRAMEWORKS, { example: 'EU_US_DPF' }) framework: Framework;
  @ListOf(() => CaseStatus, { optional: true }) statuses?: CaseStatus[];
  @Flag({ optional: true }) coversHr?: boolean | null;
  @Words({ optional: true, example: [] }) coveredPartyIds?: string[];
}

export class CaseImpactAssessment {
  @OwnId() id: string;
  @Day({ optional: true, description: 'Absent: undated.' }) doneOn?: LegalDay | null;
  @OneOf(TIA_OUTCOMES, { optional: true, example: 'effective' }) outcome?: TiaOutcome | null;
}

export class CaseMechanism {
  @OneOf(MECHANISM_KINDS, { example: 'certification' }) kind: Mechanism['kind'];
  @Reference('Adequacy: id of the decision relied on, if one is named.') decision?: string | null;
  @Reference() certificationId?: string | null;
  @Reference() clauseSetId?: string | null;
}

export class CaseTransfer {
  @OwnId() id: string;
  @Reference('The engagement, whose roles count where none are given here.') engagementId?: string | null;
  @OneOf(FLOWS, { optional: true, description: '`sent` when absent.' }) flow?: Flow;
  @Reference() exporterId?: string | null;
  @Reference() importerId?: string | null;
  @OneOf(ROLES, { optional: true }) exporterRole?: Role | null;
  @OneOf(ROLES, { optional: true }) importerRole?: Role | null;
  @AnyOf(DATA_KINDS, { optional: true, example: [] }) data?: DataKind[];
  @AnyOf(SCOPE_PURPOSES, { optional: true, example: [] }) purposes?: ScopePurpose[];
  @Day({ optional: true }) startsOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day.' }) endsOn?: LegalDay | null;
  @ListOf(() => CaseMechanism, { optional: true, description: 'In the order in which they are relied on.' })
  mechanisms?: CaseMechanism[];
  @Words({ optional: true, example: [] }) impactAssessmentIds?: string[];
}

export class CaseFacts {
  @ListOf(() => CaseParty) parties: CaseParty[];
  @ListOf(() => CaseEngagement, { optional: true }) engagements?: CaseEngagement[];
  @ListOf(() => CaseAgreement, { optional: true }) agreements?: CaseAgreement[];
  @ListOf(() => CaseCertification, { optional: true }) certifications?: CaseCertification[];
  @ListOf(() => CaseImpactAssessment, { optional: true }) impactAssessments?: CaseImpactAssessment[];
  @ListOf(() => CaseTransfer, { optional: true }) transfers?: CaseTransfer[];
}

export class NewCase {
  @Day({ description: 'The day to judge as of.', example: '2020-08-01' }) asOf: LegalDay;
  @Nested(() => CaseFacts) facts: CaseFacts;
}

/** The facts as the law reads them. */
export const factsOf = (facts: CaseFacts): Facts => ({
  parties: facts.parties.map(({ id, name, country, sector, internationalOrganisation, directlySubjectTo }) => ({
    id,
    name: name ?? id,
    country: country ?? null,
    sector: sector ?? null,
    internationalOrganisation: internationalOrganisation ?? null,
    directlySubjectTo: directlySubjectTo ?? [],
  })),
  engagements: (facts.engagements ?? []).map((engagement) => ({
    id: engagement.id,
    ownPartyId: engagement.ownPartyId,
    vendorPartyId: engagement.vendorPartyId,
    purpose: engagement.purpose ?? null,
    ourRole: engagement.ourRole ?? null,
    vendorRole: engagement.vendorRole ?? null,
    startsOn: engagement.startsOn ?? null,
    endsOn: engagement.endsOn ?? null,
  })),
  agreements: (facts.agreements ?? []).map(agreementOf),
  certifications: (facts.certifications ?? []).map(
    ({ id, partyId, framework, statuses, coversHr, coveredPartyIds }) => ({
      id,
      partyId,
      framework,
      statuses: statuses ?? [],
      coversHr: coversHr ?? null,
      coveredPartyIds: coveredPartyIds ?? [],
    }),
  ),
  impactAssessments: (facts.impactAssessments ?? []).map(({ id, doneOn, outcome }) => ({
    id,
    doneOn: doneOn ?? null,
    outcome: outcome ?? null,
  })),
  transfers: (facts.transfers ?? []).map(transferOf),
});

const agreementOf = (agreement: CaseAgreement): Facts['agreements'][number] => ({
  id: agreement.id,
  kind: agreement.kind,
  engagementIds: agreement.engagementIds ?? [],
  partyIds: agreement.partyIds,
  signatures: (agreement.signatures ?? []).map(({ partyId, signedOn }) => ({ partyId, signedOn: signedOn ?? null })),
  acceptedOn: agreement.acceptedOn ?? null,
  effectiveOn: agreement.effectiveOn ?? null,
  expiresOn: agreement.expiresOn ?? null,
  terminatedOn: agreement.terminatedOn ?? null,
  clauseSets: (agreement.clauseSets ?? []).map((clauses) => ({
    id: clauses.id,
    set: clauses.set,
    modules: clauses.modules ?? [],
    signedOn: clauses.signedOn ?? null,
    processingChangedOn: clauses.processingChangedOn ?? null,
    processorAddsData: clauses.processorAddsData ?? null,
  })),
});

const transferOf = (transfer: CaseTransfer): Facts['transfers'][number] => ({
  id: transfer.id,
  engagementId: transfer.engagementId ?? null,
  flow: transfer.flow ?? 'sent',
  exporterId: transfer.exporterId ?? null,
  importerId: transfer.importerId ?? null,
  exporterRole: transfer.exporterRole ?? null,
  importerRole: transfer.importerRole ?? null,
  data: transfer.data ?? [],
  purposes: transfer.purposes ?? [],
  startsOn: transfer.startsOn ?? null,
  endsOn: transfer.endsOn ?? null,
  mechanisms: (transfer.mechanisms ?? []).map(mechanismOf),
  impactAssessmentIds: transfer.impactAssessmentIds ?? [],
});

const mechanismOf = ({ kind, decision, certificationId, clauseSetId }: CaseMechanism): Mechanism => {
  switch (kind) {
    case 'adequacy':
      return { kind, decision: decision ?? null };
    case 'certification':
      return { kind, certificationId: certificationId ?? '' };
    case 'clause_set':
      return { kind, clauseSetId: clauseSetId ?? '' };
  }
};
