import { JobRun } from '../../src/job-runs/job-run.entity.js';
import { type JobRunner, type Lease, LeaseLostError } from '../../src/jobs/job-runner.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { runnerOn } from './register.js';

let database: TestDatabase;
let first: JobRunner;
let second: JobRunner;

beforeAll(async () => {
  database = await openTestDatabase();
  first = runnerOn(database.dataSource, new FixedClock('2026-11-23'));
  second = runnerOn(database.dataSource, new FixedClock('2026-11-23'));
});
afterAll(() => database.close());

const rowOf = (period: LegalDay): Promise<JobRun> =>
  database.dataSource.manager.findOneByOrFail(JobRun, { job: 'gap-check', period, turn: 0 });
const lapse = (period: LegalDay): Promise<unknown> =>
  database.dataSource.query(`update job_run set lease_until = now() - interval '1 second' where period = $1`, [period]);
const refuse = (): Promise<never> => Promise.reject(new Error('the disk is full'));

test('a period runs once, and the register keeps its counts', async () => {
  expect(await first.run('gap-check', '2026-11-01', async () => ({ vendors: 3 }))).toEqual({ vendors: 3 });
  expect(await second.run('gap-check', '2026-11-01', refuse)).toBeNull();
  expect(await rowOf('2026-11-01')).toMatchObject({ status: 'done', attempts: 1, counts: { vendors: 3 }, error: null });
});

test('of many that try at once, one runs', async () => {
  let runs = 0;
  const tries = Array.from({ length: 8 }, () => first.run('gap-check', '2026-11-02', async () => ({ runs: ++runs })));
  expect((await Promise.all(tries)).filter((result) => result !== null)).toEqual([{ runs: 1 }]);
});

test('another job has periods of its own', async () => {
  expect(await first.run('legal-digest', '2026-11-01', async () => ({}))).toEqual({});
});

test('a period under way is left alone', async () => {
  await first.run('gap-check', '2026-11-03', async () => {
    expect(await second.run('gap-check', '2026-11-03', refuse)).toBeNull();
    return {};
  });
});

test('a failed period keeps its error and is tried five times, not six', async () => {
  for (let attempt = 1; attempt <= 5; attempt++) {
    await expect(first.run('gap-check', '2026-11-04', refuse)).rejects.toThrow('the disk is full');
    expect(await rowOf('2026-11-04')).toMatchObject({
      status: 'failed',
      attempts: attempt,
      error: 'Error: the disk is full',
    });
  }
  expect(await first.run('gap-check', '2026-11-04', refuse)).toBeNull();
});

test('a period that failed and then succeeds is done, without its error', async () => {
  await expect(first.run('gap-check', '2026-11-05', refuse)).rejects.toThrow();
  expect(await second.run('gap-check', '2026-11-05', async () => ({ vendors: 1 }))).toEqual({ vendors: 1 });
  expect(await rowOf('2026-11-05')).toMatchObject({ status: 'done', attempts: 2, error: null });
});

test('a lapsed lease is taken over, and whoever lost it neither prolongs nor finishes', async () => {
  let lease: Lease | undefined;
  const slow = first.run('gap-check', '2026-11-06', async (mine) => {
    lease = mine;
    await lapse('2026-11-06');
    expect(await second.run('gap-check', '2026-11-06', async () => ({ by: 'second' }))).toEqual({ by: 'second' });
    return { by: 'first' };
  });
  await expect(slow).rejects.toThrow(LeaseLostError);
  await expect(lease!.renew()).rejects.toThrow(LeaseLostError);
  expect(await rowOf('2026-11-06')).toMatchObject({ status: 'done', attempts: 2, counts: { by: 'second' } });
});

test('a lease that is prolonged is not taken over', async () => {
  await first.run('gap-check', '2026-11-07', async (lease) => {
    await lapse('2026-11-07');
    await lease.renew();
    expect(await second.run('gap-check', '2026-11-07', refuse)).toBeNull();
    return {};
  });
});

test('a failure after the lease was lost does not undo what the other process did', async () => {
  const slow = first.run('gap-check', '2026-11-08', async () => {
    await lapse('2026-11-08');
    await second.run('gap-check', '2026-11-08', async () => ({ by: 'second' }));
    return refuse();
  });
  await expect(slow).rejects.toThrow('the disk is full');
  expect(await rowOf('2026-11-08')).toMatchObject({ status: 'done', counts: { by: 'second' } });
});
