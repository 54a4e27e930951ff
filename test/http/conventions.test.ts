import { DataSource } from 'typeorm';
import { type Answer, type Json, type RunningApp, startApp, TOKEN } from './app.js';
import { asDescribed } from './described.js';
import { agreeOn, certify, type Dealings, dealWith, everything, made, NOWHERE, pointersOf, sendTo } from './records.js';

const onServer = Boolean(process.env['TEST_DATABASE_URL']);
const BASIC = `Basic ${Buffer.from(`anyone:${TOKEN}`).toString('base64')}`;
let app: RunningApp;
let acme: Dealings;
beforeAll(async () => {
  app = await asDescribed(await startApp());
  acme = await dealWith(app, 'acme');
});
afterAll(() => app.close());

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete' | 'head' | 'options';
const bare = (method: Method, path: string, authorization?: string): Promise<Answer> => {
  const request = app.bare()[method](path);
  return authorization === undefined ? request : request.set('Authorization', authorization);
};

/** A request with a body and headers of the test's own making. */
const raw = (
  method: 'post' | 'patch',
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answer> => {
  const request = app.bare()[method](path);
  return request.set({ Authorization: `Bearer ${TOKEN}`, ...headers }).send(body);
};

const JSON_TYPE = { 'Content-Type': 'application/json' };

async function expectProblem(answer: Answer, status: number, kind: string, ...pointers: string[]): Promise<void> {
  expect([answer.status, answer.body.type]).toEqual([status, `http://localhost:3000/problems/${kind}`]);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body.status).toBe(status);
  expect(answer.body.title).not.toBe('');
  expect(answer.body.detail).not.toBe('');
  expect(JSON.stringify(answer.body)).not.toMatch(
    /node_modules|\.ts:|\.js:| at .*\(|select |insert |update |relation|column/i,
  );
  if (pointers.length > 0) expect(pointersOf(answer)).toEqual(pointers);
  const page = await app.get(new URL(answer.body.type).pathname);
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.text).toContain(answer.body.title);
}

describe('Nobody comes in without the token', () => {
  let routes: readonly (readonly [Method, string])[];
  beforeAll(async () => {
    const { paths } = (await app.get('/openapi.json')).body;
    routes = [
      ...Object.entries<object>(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => [method as Method, path.replaceAll(/\{\w+\}/g, NOWHERE)] as const),
      ),
      ...['/', '/docs', '/docs/', '/docs/swagger-ui-bundle.js', '/openapi.json', '/openapi.yaml', '/docs-json'].map(
        (path) => ['get', path] as const,
      ),
      ...['/nothing', '/v1', '/v1/nothing', '/livez/', '/livez/..', '//livez', '/LIVEZ', '/readyz/x'].map(
        (path) => ['get', path] as const,
      ),
      ['delete', `/v1/vendors/${NOWHERE}`],
      ['put', '/v1/vendors'],
      ['options', '/v1/vendors'],
      ['head', '/v1/vendors'],
    ];
  });

  test('every address but health, and calendars at theirs, answers 401 without a token, and with a wrong one', async () => {
    const open = ['/livez', '/readyz'];
    const guarded = routes.filter(([, path]) => !open.includes(path) && !path.startsWith('/calendar/'));
    expect(guarded.length).toBeGreaterThan(55);
    for (const [method, path] of guarded)
      for (const authorization of [
        undefined,
        'Bearer',
        'Bearer wrong',
        `Bearer ${TOKEN}x`,
        `Token ${TOKEN}`,
        'Basic eDp5',
      ])
        expect([method, path, authorization, (await bare(method, path, authorization)).status]).toEqual([
          method,
          path,
          authorization,
          401,
        ]);
  });

  test('the refusal is a problem that names both ways in', async () => {
    const answer = await bare('get', '/v1/vendors');
    await expectProblem(answer, 401, 'not-authenticated');
    expect(answer.headers['www-authenticate']).toMatch(/Bearer realm=.*Basic realm=/);
  });

  test('health is open to anyone', async () => {
    for (const [path, body] of [
      ['/livez', { status: 'ok' }],
      ['/readyz', { status: 'ok', reasons: [] }],
    ] as const) {
      const answer = await bare('get', path);
      expect([answer.status, answer.body]).toEqual([200, body]);
    }
  });

  test('Basic with the token as password opens pages to read and nothing to write', async () => {
    for (const path of ['/docs', '/openapi.json', '/v1/vendors'])
      expect((await bare('get', path, BASIC)).status).toBe(200);
    expect((await bare('head', '/v1/vendors', BASIC)).status).toBe(200);
    for (const method of ['post', 'patch', 'delete'] as const)
      expect((await bare(method, '/v1/vendors', BASIC)).status).toBe(401);
  });

  test('there is no way to start without a token', async () => {
    const { readConfig } = await import('../../src/config.js');
    expect(() => readConfig({ CLAUSEBOOK_TOKEN: 'short' }, '.')).toThrow(/CLAUSEBOOK_TOKEN/);
  });
});

