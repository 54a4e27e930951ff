import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { NewEngagement } from '../engagements/engagement.params.js';
import { Flag, Id, Key, ListOf, Nested, OneOf, Text } from '../fields.js';
import { type Flow, OPT_IN_METHODS, type OptInMethod } from '../law/facts.js';
import { NewParty } from '../vendors/party.params.js';
import { VENDOR_STATUSES, type VendorStatus } from '../vendors/vendor.entity.js';
import { NewVendor } from '../vendors/vendor.params.js';
import { NewPlace, NewTransferQuestions } from './transfer-questionnaire.params.js';

/** Flows between a company of ours and a vendor; our own staff abroad are no vendor. */
const INTAKE_FLOWS = ['sent', 'remote_access', 'returned_to_controller', 'collected_from_the_person'] as const;

export class NewRecipient extends OmitType(NewParty, ['vendorId', 'name']) {
  @Text({
    max: 300,
    optional: true,
    example: 'Acme Analytics, Inc.',
    description: "Name of the legal person that we would contract with; absent: the vendor's name.",
  })
  name?: string | null;
}

export const OF_THE_VENDOR = [
  'name',
  'website',
  'ownerId',
  'privacyContact',
  'dpoContact',
  'tags',
  'dpaUrl',
  'subprocessorsUrl',
] as const;
export const OF_THE_ENGAGEMENT = [
  'purpose',
  'ourRole',
  'vendorRole',
  'roleReason',
  'roleDecidedBy',
  'roleQuestionnaire',
  'lawfulBasis',
  'peopleCategories',
  'dataCategories',
  'retention',
  'nature',
  'frequency',
  'sensitiveData',
  'sensitiveDataSafeguards',
  'toms',
  'tomsReference',
  'plan',
  'startsOn',
  'endsOn',
] as const;
const OF_THE_FLOW = ['data', 'processorAddsData'] as const;

/** A new vendor from plain answers. */
export class NewIntake extends IntersectionType(
  PickType(NewVendor, OF_THE_VENDOR),
  PickType(NewEngagement, OF_THE_ENGAGEMENT),
  PickType(NewTransferQuestions, OF_THE_FLOW),
) {
  @Key({ optional: true, description: 'Stable and human; absent: made of the name.' }) key?: string | null;
  @OneOf(VENDOR_STATUSES, {
    optional: true,
    nullable: false,
    example: 'prospective',
    description: '`prospective` when absent.',
  })
  status?: VendorStatus;
  @Id({ optional: true, description: 'Which of our own parties would use it; absent: the only one.' })
  ownPartyId?: string | null;
  @Nested(() => NewRecipient, { description: 'The legal person that we would contract with, and where it sits.' })
  recipient: NewRecipient;
  @OneOf(INTAKE_FLOWS, {
    optional: true,
    nullable: false,
    example: 'sent',
    description:
      'How the data would get there: sent, read from there (`remote_access`), given back by us as its processor, or collected from the person. Absent: `sent`.',
  })
  flow?: Exclude<Flow, 'own_staff'>;
  @ListOf(() => NewPlace, {
    optional: true,
    description: 'Where the data is kept and who can see it from where, as far as is known; absent: not said.',
  })
  places?: NewPlace[];
  @OneOf(OPT_IN_METHODS, {
    optional: true,
    example: 'click_accept',
    description: 'How the vendor gives its data processing agreement; absent: not known.',
  })
  optInMethod?: OptInMethod | null;
  @Flag({
    optional: true,
    nullable: false,
    example: false,
    description: 'Answer the same and record nothing; the ids in the answer are then of no record. Absent: record it.',
  })
  dryRun?: boolean;
}

/** What was sent of these fields. */
export const sentOf = <K extends keyof NewIntake>(intake: NewIntake, fields: readonly K[]): Pick<NewIntake, K> =>
  Object.fromEntries(
    fields.filter((field) => intake[field] !== undefined).map((field) => [field, intake[field]]),
  ) as Pick<NewIntake, K>;
