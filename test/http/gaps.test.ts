import { DataSource } from 'typeorm';
import { ARTICLE_28_TERMS } from '../../src/law/facts.js';
import { GapCheck } from '../../src/jobs/gap-check.js';
import type { GapView, NewAcknowledgement, NewWaiver } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { ifMatch, refused } from './client.js';
import { asDescribed } from './described.js';
import {
  agreeOn,
  certify,
  changed,
  dealWith,
  expectRefused,
  idsOf,
  listed,
  made,
  NOWHERE,
  pointersIn,
  type Query,
  sendTo,
} from './records.js';
import { leaseOf } from '../jobs/register.js';

const TODAY = '2026-11-24';

let app: RunningApp;
let database: DataSource;
let next = 0;
beforeAll(async () => {
  app = await asDescribed(await startApp(TODAY));
  database = app.app.get(DataSource);
});
afterAll(() => app.close());
beforeEach(() => {
  app.clock.day = TODAY;
});

/** Its data processing agreement, of which so many of the terms of Art. 28(3) were not found. */
const termsBut = (missing: number) => ARTICLE_28_TERMS.slice(missing).map((term) => ({ term }));

/** A vendor whose only gap is an agreement that lacks two terms, which a later write may change. */
async function lacking() {
  const key = `vendor-${(next += 1)}`;
  const dealings = await dealWith(app, key, 'DE');
  const dpa = await agreeOn(app, dealings, { terms: termsBut(2) });
  const [gap, ...others] = await listed(app, 'gaps', { vendor: key });
  expect([gap?.code, others]).toEqual(['DPA_TERMS_INCOMPLETE', []]);
  const missing = (terms: number) => changed(app, `agreements/${dpa.id}`, { terms: termsBut(terms) });
  return { key, gap: gap as GapView & { id: string }, missing };
}

const find = async (id: string): Promise<GapView> => (await app.api.gaps.find({ path: { id } })).data;
const waive = async (id: string, until: string, reason = 'The addendum is with the vendor'): Promise<GapView> =>
  (await app.api.gaps.waive({ path: { id }, body: { reason, grantedBy: 'Anna Lindqvist', until } })).data;
const acknowledge = async (id: string, until: string): Promise<GapView> =>
  (
    await app.api.gaps.acknowledge({
      path: { id },
      body: { reason: 'Asked them on Monday', grantedBy: 'Greta Baumann', until },
    })
  ).data;
const waiversOf = async (gapId: string) => (await app.api.waivers.list({ query: { gapId } })).data.items;
const happenedTo = async (id: string): Promise<string[]> =>
  (await app.api.gaps.history({ path: { id } })).data.items.map(({ happened }) => happened);

