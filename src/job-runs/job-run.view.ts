import { ApiProperty } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { JOB_STATUSES, type JobRun, type JobStatus, MOST_ATTEMPTS, type Progress } from './job-run.entity.js';
import { JOB_RUN_KINDS, type JobRunKind } from './job-run.params.js';

export class JobProgressView implements Progress {
  @ApiProperty({ type: 'integer', example: 500 }) done: number;
  @ApiProperty({ type: 'integer', example: 1000, description: 'As counted when the work began; more may come in.' })
  all: number;
}

export class JobRunView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, example: 'gap-check' }) job: string;
  @ApiProperty({ type: String, format: 'date', example: '2026-11-24', description: 'The day as of which it works.' })
  period: LegalDay;
  @ApiProperty({ enum: JOB_RUN_KINDS, description: '`manual`: asked for beside the one of the schedule.' })
  kind: JobRunKind;
  @ApiProperty({
    enum: JOB_STATUSES,
    description: `\`failed\` is tried again every ten minutes until its attempt ${MOST_ATTEMPTS}, then it stays so and LEGAL_MAIL is told.`,
  })
  status: JobStatus;
  @ApiProperty({ type: 'integer', example: 1 }) attempts: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Of the last attempt.' })
  startedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 1420, description: 'Milliseconds of the last attempt.' })
  durationMs: number | null;
  @ApiProperty({ type: JobProgressView, nullable: true, description: 'null: not counted.' })
  progress: JobProgressView | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    nullable: true,
    example: { vendors: 12, opened: 3, kept: 20, closed: 1 },
    description: 'What it did; null: it is not done.',
  })
  counts: object | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the last attempt that failed.' }) error: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was skipped; null: it was not.' })
  skippedBecause: string | null;
}

export function jobRunView(run: JobRun): JobRunView {
  const { id, job, period, status, attempts, startedAt, finishedAt, progress, counts, error, skippedBecause } = run;
  return {
    id,
    job,
    period,
    kind: run.turn === 0 ? 'scheduled' : 'manual',
    status,
    attempts,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    durationMs: startedAt === null || finishedAt === null ? null : finishedAt.getTime() - startedAt.getTime(),
    progress,
    counts,
    error,
    skippedBecause,
  };
}
