import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { MOST_ATTEMPTS, type Progress } from '../job-runs/job-run.entity.js';
import type { LegalDay } from '../law/legal-day.js';
import { errorText } from './error-text.js';
import { FailureNotice, type FailedRun } from './failure-notice.js';
import { takeJob } from './job-lock.js';

/** The right to work on one run of a job, for a while. */
export interface Lease {
  /** The day as of which to work. */
  readonly asOf: LegalDay;
  /** Keeps how far the work is, and prolongs the lease; @throws {LeaseLostError} another process took over. */
  renew(progress?: Progress): Promise<void>;
  /**
   * Within a transaction of the work: until it ends nobody takes over, so that nothing is written twice.
   * @throws {LeaseLostError}
   */
  hold(manager: EntityManager): Promise<void>;
}

/** Another process works on the run now; this one must stop. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor(job: string, period: string) {
    super(`The lease of ${job} ${period} lapsed and another process took it over`);
  }
}

const LEASE_SECONDS = 600;

// A process that vanished has used up its attempt: what kills whoever tries it is not tried for ever. Whose transaction
// still holds the run is not gone, and is not waited for either.
const BURY = `
  update job_run set status = 'failed', finished_at = now(), error = 'Error: The process that ran it was lost'
  where id = (
    select id from job_run where job = $1 and status = 'running' and lease_until < now() for update skip locked)
  returning id, job, period, attempts, error`;
const CLAIM = `
  insert into job_run as j (id, job, period, turn, owner, status, attempts, started_at, lease_until)
  select $1::uuid, $2, $3::date, $4::int, $5, 'running', 1, now(), now() + $6 * interval '1 second'
  where not exists (select from job_run where job = $2 and status = 'running')
  on conflict (job, period, turn) do update
  set owner = excluded.owner, attempts = j.attempts + 1, lease_until = excluded.lease_until, status = 'running',
    started_at = excluded.started_at, finished_at = null, progress = null
  where j.status = 'waiting' or (j.status = 'failed' and j.attempts < ${MOST_ATTEMPTS})
  returning attempts`;
const MINE = `job = $1 and period = $2 and turn = $3 and attempts = $4 and status = 'running'`;
const RENEW = `
  update job_run set lease_until = now() + $5 * interval '1 second', progress = coalesce($6, progress) where ${MINE}`;
const HOLD = `select from job_run where ${MINE} for share`;
const FINISH = `
  update job_run set status = 'done', finished_at = clock_timestamp(), counts = $5, error = null where ${MINE}`;
const FAIL = `
  update job_run set status = 'failed', finished_at = clock_timestamp(), error = $5 where ${MINE}
  returning id, job, period, attempts, error`;

/** Sees to it that each run of a job is worked on once, and no two of a job at a time, whoever else tries. */
@Injectable()
export class JobRunner {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notice: FailureNotice,
  ) {}

  /**
   * Does the work of a run unless it is settled (done, skipped, failed for good) or the job is in the hands of another
   * process.
   *
   * @param turn 0: that of the schedule
   * @returns the work's counts, which the register keeps; null: nothing was run
   * @throws {LeaseLostError} the work took so long that another process took over
   * @throws whatever the work throws, which the register keeps too
   */
  async run<R extends object>(
    job: string,
    period: LegalDay,
    work: (lease: Lease) => Promise<R>,
    turn = 0,
  ): Promise<R | null> {
    const attempt = await this.#claim(job, period, turn);
    if (attempt === null) return null;
    const mine = [job, period, turn, attempt];
    const held = async (statement: string, ...values: unknown[]): Promise<void> => {
      const [, found] = await this.dataSource.query<[unknown[], number]>(statement, [...mine, ...values]);
      if (found === 0) throw new LeaseLostError(job, period);
    };
    try {
      const counts = await work({
        asOf: period,
        renew: (progress) => held(RENEW, LEASE_SECONDS, progress === undefined ? null : JSON.stringify(progress)),
        hold: async (manager) => {
          const found = await manager.query<unknown[]>(HOLD, mine);
          if (found.length === 0) throw new LeaseLostError(job, period);
        },
      });
      await held(FINISH, JSON.stringify(counts));
      return counts;
    } catch (error) {
      // A failure that cannot be kept, the database being gone, is found when the lease has lapsed.
      if (!(error instanceof LeaseLostError)) await this.#fail(mine, errorText(error)).catch(() => undefined);
      throw error;
    }
  }

  /** As `run`, once more on a day, whatever ran before: what the schedule owes stays for the schedule. */
  async again<R extends object>(job: string, day: LegalDay, work: (lease: Lease) => Promise<R>): Promise<R | null> {
    const [{ turn }] = await this.dataSource.query<[{ turn: number }]>(
      `select coalesce(max(turn), 0) + 1 as turn from job_run where job = $1 and period = $2`,
      [job, day],
    );
    return this.run(job, day, work, turn);
  }

  /** Marks what vanished processes left running; whatever that was the last attempt of has failed for good. */
  async bury(manager: EntityManager, job: string): Promise<void> {
    await takeJob(manager, job);
    const [lost] = await manager.query<[FailedRun[], number]>(BURY, [job]);
    for (const run of lost) await this.#settle(manager, run);
  }

  /** @returns the number of the attempt; null: not to be had */
  #claim(job: string, period: LegalDay, turn: number): Promise<number | null> {
    const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
    return this.dataSource.transaction(async (manager) => {
      await this.bury(manager, job);
      const claimed = await manager.query<{ attempts: number }[]>(CLAIM, [
        newId(),
        job,
        period,
        turn,
        owner,
        LEASE_SECONDS,
      ]);
      return claimed[0]?.attempts ?? null;
    });
  }

  #fail(mine: readonly unknown[], error: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const [failed] = await manager.query<[FailedRun[], number]>(FAIL, [...mine, error]);
      for (const run of failed) await this.#settle(manager, run);
    });
  }

  async #settle(manager: EntityManager, run: FailedRun): Promise<void> {
    if (run.attempts >= MOST_ATTEMPTS) await this.notice.post(manager, run);
  }
}
