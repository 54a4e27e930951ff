import { ApiProperty } from '@nestjs/swagger';
import type { Event } from './event.entity.js';

/** One thing that happened; it never changes. */
export class EventView {
  @ApiProperty({ type: 'integer', example: 4711, description: 'Its place in the history; some numbers are not used.' })
  seq: number;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
  @ApiProperty({ type: String, description: 'Who did it; `clausebook` for a job.', example: 'token' }) by: string;
  @ApiProperty({ type: String, description: 'What happened, in the past tense.', example: 'agreement.signed' })
  kind: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The one vendor that it touched.' })
  vendorId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The record that it happened to.' })
  subjectId: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What is told of it; by kind.' })
  payload: object;
}

export const eventView = ({ seq, at, by, kind, vendorId, subjectId, payload }: Event): EventView => ({
  seq,
  at: at.toISOString(),
  by,
  kind,
  vendorId,
  subjectId,
  payload,
});