describe('Who sees to a gap', () => {
  test("is the vendor's owner until it is assigned, and again when nobody is", async () => {
    const { key, gap } = await lacking();
    const owner = await made(app, 'people', { name: 'Olga', email: `olga-${key}@example.com`, role: 'owner' });
    const other = await made(app, 'people', { name: 'Otto', email: `otto-${key}@example.com`, role: 'owner' });
    expect(await find(gap.id)).toMatchObject({ assigneeId: null, responsibleId: null });
    await changed(app, `vendors/${key}`, { ownerId: owner.id });
    const before = await find(gap.id);
    expect(before).toMatchObject({ assigneeId: null, responsibleId: owner.id });

    const { data: assigned, response } = await app.api.gaps.assign({
      path: { id: gap.id },
      headers: ifMatch(before.version!),
      body: { assigneeId: other.id },
    });
    expect(assigned).toMatchObject({ assigneeId: other.id, responsibleId: other.id, version: before.version! + 1 });
    expect(response.headers.get('etag')).toBe(`"${assigned.version}"`);
    expect(await listed(app, 'gaps', { vendor: key, asOf: TODAY })).toMatchObject([{ responsibleId: other.id }]);
    for (const [query, found] of [
      [{ assigneeId: other.id }, [gap.id]],
      [{ assigneeId: owner.id }, []],
      [{ responsibleId: other.id }, [gap.id]],
      [{ responsibleId: owner.id }, []],
      [{ ownerId: owner.id }, [gap.id]],
      [{ ownerId: owner.id, asOf: TODAY }, [gap.id]],
    ] satisfies [Query<'gaps'>, string[]][])
      expect([query, await idsOf(app, 'gaps', query)]).toEqual([query, found]);

    const body = { assigneeId: null };
    await app.api.gaps.assign({ path: { id: gap.id }, headers: ifMatch(assigned.version!), body });
    expect(await idsOf(app, 'gaps', { responsibleId: owner.id })).toEqual([gap.id]);
    expect((await app.api.gaps.history({ path: { id: gap.id } })).data.items).toMatchObject([
      { happened: 'opened', by: 'token' },
      { happened: 'assigned', assigneeId: other.id, by: 'token' },
      { happened: 'assigned', assigneeId: null },
    ]);
  });

  test('is not changed by who read an older state, nor to nobody known', async () => {
    const { gap } = await lacking();
    const assign = (version: number, assigneeId: string) =>
      refused(app.api.gaps.assign({ path: { id: gap.id }, headers: ifMatch(version), body: { assigneeId } }));
    await waive(gap.id, '2027-06-30');
    expect((await assign(gap.version!, NOWHERE)).status).toBe(412);
    const unknown = await assign((await find(gap.id)).version!, NOWHERE);
    expect([unknown.status, pointersIn(unknown)]).toEqual([422, ['/assigneeId']]);
    expect((await app.patch(`/v1/gaps/${gap.id}`, { assigneeId: null })).status).toBe(428);
    expect((await app.patch(`/v1/gaps/${NOWHERE}`, { assigneeId: null }, 1)).status).toBe(404);
  });
});

