import type { GapView, GlanceView } from '../client/generated/index.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import {
  agreeOn,
  certify,
  changed,
  dealWith,
  everything,
  listed,
  made,
  MODULE_2,
  pointersIn,
  pointersOf,
  type Query,
  sendTo,
} from './records.js';

const SEVERITIES = ['critical', 'high', 'medium'] as const;

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());

  const shield = await dealWith(app, 'shield');
  await agreeOn(app, shield);
  const claim = await certify(app, shield, 'EU_US_PRIVACY_SHIELD', '2017-01-01');
  await sendTo(app, shield, [{ kind: 'certification', certificationId: claim.id }]);

  const backed = await dealWith(app, 'backed');
  const both = await agreeOn(app, backed, { clauseSets: [{ set: '2010/87' }] });
  const backedClaim = await certify(app, backed, 'EU_US_PRIVACY_SHIELD', '2017-01-01');
  const assessment = await made(app, 'impact-assessments', {
    vendorId: 'backed',
    doneOn: '2020-07-16',
    outcome: 'effective',
  });
  await sendTo(
    app,
    backed,
    [
      { kind: 'certification', certificationId: backedClaim.id },
      { kind: 'clause_set', clauseSetId: both.clauseSets[0]!.id },
    ],
    { impactAssessmentIds: [assessment.id] },
  );

  const modern = await dealWith(app, 'modern');
  const modules = await agreeOn(app, modern, {
    clauseSets: [{ ...MODULE_2, signedOn: '2021-10-01' }],
  });
  const tia = await made(app, 'impact-assessments', { vendorId: 'modern', doneOn: '2021-10-01', outcome: 'effective' });
  await sendTo(app, modern, [{ kind: 'clause_set', clauseSetId: modules.clauseSets[0]!.id }], {
    impactAssessmentIds: [tia.id],
  });

  const framework = await dealWith(app, 'framework');
  const listed = await certify(app, framework, 'EU_US_DPF', '2023-09-01');
  await sendTo(app, framework, [{ kind: 'certification', certificationId: listed.id }]);

  const northern = await dealWith(app, 'northern', 'CA');
  await agreeOn(app, northern);
  await sendTo(app, northern);
  await changed(app, 'vendors/northern', { name: 'Save 100%', status: 'leaving' });

  const danish = await dealWith(app, 'danish', 'DK');
  await sendTo(app, danish);
  await changed(app, `engagements/${danish.engagement.id}`, { vendorRole: 'joint_controller' });
  await changed(app, 'vendors/danish', { name: 'Save_100 per cent' });

  const bare = await dealWith(app, 'bare');
  await sendTo(app, bare);
  await changed(app, 'vendors/bare', { name: 'SaveX100' });

  await made(app, 'vendors', { key: 'unused', name: 'Un\\used' });
});
afterAll(() => app.close());

const keysIn = async (query: string): Promise<string[]> =>
  (await everything(app, `/v1/vendors?${query}`)).map(({ key }) => key);
const glanceOf = async (key: string): Promise<GlanceView> =>
  (await listed(app, 'vendors', { q: key })).find((vendor) => vendor.key === key)!.glance!;

