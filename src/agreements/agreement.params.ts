import { OmitType, PartialType } from '@nestjs/swagger';
import { AnyOf, Day, Flag, Id, Ids, ListOf, OneOf, Text, Whole } from '../fields.js';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  CLAUSE_SETS,
  type ClauseSetName,
  type Module,
  MODULES,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class NewSignature {
  @Id({ description: 'The party that signed.' }) partyId: string;
  @Text({ max: 200, optional: true, description: 'The person who signed for it.' }) signedBy?: string | null;
  @Day({ optional: true, description: 'Absent: on a day that nobody recorded; such a paper proves nothing.' })
  signedOn?: LegalDay | null;
}

export class NewClauseSet {
  @OneOf(CLAUSE_SETS, { example: '2021/914' }) set: ClauseSetName;
  @AnyOf(MODULES, { optional: true, description: 'Modules of 2021/914.', example: [2] }) modules?: Module[];
  @Day({ optional: true, description: 'Absent: signed with the agreement.' }) signedOn?: LegalDay | null;
  @Day({ optional: true, description: 'The day on which the processing changed, which ends a transition.' })
  processingChangedOn?: LegalDay | null;
  @Flag({ optional: true, description: 'Module 4: whether the processor adds personal data collected in the EEA.' })
  processorAddsData?: boolean | null;
}

export class ClauseSetPatch extends PartialType(NewClauseSet, { skipNullProperties: false }) {}

export class NewAgreement {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @OneOf(AGREEMENT_KINDS, { example: 'dpa' }) kind: AgreementKind;
  @Text({ example: 'Data Processing Addendum' }) title: string;
  @Id() firstPartyId: string;
  @Id() secondPartyId: string;
  @Ids({ optional: true, description: 'The engagements that it speaks for.' }) engagementIds?: string[];
  @Text({ max: 100, optional: true, description: 'The version that the paper itself bears.' }) paperVersion?:
    string | null;
  @Day({
    optional: true,
    description: 'Day on which terms that incorporate it were accepted; then no signature is needed.',
  })
  acceptedOn?: LegalDay | null;
  @Day({ optional: true, description: 'In force from this day, if later than the last signature.' })
  effectiveOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day in force.' }) expiresOn?: LegalDay | null;
  @Whole(0, 3650, { optional: true, description: 'Days of notice before the end.' }) noticeDays?: number | null;
  @Id({ optional: true, description: 'The agreement that it replaces.' }) supersedesId?: string | null;
  @ListOf(() => NewSignature, { optional: true }) signatures?: NewSignature[];
  @ListOf(() => NewClauseSet, { optional: true }) clauseSets?: NewClauseSet[];
}

export class AgreementPatch extends PartialType(OmitType(NewAgreement, ['vendorId', 'signatures', 'clauseSets']), {
  skipNullProperties: false,
}) {}

export class NewTermination {
  @Day({ description: 'First day no longer in force.', example: '2026-12-31' }) terminatedOn: LegalDay;
}

export class AgreementsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @OneOf(AGREEMENT_KINDS, { optional: true }) kind?: AgreementKind;
  @Id({ optional: true }) engagementId?: string;
}
