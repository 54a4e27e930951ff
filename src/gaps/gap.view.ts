import { ApiProperty } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { definitionOf, FINDING_CODES, type FindingCode, type Subject } from '../law/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../law/findings/definition.js';
import { AcceptedView } from './accepted.view.js';
import type { Gap, StoredReason } from './gap.entity.js';
import { GAP_STATES, type GapState } from './gap.params.js';

export class SubjectView {
  @ApiProperty({ enum: ['transfer', 'engagement'] }) kind: Subject['kind'];
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
}

export class GapReasonView implements StoredReason {
  @ApiProperty({ type: String, description: 'What is so.' }) says: string;
  @ApiProperty({ type: String, description: 'What closes it.' }) remedy: string;
  @ApiProperty({ type: String, example: 'Case C-311/18 (Schrems II), Art. 44 GDPR' }) citation: string;
}

export class GapView {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'null with `asOf`, where the register has never held it.',
  })
  id: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Also the ETag; send it back in If-Match to assign it. null with `asOf`.',
  })
  version: number | null;
  @ApiProperty({ enum: GAP_STATES, description: '`waived` and `acknowledged` ones are gaps all the same.' })
  state: GapState;
  @ApiProperty({ type: String, format: 'uuid' }) vendorId: string;
  @ApiProperty({ type: String, example: 'acme-analytics' }) vendorKey: string;
  @ApiProperty({ type: String, example: 'Acme Analytics' }) vendorName: string;
  @ApiProperty({ enum: FINDING_CODES }) code: FindingCode;
  @ApiProperty({ type: String, example: 'Mechanism invalidated' }) title: string;
  @ApiProperty({ enum: FAMILIES }) family: Family;
  @ApiProperty({ enum: SEVERITIES.slice(0, 3) }) severity: Severity;
  @ApiProperty({ type: SubjectView }) subject: SubjectView;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day of the unbroken run; null: the register does not say.',
  })
  since: LegalDay | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Day on which the register first held it; null with `asOf`.',
  })
  firstSeenOn: LegalDay | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day on which it was so: today while it is open; null with `asOf`.',
  })
  lastSeenOn: LegalDay | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) closedOn: LegalDay | null;
  @ApiProperty({ type: [GapReasonView] }) reasons: readonly GapReasonView[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person to whom it is assigned.' })
  assigneeId: string | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: "The person who sees to it: to whom it is assigned, else the vendor's owner.",
  })
  responsibleId: string | null;
  @ApiProperty({ type: AcceptedView, nullable: true, description: 'The waiver that it is under.' })
  waiver: AcceptedView | null;
  @ApiProperty({ type: AcceptedView, nullable: true, description: 'The acknowledgement that silences it.' })
  acknowledgement: AcceptedView | null;
}

/** A gap with the names of its vendor; as of a day that is given it is none that the register need have held. */
export type ListedGap = Omit<Gap, 'id' | 'firstSeenOn' | 'lastSeenOn' | 'version'> & {
  readonly id: string | null;
  readonly firstSeenOn: LegalDay | null;
  readonly lastSeenOn: LegalDay | null;
  readonly version: number | null;
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly responsibleId: string | null;
  readonly waiver: AcceptedView | null;
  readonly acknowledgement: AcceptedView | null;
};

export const stateOf = ({
  closedOn,
  waiver,
  acknowledgement,
}: Pick<ListedGap, 'closedOn' | 'waiver' | 'acknowledgement'>): GapState => {
  if (closedOn !== null) return 'closed';
  if (waiver !== null) return 'waived';
  return acknowledgement === null ? 'open' : 'acknowledged';
};

export const gapView = (gap: ListedGap): GapView => {
  const { title, family } = definitionOf(gap.code);
  return {
    id: gap.id,
    version: gap.version,
    state: stateOf(gap),
    vendorId: gap.vendorId,
    vendorKey: gap.vendorKey,
    vendorName: gap.vendorName,
    code: gap.code,
    title,
    family,
    severity: gap.severity,
    subject: { kind: gap.subjectKind, id: gap.subjectId },
    since: gap.since,
    firstSeenOn: gap.firstSeenOn,
    lastSeenOn: gap.lastSeenOn,
    closedOn: gap.closedOn,
    reasons: gap.reasons,
    assigneeId: gap.assigneeId,
    responsibleId: gap.responsibleId,
    waiver: gap.waiver,
    acknowledgement: gap.acknowledgement,
  };
};
