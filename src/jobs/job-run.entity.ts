import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export type JobStatus = 'running' | 'done' | 'failed';

/** One period of a job: whoever inserts the row, or takes over a lapsed lease, runs it. */
@Entity('job_run')
@Check('job_run_status_check', `status in ('running', 'done', 'failed')`)
export class JobRun {
  @PrimaryColumn('text') job: string;
  /** The day for which it runs. */
  @PrimaryColumn('text') period: string;
  @Column('text') owner: string;
  @Column('text') status: JobStatus;
  @Column('int', { default: 1 }) attempts: number;
  @Column('timestamptz') leaseUntil: Date;
  @Column('timestamptz', { default: () => 'now()' }) startedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('jsonb', { nullable: true }) result: object | null;
  @Column('text', { nullable: true }) error: string | null;
}
