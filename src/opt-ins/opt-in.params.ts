import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Id, OneOf, Text } from '../fields.js';
import { OPT_IN_METHODS, type OptInMethod } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class NewOptIn {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @OneOf(OPT_IN_METHODS, {
    example: 'click_accept',
    description:
      'How we opt in: the terms that we accept incorporate the agreement; we accept it by a click; we send it back signed; or the vendor gives it when asked.',
  })
  method: OptInMethod;
  @Id({ description: 'The agreement that it brings about.' }) agreementId: string;
  @Id({ optional: true, description: 'The older agreement that is replaced; absent: none.' }) replacesId?:
    string | null;
  @Day({ optional: true, description: 'Day on which we asked; absent: not recorded.' }) requestedOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who of us asked; absent: not recorded.' })
  requestedBy?: string | null;
  @Day({
    optional: true,
    description:
      'Day on which the vendor confirmed. Absent: it has not, and the agreement counts as not in place; acceptance alone confirms only what terms incorporate.',
  })
  confirmedOn?: LegalDay | null;
  @Text({ max: 200, optional: true, description: 'Who confirmed; absent: not recorded.' }) confirmedBy?: string | null;
  @Text({ max: 200, optional: true, example: 'CASE-4711', description: "The vendor's reference; absent: none." })
  reference?: string | null;
  @Text({ max: 100, optional: true, example: 'Business', description: 'The plan bought; absent: not recorded.' })
  plan?: string | null;
  @Text({
    max: 1000,
    optional: true,
    example: 'Legal share, 2021/acme/confirmation.eml',
    description: 'Where the evidence is kept; absent: there is none.',
  })
  evidence?: string | null;
}

export class OptInPatch extends PartialType(OmitType(NewOptIn, ['vendorId', 'agreementId']), {
  skipNullProperties: false,
}) {}

export class OptInsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) agreementId?: string;
  @OneOf(OPT_IN_METHODS, { optional: true }) method?: OptInMethod;
}
