import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Flag, Id, Ids, ListOf, OneOf, Text } from '../fields.js';
import { CERTIFICATION_STATUSES, type CertificationStatus, type Framework, FRAMEWORKS } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class NewDatedStatus {
  @OneOf(CERTIFICATION_STATUSES, {
    example: 'active',
    description: 'As the list shows it; under review still counts as active.',
  })
  status: CertificationStatus;
  @Day({ example: '2023-09-01', description: 'First day on which it was so.' }) from: LegalDay;
}

export class NewCertification {
  @Id({ description: 'The party that holds it.' }) partyId: string;
  @OneOf(FRAMEWORKS, {
    optional: true,
    example: 'EU_US_DPF',
    description: 'The list or scheme; absent: a certificate that no transfer can rest on.',
  })
  framework?: Framework | null;
  @Text({ example: 'EU-US Data Privacy Framework', description: 'As the certificate is called.' }) name: string;
  @Text({ max: 100, optional: true, description: "The list's own number of the entry; absent: not noted." })
  reference?: string | null;
  @ListOf(() => NewDatedStatus, {
    optional: true,
    description:
      'What the list showed since when, in order of their days. Absent: the entry is known and its days are not; it counts as active while the framework is in force, with a note.',
  })
  statuses?: NewDatedStatus[];
  @Flag({
    optional: true,
    description: 'Whether it covers human resources data; absent: not known, which counts as no.',
  })
  coversHr?: boolean | null;
  @Ids({ optional: true, description: 'Other parties that the entry covers; absent: none.', example: [] })
  coveredPartyIds?: string[];
  @Day({ optional: true, example: '2027-08-31', description: 'Day on which it is next due; absent: not known.' })
  nextDueOn?: LegalDay | null;
  @Text({
    max: 100,
    optional: true,
    example: 'v82',
    description: 'Of a certification scheme (Art. 46(2)(f) GDPR): the version certified against; absent: not known.',
  })
  schemeVersion?: string | null;
  @Day({
    optional: true,
    example: '2026-05-04',
    description:
      'Of a certification scheme: day on which the importer signed its binding and enforceable commitments; absent: it has not, as far as is known.',
  })
  commitmentsSignedOn?: LegalDay | null;
  @Day({ optional: true, example: '2026-10-07', description: 'Day on which somebody looked; absent: not noted.' })
  checkedOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who looked; absent: not noted.' }) checkedBy?: string | null;
}

export class CertificationPatch extends PartialType(OmitType(NewCertification, ['partyId']), {
  skipNullProperties: false,
}) {}

export class CertificationsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) partyId?: string;
  @OneOf(FRAMEWORKS, { optional: true }) framework?: Framework;
}
