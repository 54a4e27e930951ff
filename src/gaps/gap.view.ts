import { ApiProperty } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { definitionOf, FINDING_CODES, type FindingCode, type Subject } from '../law/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../law/findings/definition.js';
import type { Gap, StoredReason } from './gap.entity.js';

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
}

/** A gap with the names of its vendor; as of a day that is given it is none that the register need have held. */
export type ListedGap = Omit<Gap, 'id' | 'firstSeenOn' | 'lastSeenOn' | 'version'> & {
  readonly id: string | null;
  readonly firstSeenOn: LegalDay | null;
  readonly lastSeenOn: LegalDay | null;
  readonly vendorKey: string;
  readonly vendorName: string;
};

export const gapView = (gap: ListedGap): GapView => {
  const { title, family } = definitionOf(gap.code);
  const { id, vendorId, vendorKey, vendorName, code, severity, since, firstSeenOn, lastSeenOn, closedOn, reasons } =
    gap;
  return {
    id,
    vendorId,
    vendorKey,
    vendorName,
    code,
    title,
    family,
    severity,
    subject: { kind: gap.subjectKind, id: gap.subjectId },
    since,
    firstSeenOn,
    lastSeenOn,
    closedOn,
    reasons,
  };
};