describe('Lists of gaps', () => {
  beforeAll(async () => {
    for (const [key, tags] of [
      ['alder', ['marketing']],
      ['beech', ['marketing', 'payroll']],
    ] as const) {
      const dealings = await dealWith(app, key);
      const certification = await certify(app, dealings, 'EU_US_PRIVACY_SHIELD', '2018-01-01');
      await sendTo(app, dealings, [{ kind: 'certification', certificationId: certification.id }]);
      await changed(app, `vendors/${key}`, { tags: [...tags] });
    }
    await lacking();
  });

  test('are narrowed by family, tag, and since when, alike as of a day', async () => {
    const all = await listed(app, 'gaps', { limit: 3 });
    const tagged = (key: string, tag: string) =>
      tag === 'marketing' ? ['alder', 'beech'].includes(key) : key === 'beech';
    for (const [query, holds] of [
      [{ family: 'contract' }, ({ family }) => family === 'contract'],
      [{ tag: 'marketing' }, ({ vendorKey }) => tagged(vendorKey, 'marketing')],
      [
        { tag: 'payroll', family: 'mechanism' },
        ({ vendorKey, family }) => vendorKey === 'beech' && family === 'mechanism',
      ],
      [{ sinceFrom: '2020-07-16' }, ({ since }) => since !== null && since >= '2020-07-16'],
      [{ sinceFrom: '2020-07-17' }, ({ since }) => since !== null && since >= '2020-07-17'],
      [{ sinceUntil: '2020-07-16' }, ({ since }) => since !== null && since <= '2020-07-16'],
      [{ sinceUntil: '2020-07-15' }, ({ since }) => since !== null && since <= '2020-07-15'],
    ] satisfies [Query<'gaps'>, (gap: GapView) => boolean][]) {
      const expected = all.filter(holds).map(({ id }) => id!);
      expect([query, await idsOf(app, 'gaps', { ...query, limit: 1 })]).toEqual([query, expected]);
      expect([query, (await idsOf(app, 'gaps', { ...query, asOf: TODAY })).sort()]).toEqual([query, expected.sort()]);
    }
    expect(all.filter(({ since }) => since === '2020-07-16').length).toBeGreaterThan(1);
    expect(await idsOf(app, 'gaps', { tag: 'nothing' })).toEqual([]);
  });

  test('go by severity, by since-day up and down, or by vendor, page by page', async () => {
    const sorted = async (query: Query<'gaps'>, place: (gap: GapView) => unknown) => {
      const [whole, walked] = [await listed(app, 'gaps', query), await listed(app, 'gaps', { ...query, limit: 1 })];
      expect(walked).toEqual(whole);
      return whole.map((gap) => JSON.stringify(place(gap)));
    };
    const rank = ({ severity }: GapView) => ['critical', 'high', 'medium'].indexOf(severity);
    const since = ({ since: day }: GapView) => day ?? '9999';
    for (const [sort, place] of [
      ['severity', (gap) => [rank(gap), since(gap)]],
      ['since', since],
      ['vendor', (gap) => [gap.vendorKey, rank(gap), since(gap)]],
    ] as [Query<'gaps'>['sort'], (gap: GapView) => unknown][]) {
      const places = await sorted({ ...(sort !== undefined && { sort }) }, place);
      expect([sort, places]).toEqual([sort, [...places].sort()]);
      expect(new Set(places).size).toBeGreaterThan(1);
    }
    const down = await idsOf(app, 'gaps', { sort: '-since' });
    expect(down.reverse()).toEqual(await idsOf(app, 'gaps', { sort: 'since' }));
  });

  test.each(['-999999', '9999999', '0'])(
    'a place that nobody wrote, %s days from the first, is a place',
    async (days) => {
      const cursor = Buffer.from(JSON.stringify(['since', days, NOWHERE])).toString('base64url');
      expect((await app.get(`/v1/gaps?sort=since&cursor=${cursor}`)).status).toBe(200);
    },
  );

  test('as of a day know neither assignment nor another order', async () => {
    for (const query of [{ sort: 'since' }, { assigneeId: NOWHERE }, { responsibleId: NOWHERE }] as const) {
      const problem = await refused(app.api.gaps.list({ query: { ...query, asOf: TODAY } }));
      expect([problem.status, pointersIn(problem)]).toEqual([400, [`/${Object.keys(query)[0]}`]]);
    }
  });
});