describe('The vendor list at a glance', () => {
  test('tells of each vendor its roles, contract, clauses, governing mechanism, verdict and open gaps', async () => {
    const none = { critical: 0, high: 0, medium: 0 };
    expect(await glanceOf('modern')).toEqual({
      judgedOn: '2026-11-24',
      roles: ['processor'],
      dpaStatus: 'in_force',
      clauseSet: '2021/914',
      clauseSetStatus: 'in_force',
      governing: '2021/914',
      verdict: 'covered',
      openGaps: none,
      changesOn: null,
    });
    expect(await glanceOf('shield')).toMatchObject({
      dpaStatus: 'in_force',
      clauseSet: null,
      governing: null,
      verdict: 'gap',
    });
    expect(await glanceOf('backed')).toMatchObject({
      clauseSet: '2010/87',
      clauseSetStatus: 'ended',
      governing: null,
      verdict: 'gap',
    });
    expect(await glanceOf('framework')).toMatchObject({
      dpaStatus: 'missing',
      governing: 'EU_US_DPF',
      verdict: 'covered',
    });
    expect(await glanceOf('northern')).toMatchObject({
      governing: 'EU_ADEQUACY_CA',
      verdict: 'covered',
      openGaps: none,
    });
    expect(await glanceOf('danish')).toMatchObject({
      roles: ['joint_controller'],
      governing: null,
      verdict: 'not_a_transfer',
    });
    expect(await glanceOf('bare')).toMatchObject({
      dpaStatus: 'missing',
      verdict: 'gap',
      openGaps: { critical: 2, high: 1, medium: 0 },
    });
    expect(await glanceOf('unused')).toMatchObject({
      roles: [],
      dpaStatus: null,
      governing: null,
      verdict: null,
      openGaps: none,
    });
  });

  test('agrees with the vendor itself, with its assessment, and with its open gaps', async () => {
    for (const vendor of await listed(app, 'vendors')) {
      expect((await app.api.vendors.find({ path: { id: vendor.key } })).data).toEqual(vendor);
      const judged = (await app.api.vendors.assess({ path: { id: vendor.key } })).data;
      expect(judged.transfers[0]?.verdict ?? null).toBe(vendor.glance?.verdict);
      expect(judged.transfers[0]?.governing?.instrument ?? null).toBe(vendor.glance?.governing);
      for (const severity of SEVERITIES)
        expect(await listed(app, 'gaps', { vendor: vendor.key, severity })).toHaveLength(
          vendor.glance!.openGaps[severity],
        );
    }
  });

  for (const asOf of [undefined, '2020-07-15', '2020-07-16', '2021-12-31', '2022-12-28'])
    test(`filters by each of these${asOf === undefined ? '' : ` as of ${asOf}`}, alone and together, page by page`, async () => {
      const day = asOf === undefined ? {} : { asOf };
      const all = await listed(app, 'vendors', { limit: 200, ...day });
      expect(all.map(({ key }) => key)).toEqual(all.map(({ key }) => key).sort());
      expect(all).toHaveLength(8);
      if (asOf !== undefined) for (const { glance } of all) expect(glance?.judgedOn).toBe(asOf);
      const holds: Record<string, (vendor: Json, value: string) => boolean> = {
        role: ({ glance }, value) => glance.roles.includes(value),
        openGaps: ({ glance }, value) => glance.openGaps[value] > 0,
        status: ({ status }, value) => status === value,
      };
      for (const field of ['dpaStatus', 'clauseSet', 'clauseSetStatus', 'governing', 'verdict'])
        holds[field] = ({ glance }, value) => glance[field] === value;
      const values: Record<string, string[]> = {
        role: ['controller', 'joint_controller', 'processor'],
        openGaps: [...SEVERITIES],
        status: ['active', 'leaving', 'left'],
        dpaStatus: ['missing', 'in_force', 'not_required'],
        clauseSet: ['2010/87', '2021/914'],
        clauseSetStatus: ['in_force', 'ended', 'condition_failed', 'not_yet_in_force'],
        governing: ['EU_US_PRIVACY_SHIELD', 'EU_US_DPF', '2010/87', '2021/914', 'EU_ADEQUACY_CA', 'nothing'],
        verdict: ['covered', 'gap', 'not_a_transfer'],
      };
      const cases = Object.entries(values).flatMap(([field, options]) => options.map((value) => ({ [field]: value })));
      const verdicts = values['verdict']!.flatMap((verdict) =>
        cases.filter((one) => !('verdict' in one)).map((one): Record<string, string> => ({ ...one, verdict })),
      );
      for (const filters of [...cases, ...verdicts]) {
        const expected = all.filter((vendor) =>
          Object.entries(filters).every(([field, value]) => holds[field]!(vendor, value)),
        );
        const found = await listed(app, 'vendors', { ...filters, limit: 2, ...day });
        expect([filters, found.map(({ key }) => key)]).toEqual([filters, expected.map(({ key }) => key)]);
      }
    });

  test('on 15 July 2020 Privacy Shield governs, on 16 July 2020 it governs nothing', async () => {
    expect(await keysIn('governing=EU_US_PRIVACY_SHIELD&asOf=2020-07-15')).toEqual(['backed', 'shield']);
    expect(await keysIn('governing=EU_US_PRIVACY_SHIELD&asOf=2020-07-16')).toEqual([]);
    expect(await keysIn('governing=2010/87&verdict=covered&asOf=2020-07-16')).toEqual(['backed']);
    expect(await keysIn('q=shield&openGaps=critical&asOf=2020-07-15')).toEqual([]);
    expect(await keysIn('q=shield&openGaps=critical&asOf=2020-07-16')).toEqual(['shield']);
    expect(await keysIn('governing=2010/87&asOf=2022-12-27')).toEqual(['backed']);
    expect(await keysIn('governing=2010/87&asOf=2022-12-28')).toEqual([]);
  });

  test('a search takes % and _ as they are, and looks into name and key in any case', async () => {
    expect(await keysIn('q=100%25')).toEqual(['northern']);
    expect(await keysIn('q=Save_')).toEqual(['danish']);
    expect(await keysIn('q=save')).toEqual(['bare', 'danish', 'northern']);
    expect(await keysIn('q=NORTH')).toEqual(['northern']);
    expect(await keysIn('q=un%5Cused')).toEqual(['unused']);
    expect(await keysIn('q=%25%25')).toEqual([]);
    expect(await keysIn('q=save&asOf=2020-07-16&verdict=covered')).toEqual(['northern']);
  });

  test('as of another day it is in order of key, and before 26 July 2000 there is no such list', async () => {
    const sorted = await refused(app.api.vendors.list({ query: { asOf: '2020-07-16', sort: 'name' } }));
    expect([sorted.status, pointersIn(sorted)]).toEqual([400, ['/sort']]);
    expect((await app.api.vendors.list({ query: { asOf: '2020-07-16', sort: 'key' } })).response.status).toBe(200);
    const early = await refused(app.api.vendors.list({ query: { asOf: '2000-07-25' } }));
    expect([early.status, pointersIn(early)]).toEqual([422, ['/asOf']]);
    for (const day of ['2000-07-26', '2026-11-24', '9999-12-31'])
      expect([day, (await app.get(`/v1/vendors?asOf=${day}`)).status]).toEqual([day, 200]);
  });
});

