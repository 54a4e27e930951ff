import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Flag, Id, Ids, ListOf, OneOf, Text } from '../fields.js';
import { CERTIFICATION_STATUSES, type CertificationStatus, type Framework, FRAMEWORKS } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class NewDatedStatus {
  @OneOf(CERTIFICATION_STATUSES, { example: 'active' }) status: CertificationStatus;
  @Day({ example: '2023-09-01' }) from: LegalDay;
}

export class NewCertification {
  @Id({ description: 'The party that holds it.' }) partyId: string;
  @OneOf(FRAMEWORKS, {
    optional: true,
    example: 'EU_US_DPF',
    description: 'Absent: a certificate that no transfer can rest on.',
  })
  framework?: Framework | null;
  @Text({ example: 'EU-US Data Privacy Framework' }) name: string;
  @Text({ max: 100, optional: true, description: "The list's own number of the entry." }) reference?: string | null;
  @ListOf(() => NewDatedStatus, { optional: true, description: 'In order of their days.' }) statuses?: NewDatedStatus[];
  @Flag({ optional: true, description: 'Whether it covers human resources data.' }) coversHr?: boolean | null;
  @Ids({ optional: true, description: 'Other parties that the entry covers.', example: [] }) coveredPartyIds?: string[];
  @Day({ optional: true, example: '2027-08-31' }) nextDueOn?: LegalDay | null;
  @Day({ optional: true, example: '2026-10-07' }) checkedOn?: LegalDay | null;
  @Text({ max: 200, optional: true }) checkedBy?: string | null;
}

export class CertificationPatch extends PartialType(OmitType(NewCertification, ['partyId']), {
  skipNullProperties: false,
}) {}

export class CertificationsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) partyId?: string;
  @OneOf(FRAMEWORKS, { optional: true }) framework?: Framework;
}
