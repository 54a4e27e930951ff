import { ApiProperty } from '@nestjs/swagger';
import { LAPSE_CAUSES, type LapseCause } from '../law/acceptance.js';
import type { LegalDay } from '../law/legal-day.js';
import { GAP_HAPPENINGS, type GapEvent, type GapHappening } from './gap-history.js';

export class GapEventView {
  @ApiProperty({ type: 'integer', description: 'Its number in the history of the register.' }) seq: number;
  @ApiProperty({ enum: GAP_HAPPENINGS }) happened: GapHappening;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
  @ApiProperty({ type: String, description: 'Who recorded it; `clausebook` where time did.' }) by: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'To whom it was assigned; null: nobody.' })
  assigneeId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was waived or acknowledged.' })
  reason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who waived or acknowledged it.' })
  grantedBy: string | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day of the waiver or acknowledgement.',
  })
  until: LegalDay | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day on which what lapsed stood no longer.',
  })
  lapsedOn: LegalDay | null;
  @ApiProperty({ enum: LAPSE_CAUSES, nullable: true, description: 'Why it lapsed.' }) because: LapseCause | null;
}

export const gapEventView = ({ seq, happened, at, by, payload }: GapEvent): GapEventView => ({
  seq,
  happened,
  at: at.toISOString(),
  by,
  assigneeId: payload.assigneeId ?? null,
  reason: payload.reason ?? null,
  grantedBy: payload.grantedBy ?? null,
  until: payload.until ?? null,
  lapsedOn: payload.on ?? null,
  because: payload.because ?? null,
});