describe('A waiver', () => {
  test('leaves the gap a gap, of the same severity, counted as before, and shown as waived', async () => {
    const { key, gap } = await lacking();
    const before = (await app.api.vendors.find({ path: { id: key } })).data.glance!;
    const waived = await waive(gap.id, '2027-01-31');
    expect(waived).toMatchObject({
      state: 'waived',
      severity: gap.severity,
      closedOn: null,
      waiver: { grantedBy: 'Anna Lindqvist', grantedOn: TODAY, until: '2027-01-31' },
    });
    expect(waived.version).toBeGreaterThan(gap.version!);
    expect(await find(gap.id)).toEqual(waived);
    expect((await app.api.vendors.find({ path: { id: key } })).data.glance).toEqual({
      ...before,
      changesOn: '2027-02-01',
    });
    for (const [state, found] of [
      [undefined, [gap.id]],
      ['waived', [gap.id]],
      ['all', [gap.id]],
      ['open', []],
      ['acknowledged', []],
      ['closed', []],
    ] as [Query<'gaps'>['state'], string[]][]) {
      const query = { vendor: key, code: gap.code, ...(state !== undefined && { state }) };
      expect([state, await idsOf(app, 'gaps', query)]).toEqual([state, found]);
      if (state !== 'all' && state !== 'closed')
        expect([state, await idsOf(app, 'gaps', { ...query, asOf: TODAY })]).toEqual([state, found]);
    }
  });

  test('stands on its last day; on the next one the nightly check takes that vendor alone, and tells why', async () => {
    const { key, gap } = await lacking();
    await waive(gap.id, '2026-12-31');
    app.clock.day = '2026-12-31';
    await app.app.get(GapCheck).run(leaseOf(app.clock.today()));
    expect((await find(gap.id)).state).toBe('waived');
    app.clock.day = '2027-01-01';
    expect(await app.app.get(GapCheck).run(leaseOf(app.clock.today()))).toEqual({
      vendors: 1,
      opened: 0,
      kept: 1,
      closed: 0,
    });
    expect(await find(gap.id)).toMatchObject({ state: 'open', waiver: null });
    expect(await waiversOf(gap.id)).toMatchObject([
      { state: 'lapsed', lapsedOn: '2027-01-01', lapsedBecause: 'day_passed', vendorKey: key, code: gap.code },
    ]);
    expect((await app.api.gaps.history({ path: { id: gap.id } })).data.items).toMatchObject([
      { happened: 'opened' },
      {
        happened: 'waived',
        reason: 'The addendum is with the vendor',
        grantedBy: 'Anna Lindqvist',
        until: '2026-12-31',
      },
      { happened: 'waiver_lapsed', by: 'clausebook', because: 'day_passed', lapsedOn: '2027-01-01' },
    ]);
  });

  test('is over before anything is shown, though no job has run since its last day', async () => {
    const { key, gap } = await lacking();
    await waive(gap.id, '2026-12-31');
    app.clock.day = '2027-03-10';
    expect(await idsOf(app, 'gaps', { vendor: key, state: 'waived' })).toEqual([]);
    expect(await waiversOf(gap.id)).toMatchObject([{ lapsedOn: '2027-01-01', lapsedBecause: 'day_passed' }]);
  });

  test('lapses with the write that changes what proves the gap, and stays so when that is undone', async () => {
    const { key, gap, missing } = await lacking();
    await waive(gap.id, '2027-01-31');
    app.clock.day = '2026-12-01';
    // What proves nothing about it changes nothing.
    await changed(app, `vendors/${key}`, { name: 'Another name' });
    expect((await find(gap.id)).state).toBe('waived');
    await missing(1);
    expect((await find(gap.id)).state).toBe('open');
    await missing(2);
    expect((await find(gap.id)).state).toBe('open');
    expect(await waiversOf(gap.id)).toMatchObject([{ lapsedOn: '2026-12-01', lapsedBecause: 'evidence_changed' }]);
    // Looked at from here, it stood until the day before.
    const asOf = async (day: string) =>
      (await listed(app, 'gaps', { vendor: key, asOf: day })).map(({ state }) => state);
    expect([await asOf('2026-11-23'), await asOf('2026-11-24')]).toEqual([['open'], ['waived']]);
    expect([await asOf('2026-11-30'), await asOf('2026-12-01')]).toEqual([['waived'], ['open']]);
  });

  test('lapses when the gap closes, and the gap that opens again is not under it', async () => {
    const { gap, missing } = await lacking();
    await waive(gap.id, '2027-01-31');
    await missing(0);
    expect(await find(gap.id)).toMatchObject({ state: 'closed', waiver: null });
    await missing(2);
    expect((await find(gap.id)).state).toBe('open');
    expect(await happenedTo(gap.id)).toEqual(['opened', 'waived', 'closed', 'waiver_lapsed', 'opened_again']);
    expect(await waiversOf(gap.id)).toMatchObject([{ lapsedBecause: 'gap_closed' }]);
  });

  test('takes the place of one that stands', async () => {
    const { gap } = await lacking();
    await waive(gap.id, '2027-01-31');
    app.clock.day = '2026-12-10';
    expect((await waive(gap.id, '2026-12-20', 'Sooner')).waiver).toMatchObject({
      until: '2026-12-20',
      reason: 'Sooner',
    });
    expect(await waiversOf(gap.id)).toMatchObject([
      { state: 'lapsed', lapsedOn: '2026-12-10', lapsedBecause: 'replaced' },
      { state: 'standing', lapsedOn: null },
    ]);
    const { items } = (
      await app.api.waivers.list({ query: { gapId: gap.id, state: 'standing', endsBy: '2026-12-20' } })
    ).data;
    expect(items).toHaveLength(1);
    expect((await app.api.waivers.find({ path: { id: items[0]!.id } })).data).toEqual(items[0]);
    expect(items[0]!.evidence).toEqual([
      { code: gap.code, regime: 'EU_GDPR', evidence: { processor: expect.any(String), missing: expect.any(Array) } },
    ]);
    expect((await app.api.waivers.list({ query: { gapId: gap.id, endsBy: '2026-12-19' } })).data.items).toEqual([]);
    expect((await app.get(`/v1/acknowledgements/${items[0]!.id}`)).status).toBe(404);
  });

  test.each([
    ['2026-11-23', 'past'],
    ['2027-11-25', 'too far'],
  ])('until %s is refused, being %s', async (until, words) => {
    const { gap } = await lacking();
    const body: NewWaiver = { reason: 'No', grantedBy: 'Anna Lindqvist', until };
    await expectRefused(app.api.gaps.waive({ path: { id: gap.id }, body }), '/until', new RegExp(words));
  });

  test.each(['2026-11-24', '2027-11-24'])('until %s is granted', async (until) => {
    expect((await waive((await lacking()).gap.id, until)).waiver).toMatchObject({ until });
  });

  test('is for a gap that stands: not for one closed, nor for none', async () => {
    const { gap, missing } = await lacking();
    await missing(0);
    const body: NewWaiver = { reason: 'No', grantedBy: 'Anna Lindqvist', until: '2026-12-31' };
    await expectRefused(app.api.gaps.waive({ path: { id: gap.id }, body }), '/id', /closed since 2026-11-24/);
    expect((await refused(app.api.gaps.waive({ path: { id: NOWHERE }, body }))).status).toBe(404);
    expect((await app.post(`/v1/gaps/${gap.id}/waivers`, { reason: 'No', until: '2026-12-31' })).status).toBe(400);
    const unknown = await app.get('/v1/waivers?vendor=nobody');
    expect(unknown.status).toBe(404);
  });

  test('stays as it was granted: the database refuses any other change than that it lapsed, once', async () => {
    const { gap } = await lacking();
    const { id } = (await waive(gap.id, '2027-01-31')).waiver!;
    for (const statement of [
      `update acceptance set reason = 'Another' where id = '${id}'`,
      `update acceptance set until = '2030-01-01' where id = '${id}'`,
      `update acceptance set lapsed_on = '2026-12-01', lapsed_because = 'day_passed', evidence = '' where id = '${id}'`,
      `delete from acceptance where id = '${id}'`,
      `truncate acceptance`,
    ])
      await expect(database.query(statement)).rejects.toThrow(/stays as it was granted|cannot truncate/);
    const lapse = (on: string) =>
      database.query(`update acceptance set lapsed_on = $1, lapsed_because = 'replaced' where id = $2`, [on, id]);
    await lapse('2026-12-01');
    await expect(lapse('2027-12-01')).rejects.toThrow(/stays as it was granted/);
  });

  test('follows a clock that is set back, without a second history', async () => {
    const { gap } = await lacking();
    await waive(gap.id, '2026-12-31');
    app.clock.day = '2027-01-01';
    expect((await find(gap.id)).state).toBe('open');
    app.clock.day = '2026-12-31';
    expect((await find(gap.id)).state).toBe('waived');
    app.clock.day = '2027-01-01';
    expect((await find(gap.id)).state).toBe('open');
    expect(await happenedTo(gap.id)).toEqual(['opened', 'waived', 'waiver_lapsed']);
  });
});

