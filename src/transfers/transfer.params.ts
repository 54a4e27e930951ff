import { OmitType, PartialType } from '@nestjs/swagger';
import { AnyOf, Day, Id, Ids, ListOf, OneOf, Text, Words } from '../fields.js';
import {
  DATA_KINDS,
  type DataKind,
  type Flow,
  FLOWS,
  type Role,
  ROLES,
  SCOPE_PURPOSES,
  type ScopePurpose,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';
import { NewMechanism } from './mechanism.params.js';

export class NewTransfer {
  @Id({ description: 'The engagement under which the data flows.' }) engagementId: string;
  @OneOf(FLOWS, {
    example: 'sent',
    description:
      'How the data gets there: sent, read from there (`remote_access`), given back by a processor to its controller, collected from the person, or read by our own staff there.',
  })
  flow: Flow;
  @Id({ optional: true, description: 'The party that gives the data; absent: not known, or nobody does.' })
  exporterId?: string | null;
  @Id({ optional: true, description: 'The party that gets the data; absent: not known, or nobody does.' })
  importerId?: string | null;
  @OneOf(ROLES, { optional: true, description: 'What the exporter is; absent: as the engagement has it.' })
  exporterRole?: Role | null;
  @OneOf(ROLES, { optional: true, description: 'What the importer is; absent: as the engagement has it.' })
  importerRole?: Role | null;
  @AnyOf(DATA_KINDS, {
    optional: true,
    description: 'Kinds of data on which the scope of a decision or a certificate turns; absent: none of these.',
    example: [],
  })
  data?: DataKind[];
  @AnyOf(SCOPE_PURPOSES, {
    optional: true,
    description: 'Purposes on which the scope of a decision turns; absent: none of these.',
    example: [],
  })
  purposes?: ScopePurpose[];
  @Words({
    optional: true,
    nullable: true,
    example: ['usage data'],
    description:
      'Categories of data. Absent: not said here, and nothing is held against it; an empty list: we looked and do not know, which leaves the transfer unmapped.',
  })
  dataCategories?: string[] | null;
  @Words({
    optional: true,
    nullable: true,
    example: ['web analytics'],
    description:
      'What the data is sent for. Absent: not said here, and nothing is held against it; an empty list: we looked and do not know, which leaves the transfer unmapped.',
  })
  statedPurposes?: string[] | null;
  @Words({
    optional: true,
    example: ['encryption in transit'],
    description: 'Measures that protect the transfer, as described on file; absent: none are.',
  })
  measures?: string[];
  @Day({ optional: true, example: '2019-03-01', description: 'First day of the flow; absent: since ever.' })
  startsOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day of the flow; absent: it goes on.', example: '2027-12-31' })
  endsOn?: LegalDay | null;
  @Id({
    optional: true,
    description: "The transfer that brought the data to this one's exporter, who sends it on; absent: a first hop.",
  })
  onwardFromId?: string | null;
  @ListOf(() => NewMechanism, {
    optional: true,
    description: 'What it rests on, in the order in which it is relied on; absent: nothing.',
  })
  mechanisms?: NewMechanism[];
  @Ids({ optional: true, description: 'Impact assessments made for it; absent: none.' }) impactAssessmentIds?: string[];
}

export class TransferPatch extends PartialType(OmitType(NewTransfer, ['engagementId']), {
  skipNullProperties: false,
}) {}

export class TransfersQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) engagementId?: string;
  @OneOf(FLOWS, { optional: true }) flow?: Flow;
}
