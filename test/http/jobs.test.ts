import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobRunner, type Lease } from '../../src/jobs/job-runner.js';
import { Scheduler } from '../../src/jobs/scheduler.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import type { JobRunView, JobView } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import { dealWith } from './records.js';

let app: RunningApp;
let scheduler: Scheduler;
beforeAll(async () => {
  app = await asDescribed(await startApp('2026-11-24', { LEGAL_MAIL: 'legal@example.org' }));
  scheduler = app.app.get(Scheduler);
  Logger.overrideLogger(false);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.app.get(DataSource).query('truncate job_run, mail');
  at('2026-11-24');
});

function at(day: LegalDay): void {
  app.clock.day = day;
  app.clock.instant = new Date(`${day}T12:00:00Z`);
}

const jobNamed = async (name: string): Promise<JobView> =>
  (await app.api.jobs.list()).data.jobs.find((job) => job.name === name)!;
const runsOf = async (name: string, query = {}): Promise<JobRunView[]> =>
  (await app.api.jobs.listRuns({ path: { name }, query })).data.items;
async function started(name: string): Promise<JobRunView> {
  const { data } = await app.api.jobs.start({ path: { name } });
  await scheduler.idle();
  return (await app.api.jobs.findRun({ path: { name, id: data.id } })).data;
}
const ready = async (): Promise<unknown> => (await app.bare().get('/readyz').expect(200)).body;
const run = (day: LegalDay, work: (lease: Lease) => Promise<object>): Promise<object | null> =>
  app.app.get(JobRunner).run('gap-check', day, work);
