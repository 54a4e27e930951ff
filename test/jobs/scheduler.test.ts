import { Logger } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { GapCheck } from '../../src/jobs/gap-check.js';
import { JobRun } from '../../src/jobs/job-run.entity.js';
import { JobRunner } from '../../src/jobs/job-runner.js';
import { LegalDigest } from '../../src/jobs/legal-digest.js';
import { Scheduler } from '../../src/jobs/scheduler.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';

let database: TestDatabase;
let registry: SchedulerRegistry;
let scheduler: Scheduler;
let clock: FixedClock;
/** What the jobs do in this test, in the order in which they ran. */
let ran: string[];
let broken: boolean;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.dataSource.query('truncate job_run');
  ran = [];
  broken = false;
  clock = new FixedClock('2026-11-23');
  start();
  await scheduler.start();
});
afterEach(() => scheduler.onModuleDestroy());

function start(): void {
  const works = {
    get: (work: unknown) => ({
      run: async () => {
        if (broken) throw new Error('the database is gone');
        ran.push(work === GapCheck ? 'gap-check' : work === LegalDigest ? 'legal-digest' : 'mail-delivery');
        return {};
      },
    }),
  };
  registry = new SchedulerRegistry();
  scheduler = new Scheduler(registry, works as unknown as ModuleRef, new JobRunner(database.dataSource), clock);
}

const fire = (name: string): Promise<void> => registry.getCronJob(name).fireOnTick();
const move = (instant: string): void => {
  clock.instant = new Date(instant);
};

test('every job of the table ticks, and what was missed is caught up', () => {
  expect([...registry.getCronJobs().keys()]).toEqual([
    'gap-check',
    'legal-digest',
    'mail-delivery',
    'webhook-delivery',
    'catch-up',
  ]);
});

test('a new register is not sent the digest of a week that began before it', async () => {
  await fire('catch-up');
  expect(ran).toEqual([]);
});

test('a night is checked once, however often its hour strikes', async () => {
  move('2026-11-24T12:00:00Z');
  await fire('gap-check');
  await fire('gap-check');
  await fire('catch-up');
  expect(ran).toEqual(['gap-check']);
});

test('what was due while the process was down runs when it is back', async () => {
  await scheduler.onModuleDestroy();
  move('2026-12-02T12:00:00Z');
  start();
  await scheduler.start();
  await fire('catch-up');
  expect(ran).toEqual(['gap-check', 'legal-digest']);
});

test('what failed is tried again, and a failure stops nothing else', async () => {
  move('2026-11-24T12:00:00Z');
  broken = true;
  await fire('gap-check');
  expect(await database.dataSource.manager.countBy(JobRun, { job: 'gap-check', status: 'failed' })).toBe(1);
  broken = false;
  await fire('catch-up');
  await fire('catch-up');
  expect(ran).toEqual(['gap-check']);
});

test('mail is delivered at every tick', async () => {
  await fire('mail-delivery');
  await fire('mail-delivery');
  expect(ran).toEqual(['mail-delivery', 'mail-delivery']);
});
