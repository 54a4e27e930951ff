import { ApiProperty } from '@nestjs/swagger';
import type { LegalEventRecord } from './legal-event.entity.js';
import { NewLegalEvent } from './legal-event.params.js';

export class LegalEventView extends NewLegalEvent {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: String, example: 'legal@example.com' }) recordedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'An entry made in error.' })
  withdrawnAt: string | null;
  @ApiProperty({ type: String, nullable: true }) withdrawnBy: string | null;
  @ApiProperty({ type: String, nullable: true }) withdrawalReason: string | null;
  @ApiProperty({
    type: Boolean,
    description:
      'Whether the register is judged by it; false: withdrawn, or the encoded law of a later release says it, or excludes it.',
  })
  inEffect: boolean;
}

const ABSENT = {
  instrument: null,
  on: null,
  until: null,
  cause: null,
  regime: null,
  destination: null,
  what: null,
  citation: null,
  link: null,
};

export const legalEventView = ({
  record,
  inEffect,
}: {
  readonly record: LegalEventRecord;
  readonly inEffect: boolean;
}): LegalEventView => ({
  ...ABSENT,
  ...record.happened,
  id: record.id,
  version: record.version,
  recordedBy: record.recordedBy,
  recordedAt: record.recordedAt.toISOString(),
  withdrawnAt: record.withdrawnAt?.toISOString() ?? null,
  withdrawnBy: record.withdrawnBy,
  withdrawalReason: record.withdrawalReason,
  inEffect,
});
