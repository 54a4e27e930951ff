import pg from 'pg';
import { DataSource } from 'typeorm';
import { HistoryService } from '../../src/history/history.service.js';
import type { EventView, HistoryListData } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import { agreeOn, dealWith, everything, pointersIn } from './records.js';

// The embedded database has one session, so nothing can commit out of order: these run where the suite has a server.
const race = process.env['TEST_DATABASE_URL'] ? test : test.skip;
const RACE = 'on PostgreSQL, as several sessions are needed:';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

const history = async (query: HistoryListData['query'] = {}): Promise<EventView[]> =>
  (await app.api.history.list({ query })).data.items;
const head = (): Promise<number> => new HistoryService().head(app.app.get(DataSource).manager);

test('a program that remembers the last event it saw is given what came after it, in order', async () => {
  const before = await head();
  const acme = await dealWith(app, 'acme');
  const first = await history({ after: before });
  expect(first.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['vendor.added', 'party.added', 'engagement.added', 'gap.opened']),
  );
  expect(first.map(({ seq }) => seq)).toEqual(first.map(({ seq }) => seq).sort((a, b) => a - b));
  expect(first[0]).toMatchObject({
    kind: 'vendor.added',
    by: 'token',
    vendorId: acme.vendor.id,
    subjectId: acme.vendor.id,
  });

  const last = first.at(-1)!.seq;
  expect(await history({ after: last })).toEqual([]);
  await agreeOn(app, acme);
  const second = await history({ after: last });
  expect(second[0]!.kind).toBe('agreement.added');
  expect(second.every(({ seq }) => seq > last)).toBe(true);
});

test('page after page, by cursor or by the last number seen, gives every event once', async () => {
  const whole = await everything(app, '/v1/history?limit=200');
  expect(whole.length).toBeGreaterThan(5);
  expect(await everything(app, '/v1/history?limit=2')).toEqual(whole);
  expect(await everything(app, `/v1/history?limit=2&after=${whole[2].seq}`)).toEqual(whole.slice(3));
  const polled: EventView[] = [];
  for (let page = await history({ limit: 3 }); page.length > 0;) {
    polled.push(...page);
    page = await history({ limit: 3, after: page.at(-1)!.seq });
  }
  expect(polled).toEqual(whole);
});

test('events are found by kind, vendor, record, and the days on which they happened', async () => {
  app.clock.day = '2026-11-26';
  app.clock.instant = new Date('2026-11-26T09:00:00Z');
  const birch = await dealWith(app, 'birch');
  const all = await history({ limit: 200 });
  const onlyThose = (of: (event: EventView) => boolean) => all.filter(of);
  expect(await history({ kind: 'gap.opened' })).toEqual(onlyThose(({ kind }) => kind === 'gap.opened'));
  expect(await history({ vendor: 'birch' })).toEqual(onlyThose(({ vendorId }) => vendorId === birch.vendor.id));
  expect(await history({ subject: birch.party.id })).toEqual(
    onlyThose(({ subjectId }) => subjectId === birch.party.id),
  );
  expect(await history({ from: '2026-11-26', limit: 200 })).toEqual(onlyThose(({ at }) => at >= '2026-11-26'));
  expect(await history({ to: '2026-11-25', limit: 200 })).toEqual(onlyThose(({ at }) => at < '2026-11-26'));
  expect(await history({ from: '2026-11-25', to: '2026-11-25' })).toEqual([]);
  expect((await refused(app.api.history.list({ query: { vendor: 'nobody' } }))).status).toBe(404);
});

test.each([
  ['after=-1', '/after'],
  ['after=last', '/after'],
  ['after=9999999999999999', '/after'],
  ['cursor=abc', '/cursor'],
  ['kind=Gap%20opened', '/kind'],
  ['from=2026-02-30', '/from'],
  ['since=2026-01-01', '/since'],
])('GET /v1/history?%s is refused at %s', async (query, pointer) => {
  const { status, body } = await app.get(`/v1/history?${query}`);
  expect([status, pointersIn(body)]).toEqual([400, [pointer]]);
});

