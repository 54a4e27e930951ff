import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { NewEngagement } from '../../engagements/engagement.params.js';
import { Flag, Text } from '../../fields.js';
import type { Engagement, Party } from '../../law/facts.js';
import { NewParty } from '../../vendors/party.params.js';
import { CaseIdentity, OwnId } from './identity.js';

export class CaseParty extends IntersectionType(
  CaseIdentity,
  OmitType(NewParty, ['vendorId', 'name', 'activity', 'representative', 'dpo']),
) {
  @Text({
    max: 300,
    optional: true,
    nullable: false,
    example: 'Acme Analytics, Inc.',
    description: 'Name of the legal person; absent: its id.',
  })
  name?: string;
  @Flag({
    optional: true,
    description: 'Whether it is one of our group companies; absent: where an engagement names it as our party.',
  })
  isOwn?: boolean | null;
}

const OF_AN_ENGAGEMENT = [
  'purpose',
  'ourRole',
  'vendorRole',
  'startsOn',
  'endsOn',
  'outsideInstructions',
  'plan',
] as const;

/** What a vendor is used for. */
export class CaseEngagement extends IntersectionType(CaseIdentity, PickType(NewEngagement, OF_AN_ENGAGEMENT)) {
  @OwnId('Our party, by its id in these facts.') ownPartyId: string;
  @OwnId("The vendor's party, by its id in these facts.") vendorPartyId: string;
}

/** @param ours ids of those that engagements name as our parties */
export const partyOf = (party: CaseParty, ours: ReadonlySet<string>): Party => ({
  id: party.id,
  isOwn: party.isOwn ?? ours.has(party.id),
  name: party.name ?? party.id,
  address: party.address ?? null,
  contact: party.contact ?? null,
  country: party.country ?? null,
  sector: party.sector ?? null,
  internationalOrganisation: party.internationalOrganisation ?? null,
  directlySubjectTo: party.directlySubjectTo ?? [],
  branches: party.branches ?? [],
  exporterLaw: party.exporterLaw ?? 'gdpr',
});

export const engagementOf = (engagement: CaseEngagement): Engagement => ({
  id: engagement.id,
  ownPartyId: engagement.ownPartyId,
  vendorPartyId: engagement.vendorPartyId,
  purpose: engagement.purpose ?? null,
  ourRole: engagement.ourRole ?? null,
  vendorRole: engagement.vendorRole ?? null,
  startsOn: engagement.startsOn ?? null,
  endsOn: engagement.endsOn ?? null,
  outsideInstructions: engagement.outsideInstructions ?? null,
  plan: engagement.plan ?? null,
});
