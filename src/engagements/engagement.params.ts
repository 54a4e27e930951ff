import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Id, OneOf, Text, Words } from '../fields.js';
import { type Role, ROLES } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';
import { LAWFUL_BASES, type LawfulBasis } from './engagement.entity.js';

export class NewEngagement {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @Id({ description: 'Which of our own parties.' }) ownPartyId: string;
  @Id({ description: "Which of the vendor's parties." }) vendorPartyId: string;
  @Text({ optional: true, example: 'Web analytics of the shop' }) purpose?: string | null;
  @OneOf(ROLES, { optional: true, example: 'controller' }) ourRole?: Role | null;
  @OneOf(ROLES, { optional: true, example: 'processor' }) vendorRole?: Role | null;
  @Text({ max: 4000, optional: true, description: 'Why the roles are so.' }) roleReason?: string | null;
  @Text({ max: 200, optional: true }) roleDecidedBy?: string | null;
  @OneOf(LAWFUL_BASES, { optional: true, description: 'Letter of Art. 6(1) GDPR.', example: '6(1)(f)' })
  lawfulBasis?: LawfulBasis | null;
  @Words({ optional: true, example: ['customers'] }) peopleCategories?: string[];
  @Words({ optional: true, example: ['usage data'] }) dataCategories?: string[];
  @Text({ optional: true, example: '14 months' }) retention?: string | null;
  @Text({ max: 100, optional: true, description: 'The plan bought; a free plan may come without a DPA.' }) plan?:
    string | null;
  @Day({ optional: true, example: '2019-03-01' }) startsOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day.', example: '2027-12-31' }) endsOn?: LegalDay | null;
}

export class EngagementPatch extends PartialType(OmitType(NewEngagement, ['vendorId']), {
  skipNullProperties: false,
}) {}

export class EngagementsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) ownPartyId?: string;
  @OneOf(ROLES, { optional: true }) vendorRole?: Role;
}