describe('A vendor as of a day', () => {
  test('is the vendor as it is now, with its glance of that day, as in the list', async () => {
    for (const asOf of ['2020-07-15', '2020-07-16', '2022-12-28', '2026-11-24'])
      for (const vendor of await listed(app, 'vendors', { asOf })) {
        const answer = await app.api.vendors.find({ path: { id: vendor.key }, query: { asOf } });
        expect([answer.response.status, answer.response.headers.get('etag')]).toEqual([200, `"${vendor.version}"`]);
        expect(answer.data).toEqual(vendor);
      }
    const { glance } = (await app.api.vendors.find({ path: { id: 'shield' }, query: { asOf: '2020-07-15' } })).data;
    expect(glance).toMatchObject({ judgedOn: '2020-07-15', verdict: 'covered', governing: 'EU_US_PRIVACY_SHIELD' });
    expect(
      (await refused(app.api.vendors.find({ path: { id: 'nobody' }, query: { asOf: '2020-07-15' } }))).status,
    ).toBe(404);
  });
});

describe('Gaps as of a day', () => {
  const DAYS = ['2019-01-01', '2020-07-15', '2020-07-16', '2022-12-28', '2026-11-24'];
  const nameOf = ({ code, subject, since }: Pick<GapView, 'code' | 'subject' | 'since'>): string =>
    `${code} ${subject.kind} ${subject.id} ${since}`;

  test('are those of the assessment of that day, worst first, page by page, whatever the filter', async () => {
    for (const asOf of DAYS) {
      const all = await listed(app, 'gaps', { asOf, limit: 200 });
      const found: string[] = [];
      for (const { key } of await listed(app, 'vendors'))
        for (const finding of (await app.api.vendors.assess({ path: { id: key }, query: { asOf } })).data.findings)
          if (finding.severity !== 'notice') found.push(nameOf(finding));
      expect(all.map(nameOf).sort()).toEqual(found.sort());
      const ranks = all.map(({ severity, since, vendorName }) =>
        [SEVERITIES.indexOf(severity), since ?? '9999-99-99', vendorName.toLowerCase()].join(' '),
      );
      expect(ranks).toEqual([...ranks].sort());
      for (const [query, holds] of [
        [{ limit: 1 }, () => true],
        [{ limit: 2, severity: 'critical' }, ({ severity }) => severity === 'critical'],
        [{ limit: 1, code: 'DPA_MISSING' }, ({ code }) => code === 'DPA_MISSING'],
        [{ limit: 1, vendor: 'bare', state: 'open' }, ({ vendorKey }) => vendorKey === 'bare'],
      ] satisfies [Query<'gaps'>, (gap: GapView) => boolean][])
        expect([query, await listed(app, 'gaps', { asOf, ...query })]).toEqual([query, all.filter(holds)]);
    }
  });

  test('of today are the ones that the register holds, under the same ids', async () => {
    const held = await listed(app, 'gaps');
    const computed = await listed(app, 'gaps', { asOf: '2026-11-24' });
    const content = ({ firstSeenOn: _, lastSeenOn: __, version: ___, ...gap }: GapView) => gap;
    const byId = (a: { id: string | null }, b: { id: string | null }) => (a.id! < b.id! ? -1 : 1);
    expect(computed.map(content).sort(byId)).toEqual(held.map(content).sort(byId));
    const rank = ({ severity, since }: GapView) => [severity, since];
    expect(computed.map(rank)).toEqual(held.map(rank));
  });

  test('of another day have no history, and an id only where the register has held them', async () => {
    const [before] = await listed(app, 'gaps', { asOf: '2020-07-16', vendor: 'shield' });
    expect(before).toMatchObject({
      code: 'MECHANISM_INVALIDATED',
      firstSeenOn: null,
      lastSeenOn: null,
      closedOn: null,
    });
    expect((await app.api.gaps.find({ path: { id: before!.id! } })).data.subject).toEqual(before!.subject);
    const never = await listed(app, 'gaps', { asOf: '2017-12-31', vendor: 'framework' });
    expect(never.map(({ id }) => id)).toEqual(never.map(() => null));
  });

  test('are only those open, in one order of one day', async () => {
    for (const state of ['closed', 'all'] as const) {
      const problem = await refused(app.api.gaps.list({ query: { asOf: '2020-07-16', state } }));
      expect([problem.status, pointersIn(problem)]).toEqual([400, ['/state']]);
      expect(problem.detail).toMatch(/leave state out, or asOf/);
    }
    const { nextCursor } = (await app.api.gaps.list({ query: { asOf: '2020-07-16', limit: 1 } })).data;
    for (const list of [{}, { asOf: '2020-07-17' }]) {
      const problem = await refused(app.api.gaps.list({ query: { ...list, cursor: nextCursor! } }));
      expect([problem.status, pointersIn(problem)]).toEqual([400, ['/cursor']]);
    }
  });
});

