import { OmitType, PartialType } from '@nestjs/swagger';
import { Countries, Day, Id, Ids, OneOf, Text } from '../fields.js';
import { SUBPROCESSOR_DECISIONS, type SubprocessorDecision } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';
import { NewTransfer } from '../transfers/transfer.params.js';

export class NewSubprocessing {
  @Text({ max: 100, description: 'Id or key of the vendor that engages it.', example: 'acme-analytics' })
  vendorId: string;
  @Id({ description: 'The sub-processor, a party of the vendor or, rarely, one of ours.' }) partyId: string;
  @Ids({
    optional: true,
    description: 'For which engagements; absent: for every one in which the vendor is a processor.',
  })
  engagementIds?: string[];
  @Text({ optional: true, example: 'Hosting', description: 'What it does; absent: not known.' })
  service?: string | null;
  @Text({
    optional: true,
    example: 'Stores copies of the database',
    description: 'What it does with the data; absent: not described.',
  })
  nature?: string | null;
  @Text({
    optional: true,
    example: 'As long as the contract with the vendor',
    description: 'For how long; absent: not known.',
  })
  duration?: string | null;
  @Countries({ optional: true, example: ['US'], description: 'Countries in which it does so; absent: not known.' })
  places?: string[];
  @Day({ optional: true, description: 'Day on which the vendor told us; absent: it has not.' })
  announcedOn?: LegalDay | null;
  @Day({ optional: true, description: 'First day on which it processes; absent: it does not yet.' })
  addedOn?: LegalDay | null;
  @Day({
    optional: true,
    example: '2027-01-31',
    description: 'First day on which it no longer processes; absent: it goes on.',
  })
  removedOn?: LegalDay | null;
  @Day({
    optional: true,
    description: 'Last day to object; absent: as the days of notice in the agreement give.',
  })
  objectionDueOn?: LegalDay | null;
  @OneOf(SUBPROCESSOR_DECISIONS, {
    optional: true,
    example: 'accepted',
    description: 'What we decided; absent: nothing yet.',
  })
  decision?: SubprocessorDecision | null;
  @Day({ optional: true, description: 'Day of our decision; absent: not recorded.' }) decidedOn?: LegalDay | null;
  @Text({ max: 200, optional: true, example: 'Jo Nowak', description: 'Who decided; absent: not noted.' })
  decidedBy?: string | null;
  @Text({ max: 2000, optional: true, example: 'Hosting in Frankfurt, audited', description: 'Why; absent: not noted.' })
  reason?: string | null;
}

/** Our decision on a sub-processor. */
export class NewSubprocessorDecision {
  @OneOf(SUBPROCESSOR_DECISIONS, { example: 'objected', description: 'Whether we accept it.' })
  decision: SubprocessorDecision;
  @Day({ example: '2027-01-12', description: 'Day of our decision.' }) decidedOn: LegalDay;
  @Text({ max: 200, example: 'Jo Nowak', description: 'Who decided.' }) decidedBy: string;
  @Text({ max: 2000, example: 'No mechanism for the place that it processes in', description: 'Why.' })
  reason: string;
}

/** A transfer from the vendor to its sub-processor. */
export class NewOnwardTransfer extends OmitType(NewTransfer, ['engagementId', 'flow', 'exporterId', 'importerId']) {
  @Id({ optional: true, description: 'Under which engagement; absent: the only one that the sub-processor serves.' })
  engagementId?: string;
  @OneOf(['sent', 'remote_access'], {
    optional: true,
    nullable: false,
    example: 'sent',
    description: 'How the data gets there; absent: `sent`.',
  })
  flow?: 'sent' | 'remote_access';
}

export class SubprocessingPatch extends PartialType(OmitType(NewSubprocessing, ['vendorId']), {
  skipNullProperties: false,
}) {}

export class SubprocessingsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true, description: 'The sub-processor.' }) partyId?: string;
}
