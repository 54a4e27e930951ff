import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The right to run one period of a job, for a while. */
export interface Lease {
  /** Prolongs the lease; @throws {LeaseLostError} when it lapsed and another process took over. */
  renew(): Promise<void>;
}

/** Another process runs the period now; this one must stop. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor(job: string, period: string) {
    super(`The lease of ${job} ${period} lapsed and another process took it over`);
  }
}

const LEASE_SECONDS = 600;

const CLAIM = `
  insert into job_run as j (job, period, owner, status, lease_until)
  values ($1, $2, $3, 'running', now() + $4 * interval '1 second')
  on conflict (job, period) do update
  set owner = excluded.owner, attempts = j.attempts + 1, lease_until = excluded.lease_until, status = 'running'
  where (j.status = 'running' and j.lease_until < now()) or (j.status = 'failed' and j.attempts < 5)
  returning attempts`;
const RENEW = `
  update job_run set lease_until = now() + $4 * interval '1 second'
  where job = $1 and period = $2 and owner = $3 and status = 'running'`;
const FINISH = `
  update job_run set status = 'done', finished_at = now(), result = $4, error = null
  where job = $1 and period = $2 and owner = $3 and status = 'running'`;
const FAIL = `
  update job_run set status = 'failed', finished_at = now(), error = $4
  where job = $1 and period = $2 and owner = $3 and status = 'running'`;
const SKIP = `
  insert into job_run (job, period, owner, status, lease_until, finished_at, result)
  select $1::text, $2, $3, 'done', now(), now(), '{"skipped": "due before this register was first served"}'::jsonb
  where not exists (select from job_run where job = $1)
  on conflict do nothing`;

/** Sees to it that each period of a job runs once, whoever else tries. */
@Injectable()
export class JobRunner {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs the work unless the period is done, has failed five times, or is in the hands of another process.
   *
   * @returns the work's counts, which the register keeps; null: nothing was run
   * @throws {LeaseLostError} the work took so long that another process took over
   * @throws whatever the work throws, which the register keeps too
   */
  async run<R extends object>(job: string, period: string, work: (lease: Lease) => Promise<R>): Promise<R | null> {
    const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
    const mine = [job, period, owner];
    const claimed = await this.dataSource.query<unknown[]>(CLAIM, [...mine, LEASE_SECONDS]);
    if (claimed.length === 0) return null;

    const hold = async (statement: string, value: unknown): Promise<void> => {
      const [, held] = await this.dataSource.query<[unknown[], number]>(statement, [...mine, value]);
      if (held === 0) throw new LeaseLostError(job, period);
    };
    try {
      const result = await work({ renew: () => hold(RENEW, LEASE_SECONDS) });
      await hold(FINISH, JSON.stringify(result));
      return result;
    } catch (error) {
      // A failure that cannot be kept, the database being gone, is tried again when the lease lapses.
      if (!(error instanceof LeaseLostError)) await hold(FAIL, String(error)).catch(() => undefined);
      throw error;
    }
  }

  /** Counts the period as served if the job has never run: a new register owes nobody last week's digest. */
  async startFrom(job: string, period: string): Promise<void> {
    await this.dataSource.query(SKIP, [job, period, `${hostname()} ${process.pid}`]);
  }
}