describe('An acknowledgement', () => {
  test('silences the gap until its last day, weighs less than a waiver, and is told', async () => {
    const { key, gap } = await lacking();
    expect(await acknowledge(gap.id, '2026-12-10')).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { grantedBy: 'Greta Baumann', until: '2026-12-10' },
    });
    expect(await idsOf(app, 'gaps', { vendor: key, state: 'acknowledged' })).toEqual([gap.id]);
    expect(await waive(gap.id, '2026-12-05')).toMatchObject({
      state: 'waived',
      acknowledgement: { until: '2026-12-10' },
    });
    app.clock.day = '2026-12-10';
    expect(await find(gap.id)).toMatchObject({ state: 'acknowledged', waiver: null });
    app.clock.day = '2026-12-11';
    expect(await find(gap.id)).toMatchObject({ state: 'open', acknowledgement: null });
    expect(await happenedTo(gap.id)).toEqual([
      'opened',
      'acknowledged',
      'waived',
      'waiver_lapsed',
      'acknowledgement_lapsed',
    ]);
    expect((await app.api.acknowledgements.list({ query: { vendor: key } })).data.items).toMatchObject([
      { gapId: gap.id, state: 'lapsed', lapsedOn: '2026-12-11', lapsedBecause: 'day_passed' },
    ]);
  });

  test('does not silence what is new: it lapses when the evidence changes', async () => {
    const { gap, missing } = await lacking();
    await acknowledge(gap.id, '2026-12-10');
    await missing(1);
    expect((await find(gap.id)).state).toBe('open');
  });

  test('lasts thirty days at most, and is given three times on the same evidence', async () => {
    const { gap, missing } = await lacking();
    const body: NewAcknowledgement = { reason: 'No', grantedBy: 'Greta Baumann', until: '2026-12-25' };
    const again = (until: string) => app.api.gaps.acknowledge({ path: { id: gap.id }, body: { ...body, until } });
    await expectRefused(again('2026-12-25'), '/until', /ends between 2026-11-24 and 2026-12-24/);
    await again('2026-12-24');
    app.clock.day = '2026-12-25';
    await again('2027-01-24');
    app.clock.day = '2027-01-20';
    await again('2027-02-19');
    await expectRefused(again('2027-02-19'), '/until', /acknowledged 3 times/);
    await missing(1);
    await again('2027-02-19');
  });
});