test('no route judges a day before the encoded law, though the register holds nothing', async () => {
  const empty = await asDescribed(await startApp());
  try {
    const early = '2000-07-25';
    const answers = [
      ...(await Promise.all(
        [
          'vendors?',
          'gaps?',
          'gaps?vendor=nobody&',
          'vendors/nobody?',
          'vendors/nobody/assessment?',
          'clearance?vendor=nobody&',
        ].map((route) => empty.get(`/v1/${route}asOf=${early}`)),
      )),
      await empty.get(`/v1/vendors/nobody/gap-report.pdf?asOf=${early}`),
      await empty.post('/v1/drills', { legalEvents: [], asOf: early }),
      await empty.post('/v1/assessments', { facts: { parties: [] }, asOf: early }),
    ];
    for (const answer of answers)
      expect([answer.status, answer.body.type.split('/').at(-1), pointersOf(answer)]).toEqual([
        422,
        'day-not-encoded',
        ['/asOf'],
      ]);
    expect((await empty.get('/v1/vendors?asOf=2000-07-26')).status).toBe(200);
  } finally {
    await empty.close();
  }
});

describe('Gaps', () => {
  const codesIn = async (query: string): Promise<string[]> =>
    (await everything(app, `/v1/gaps?${query}`)).map(({ code }) => code);

  test('come worst first: severity, then since-day with the unknown last', async () => {
    const gaps = await listed(app, 'gaps', { limit: 2 });
    expect(gaps.length).toBeGreaterThan(5);
    const rank = ({ severity, since }: GapView) => [SEVERITIES.indexOf(severity), since ?? '9999'];
    const ranks = gaps.map((gap) => JSON.stringify(rank(gap)));
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(gaps.map(({ since }) => since)).size).toBeGreaterThan(1);
  });

  test('are filtered by code, severity, vendor and state', async () => {
    expect(await codesIn('vendor=shield')).toEqual(['MECHANISM_INVALIDATED']);
    const { id } = (await app.api.vendors.find({ path: { id: 'shield' } })).data;
    expect(await codesIn(`vendor=${id}`)).toEqual(['MECHANISM_INVALIDATED']);
    const invalidated = await listed(app, 'gaps', { code: 'MECHANISM_INVALIDATED' });
    expect(invalidated.map(({ vendorKey, since }) => [vendorKey, since])).toEqual([
      ['shield', '2020-07-16'],
      ['backed', '2022-12-28'],
    ]);
    expect(new Set(await codesIn('code=DPA_MISSING&severity=critical'))).toEqual(new Set(['DPA_MISSING']));
    expect(await codesIn('code=DPA_MISSING&severity=high')).toEqual([]);
    expect((await app.get('/v1/gaps?severity=notice')).status).toBe(400);
    expect((await app.get('/v1/gaps?code=NOTHING')).status).toBe(400);
    const [all, open, closed] = [
      await codesIn('state=all'),
      await codesIn('state=open'),
      await codesIn('state=closed'),
    ];
    expect(closed.length).toBeGreaterThan(0);
    expect([...open, ...closed].sort()).toEqual(all.sort());
    expect(await codesIn('')).toEqual(await codesIn('state=open'));
  });

  test('say rule, reason, article, remedy and since when', async () => {
    const [gap] = await listed(app, 'gaps', { vendor: 'shield' });
    expect(gap).toMatchObject({
      vendorKey: 'shield',
      vendorName: 'Shield',
      code: 'MECHANISM_INVALIDATED',
      family: 'mechanism',
      severity: 'critical',
      subject: { kind: 'transfer' },
      since: '2020-07-16',
      firstSeenOn: '2026-11-24',
      lastSeenOn: '2026-11-24',
      closedOn: null,
    });
    expect(gap!.reasons).toHaveLength(1);
    const [reason] = gap!.reasons;
    expect(reason!.citation).toContain('C-311/18');
    expect(reason!.says).not.toBe('');
    expect(reason!.remedy).not.toBe('');
    expect((await app.api.gaps.find({ path: { id: gap!.id! } })).data).toEqual(gap);
  });
});

