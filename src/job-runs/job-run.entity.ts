import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';

/** `failed` is tried again until its fifth attempt; `skipped` says why in `skippedBecause`. */
export const JOB_STATUSES = ['waiting', 'running', 'done', 'failed', 'skipped'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** How often a run is tried before it has failed for good. */
export const MOST_ATTEMPTS = 5;

/** How far a run is, in what it counts: vendors, papers. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** One run of a job: of the schedule for a period, or by hand. The index lets no two run at once. */
@Entity('job_run')
@Unique(['id'])
@Index(['job', 'id'])
@Index('job_run_running_key', ['job'], { unique: true, where: `status = 'running'` })
@Index('job_run_unsettled_idx', ['job', 'period'], { where: `status in ('waiting', 'running', 'failed')` })
@Check('job_run_status_check', `status in ('waiting', 'running', 'done', 'failed', 'skipped')`)
export class JobRun {
  @PrimaryColumn('text') job: string;
  /** The day on which it fell due, and as of which it works. */
  @PrimaryColumn('date') period: LegalDay;
  /** 0: the schedule's; by hand the first, the second, … of that day. */
  @PrimaryColumn('int', { default: 0 }) turn: number;
  /** Rises with time. */
  @Column('uuid') id: string;
  /** The process that took it last; null: none did. */
  @Column('text', { nullable: true }) owner: string | null;
  @Column('text') status: JobStatus;
  /** How often it was taken; the fencing number, too: whoever took an earlier attempt writes nothing any more. */
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  /** When the last attempt began. */
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('jsonb', { nullable: true }) progress: Progress | null;
  @Column('jsonb', { nullable: true }) counts: object | null;
  @Column('text', { nullable: true }) error: string | null;
  @Column('text', { nullable: true }) skippedBecause: string | null;
}
