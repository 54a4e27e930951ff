import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, Id, Nested, OneOf, Text, Words } from '../fields.js';
import { TRANSFER_FREQUENCIES, type TransferFrequency } from '../law/annexes/particulars.js';
import { ENGAGEMENT_ROLES, type EngagementRole, type OutsideInstructions, type Role, ROLES } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';
import { NewRoleQuestionnaire } from './role-questionnaire.params.js';
import { LAWFUL_BASES, type LawfulBasis } from './engagement.entity.js';

export class NewOutsideInstructions implements OutsideInstructions {
  @Text({
    max: 2000,
    optional: true,
    example: 'Trains its own models on our tickets',
    description: 'What it does beyond our instructions; absent: not described.',
  })
  what: string | null = null;
  @Day({ optional: true, description: 'Absent: since a day that nobody recorded; it then counts on every day.' })
  since: LegalDay | null = null;
}

export class NewEngagement {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @Id({ description: 'Which of our own parties.' }) ownPartyId: string;
  @Id({ description: "Which of the vendor's parties." }) vendorPartyId: string;
  @Text({ optional: true, example: 'Web analytics of the shop', description: 'What for; absent: not known.' })
  purpose?: string | null;
  @OneOf(ROLES, {
    optional: true,
    example: 'controller',
    description: 'What we are in it; absent: not determined, which is a gap of its own.',
  })
  ourRole?: Role | null;
  @OneOf(ENGAGEMENT_ROLES, {
    optional: true,
    example: 'processor',
    description:
      'What the vendor is in it; `third_party` has merely incidental access, such as a cleaner. Absent: not determined, which is a gap of its own.',
  })
  vendorRole?: EngagementRole | null;
  @Text({ max: 4000, optional: true, description: 'Why the roles are so; absent: not noted.' })
  roleReason?: string | null;
  @Text({ max: 200, optional: true, description: 'Who decided on the roles; absent: not noted.' })
  roleDecidedBy?: string | null;
  @Nested(() => NewRoleQuestionnaire, {
    optional: true,
    description:
      'Answers from which the roles follow where none are given (EDPB Guidelines 07/2020); other roles than follow want a roleReason. Absent: nobody was asked.',
  })
  roleQuestionnaire?: NewRoleQuestionnaire | null;
  @Nested(() => NewOutsideInstructions, {
    optional: true,
    description:
      'Processing beyond our instructions, for which a processor is judged as controller (Art. 28(10) GDPR). Absent: none is known.',
  })
  outsideInstructions?: NewOutsideInstructions | null;
  @OneOf(LAWFUL_BASES, {
    optional: true,
    description: 'Letter of Art. 6(1) GDPR; absent: not determined.',
    example: '6(1)(f)',
  })
  lawfulBasis?: LawfulBasis | null;
  @Words({ optional: true, example: ['customers'], description: 'Whose data; absent: not described.' })
  peopleCategories?: string[];
  @Words({ optional: true, example: ['usage data'], description: 'Which data; absent: not described.' })
  dataCategories?: string[];
  @Text({ optional: true, example: '14 months', description: 'How long it is kept; absent: not determined.' })
  retention?: string | null;
  @Text({
    max: 2000,
    optional: true,
    example: 'Collected by a script, stored and evaluated',
    description: 'What is done with the data; absent: not described.',
  })
  nature?: string | null;
  @OneOf(TRANSFER_FREQUENCIES, {
    optional: true,
    example: 'continuous',
    description: 'Whether data goes to the vendor once or again and again; absent: not known.',
  })
  frequency?: TransferFrequency | null;
  @Words({
    optional: true,
    nullable: true,
    example: [],
    description: 'Which sensitive data; an empty list: none. Absent: not known.',
  })
  sensitiveData?: string[] | null;
  @Words({
    optional: true,
    example: ['Access for trained staff only'],
    description: 'Limits and safeguards for sensitive data; absent: none are described.',
  })
  sensitiveDataSafeguards?: string[];
  @Words({
    optional: true,
    example: ['Encryption at rest and in transit', 'Access by role'],
    description: 'Technical and organisational measures; absent: none are described.',
  })
  toms?: string[];
  @Text({
    max: 1000,
    optional: true,
    example: 'Acme security measures, version 4 of 2026-01-15',
    description: 'The paper that describes them; absent: none is noted.',
  })
  tomsReference?: string | null;
  @Text({
    max: 100,
    optional: true,
    description: 'The plan bought, since a free plan may come without a DPA; absent: not noted.',
  })
  plan?: string | null;
  @Day({ optional: true, example: '2019-03-01', description: 'First day; absent: since ever.' })
  startsOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day; absent: it goes on.', example: '2027-12-31' })
  endsOn?: LegalDay | null;
}

export class EngagementPatch extends PartialType(OmitType(NewEngagement, ['vendorId']), {
  skipNullProperties: false,
}) {}

export class EngagementsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) ownPartyId?: string;
  @OneOf(ENGAGEMENT_ROLES, { optional: true }) vendorRole?: EngagementRole;
}
