import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { HistoryService } from '../../src/history/history.service.js';
import { GapCheck } from '../../src/jobs/gap-check.js';
import { Vendor } from '../../src/vendors/vendor.entity.js';
import type { GlanceView, NewDatedStatus } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { leaseOf } from '../jobs/register.js';
import { asDescribed } from './described.js';
import { agreeOn, certify, changed, dealWith, listed, sendTo } from './records.js';

let app: RunningApp;
let database: DataSource;
beforeAll(async () => {
  app = await asDescribed(await startApp('2024-01-10'));
  database = app.app.get(DataSource);
});
afterAll(() => app.close());
afterEach(async () => {
  app.clock.day = '2024-01-10';
  for (const rows of OF_VENDORS) await database.query(`delete from ${rows}`);
});

/** From the leaves to the root; our own parties stay. */
const OF_VENDORS = [
  'gap',
  'vendor_glance',
  'transfer',
  'agreement',
  'engagement',
  'certification',
  'party where vendor_id is not null',
  'vendor',
];

/** A vendor whose certification is active until the day before 15 January 2024. */
async function lapsing(key: string): Promise<void> {
  const dealings = await dealWith(app, key);
  await agreeOn(app, dealings);
  const certification = await certify(app, dealings, 'EU_US_DPF');
  const statuses: NewDatedStatus[] = [
    { status: 'active', from: '2023-09-01' },
    { status: 'inactive', from: '2024-01-15' },
  ];
  await changed(app, `certifications/${certification.id}`, { statuses });
  await sendTo(app, dealings, [{ kind: 'certification', certificationId: certification.id }]);
}

const openCodes = async (key: string): Promise<string[]> =>
  (await listed(app, 'gaps', { vendor: key })).map(({ code }) => code);
const glanceOf = async (key: string): Promise<GlanceView> =>
  (await app.api.vendors.find({ path: { id: key } })).data.glance!;
const opened = (): Promise<{ n: number }[]> =>
  database.query(`select count(*) as n from event where kind = 'gap.opened'`);
/** The rows with their places on the disk: a row that is written again moves. */
const stored = (): Promise<unknown[]> =>
  Promise.all(['gap', 'vendor_glance'].map((table) => database.query(`select ctid, t.* from ${table} t order by 1`)));

describe('At midnight, before any job has run', () => {
  const READS: Record<string, () => Promise<unknown>> = {
    'the vendor list': async () => (await app.api.vendors.list()).data.items[0]?.glance?.verdict,
    'the vendor list by a filter': async () =>
      (await app.api.vendors.list({ query: { verdict: 'gap' } })).data.items.length === 1 && 'gap',
    'the vendor': async () => (await glanceOf('lapsing')).verdict,
    'the gaps': async () => ((await openCodes('lapsing')).includes('CERTIFICATION_LAPSED') ? 'gap' : 'covered'),
  };
  for (const [what, read] of Object.entries(READS))
    test(`${what} of 15 January says what is so on 15 January`, async () => {
      await lapsing('lapsing');
      app.clock.day = '2024-01-14';
      expect(await read()).not.toBe('gap');
      app.clock.day = '2024-01-15';
      expect(await read()).toBe('gap');
    });

  test('a single gap is shown as closed once time has closed it, and says until when it was so', async () => {
    const dealings = await dealWith(app, 'ending');
    await changed(app, `engagements/${dealings.engagement.id}`, { endsOn: '2024-01-12' });
    const [gap] = await listed(app, 'gaps', { vendor: 'ending' });
    expect(gap).toMatchObject({ firstSeenOn: '2024-01-10', lastSeenOn: '2024-01-10', closedOn: null });
    app.clock.day = '2024-01-12';
    expect((await app.api.gaps.find({ path: { id: gap!.id! } })).data).toMatchObject({
      lastSeenOn: '2024-01-12',
      closedOn: null,
    });
    // The machine slept over the days between.
    app.clock.day = '2024-01-20';
    expect((await app.api.gaps.find({ path: { id: gap!.id! } })).data).toMatchObject({
      lastSeenOn: '2024-01-12',
      closedOn: '2024-01-13',
    });
  });
});

test('a gap that a write closes was so until that day', async () => {
  const dealings = await dealWith(app, 'closing');
  const [gap] = await listed(app, 'gaps', { vendor: 'closing' });
  app.clock.day = '2024-01-12';
  await agreeOn(app, dealings);
  expect((await app.api.gaps.find({ path: { id: gap!.id! } })).data).toMatchObject({
    lastSeenOn: '2024-01-12',
    closedOn: '2024-01-12',
  });
});

test('after a release with other law everything is judged by it before it is shown', async () => {
  await lapsing('lapsing');
  for (const version of ['2019-12-31', '9999-12-31']) {
    await database.query(`update vendor_glance set law_version = $1, verdict = 'gap'`, [version]);
    expect((await app.api.vendors.list()).data.items[0]?.glance?.verdict).toBe('covered');
  }
});

