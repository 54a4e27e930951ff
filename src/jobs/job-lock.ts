import type { EntityManager } from 'typeorm';

/** Until the transaction ends nobody else claims or puts down runs of the job. */
export const takeJob = (manager: EntityManager, job: string): Promise<unknown> =>
  manager.query(`select pg_advisory_xact_lock(hashtext('job'), hashtext($1))`, [job]);
