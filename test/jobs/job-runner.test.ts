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

test('two runs of one job never overlap, whatever their periods; the database itself refuses it', async () => {
  await first.run('gap-check', '2026-10-01', async () => {
    expect(await second.run('gap-check', '2026-10-02', refuse)).toBeNull();
    expect(await second.again('gap-check', '2026-10-01', refuse)).toBeNull();
    expect(await second.run('evidence-check', '2026-10-01', async () => ({}))).toEqual({});
    const beside = database.dataSource.query(
      `insert into job_run (id, job, period, status) values (gen_random_uuid(), 'gap-check', '2026-10-03', 'running')`,
    );
    await expect(beside).rejects.toThrow('job_run_running_key');
    return {};
  });
  expect(await second.run('gap-check', '2026-10-02', async () => ({}))).toEqual({});
});

test('once more on a day is a run beside that of the schedule', async () => {
  expect(await first.again('gap-check', '2026-10-05', async () => ({ n: 1 }))).toEqual({ n: 1 });
  expect(await first.run('gap-check', '2026-10-05', async () => ({ n: 2 }))).toEqual({ n: 2 });
  expect(await first.again('gap-check', '2026-10-05', async ({ asOf }) => ({ asOf }))).toEqual({ asOf: '2026-10-05' });
  const turns = await database.dataSource.query(
    `select turn, status from job_run where job = 'gap-check' and period = '2026-10-05' order by turn`,
  );
  expect(turns).toEqual([0, 1, 2].map((turn) => ({ turn, status: 'done' })));
});

test('how far the work is can be seen while it runs', async () => {
  await first.run('gap-check', '2026-10-06', async (lease) => {
    await lease.renew({ done: 500, all: 1200 });
    await lease.renew();
    expect(await rowOf('2026-10-06')).toMatchObject({ status: 'running', progress: { done: 500, all: 1200 } });
    return {};
  });
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

const told = (): Promise<{ recipient: string; subject: string; text: string }[]> =>
  database.dataSource.query(`select recipient, subject, text from mail where kind = 'job-failed' order by created_at`);

test('LEGAL_MAIL is told once, at the fifth failure and not at the fourth, and the history keeps it', async () => {
  await database.dataSource.query('truncate mail');
  for (let attempt = 1; attempt <= 4; attempt++)
    await expect(first.run('gap-check', '2026-10-10', refuse)).rejects.toThrow();
  expect(await told()).toEqual([]);
  await expect(first.run('gap-check', '2026-10-10', refuse)).rejects.toThrow();
  expect(await second.run('gap-check', '2026-10-10', refuse)).toBeNull();
  const [mail, ...more] = await told();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    recipient: 'legal@example.org',
    subject: 'The job gap-check failed on 2026-10-10 and is not tried again',
    text: expect.stringContaining('tried 5 times'),
  });
  expect(mail!.text).toContain('Last error: Error: the disk is full');
  const { id } = await rowOf('2026-10-10');
  expect(
    await database.dataSource.query('select kind, subject_id, payload from event where subject_id = $1', [id]),
  ).toEqual([
    {
      kind: 'job.failed',
      subject_id: id,
      payload: { job: 'gap-check', period: '2026-10-10', attempts: 5, error: 'Error: the disk is full' },
    },
  ]);
});

test('a run whose process is lost five times has failed for good, and LEGAL_MAIL is told of it, too', async () => {
  await database.dataSource.query('truncate mail');
  for (let attempt = 1; attempt <= 5; attempt++) {
    const lost = first.run('gap-check', '2026-10-11', async () => {
      await lapse('2026-10-11');
      await second.run('gap-check', '2026-10-01', refuse);
      return {};
    });
    await expect(lost).rejects.toThrow(LeaseLostError);
    expect(await rowOf('2026-10-11')).toMatchObject({ status: 'failed', attempts: attempt });
  }
  expect(await told()).toMatchObject([{ text: expect.stringContaining('The process that ran it was lost') }]);
  expect(await first.run('gap-check', '2026-10-11', refuse)).toBeNull();
});

test.each([
  [new Error('connect to postgres://clausebook:hunter2@db.example/register failed\nat line 3'), 'hunter2'],
  [new Error('smtp said no to {"password": "hunter2"}'), 'hunter2'],
  [new Error('401 for Authorization: Bearer hunter2'), 'hunter2'],
])('of %s no secret is kept', async (error, secret) => {
  await database.dataSource.query(`delete from job_run where period = '2026-10-12'`);
  await expect(first.run('gap-check', '2026-10-12', () => Promise.reject(error))).rejects.toThrow();
  const { error: kept } = await rowOf('2026-10-12');
  expect(kept).toMatch(/^Error: /);
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain('line 3');
});

test('of a statement that failed neither the statement nor a value is kept', async () => {
  const statement = `select 'Acme GmbH'::uuid, 'salary' as hidden`;
  await expect(
    first.run('gap-check', '2026-10-13', () => database.dataSource.query<object>(statement)),
  ).rejects.toThrow();
  expect((await rowOf('2026-10-13')).error).toBe(
    'The database refused a statement (22P02): invalid input syntax for type uuid: …',
  );
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

test('whoever lost the lease cannot write what it worked on, either', async () => {
  const lost = first.run('gap-check', '2026-10-14', async (lease) => {
    await lapse('2026-10-14');
    expect(await second.run('gap-check', '2026-10-14', async () => ({}))).toEqual({});
    await database.dataSource.transaction(async (manager) => {
      await lease.hold(manager);
      await manager.query(`delete from job_run`);
    });
    return {};
  });
  await expect(lost).rejects.toThrow(LeaseLostError);
  expect(await rowOf('2026-10-14')).toMatchObject({ status: 'done', attempts: 2 });
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
