import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { Day, Text, Words } from '../../fields.js';
import type { OptIn, PublishedDpa, Subprocessing } from '../../law/facts.js';
import type { LegalDay } from '../../law/legal-day.js';
import { NewOptIn } from '../../opt-ins/opt-in.params.js';
import { NewSubprocessing } from '../../subprocessors/subprocessing.params.js';
import { CaseIdentity, OwnId } from './identity.js';

export class CaseSubprocessing extends IntersectionType(
  CaseIdentity,
  OmitType(NewSubprocessing, ['vendorId', 'partyId', 'engagementIds', 'nature', 'duration', 'decidedBy', 'reason']),
) {
  @OwnId('The sub-processor, by its id in these facts.') partyId: string;
  @Words({
    optional: true,
    example: ['analytics'],
    description:
      'For which engagements, by their ids in these facts; absent: for every one in which the vendor is a processor.',
  })
  engagementIds?: string[];
}

/** How an agreement came about. */
export class CaseOptIn extends IntersectionType(
  CaseIdentity,
  PickType(NewOptIn, ['method', 'requestedOn', 'confirmedOn', 'plan']),
) {
  @Day({
    optional: true,
    description: 'Day on which the vendor refused, or it was given up; absent: it was not.',
  })
  endedOn?: LegalDay | null;
  @OwnId('The agreement that it brings about, by its id in these facts.') agreementId: string;
}

/** A data processing agreement that the vendor published. */
export class CasePublishedDpa implements PublishedDpa {
  @Text({ max: 100, optional: true, example: '6.4', description: 'Its version; absent: not known.' })
  version: string | null = null;
  @Day({ optional: true, description: 'Day on which it was published; absent: not known.' })
  publishedOn: LegalDay | null = null;
  @Day({
    optional: true,
    description:
      'Day on which somebody saw it, by which it was out at the latest; absent: not known, and it then counts on every day.',
  })
  seenOn: LegalDay | null = null;
}

export const subprocessingOf = (subprocessing: CaseSubprocessing): Subprocessing => ({
  id: subprocessing.id,
  partyId: subprocessing.partyId,
  engagementIds: subprocessing.engagementIds ?? [],
  service: subprocessing.service ?? null,
  places: subprocessing.places ?? [],
  announcedOn: subprocessing.announcedOn ?? null,
  addedOn: subprocessing.addedOn ?? null,
  removedOn: subprocessing.removedOn ?? null,
  objectionDueOn: subprocessing.objectionDueOn ?? null,
  decision: subprocessing.decision ?? null,
  decidedOn: subprocessing.decidedOn ?? null,
});

export const optInOf = ({ id, method, agreementId, requestedOn, confirmedOn, endedOn, plan }: CaseOptIn): OptIn => ({
  id,
  method,
  agreementId,
  requestedOn: requestedOn ?? null,
  confirmedOn: confirmedOn ?? null,
  endedOn: endedOn ?? null,
  plan: plan ?? null,
});