describe('The assessment of a vendor as of a day', () => {
  test('has the shape that callers were promised', async () => {
    const { data: body } = await app.api.vendors.assess({ path: { id: 'backed' }, query: { asOf: '2020-08-01' } });
    expect(Object.keys(body)).toEqual([
      'asOf',
      'lawVersion',
      'transfers',
      'engagements',
      'findings',
      'heldSince',
      'changesOn',
    ]);
    const transfer = body.transfers[0]!;
    expect(Object.keys(transfer)).toEqual([
      'id',
      'regime',
      'verdict',
      'because',
      'citation',
      'governing',
      'mechanisms',
      'onward',
      'findings',
    ]);
    expect(transfer).toMatchObject({
      regime: 'EU_GDPR',
      verdict: 'covered',
      governing: { kind: 'clause_set', instrument: '2010/87', position: 2 },
      mechanisms: [
        {
          instrument: 'EU_US_PRIVACY_SHIELD',
          position: 1,
          state: 'ended',
          code: 'MECHANISM_INVALIDATED',
          citation: { text: expect.stringContaining('C-311/18') as string },
        },
        { instrument: '2010/87', position: 2, state: 'in_force', code: null },
      ],
    });
    expect(transfer.findings.map(({ code }) => code)).toEqual(['FALLBACK_IN_USE']);
    expect(transfer.findings[0]).toMatchObject({ severity: 'notice', since: '2020-07-16', fine: null });
    expect(body.engagements).toMatchObject([{ verdict: 'in_order', findings: [] }]);
    expect(body.findings).toEqual(transfer.findings);
    expect([body.asOf, body.heldSince, body.changesOn]).toEqual(['2020-08-01', '2020-07-16', expect.any(String)]);
  });

  test('is of today without a day, and of no day before the law is encoded', async () => {
    expect((await app.api.vendors.assess({ path: { id: 'backed' } })).data.asOf).toBe('2026-11-24');
    expect(
      (await app.api.vendors.assess({ path: { id: 'backed' }, query: { asOf: '2000-07-26' } })).response.status,
    ).toBe(200);
    const early = await refused(app.api.vendors.assess({ path: { id: 'backed' }, query: { asOf: '2000-07-25' } }));
    expect([early.status, early.type.split('/').at(-1), pointersIn(early)]).toEqual([
      422,
      'day-not-encoded',
      ['/asOf'],
    ]);
    expect((await refused(app.api.vendors.assess({ path: { id: 'nobody' } }))).status).toBe(404);
    const wrong = await refused(app.api.vendors.assess({ path: { id: 'backed' }, query: { asOf: '16.07.2020' } }));
    expect([wrong.status, pointersIn(wrong)]).toEqual([400, ['/asOf']]);
  });
});

describe('The gap report on paper', () => {
  test('is the same file each time, and another one on another day', async () => {
    const print = async (asOf: string) => {
      const { data, response } = await app.api.vendors.gapReport({ path: { id: 'shield' }, query: { asOf } });
      return { bytes: Buffer.from(await data.arrayBuffer()), status: response.status, headers: response.headers };
    };
    const [first, again, before] = [await print('2020-07-16'), await print('2020-07-16'), await print('2020-07-15')];
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="gap-report-shield-2020-07-16.pdf"');
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.bytes.equals(again.bytes)).toBe(true);
    expect(first.bytes.equals(before.bytes)).toBe(false);
  });

  test('is refused before 26 July 2000, and of a vendor that does not exist', async () => {
    const early = await app.get('/v1/vendors/shield/gap-report.pdf?asOf=2000-07-25');
    expect([early.status, early.headers['content-type'], pointersOf(early)]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
      ['/asOf'],
    ]);
    expect((await refused(app.api.vendors.gapReport({ path: { id: 'nobody' } }))).status).toBe(404);
  });
});