describe('What commits late', () => {
  let sessions: pg.Client[];
  beforeEach(async () => {
    const { options } = app.app.get(DataSource);
    sessions = Array.from({ length: 6 }, () => new pg.Client((options as { url: string }).url));
    if (process.env['TEST_DATABASE_URL']) await Promise.all(sessions.map((session) => session.connect()));
  });
  afterEach(() => Promise.all(sessions.map((session) => session.end().catch(() => undefined))));

  const write = async (session: pg.Client, kind: string, count = 1): Promise<void> => {
    await session.query(
      `insert into event (at, by, kind, payload) select now(), 'another', $1, '{}' from generate_series(1, $2::int)`,
      [kind, count],
    );
  };
  const kindsAfter = async (after: number) => (await history({ after, limit: 200 })).map(({ kind }) => kind);

  race(`${RACE} an event that is visible already waits for one with a lower number`, async () => {
    const [early, late] = sessions as [pg.Client, pg.Client];
    const before = await head();
    await early.query('begin');
    await write(early, 'test.early');
    await write(late, 'test.late');
    expect(await kindsAfter(before)).toEqual([]);
    await early.query('commit');
    expect(await kindsAfter(before)).toEqual(['test.early', 'test.late']);
  });

  race(`${RACE} what is rolled back holds up nothing any more, and its number is not used`, async () => {
    const [early, late] = sessions as [pg.Client, pg.Client];
    const before = await head();
    await early.query('begin');
    await write(early, 'test.early');
    await write(late, 'test.late');
    expect(await kindsAfter(before)).toEqual([]);
    await early.query('rollback');
    const [event] = await history({ after: before });
    expect([event!.kind, event!.seq]).toEqual(['test.late', before + 2]);
  });

  race(`${RACE} a session that is cut off in the middle holds up nothing any more`, async () => {
    const [cut, late] = sessions as [pg.Client, pg.Client];
    cut.on('error', () => undefined);
    const before = await head();
    await cut.query('begin');
    await write(cut, 'test.cut');
    await write(late, 'test.late');
    const { rows } = await cut.query<{ pid: number }>('select pg_backend_pid() as pid');
    await late.query('select pg_terminate_backend($1, 5000)', [rows[0]!.pid]);
    expect(await kindsAfter(before)).toEqual(['test.late']);
  });

  race(`${RACE} what a savepoint undoes is announced again when more is written`, async () => {
    const [early, late] = sessions as [pg.Client, pg.Client];
    const before = await head();
    await early.query('begin');
    await early.query('savepoint one');
    await write(early, 'test.undone');
    await early.query('rollback to savepoint one');
    await write(early, 'test.early');
    await write(late, 'test.late');
    expect(await kindsAfter(before)).toEqual([]);
    await early.query('commit');
    expect(await kindsAfter(before)).toEqual(['test.early', 'test.late']);
  });

  race(`${RACE} writers never wait for each other, nor for whoever reads`, async () => {
    const [one, other] = sessions as [pg.Client, pg.Client];
    await one.query('begin');
    await write(one, 'test.one');
    await other.query(`set statement_timeout = '2s'`);
    await write(other, 'test.other');
    await history();
    await write(other, 'test.other');
    await one.query('rollback');
  });

  race(`${RACE} a program that polls while six write, some of them in vain, misses nothing`, async () => {
    const seed = 20261124;
    let state = seed;
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    const before = await head();
    let writing = sessions.length;
    const writers = sessions.map(async (session) => {
      for (let turn = 0; turn < 120; turn++) {
        await session.query('begin');
        for (let times = 0; times <= random(3); times++) await write(session, 'test.storm', 1 + random(4));
        if (random(2) === 0) await session.query(`select pg_sleep(${random(8) / 1000})`);
        await session.query(random(5) === 0 ? 'rollback' : 'commit');
      }
      writing--;
    });
    const seen: number[] = [];
    for (let isLast = false; !isLast;) {
      isLast = writing === 0;
      const page = await history({ after: seen.at(-1) ?? before, limit: 200 });
      seen.push(...page.map(({ seq }) => seq));
      isLast &&= page.length === 0;
    }
    await Promise.all(writers);
    const stored = await app.app
      .get(DataSource)
      .query<{ seq: number }[]>('select seq from event where seq > $1 order by seq', [before]);
    expect(stored.length).toBeGreaterThan(1000);
    expect({ seed, seen }).toEqual({ seed, seen: stored.map(({ seq }) => seq) });
  });
});
