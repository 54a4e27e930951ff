import { Logger } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { HistoryService } from '../../src/history/history.service.js';
import { JobRun } from '../../src/job-runs/job-run.entity.js';
import type { Lease } from '../../src/jobs/job-runner.js';
import { OwedRuns } from '../../src/jobs/owed-runs.js';
import { SCHEDULE } from '../../src/jobs/schedule.js';
import { Scheduler } from '../../src/jobs/scheduler.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { runnerOn } from './register.js';

let database: TestDatabase;
let registry: SchedulerRegistry;
let scheduler: Scheduler;
let clock: FixedClock;
/** What the jobs do in this test, in the order in which they ran. */
let ran: string[];
let broken: string | null;
/** What strikes by itself. */
let ticking: string[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.dataSource.query('truncate job_run');
  ran = [];
  broken = null;
  clock = new FixedClock('2026-11-23');
  await start();
});
afterEach(() => scheduler.onModuleDestroy());

/** As the program does; after that an hour strikes only where a test says so. */
async function start(): Promise<void> {
  const works = {
    get: (work: unknown) => ({
      run: async (lease?: Lease) => {
        const { name } = SCHEDULE.find((job) => job.work === work)!;
        if (broken === name) throw new Error('the disk is full');
        ran.push(lease === undefined ? name : `${name} ${lease.asOf}`);
        return {};
      },
    }),
  };
  registry = new SchedulerRegistry();
  const runner = runnerOn(database.dataSource, clock);
  const owed = new OwedRuns(database.dataSource, runner, new HistoryService());
  scheduler = new Scheduler(registry, works as unknown as ModuleRef, runner, owed, clock);
  await scheduler.start();
  const crons = [...registry.getCronJobs()];
  ticking = crons.filter(([, cron]) => cron.isActive).map(([name]) => name);
  for (const [, cron] of crons) await cron.stop();
}

const fire = (name: string): Promise<void> => registry.getCronJob(name).fireOnTick();
const move = (instant: string): void => {
  clock.instant = new Date(instant);
};

const days = (name: string, from: number, to: number, month = '2026-11'): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `${name} ${month}-${String(from + n).padStart(2, '0')}`);
const runs = (job: string): Promise<JobRun[]> =>
  database.dataSource.manager.find(JobRun, { where: { job }, order: { period: 'asc', turn: 'asc' } });

test('every job of the table ticks, and what was missed is caught up', () => {
  expect(ticking).toEqual([...SCHEDULE.map(({ name }) => name), 'catch-up']);
});

test('a new register is not sent the digest of a week that began before it', async () => {
  await fire('catch-up');
  expect(ran).toEqual([]);
  expect(await runs('legal-digest')).toMatchObject([
    {
      period: '2026-11-23',
      status: 'skipped',
      attempts: 0,
      skippedBecause: 'due before this register was first served',
    },
  ]);
});

test('a night is checked once, however often its hour strikes', async () => {
  move('2026-11-24T12:00:00Z');
  await fire('gap-check');
  await fire('gap-check');
  expect(ran).toEqual(['gap-check 2026-11-24']);
  await fire('catch-up');
  expect(ran).toEqual(['gap-check 2026-11-24', 'evidence-check 2026-11-24', 'opt-in-follow-ups 2026-11-24']);
});

test('what was due while the process was down runs when it is back: each night as of its own day', async () => {
  await scheduler.onModuleDestroy();
  move('2026-12-02T12:00:00Z');
  await start();
  await fire('catch-up');
  expect(ran).toEqual([
    ...days('gap-check', 24, 30),
    ...days('gap-check', 1, 2, '2026-12'),
    'evidence-check 2026-12-02',
    'legal-digest 2026-11-30',
    'opt-in-follow-ups 2026-12-02',
  ]);
  expect(await runs('evidence-check')).toMatchObject([
    { period: '2026-11-23' },
    ...days('', 24, 30).map((day) => ({
      period: day.trim(),
      status: 'skipped',
      skippedBecause: 'missed: the papers can be looked at only as they are now',
    })),
    { period: '2026-12-01', status: 'skipped' },
    { period: '2026-12-02', status: 'done' },
  ]);
});

test('a digest that failed is not sent a week late: the next one takes its place', async () => {
  move('2026-11-30T08:00:00Z');
  broken = 'legal-digest';
  await fire('legal-digest');
  expect((await runs('legal-digest')).at(-1)).toMatchObject({ period: '2026-11-30', status: 'failed', attempts: 1 });
  broken = null;
  move('2026-12-07T08:00:00Z');
  await fire('legal-digest');
  expect(ran).toEqual(['legal-digest 2026-12-07']);
  expect(await runs('legal-digest')).toMatchObject([
    { status: 'skipped' },
    { period: '2026-11-30', status: 'skipped', skippedBecause: 'missed: what stood open weeks ago is no news' },
    { period: '2026-12-07', status: 'done' },
  ]);
});

test('after more than 400 days the last 400 are caught up, and it is on record that the others are not', async () => {
  move('2028-01-01T12:00:00Z');
  await fire('gap-check');
  expect([ran.length, ran[0], ran.at(-1)]).toEqual([400, 'gap-check 2026-11-28', 'gap-check 2028-01-01']);
  const skipped = (await runs('gap-check')).filter(({ status }) => status === 'skipped');
  expect(skipped.map(({ period }) => period)).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
  ]);
  expect(skipped.at(-1)).toMatchObject({ skippedBecause: 'missed, and more than 400 periods back' });
});

test('a clock that was set back owes nothing', async () => {
  move('2026-11-20T12:00:00Z');
  await fire('catch-up');
  expect(ran).toEqual([]);
});

test('what failed is tried again, and a failure stops no other job', async () => {
  move('2026-11-24T12:00:00Z');
  broken = 'gap-check';
  await fire('catch-up');
  expect(ran).toEqual(['evidence-check 2026-11-24', 'opt-in-follow-ups 2026-11-24']);
  expect(await database.dataSource.manager.countBy(JobRun, { job: 'gap-check', status: 'failed' })).toBe(1);
  broken = null;
  await fire('catch-up');
  await fire('catch-up');
  expect(ran).toEqual(['evidence-check 2026-11-24', 'opt-in-follow-ups 2026-11-24', 'gap-check 2026-11-24']);
});

test('a later day waits for an earlier one, until that has failed for good', async () => {
  move('2026-11-25T12:00:00Z');
  broken = 'gap-check';
  for (let attempt = 1; attempt <= 5; attempt++) await fire('gap-check');
  expect(await runs('gap-check')).toMatchObject([
    { status: 'skipped' },
    { period: '2026-11-24', status: 'failed', attempts: 5 },
    { period: '2026-11-25', status: 'waiting', attempts: 0 },
  ]);
  broken = null;
  await fire('gap-check');
  expect(ran).toEqual(['gap-check 2026-11-25']);
});

test('mail is delivered at every tick', async () => {
  await fire('mail-delivery');
  await fire('mail-delivery');
  expect(ran).toEqual(['mail-delivery', 'mail-delivery']);
});