describe('Every error is a problem that says what to do', () => {
  const vendor = (more: object): object => ({ key: 'never-made', name: 'Never made', ...more });

  test('a body that is no JSON, or no object', async () => {
    await expectProblem(await raw('post', '/v1/vendors', '{"key":', JSON_TYPE), 400, 'malformed-request');
    await expectProblem(await raw('post', '/v1/vendors', '', JSON_TYPE), 400, 'malformed-request');
    for (const body of [
      '[]',
      '[{}]',
      '"text"',
      '1',
      'null',
      'true',
      '{"__proto__":{"a":1}}',
      '{"constructor":{"prototype":1}}',
    ])
      await expectProblem(await raw('post', '/v1/vendors', body, JSON_TYPE), 400, 'malformed-request');
  });

  test('a body of another kind', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'application/octet-stream',
    ])
      await expectProblem(
        await raw('post', '/v1/vendors', 'key=x&name=y', { 'Content-Type': type }),
        415,
        'unsupported-media-type',
      );
    await expectProblem(
      await app.upload('/v1/vendors', Buffer.from('key,name'), { key: 'x', name: 'y' }),
      415,
      'unsupported-media-type',
    );
    await expectProblem(await app.post('/v1/imports', { file: 'x' }), 400, 'malformed-request', '/file');
  });

  test('a body that is too large', async () => {
    const body = JSON.stringify(vendor({ representative: 'x'.repeat(1_100_000) }));
    await expectProblem(await raw('post', '/v1/vendors', body, JSON_TYPE), 413, 'too-large');
  });

  test('an address where nothing is', async () => {
    for (const path of ['/v1/nothing', '/nothing', '/v1/vendors/never-made', `/v1/parties/${NOWHERE}`, '/v1/parties/x'])
      await expectProblem(await app.get(path), 404, 'not-found');
    await expectProblem(await bare('delete', '/v1/vendors/acme', `Bearer ${TOKEN}`), 404, 'not-found');
    await expectProblem(await app.get('/v1/vendors/%00'), 404, 'not-found');
    await expectProblem(await app.get('/problems/constructor'), 404, 'not-found');
  });

  test('an address that cannot be read', async () => {
    await expectProblem(await app.get('/v1/vendors/%ff'), 400, 'malformed-request');
  });

  test('a query parameter that is not known, on any route', async () => {
    for (const path of ['/v1/vendors', '/v1/gaps', '/v1/vendors/acme', '/v1/vendors/acme/assessment', '/livez'])
      await expectProblem(await app.get(`${path}?colour=red`), 400, 'malformed-request', '/colour');
    await expectProblem(await app.post('/v1/vendors?colour=red', vendor({})), 400, 'malformed-request', '/colour');
    await expectProblem(await app.get('/v1/vendors?q=a&q=b'), 400, 'malformed-request', '/q');
    await expectProblem(
      await app.get('/v1/vendors?status=closed&role=friend'),
      400,
      'malformed-request',
      '/status',
      '/role',
    );
  });

  test('fields that are unknown, missing or not of the form expected, each by its pointer', async () => {
    const bad: readonly (readonly [object, ...string[]])[] = [
      [{ colour: 'red' }, '/colour'],
      [{ 'a/b~c': 1 }, '/a~1b~0c'],
      [{ name: '' }, '/name'],
      [{ name: null }, '/name'],
      [{ name: 7 }, '/name'],
      [{ name: 'x'.repeat(301) }, '/name'],
      [{ name: 'a\u0000b' }, '/name'],
      [{ name: 'a\tb' }, '/name'],
      [{ name: 'a\ud800' }, '/name'],
      [{ name: 'invoice-\u202efdp.exe' }, '/name'],
      [{ name: 'a\u2067b' }, '/name'],
      [{ tags: ['ok', 'a\u2069'] }, '/tags'],
      [{ website: 'https://x.example/\u202a' }, '/website'],
      [{ key: 'Never Made' }, '/key'],
      [{ key: 'own' }, '/key'],
      [{ key: NOWHERE }, '/key'],
      [{ website: 'ftp://x.example' }, '/website'],
      [{ website: 'http://x.example/\u0000' }, '/website'],
      [{ privacyContact: 'nobody' }, '/privacyContact'],
      [{ statusFrom: '2026-02-31' }, '/statusFrom'],
      [{ statusFrom: '2026-2-3' }, '/statusFrom'],
      [{ statusFrom: '2026-02-03T00:00:00Z' }, '/statusFrom'],
      [{ status: 'closed' }, '/status'],
      [{ status: null }, '/status'],
      [{ tags: null }, '/tags'],
      [{ tags: 'marketing' }, '/tags'],
      [{ tags: ['ok', null] }, '/tags'],
      [{ ownerId: 'anna' }, '/ownerId'],
      [{ name: '', statusFrom: 'x' }, '/name', '/statusFrom'],
    ];
    for (const [fields, ...pointers] of bad)
      await expectProblem(await app.post('/v1/vendors', vendor(fields)), 400, 'malformed-request', ...pointers);
    await expectProblem(await app.post('/v1/vendors', {}), 400, 'malformed-request', '/key', '/name');
    await expectProblem(
      await app.post('/v1/parties', { name: 'Small', country: 'us' }),
      400,
      'malformed-request',
      '/country',
    );
    await expectProblem(
      await app.post('/v1/parties', { name: 'Nowhere', country: 'XX' }),
      400,
      'malformed-request',
      '/country',
    );
    expect((await app.get('/v1/vendors/never-made')).status).toBe(404);
  });

  test('marks that turn the direction of text are refused by name, and those of Hebrew and Arabic taken', async () => {
    const turned = await app.post('/v1/parties', { name: 'a\u202eb' });
    await expectProblem(turned, 400, 'malformed-request', '/name');
    expect(turned.body.detail).toContain('without marks that turn its direction (U+202A to U+202E');
    const name = 'שלום\u200f (Shalom\u200e)';
    expect((await made(app, 'parties', { name })).name).toBe(name);
  });

  test('mistakes inside nested records, by nested pointers', async () => {
    const agreement = {
      vendorId: 'acme',
      kind: 'dpa',
      title: 'DPA',
      firstPartyId: app.ownPartyId,
      secondPartyId: acme.party.id,
    };
    const signed = (...signatures: unknown[]) => app.post('/v1/agreements', { ...agreement, signatures });
    const good = { partyId: acme.party.id };
    await expectProblem(
      await signed({ ...good, signedOn: '31.12.2020' }),
      400,
      'malformed-request',
      '/signatures/0/signedOn',
    );
    await expectProblem(await signed(good, { ...good, colour: 1 }), 400, 'malformed-request', '/signatures/1/colour');
    await expectProblem(await signed({ ...good, id: NOWHERE }), 400, 'malformed-request', '/signatures/0/id');
    for (const nothing of [null, 'x', 7, []])
      await expectProblem(await signed(good, nothing), 400, 'malformed-request', '/signatures');
    for (const list of ['signatures', 'clauseSets', 'engagementIds'])
      await expectProblem(
        await app.post('/v1/agreements', { ...agreement, [list]: null }),
        400,
        'malformed-request',
        `/${list}`,
      );
    const clauseSets = [{ set: '2021/914', modules: [2, 2] }];
    await expectProblem(
      await app.post('/v1/agreements', { ...agreement, clauseSets }),
      400,
      'malformed-request',
      '/clauseSets/0/modules',
    );
  });

  test('null is refused where a change would leave nothing behind', async () => {
    const person = await made(app, 'people', { name: 'Ida', email: 'ida@example.com', role: 'legal' });
    for (const field of ['name', 'email', 'role'])
      await expectProblem(
        await app.patch(`/v1/people/${person.id}`, { [field]: null }, 1),
        400,
        'malformed-request',
        `/${field}`,
      );
    const transfer = await sendTo(app, acme);
    for (const field of ['mechanisms', 'impactAssessmentIds', 'data'])
      await expectProblem(
        await app.patch(`/v1/transfers/${transfer.id}`, { [field]: null }, 1),
        400,
        'malformed-request',
        `/${field}`,
      );
  });

  test('a second record with what must be unique', async () => {
    await expectProblem(await app.post('/v1/vendors', { key: 'acme', name: 'Again' }), 409, 'conflict', '/key');
  });

  test('a list of a vendor that does not exist is not an empty list', async () => {
    for (const list of [
      'parties',
      'engagements',
      'agreements',
      'certifications',
      'transfers',
      'impact-assessments',
      'gaps',
    ])
      await expectProblem(await app.get(`/v1/${list}?vendor=typo`), 404, 'not-found');
  });
});