const failFive = async (day: LegalDay): Promise<void> => {
  for (let attempt = 1; attempt <= 5; attempt++)
    await expect(run(day, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow();
};

test('every job says what it does, when, in which zone, when next, and that nothing ran yet', async () => {
  const { data } = await app.api.jobs.list();
  expect(data.jobs.map(({ name, schedule }) => `${name}: ${schedule}`)).toEqual([
    'gap-check: every day at 02:15',
    'evidence-check: every day at 03:30',
    'legal-digest: every Monday at 07:00',
    'opt-in-follow-ups: every day at 07:30',
    'legal-event-alert: every minute',
    'mail-delivery: every minute',
    'webhook-delivery: every five seconds',
  ]);
  expect(data.jobs[0]).toMatchObject({ cron: '15 2 * * *', period: 'day', catchUp: { which: 'each' }, lastRuns: [] });
  expect(data.jobs[5]).toMatchObject({ period: null, catchUp: null, nextRunAt: '2026-11-24T12:01:00.000Z' });
  expect(Date.parse(data.jobs[0]!.nextRunAt)).toBeGreaterThan(app.clock.instant.getTime());
});

test('a run that is asked for is answered before it is done, and then tells its counts and how long it took', async () => {
  await dealWith(app, 'asked');
  const { data, response } = await app.api.jobs.start({ path: { name: 'gap-check' } });
  expect([response.status, data.status, data.kind, data.period]).toEqual([202, 'waiting', 'manual', '2026-11-24']);
  expect(response.headers.get('location')).toBe(`/v1/jobs/gap-check/runs/${data.id}`);
  await scheduler.idle();
  const done = (await app.api.jobs.findRun({ path: { name: 'gap-check', id: data.id } })).data;
  expect(done).toMatchObject({
    status: 'done',
    attempts: 1,
    error: null,
    counts: { vendors: 0, opened: 0, kept: 0, closed: 0 },
    progress: { done: 0, all: 0 },
  });
  expect(done.durationMs).toBeGreaterThanOrEqual(0);
  expect((await jobNamed('gap-check')).lastRuns[0]).toEqual(done);
});

test('it is the run of the schedule where that is due and not settled, and one more by hand where it is', async () => {
  await started('gap-check');
  at('2026-11-25');
  expect(await started('gap-check')).toMatchObject({ kind: 'scheduled', period: '2026-11-25', status: 'done' });
  expect(await started('gap-check')).toMatchObject({ kind: 'manual', period: '2026-11-25', status: 'done' });
  expect(await started('gap-check')).toMatchObject({ kind: 'manual', period: '2026-11-25', status: 'done' });
  expect((await runsOf('gap-check')).map(({ kind, period }) => `${period} ${kind}`)).toEqual([
    '2026-11-25 manual',
    '2026-11-25 manual',
    '2026-11-25 scheduled',
    '2026-11-24 manual',
    '2026-11-24 scheduled',
  ]);
});

test('nights that were missed are made up for in order when a run is asked for', async () => {
  await started('gap-check');
  at('2026-11-28');
  expect(await started('gap-check')).toMatchObject({ kind: 'scheduled', period: '2026-11-28' });
  const runs = await runsOf('gap-check', { kind: 'scheduled', status: 'done' });
  expect(runs.map(({ period }) => period)).toEqual(['2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25']);
  const times = runs.map(({ startedAt }) => Date.parse(startedAt!));
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test('while one runs none other starts, and how far it is can be seen', async () => {
  await started('gap-check');
  at('2026-11-25');
  await run('2026-11-25', async (lease) => {
    await lease.renew({ done: 500, all: 1200 });
    const problem = await refused(app.api.jobs.start({ path: { name: 'gap-check' } }));
    expect(problem).toMatchObject({ status: 409, detail: expect.stringContaining('A run of gap-check is running') });
    expect((await runsOf('gap-check', { status: 'running' }))[0]).toMatchObject({
      period: '2026-11-25',
      progress: { done: 500, all: 1200 },
      finishedAt: null,
      durationMs: null,
    });
    expect(await started('evidence-check')).toMatchObject({ status: 'done' });
    return {};
  });
});

test('what was asked for, failed, and is asked for again takes the place of the first', async () => {
  await started('gap-check');
  const again = app.app
    .get(JobRunner)
    .again('gap-check', '2026-11-24', () => Promise.reject(new Error('the disk is full')));
  await expect(again).rejects.toThrow('the disk is full');
  expect(await started('gap-check')).toMatchObject({ kind: 'manual', status: 'done' });
  const runs = await runsOf('gap-check', { kind: 'manual' });
  expect(runs.map(({ status, skippedBecause }) => [status, skippedBecause])).toEqual([
    ['done', null],
    ['skipped', 'asked for again'],
    ['done', null],
  ]);
});

test('a request that is repeated with its key starts nothing new', async () => {
  const headers = { 'Idempotency-Key': randomUUID() };
  const first = await app.post('/v1/jobs/legal-digest/runs', {}, headers);
  await scheduler.idle();
  const again = await app.post('/v1/jobs/legal-digest/runs', {}, headers);
  await scheduler.idle();
  expect([again.status, again.body.id, again.headers['location']]).toEqual([
    202,
    first.body.id,
    first.headers['location'],
  ]);
  expect(await runsOf('legal-digest', { kind: 'manual' })).toHaveLength(1);
});

test('what cannot be asked for is refused, and says what can', async () => {
  const unknown = await refused(app.api.jobs.start({ path: { name: 'gap-chek' } }));
  expect(unknown).toMatchObject({ status: 404, detail: expect.stringContaining('there are gap-check, ') });
  expect(await refused(app.api.jobs.listRuns({ path: { name: 'gap-chek' } }))).toMatchObject({ status: 404 });
  expect(await refused(app.api.jobs.findRun({ path: { name: 'gap-check', id: randomUUID() } }))).toMatchObject({
    status: 404,
  });
  expect(await refused(app.api.jobs.start({ path: { name: 'mail-delivery' } }))).toMatchObject({ status: 422 });
  expect((await app.get('/v1/jobs/gap-check/runs?state=done')).status).toBe(400);
  expect((await app.bare().get('/v1/jobs')).status).toBe(401);
});

test('runs are listed newest first, page after page', async () => {
  await started('gap-check');
  at('2026-12-03');
  await started('gap-check');
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 4, ...(cursor !== undefined && { cursor }) };
    const { data } = await app.api.jobs.listRuns({ path: { name: 'gap-check' }, query });
    seen.push(...data.items.map(({ period, kind }) => `${period} ${kind}`));
    cursor = data.nextCursor;
  }
  expect(seen).toHaveLength(11);
  expect(new Set(seen).size).toBe(11);
  expect([seen[0], seen.at(-1)]).toEqual(['2026-12-03 scheduled', '2026-11-24 scheduled']);
});

test('a run that failed for good degrades /readyz, with 200, until a later run of the job succeeds', async () => {
  expect(await ready()).toEqual({ status: 'ok', reasons: [] });
  await failFive('2026-11-24');
  expect(await ready()).toEqual({
    status: 'degraded',
    reasons: ['The job gap-check failed for good on 2026-11-24'],
  });
  expect((await jobNamed('gap-check')).lastRuns[0]).toMatchObject({
    status: 'failed',
    attempts: 5,
    error: 'Error: the disk is full',
    counts: null,
  });
  expect(await started('legal-digest')).toMatchObject({ status: 'done' });
  expect(await ready()).toMatchObject({ status: 'degraded' });
  expect(await started('gap-check')).toMatchObject({ kind: 'manual', status: 'done' });
  expect(await ready()).toEqual({ status: 'ok', reasons: [] });
});

test('a paper that is not what was filed degrades /readyz until it is mended', async () => {
  const { body } = await app.upload('/v1/documents', Buffer.from('Data processing agreement\n'), {}, {}, 'dpa.txt');
  const overwrite = (bytes: string): Promise<unknown> =>
    app.app.get(DataSource).transaction(async (inside) => {
      await inside.query('alter table document_content disable trigger user');
      await inside.query('update document_content set bytes = $2 where document_id = $1', [
        body.id,
        Buffer.from(bytes),
      ]);
      await inside.query('alter table document_content enable trigger user');
    });
  await overwrite('Nothing agreed\n');
  expect(await started('evidence-check')).toMatchObject({ counts: { damaged: 1, standing: 1 } });
  expect(await ready()).toEqual({ status: 'degraded', reasons: ['1 paper on file is not what was filed'] });
  await overwrite('Data processing agreement\n');
  expect(await started('evidence-check')).toMatchObject({ counts: { mended: 1, standing: 0 } });
  expect(await ready()).toEqual({ status: 'ok', reasons: [] });
});