test('a vendor that was written past the register is judged before it is shown', async () => {
  await database.manager.insert(Vendor, { id: newId(), key: 'strange', name: 'Strange' });
  expect(await listed(app, 'vendors')).toMatchObject([{ key: 'strange', glance: { dpaStatus: null } }]);
});

test('a clock that is set back brings back the answer of the earlier day', async () => {
  await lapsing('lapsing');
  app.clock.day = '2024-01-15';
  expect((await glanceOf('lapsing')).verdict).toBe('gap');
  app.clock.day = '2024-01-11';
  expect(await glanceOf('lapsing')).toMatchObject({ verdict: 'covered', judgedOn: '2024-01-11' });
});

test('where nothing is due a read writes nothing, and what it shows is of today', async () => {
  await lapsing('lapsing');
  await dealWith(app, 'bare', 'DE');
  const before = await stored();
  app.clock.day = '2024-01-14';
  expect((await listed(app, 'vendors')).map(({ glance }) => glance?.judgedOn)).toEqual(['2024-01-14', '2024-01-14']);
  expect(await listed(app, 'gaps')).toMatchObject([{ firstSeenOn: '2024-01-10', lastSeenOn: '2024-01-14' }]);
  expect(await app.app.get(GapCheck).run(leaseOf(app.clock.day))).toEqual({
    vendors: 0,
    opened: 0,
    kept: 0,
    closed: 0,
  });
  expect(await stored()).toEqual(before);
});

test('the nightly check takes the vendors that are due and no other', async () => {
  await lapsing('lapsing');
  await dealWith(app, 'bare', 'DE');
  app.clock.day = '2024-01-15';
  expect(await app.app.get(GapCheck).run(leaseOf(app.clock.day))).toMatchObject({ vendors: 1, opened: 1 });
  expect(await app.app.get(GapCheck).runFull(leaseOf(app.clock.day))).toMatchObject({ vendors: 2, opened: 0, kept: 2 });
});

describe('Nights that were missed', () => {
  /** Off the list from 15 January, on it again from 18 January. */
  async function interrupted(key: string): Promise<void> {
    const dealings = await dealWith(app, key);
    await agreeOn(app, dealings);
    const certification = await certify(app, dealings, 'EU_US_DPF');
    const statuses: NewDatedStatus[] = [
      { status: 'active', from: '2023-09-01' },
      { status: 'inactive', from: '2024-01-15' },
      { status: 'active', from: '2024-01-18' },
    ];
    await changed(app, `certifications/${certification.id}`, { statuses });
    await sendTo(app, dealings, [{ kind: 'certification', certificationId: certification.id }]);
  }
  const lapses = async () =>
    (await listed(app, 'gaps', { state: 'all', code: 'CERTIFICATION_LAPSED' })).map(({ firstSeenOn, closedOn }) => ({
      firstSeenOn,
      closedOn,
    }));

  test('are judged each as of its own day, so that what came and went between is in the history', async () => {
    await interrupted('interrupted');
    app.clock.day = '2024-01-20';
    for (const day of ['14', '15', '16', '17', '18', '19', '20'] as const)
      await app.app.get(GapCheck).run(leaseOf(`2024-01-${day}`));
    expect(await lapses()).toEqual([{ firstSeenOn: '2024-01-15', closedOn: '2024-01-18' }]);
  });

  test('are judged so, too, by whoever looks first', async () => {
    await interrupted('interrupted');
    app.clock.day = '2024-01-20';
    expect(await lapses()).toEqual([{ firstSeenOn: '2024-01-15', closedOn: '2024-01-18' }]);
    const before = await stored();
    expect(await app.app.get(GapCheck).run(leaseOf('2024-01-15'))).toMatchObject({ vendors: 0 });
    expect(await stored()).toEqual(before);
  });

  test('are not judged backwards: what a write has judged since stays', async () => {
    await interrupted('interrupted');
    app.clock.day = '2024-01-20';
    await app.patch('/v1/vendors/interrupted', { name: 'Interrupted' }, 1);
    const before = await stored();
    for (const day of ['2024-01-15', '2024-01-20'] as const)
      expect(await app.app.get(GapCheck).run(leaseOf(day))).toMatchObject({ vendors: 0 });
    expect(await stored()).toEqual(before);
  });
});

test('many that come at once, of several processes, see the same and do it once', async () => {
  for (const key of ['a', 'b', 'c']) await lapsing(key);
  const [before] = await opened();
  app.clock.day = '2024-01-15';
  const processes = [1, 2, 3].map(() => new GapsService(new HistoryService()));
  const [lists] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, () => app.api.vendors.list({ query: { verdict: 'gap' } }))),
    ...processes.map((gaps) => gaps.catchUp(database, app.clock)),
    app.app.get(GapCheck).run(leaseOf(app.clock.day)),
  ]);
  expect(lists.map(({ data }) => data.items.length)).toEqual(Array(8).fill(3));
  expect(await opened()).toEqual([{ n: before!.n + 3 }]);
});