describe('Lists page by cursor', () => {
  /** Walks a list while records are added, and expects everything that was there at the start exactly once. */
  async function walk(path: string, limit: number, add: () => Promise<unknown>, field = 'id'): Promise<Json[]> {
    const before = (await everything(app, `${path}${path.includes('?') ? '&' : '?'}limit=200`)).map(({ id }) => id);
    expect(before.length).toBeGreaterThan(limit);
    const seen: Json[] = [];
    let added = 0;
    for (let next = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`; ;) {
      const { body, headers } = await app.get(next);
      expect(body.items.length).toBeLessThanOrEqual(limit);
      seen.push(...body.items);
      if (added++ < 3) await add();
      if (body.nextCursor === null) {
        expect(headers['link']).toBeUndefined();
        break;
      }
      expect(body.items).toHaveLength(limit);
      const [, url] = /^<([^>]+)>; rel="next"$/.exec(headers['link'] as string)!;
      const query = new URL(url!, 'http://x').searchParams;
      expect([query.get('cursor'), query.get('limit')]).toEqual([body.nextCursor, String(limit)]);
      next = url!;
    }
    const ids = seen.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(before));
    return seen.map((item) => item[field]);
  }

  let next = 0;
  const addVendor = () => dealWith(app, `walked-${(next += 1)}`);
  beforeAll(async () => {
    for (let count = 0; count < 4; count += 1) {
      const dealings = await addVendor();
      const certification = await certify(app, dealings, 'EU_US_PRIVACY_SHIELD');
      await sendTo(app, dealings, [{ kind: 'certification', certificationId: certification.id }]);
      await agreeOn(app, dealings);
      await made(app, 'impact-assessments', { vendorId: dealings.vendor.id });
      await made(app, 'people', { name: `Person ${count}`, email: `person-${count}@example.com`, role: 'owner' });
    }
  });

  test('every list, whatever the limit, shows each record once while others are added', async () => {
    const adders: Record<string, () => Promise<unknown>> = {
      people: () => made(app, 'people', { name: 'More', email: `more-${(next += 1)}@example.com`, role: 'owner' }),
      parties: () => made(app, 'parties', { name: 'More' }),
      vendors: addVendor,
      engagements: addVendor,
      agreements: () => agreeOn(app, acme),
      certifications: () => certify(app, acme, 'EU_US_DPF'),
      transfers: () => sendTo(app, acme),
      'impact-assessments': () => made(app, 'impact-assessments', { vendorId: 'acme' }),
      gaps: addVendor,
    };
    let limit = 0;
    for (const [list, add] of Object.entries(adders)) await walk(`/v1/${list}`, (limit++ % 3) + 1, add);
    await walk('/v1/gaps?severity=critical&state=all', 2, addVendor);
  }, 60_000);

  test('vendors go by name or by critical gaps, up and down, and the vendor filter stays on the next page', async () => {
    const never = () => Promise.resolve();
    const names = await walk('/v1/vendors?sort=name', 2, never, 'name');
    expect(await walk('/v1/vendors?sort=-name', 3, never, 'name')).toEqual([...names].reverse());
    const keys = await walk('/v1/vendors', 2, never, 'key');
    expect(keys).toEqual([...keys].sort());
    expect(await walk('/v1/vendors?sort=-key', 2, never, 'key')).toEqual([...keys].reverse());
    const counts = (await walk('/v1/vendors?sort=critical', 3, never, 'glance')).map(
      (glance) => glance.openGaps.critical,
    );
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(1);
    const down = (await walk('/v1/vendors?sort=-critical', 2, never, 'glance')).map(
      (glance) => glance.openGaps.critical,
    );
    expect(down).toEqual([...counts].reverse());
    await sendTo(app, acme);
    const vendors = await walk('/v1/transfers?vendor=acme', 1, never, 'vendorId');
    expect(new Set(vendors)).toEqual(new Set([acme.vendor.id]));
  });

  test('a limit outside 1 to 200 is refused', async () => {
    for (const limit of ['0', '201', '-1', '1.5', 'x', '', '1e3', 'Infinity'])
      await expectProblem(await app.get(`/v1/vendors?limit=${limit}`), 400, 'malformed-request', '/limit');
    expect((await app.get('/v1/vendors?limit=200')).status).toBe(200);
  });

  test('a cursor that is broken, or of another list, is refused', async () => {
    const written = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const foreign = (await app.get('/v1/vendors?limit=1&sort=-name')).body.nextCursor;
    const bad = [
      'x',
      '%00',
      foreign,
      written('critical', 'many', NOWHERE),
      written('critical', '99999999999999', NOWHERE),
      written('critical', 1, NOWHERE),
      written('critical', '1', 'x'),
      written('critical', '1'),
      written({}),
    ];
    for (const cursor of bad)
      await expectProblem(
        await app.get(`/v1/vendors?sort=critical&cursor=${cursor}`),
        400,
        'malformed-request',
        '/cursor',
      );
    for (const cursor of [foreign, written('id', 'x', NOWHERE), written('id', '\u0000', NOWHERE)])
      await expectProblem(await app.get(`/v1/parties?cursor=${cursor}`), 400, 'malformed-request', '/cursor');
    await expectProblem(
      await app.get(`/v1/vendors?cursor=${written('key', '\u0000', NOWHERE)}`),
      400,
      'malformed-request',
    );
    await expectProblem(
      await app.get(`/v1/gaps?cursor=${written('worst', '\u0000', NOWHERE)}`),
      400,
      'malformed-request',
    );
  });
});

describe('A change says which state it was made on', () => {
  const patchWith = (path: string, ifMatch: string): Promise<Answer> =>
    raw('patch', path, JSON.stringify({ purpose: 'Never' }), { ...JSON_TYPE, 'If-Match': ifMatch });

  test('If-Match missing, malformed, stale, current', async () => {
    const path = `/v1/engagements/${acme.engagement.id}`;
    const read = await app.get(path);
    const { version } = read.body;
    expect(read.headers['etag']).toBe(`"${version}"`);
    await expectProblem(await app.patch(path, { purpose: 'Never' }), 428, 'precondition-required');
    for (const ifMatch of ['*', '1', '"x"', '""', '"1", "2"', '"-1"', '"99999999999"', "'1'"])
      await expectProblem(await patchWith(path, ifMatch), 400, 'malformed-request', '/If-Match');
    await expectProblem(await patchWith(path, `"${version + 1}"`), 412, 'stale');
    expect((await app.get(path)).body).toEqual(read.body);
    const answer = await app.patch(path, { purpose: 'Analytics of the shop' }, version);
    expect([answer.status, answer.headers['etag']]).toEqual([200, `"${version + 1}"`]);
    await expectProblem(await app.patch(path, { purpose: 'Never' }, version), 412, 'stale');
    expect((await app.get(path)).body.purpose).toBe('Analytics of the shop');
  });

  test('a change that is refused leaves the version as it was', async () => {
    const path = `/v1/engagements/${acme.engagement.id}`;
    const { body } = await app.get(path);
    expect((await app.patch(path, { endsOn: '2001-01-01' }, body.version)).status).toBe(422);
    expect((await app.get(path)).body).toEqual(body);
  });

  test('of changes made at once on the same state exactly one wins', async () => {
    const path = `/v1/vendors/acme`;
    const { version } = (await app.get(path)).body;
    const answers = await Promise.all(
      Array.from({ length: onServer ? 20 : 5 }, (_, index) => app.patch(path, { name: `Acme ${index}` }, version)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...statuses.slice(1).map(() => 412)]);
    const now = (await app.get(path)).body;
    expect([now.version, now.name]).toEqual([version + 1, answers.find(({ status }) => status === 200)!.body.name]);
  });

  test('signatures at once are all recorded', async () => {
    const agreement = await agreeOn(app, acme, { signatures: [] });
    const answers = await Promise.all(
      Array.from({ length: onServer ? 20 : 5 }, () =>
        app.post(`/v1/agreements/${agreement.id}/signatures`, { partyId: acme.party.id, signedOn: '2019-01-01' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const now = (await app.get(`/v1/agreements/${agreement.id}`)).body;
    expect([now.signatures.length, now.version]).toEqual([answers.length, 1 + answers.length]);
  });
});

describe('A repeated request has one effect', () => {
  const key = (text: string) => ({ 'Idempotency-Key': text });

  test('the same request gets the same answer, headers too', async () => {
    const body = { key: 'once', name: 'Once', tags: ['a', 'b'] };
    const first = await app.post('/v1/vendors', body, key('k-1'));
    const again = await app.post('/v1/vendors', { tags: ['a', 'b'], name: 'Once', key: 'once' }, key('k-1'));
    expect(first.status).toBe(201);
    expect(first.headers['location']).toBe(`/v1/vendors/${first.body.id}`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    for (const name of ['etag', 'location', 'content-type']) expect(again.headers[name]).toBe(first.headers[name]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(await everything(app, '/v1/vendors?q=once')).toHaveLength(1);
  });

  test('another body, or the same body elsewhere, is refused', async () => {
    await app.post('/v1/parties', { name: 'Kept' }, key('k-2'));
    await expectProblem(await app.post('/v1/parties', { name: 'Other' }, key('k-2')), 422, 'idempotency-key-reused');
    await expectProblem(await app.post('/v1/people', { name: 'Kept' }, key('k-2')), 422, 'idempotency-key-reused');
  });

  test('of the same request sent many times at once one has an effect', async () => {
    const answers = await Promise.all(
      Array.from({ length: onServer ? 20 : 5 }, () => app.post('/v1/parties', { name: 'In parallel' }, key('k-3'))),
    );
    const made201 = answers.filter(({ status }) => status === 201);
    expect(new Set(made201.map(({ body }) => body.id)).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 201))
      await expectProblem(answer, 409, 'request-in-flight');
    const parties = await everything(app, '/v1/parties?limit=200');
    expect(parties.filter(({ name }) => name === 'In parallel')).toHaveLength(1);
  });

  test('a first attempt that failed is not remembered', async () => {
    expect((await app.post('/v1/vendors', { key: 'later' }, key('k-4'))).status).toBe(400);
    expect((await app.post('/v1/vendors', { key: 'acme', name: 'Taken' }, key('k-4'))).status).toBe(409);
    expect((await app.post('/v1/vendors', { key: 'later', name: 'Later' }, key('k-4'))).status).toBe(201);
  });

  test('a key with other than visible ASCII characters is refused', async () => {
    for (const bad of ['two words', 'x'.repeat(201), '', 'ü'])
      await expectProblem(
        await app.post('/v1/parties', { name: 'Never' }, key(bad)),
        400,
        'malformed-request',
        '/Idempotency-Key',
      );
  });

  test('it holds for a transition, and for the form of an import', async () => {
    const agreement = await agreeOn(app, acme, { signatures: [] });
    const sign = () => app.post(`/v1/agreements/${agreement.id}/signatures`, { partyId: acme.party.id }, key('k-5'));
    expect((await sign()).body).toEqual((await sign()).body);
    expect((await app.get(`/v1/agreements/${agreement.id}`)).body.signatures).toHaveLength(1);

    const send = (file: string) =>
      app.upload('/v1/imports', Buffer.from(file), { ownParty: app.ownPartyId }, key('k-6'));
    const first = await send('id,name,country\nimported-once,Imported,US\n');
    const again = await send('id,name,country\nimported-once,Imported,US\n');
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(first.body.counts.rows).toMatchObject({ imported: 1, unchanged: 0 });
    await expectProblem(await send('id,name,country\nimported-twice,Imported,US\n'), 422, 'idempotency-key-reused');
  });

  test('an import is created where it can be found; one that writes nothing creates nothing, repeated or not', async () => {
    const send = (fields: Record<string, string>, headers = {}) =>
      app.upload(
        '/v1/imports',
        Buffer.from('id,name\nonly-looked-at,Seen\n,!!!\n'),
        { ownParty: app.ownPartyId, ...fields },
        headers,
      );
    for (const fields of [{ dryRun: 'true' }, { mode: 'all_or_nothing' }])
      for (const attempt of [1, 2]) {
        const { status, body, headers } = await send(fields, key(`looked-${JSON.stringify(fields)}`));
        expect([attempt, status, body.id, headers['location'], headers['etag']]).toEqual([
          attempt,
          200,
          null,
          undefined,
          undefined,
        ]);
      }
    expect((await app.get('/v1/vendors/only-looked-at')).status).toBe(404);
    const done = await send({});
    expect([done.status, done.headers['etag']]).toEqual([201, undefined]);
    expect((await app.get(done.headers['location']!)).body).toEqual(done.body);
  });
});

describe('What the register gives, nobody else sets', () => {
  test('every writable class refuses every field that is not its own, and nothing changes', async () => {
    const beta = await dealWith(app, 'beta');
    const agreement = await agreeOn(app, beta, { clauseSets: [{ set: '2010/87' }] });
    const certification = await certify(app, beta, 'EU_US_DPF');
    const transfer = await sendTo(app, beta);
    const assessment = await made(app, 'impact-assessments', { vendorId: 'beta' });
    const person = await made(app, 'people', { name: 'Bo', email: 'bo@example.com', role: 'owner' });
    const records = {
      people: person.id,
      parties: beta.party.id,
      vendors: beta.vendor.id,
      engagements: beta.engagement.id,
      agreements: agreement.id,
      certifications: certification.id,
      transfers: transfer.id,
      'impact-assessments': assessment.id,
    };
    const bodies: Record<keyof typeof records, object> = {
      people: { name: 'X', email: 'x@example.com', role: 'owner' },
      parties: { name: 'X' },
      vendors: { key: 'never', name: 'X' },
      engagements: { vendorId: 'beta', ownPartyId: app.ownPartyId, vendorPartyId: beta.party.id },
      agreements: {
        vendorId: 'beta',
        kind: 'dpa',
        title: 'X',
        firstPartyId: app.ownPartyId,
        secondPartyId: beta.party.id,
      },
      certifications: { partyId: beta.party.id, name: 'X' },
      transfers: { engagementId: beta.engagement.id, flow: 'sent' },
      'impact-assessments': { vendorId: 'beta' },
    };
    const forbidden = {
      id: NOWHERE,
      version: 7,
      createdAt: '2020-01-01T00:00:00Z',
      glance: null,
      seq: 1,
      judgedOn: '2020-01-01',
    };
    const fixed: Partial<Record<keyof typeof records, object>> = {
      parties: { vendorId: 'acme' },
      engagements: { vendorId: 'acme' },
      agreements: { vendorId: 'acme', signatures: [], clauseSets: [], terminatedOn: '2020-01-01' },
      certifications: { partyId: acme.party.id },
      transfers: { vendorId: 'acme', engagementId: acme.engagement.id },
      'impact-assessments': { vendorId: 'acme' },
    };
    const events = () => app.app.get(DataSource).query<{ n: number }[]>('select count(*) as n from event');
    const before = await events();
    for (const [list, id] of Object.entries(records) as [keyof typeof records, string][]) {
      const read = (await app.get(`/v1/${list}/${id}`)).body;
      const patches = { ...forbidden, ...fixed[list] };
      for (const [field, value] of Object.entries(forbidden))
        await expectProblem(
          await app.post(`/v1/${list}`, { ...bodies[list], [field]: value }),
          400,
          'malformed-request',
          `/${field}`,
        );
      for (const [field, value] of Object.entries(patches))
        await expectProblem(
          await app.patch(`/v1/${list}/${id}`, { [field]: value }, read.version),
          400,
          'malformed-request',
          `/${field}`,
        );
      expect((await app.get(`/v1/${list}/${id}`)).body).toEqual(read);
    }
    const under: Record<string, object> = {
      signatures: { partyId: beta.party.id },
      terminations: { terminatedOn: '2026-01-01' },
      'clause-sets': { set: '2021/914' },
    };
    for (const [noun, body] of Object.entries(under))
      for (const [field, value] of Object.entries({ ...forbidden, agreementId: NOWHERE }))
        await expectProblem(
          await app.post(`/v1/agreements/${agreement.id}/${noun}`, { ...body, [field]: value }),
          400,
          'malformed-request',
          `/${field}`,
        );
    const clauses = `/v1/agreements/${agreement.id}/clause-sets/${agreement.clauseSets[0]!.id}`;
    for (const [field, value] of Object.entries({ ...forbidden, agreementId: NOWHERE }))
      await expectProblem(await app.patch(clauses, { [field]: value }, 1), 400, 'malformed-request', `/${field}`);
    const signature = `/v1/agreements/${agreement.id}/signatures/${agreement.signatures[0]!.id}`;
    for (const [field, value] of Object.entries({ ...forbidden, agreementId: NOWHERE, partyId: beta.party.id }))
      await expectProblem(await app.patch(signature, { [field]: value }, 1), 400, 'malformed-request', `/${field}`);
    expect(await events()).toEqual(before);
  }, 60_000);
});

describe('A vendor answers to its key, a record to its id in any case', () => {
  test('wherever a vendor id is taken, its key is too', async () => {
    const { vendor, party } = acme;
    for (const name of ['acme', vendor.id, vendor.id.toUpperCase()]) {
      for (const path of ['', '/assessment', '/gap-report.pdf'])
        expect([name, path, (await app.get(`/v1/vendors/${name}${path}`)).status]).toEqual([name, path, 200]);
      for (const list of [
        'parties',
        'engagements',
        'agreements',
        'certifications',
        'transfers',
        'impact-assessments',
        'gaps',
      ]) {
        const items = (await app.get(`/v1/${list}?vendor=${name}&limit=200`)).body.items;
        expect([list, items.length > 0 || list === 'certifications']).toEqual([list, true]);
      }
      expect((await made(app, 'impact-assessments', { vendorId: name })).vendorId).toBe(vendor.id);
      expect((await made(app, 'parties', { vendorId: name, name: 'X' })).vendorId).toBe(vendor.id);
      const { version } = (await app.get('/v1/vendors/acme')).body;
      expect((await app.patch(`/v1/vendors/${name}`, { name: 'Acme' }, version)).status).toBe(200);
    }
    expect((await app.get(`/v1/parties/${party.id.toUpperCase()}`)).body.id).toBe(party.id);
  });

  test('ids in capitals mean the same records', async () => {
    const agreement = await agreeOn(app, acme, {
      firstPartyId: app.ownPartyId.toUpperCase(),
      secondPartyId: acme.party.id.toUpperCase(),
      signatures: [{ partyId: acme.party.id }, { partyId: app.ownPartyId.toUpperCase() }],
      engagementIds: [acme.engagement.id.toUpperCase()],
    });
    expect([agreement.firstPartyId, agreement.engagementIds]).toEqual([app.ownPartyId, [acme.engagement.id]]);
    await expectProblem(
      await app.patch(`/v1/agreements/${agreement.id.toUpperCase()}`, { supersedesId: agreement.id.toUpperCase() }, 1),
      422,
      'refused',
      '/supersedesId',
    );
    const { body } = await app.get(`/v1/agreements?engagementId=${acme.engagement.id.toUpperCase()}&limit=200`);
    expect(body.items.map(({ id }: Json) => id)).toContain(agreement.id);
  });
});

test.each([65, 2_000, 50_000])('a body nested %d levels deep is refused, not choked on', async (depth) => {
  const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  for (const path of ['/v1/vendors', '/v1/assessments', '/v1/drills'])
    await expectProblem(
      await raw('post', path, `{"key":"a","name":"x","tags":${nested}}`, JSON_TYPE),
      400,
      'malformed-request',
      '/',
    );
});

test('a parameter given twice is told as it came', async () => {
  const answer = await app.get('/v1/vendors?asOf=2020-07-15&asOf=2020-07-16');
  await expectProblem(answer, 400, 'malformed-request', '/asOf');
  expect(answer.body.errors[0].detail).toContain('["2020-07-15","2020-07-16"]');
});
