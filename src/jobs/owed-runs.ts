import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { ConflictError } from '../errors.js';
import { HistoryService } from '../history/history.service.js';
import { JobRun, MOST_ATTEMPTS } from '../job-runs/job-run.entity.js';
import type { JobRunKind } from '../job-runs/job-run.params.js';
import type { LegalDay } from '../law/legal-day.js';
import { takeJob } from './job-lock.js';
import { JobRunner } from './job-runner.js';
import { periodsBetween } from './rhythm.js';
import type { Periodic } from './schedule.js';

/** Periods that are caught up at most; what lies further back is skipped. */
const LONGEST = 400;
const FIRST = 'due before this register was first served';
const TOO_FAR_BACK = `missed, and more than ${LONGEST} periods back`;

const PUT_DOWN = `
  insert into job_run (id, job, period, status, skipped_because, finished_at)
  select o.id, $1, o.period, case when o.because is null then 'waiting' else 'skipped' end, o.because,
    case when o.because is not null then now() end
  from unnest($2::uuid[], $3::date[], $4::text[]) o (id, period, because)
  on conflict do nothing`;
const LAST = `select max(period) as last from job_run where job = $1 and turn = 0`;
// What waits, or would be tried again, though a later period is due.
const SKIP = `
  update job_run set status = 'skipped', finished_at = now(), skipped_because = $3
  where job = $1 and turn = 0 and period < $2
    and (status = 'waiting' or (status = 'failed' and attempts < ${MOST_ATTEMPTS}))`;
const NEXT = `
  select period, turn from job_run
  where job = $1 and (turn > 0) = $2
    and (status in ('waiting', 'running') or (status = 'failed' and attempts < ${MOST_ATTEMPTS}))
  order by period, turn limit 1`;
const BUSY = `
  select status from job_run where job = $1 and (status = 'running' or (status = 'waiting' and turn > 0)) limit 1`;
const RETRY = `
  update job_run set status = 'waiting'
  where job = $1 and period = $2 and turn = 0
    and (status = 'waiting' or (status = 'failed' and attempts < ${MOST_ATTEMPTS}))
  returning id`;
const SUPERSEDE = `
  update job_run set status = 'skipped', finished_at = now(), skipped_because = 'asked for again'
  where job = $1 and turn > 0 and status = 'failed' and attempts < ${MOST_ATTEMPTS}`;
const ONCE_MORE = `
  insert into job_run (id, job, period, turn, status)
  select $1::uuid, $2::text, $3::date, coalesce(max(turn), 0) + 1, 'waiting' from job_run where job = $2 and period = $3
  returning id`;

/** What the schedule owes and people ask for, put down as runs that wait. */
@Injectable()
export class OwedRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: JobRunner,
    private readonly history: HistoryService,
  ) {}

  /**
   * Puts down the periods that fell due since the last one. The first time ever it puts down that nothing is owed for
   * the one under way: a new register owes nobody last week's digest.
   */
  putDown(job: Periodic, latest: LegalDay): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await takeJob(manager, job.name);
      await putDown(manager, job, latest);
    });
  }

  /** The run that is to be tried next; it may be in the hands of another process. */
  async next(job: string, kind: JobRunKind): Promise<Pick<JobRun, 'period' | 'turn'> | null> {
    const [run] = await this.dataSource.query<Pick<JobRun, 'period' | 'turn'>[]>(NEXT, [job, kind === 'manual']);
    return run ?? null;
  }

  /**
   * Puts down, in the change's transaction, that the job is to run now: for the period that is due, or, if that is
   * settled, once more as of today.
   * @throws ConflictError one is under way or asked for already
   */
  async request(change: Change, job: Periodic, latest: LegalDay): Promise<JobRun> {
    const { manager } = change;
    await this.runner.bury(manager, job.name);
    await putDown(manager, job, latest);
    const [busy] = await manager.query<Pick<JobRun, 'status'>[]>(BUSY, [job.name]);
    if (busy !== undefined)
      throw new ConflictError(
        `A run of ${job.name} is ${busy.status}; wait for it, see GET /v1/jobs/${job.name}/runs?status=${busy.status}`,
      );
    const id = (await retried(manager, job.name, latest)) ?? (await onceMore(manager, job.name, change.today));
    const run = await manager.findOneByOrFail(JobRun, { id });
    await this.history.record(change, {
      kind: 'job.requested',
      vendorId: null,
      subjectId: id,
      payload: { job: run.job, period: run.period },
    });
    return run;
  }
}

async function retried(manager: EntityManager, job: string, period: LegalDay): Promise<string | null> {
  const [[run]] = await manager.query<[{ id: string }[], number]>(RETRY, [job, period]);
  return run?.id ?? null;
}

async function onceMore(manager: EntityManager, job: string, day: LegalDay): Promise<string> {
  await manager.query(SUPERSEDE, [job]);
  const [run] = await manager.query<[{ id: string }]>(ONCE_MORE, [newId(), job, day]);
  return run.id;
}

async function putDown(manager: EntityManager, job: Periodic, latest: LegalDay): Promise<void> {
  const [{ last }] = await manager.query<[{ last: LegalDay | null }]>(LAST, [job.name]);
  const owed = last === null ? [latest] : periodsBetween(job, last, latest);
  if (owed.length === 0) return;
  const latestOnly = job.catchUp === 'latest';
  const missed = latestOnly ? `missed: ${job.because}` : TOO_FAR_BACK;
  const tried = latestOnly ? 1 : LONGEST;
  const becauseOf = (place: number): string | null =>
    last === null ? FIRST : place < owed.length - tried ? missed : null;
  await manager.query(PUT_DOWN, [job.name, owed.map(() => newId()), owed, owed.map((_, place) => becauseOf(place))]);
  if (latestOnly) await manager.query(SKIP, [job.name, latest, missed]);
}
