import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan } from 'typeorm';
import { NotFoundError } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { page, type Page } from '../page.js';
import { JobRun, MOST_ATTEMPTS } from './job-run.entity.js';
import type { JobRunsQuery } from './job-run.params.js';

/** A run that failed for good, and that no later run of its job has made up for. */
export interface StandingFailure {
  readonly job: string;
  readonly period: LegalDay;
}

/** The runs on record. */
@Injectable()
export class JobRunsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Of one job, newest first. */
  list(job: string, { status, kind, ...query }: JobRunsQuery): Promise<Page<JobRun>> {
    const runs = this.dataSource.manager.createQueryBuilder(JobRun, 'r').where({
      job,
      ...(status !== undefined && { status }),
      ...(kind !== undefined && { turn: kind === 'manual' ? MoreThan(0) : 0 }),
    });
    return page(runs, query, { column: 'id', descending: true });
  }

  async find(job: string, id: string): Promise<JobRun> {
    const run = await this.dataSource.manager.findOneBy(JobRun, { job, id });
    if (run === null) throw new NotFoundError(`run of ${job}`, id);
    return run;
  }

  /** So many of each job at most, newest first. */
  async last(most: number): Promise<readonly JobRun[]> {
    const newest = await this.dataSource.query<{ id: string }[]>(
      `select r.id from (select distinct job from job_run) j
       cross join lateral (select id from job_run where job = j.job order by id desc limit $1) r`,
      [most],
    );
    return this.dataSource.manager.find(JobRun, {
      where: { id: In(newest.map(({ id }) => id)) },
      order: { id: 'desc' },
    });
  }

  /** What failed for good and stands, the newest of each job. */
  failures(): Promise<readonly StandingFailure[]> {
    return this.dataSource.query<StandingFailure[]>(
      `select distinct on (f.job) f.job, f.period from job_run f
       where f.status = 'failed' and f.attempts >= $1 and not exists (
         select from job_run later where later.job = f.job and later.status = 'done' and later.finished_at > f.finished_at)
       order by f.job, f.finished_at desc`,
      [MOST_ATTEMPTS],
    );
  }
}
