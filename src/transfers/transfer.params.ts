import { OmitType, PartialType } from '@nestjs/swagger';
import { AnyOf, Day, Flag, Id, Ids, ListOf, OneOf, Text } from '../fields.js';
import {
  DATA_KINDS,
  type DataKind,
  type Flow,
  FLOWS,
  type Mechanism,
  MECHANISM_KINDS,
  type Role,
  ROLES,
  SCOPE_PURPOSES,
  type ScopePurpose,
} from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class NewMechanism {
  @OneOf(MECHANISM_KINDS, { example: 'clause_set' }) kind: Mechanism['kind'];
  @Text({ max: 100, optional: true, description: 'Adequacy: id of the decision relied on, if one is named.' })
  decision?: string | null;
  @Id({ optional: true, description: 'Certification: which.' }) certificationId?: string | null;
  @Id({ optional: true, description: 'Clause set: which.' }) clauseSetId?: string | null;
  @Text({ optional: true, description: 'The clause by which a fallback follows.' }) fallbackClause?: string | null;
  @Flag({ optional: true, description: 'Whether a fallback follows by itself; otherwise it needs an act.' })
  followsByItself?: boolean | null;
}

export class NewTransfer {
  @Id({ description: 'The engagement under which the data flows.' }) engagementId: string;
  @OneOf(FLOWS, { example: 'sent' }) flow: Flow;
  @Id({ optional: true }) exporterId?: string | null;
  @Id({ optional: true }) importerId?: string | null;
  @OneOf(ROLES, { optional: true, description: 'As the engagement has it when absent.' }) exporterRole?: Role | null;
  @OneOf(ROLES, { optional: true, description: 'As the engagement has it when absent.' }) importerRole?: Role | null;
  @AnyOf(DATA_KINDS, { optional: true, description: 'Kinds of data that a scope may turn on.', example: [] })
  data?: DataKind[];
  @AnyOf(SCOPE_PURPOSES, { optional: true, description: 'Purposes that a scope may turn on.', example: [] })
  purposes?: ScopePurpose[];
  @Day({ optional: true, example: '2019-03-01' }) startsOn?: LegalDay | null;
  @Day({ optional: true, description: 'Last day.', example: '2027-12-31' }) endsOn?: LegalDay | null;
  @ListOf(() => NewMechanism, { optional: true, description: 'In the order in which they are relied on.' })
  mechanisms?: NewMechanism[];
  @Ids({ optional: true }) impactAssessmentIds?: string[];
}

export class TransferPatch extends PartialType(OmitType(NewTransfer, ['engagementId']), {
  skipNullProperties: false,
}) {}

export class TransfersQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @Id({ optional: true }) engagementId?: string;
  @OneOf(FLOWS, { optional: true }) flow?: Flow;
}