test('of many who waive and assign one gap at once each takes its turn, and one waiver stands', async () => {
  const { key, gap } = await lacking();
  const owner = await made(app, 'people', { name: 'Olga', email: `olga-${key}@example.com`, role: 'owner' });
  const { version } = await find(gap.id);
  const assign = () =>
    app.api.gaps
      .assign({ path: { id: gap.id }, headers: ifMatch(version!), body: { assigneeId: owner.id } })
      .then(() => 200)
      .catch(({ status }: { status: number }) => status);
  const [assigned] = await Promise.all([
    Promise.all([assign(), assign(), assign()]),
    ...['2026-12-01', '2026-12-02', '2026-12-03'].map((until) => waive(gap.id, until)),
    changed(app, `vendors/${key}`, { name: 'Renamed meanwhile' }),
  ]);
  expect(assigned.filter((status) => status === 200).length).toBeLessThan(2);
  expect(assigned.filter((status) => status !== 200 && status !== 412)).toEqual([]);
  const waivers = await waiversOf(gap.id);
  expect(waivers.map(({ lapsedBecause }) => lapsedBecause).sort()).toEqual([null, 'replaced', 'replaced'].sort());
  expect((await happenedTo(gap.id)).filter((happened) => happened === 'waived')).toHaveLength(3);
});

test('the history of a gap comes page by page, each event once', async () => {
  const { gap } = await lacking();
  for (const until of ['2026-12-01', '2026-12-02', '2026-12-03']) await waive(gap.id, until);
  const whole = await happenedTo(gap.id);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
    const { data } = await app.api.gaps.history({ path: { id: gap.id }, query });
    seen.push(...data.items.map(({ happened }) => happened));
    cursor = data.nextCursor;
  }
  expect(seen).toEqual(whole);
  expect(seen).toEqual(['opened', 'waived', 'waiver_lapsed', 'waived', 'waiver_lapsed', 'waived']);
});
