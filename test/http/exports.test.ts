import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { FIELDS } from '../../src/imports/columns.js';
import { VendorsService } from '../../src/vendors/vendors.service.js';
import type { ImportView } from '../client/generated/index.js';
import { type Json, type RunningApp, startApp, TOKEN } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import { agreeOn, certify, changed, type Dealings, dealWith, everything, made, pointersIn, sendTo } from './records.js';

type Line = Record<string, string>;

const csvOf = async (app: RunningApp, path: string): Promise<Line[]> => {
  const { status, text } = await app.get(`/v1/exports/${path}`);
  if (status !== 200) throw new Error(text);
  return parse(text, { columns: true, bom: true });
};
const keysOf = (lines: readonly Json[]): string[] => lines.map(({ key }) => key as string);
const sheetOf = async (app: RunningApp, path: string) => {
  const bytes = Buffer.from(await (await app.fetch(`http://localhost/v1/exports/${path}`, WITH_TOKEN)).arrayBuffer());
  const { Sheets, SheetNames } = read(bytes, { cellFormula: true });
  return { sheet: Sheets[SheetNames[0]!]!, names: SheetNames };
};
const WITH_TOKEN = { headers: { authorization: `Bearer ${TOKEN}` } };

const importing = async (app: RunningApp, csv: string): Promise<ImportView> =>
  (await app.upload('/v1/imports', Buffer.from(csv), { ownParty: app.ownPartyId })).body;

describe('On 24 November 2026 a register of four vendors', () => {
  let app: RunningApp;
  let acme: Dealings;
  beforeAll(async () => {
    app = await asDescribed(await startApp('2026-11-24'));
    const anna = await made(app, 'people', { name: 'Anna', email: 'anna@example.com', role: 'owner' });
    acme = await dealWith(app, 'acme');
    await agreeOn(app, acme);
    const shield = await certify(app, acme, 'EU_US_PRIVACY_SHIELD', '2017-01-01');
    await sendTo(app, acme, [{ kind: 'certification', certificationId: shield.id }]);
    await changed(app, 'vendors/acme', {
      ownerId: anna.id,
      nextReviewOn: '2027-03-28',
      lastReviewedOn: '2020-02-29',
      representative: '=HYPERLINK("https://evil.example")',
      tags: ['a; b', 'crm', '"quoted"', ' spaced ', '!!!', '=1+1'],
    });
    const brook = await dealWith(app, 'brook', 'DK');
    await sendTo(app, brook);
    await dealWith(app, 'cedar', null);
    await made(app, 'vendors', { key: 'dune', name: '-Dune, "the" vendor', status: 'leaving' });
  });
  afterAll(() => app.close());

  test('is given out in the order of its list, as CSV, JSON and a workbook', async () => {
    const listed = await everything(app, '/v1/vendors?sort=-name');
    expect(keysOf(await csvOf(app, 'vendors.csv?sort=-name'))).toEqual(keysOf(listed));
    expect((await app.api.exports.vendorsAsJson({ query: { sort: '-name' } })).data).toEqual(listed);
    const { sheet, names } = await sheetOf(app, 'vendors.xlsx?sort=-name');
    expect([names, keysOf(utils.sheet_to_json(sheet))]).toEqual([['Vendors'], keysOf(listed)]);
  });

  test('has days as days in a workbook, and its texts as texts', async () => {
    const { sheet } = await sheetOf(app, 'vendors.xlsx?q=acme');
    const [line] = utils.sheet_to_json<Json>(sheet);
    // 29 February 2020 and 28 March 2027, on which summer time begins here.
    expect([line.lastReviewedOn, line.nextReviewOn, line.criticalGaps]).toEqual([43_890, 46_474, 1]);
    expect(line.representative).toBe('=HYPERLINK("https://evil.example")');
    for (const [at, cell] of Object.entries<Json>(sheet)) expect([at, cell.f]).toEqual([at, undefined]);
  });

  test('shows in CSV what its glance shows', async () => {
    const [line] = await csvOf(app, 'vendors.csv?q=acme');
    expect(line).toMatchObject({
      key: 'acme',
      country: 'US',
      sector: 'commercial',
      ownerEmail: 'anna@example.com',
      certifications: 'EU-US Privacy Shield',
      lastReviewedOn: '2020-02-29',
      judgedOn: '2026-11-24',
      verdict: 'gap',
      criticalGaps: '1',
      representative: `'=HYPERLINK("https://evil.example")`,
    });
  });

  test.each([
    'status=leaving',
    'verdict=gap',
    'openGaps=critical',
    'q=du',
    'asOf=2020-07-15&verdict=gap',
    'asOf=2020-07-16&verdict=gap',
  ])('is narrowed by %s as its list is', async (query) => {
    const listed = keysOf(await everything(app, `/v1/vendors?${query}`));
    expect(keysOf(await csvOf(app, `vendors.csv?${query}`))).toEqual(listed);
  });

  test('loses Privacy Shield on 16 July 2020 and not the day before', async () => {
    const codes = async (day: string) =>
      (await csvOf(app, `gaps.csv?asOf=${day}&vendor=acme&severity=critical`)).map(({ code }) => code);
    expect([await codes('2020-07-15'), await codes('2020-07-16')]).toEqual([[], ['MECHANISM_INVALIDATED']]);
  });

  test.each(['', '?severity=critical', '?state=all', '?vendor=acme', '?code=MECHANISM_INVALIDATED'])(
    'has the gaps%s of its list, worst first',
    async (query) => {
      const listed = await everything(app, `/v1/gaps${query}`);
      expect(listed.length).toBeGreaterThan(0);
      expect((await app.get(`/v1/exports/gaps.json${query}`)).body).toEqual(listed);
      expect((await csvOf(app, `gaps.csv${query}`)).map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
      const { sheet } = await sheetOf(app, `gaps.xlsx${query}`);
      expect(utils.sheet_to_json<Json>(sheet).map(({ id }) => id)).toEqual(listed.map(({ id }) => id));
    },
  );

  test('has as of a day the gaps of that day, vendor by vendor', async () => {
    const listed = await everything(app, '/v1/gaps?asOf=2020-07-16');
    const { data } = await app.api.exports.gapsAsJson({ query: { asOf: '2020-07-16' } });
    const byVendor = [...listed].sort((a, b) => (a.vendorKey < b.vendorKey ? -1 : a.vendorKey > b.vendorKey ? 1 : 0));
    expect(data).toEqual(byVendor);
  });

  test('can be narrowed in a file by whatever its lists can be, and has no pages', async () => {
    const { body: document } = await app.get('/openapi.json');
    const parameters = (path: string): string[] =>
      document.paths[path].get.parameters.map(({ name }: Json) => name as string).sort();
    for (const noun of ['vendors', 'gaps']) {
      const filters = parameters(`/v1/${noun}`).filter((name) => name !== 'limit' && name !== 'cursor');
      for (const format of ['xlsx', 'json']) expect(parameters(`/v1/exports/${noun}.${format}`)).toEqual(filters);
      expect(parameters(`/v1/exports/${noun}.csv`)).toEqual([...filters, 'bom'].sort());
    }
  });

  test('is refused as a problem before any file begins', async () => {
    expect((await refused(app.api.exports.gapsAsCsv({ query: { vendor: 'nobody' } }))).status).toBe(404);
    expect((await refused(app.api.exports.vendorsAsCsv({ query: { asOf: '1999-01-01' } }))).status).toBe(422);
    expect(
      pointersIn(await refused(app.api.exports.vendorsAsXlsx({ query: { asOf: '2020-01-01', sort: 'name' } }))),
    ).toEqual(['/sort']);
    expect((await app.get('/v1/exports/vendors.json?limit=5')).status).toBe(400);
    expect((await app.bare().get('/v1/exports/vendors.csv')).status).toBe(401);
  });

  test('comes as a file to be kept, of its type and day, that no cache keeps', async () => {
    const { headers } = await app.get('/v1/exports/vendors.csv?bom=true');
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="vendors-2026-11-24.csv"',
      'cache-control': 'private, no-store',
    });
    const first = async (query: string) =>
      new Uint8Array(
        await (await app.fetch(`http://localhost/v1/exports/vendors.csv${query}`, WITH_TOKEN)).arrayBuffer(),
      ).slice(0, 4);
    expect(Buffer.from(await first('?bom=true')).toString('hex')).toBe('efbbbf6b');
    expect(Buffer.from(await first('')).toString()).toBe('key,');
  });

  test('read again from its own file, changes nothing', async () => {
    const before = await everything(app, '/v1/vendors');
    const report = await importing(app, (await app.get('/v1/exports/vendors.csv?bom=true')).text);
    expect(report.counts.rows).toEqual({ total: 4, imported: 0, unchanged: 4, rejected: 0 });
    // What is judged, or kept elsewhere, is named once for each column; no cell of the others says anything else.
    expect(new Set(report.lines.map(({ row, outcome }) => `${row} ${outcome}`))).toEqual(new Set(['1 not_taken']));
    expect(report.mapping.flatMap(({ field }) => field ?? [])).toEqual(FIELDS);
    expect(await everything(app, '/v1/vendors')).toEqual(before);
  });
});

describe('A list that one register gives out and another takes in', () => {
  let from: RunningApp;
  beforeAll(async () => void (from = await startApp()));
  afterAll(() => from.close());

  const stated = (lines: readonly Line[]) => lines.map((line) => FIELDS.map((field) => line[field]));

  const plain = fc.string({
    unit: fc.constantFrom('a', 'B', '1', ' ', ';', ',', '|', '"', "'", '=', '-', '@', '(', ')', '&', 'é', '東', '𝒳'),
    minLength: 1,
    maxLength: 12,
  });
  const name = plain.map((text) => `${text}x`.trim());
  const certificate = fc.oneof(
    plain,
    fc.constantFrom('Privacy Shield', 'SCCs', 'yes', 'DPF (EU, UK ext.)', 'ISO 27001', 'EU-US Privacy Shield'),
  );
  const vendor = fc.record({
    name,
    tags: fc.uniqueArray(plain, { maxLength: 4 }),
    certificates: fc.uniqueArray(certificate, { maxLength: 4 }),
  });

  test('says there what it said here, whatever names, tags and certificates are', async () => {
    const vendors = fc.sample(vendor, { numRuns: 60, seed: 1_795_581 });
    for (const [at, { name: called, tags, certificates }] of vendors.entries()) {
      const key = `vendor-${at}`;
      await made(from, 'vendors', {
        key,
        name: called,
        tags,
        ...(at % 3 === 0 && { dpaUrl: 'https://example.com/a,b;c' }),
      });
      const party = await made(from, 'parties', {
        vendorId: key,
        name: called,
        country: at % 2 === 0 ? 'US' : null,
        sector: at % 5 === 0 ? 'public_body' : 'commercial',
      } as Json);
      for (const certificateName of certificates)
        await made(from, 'certifications', { partyId: party.id, name: certificateName });
    }
    const { text } = await from.get('/v1/exports/vendors.csv');
    const again = await importing(from, text);
    expect(again.counts.rows).toEqual({ total: 60, imported: 0, unchanged: 60, rejected: 0 });
    expect(again.lines.filter(({ row }) => row !== 1)).toEqual([]);

    const to = await startApp();
    try {
      const taken = await importing(to, text);
      expect(taken.counts.rows).toEqual({ total: 60, imported: 60, unchanged: 0, rejected: 0 });
      expect(stated(await csvOf(to, 'vendors.csv'))).toEqual(stated(parse(text, { columns: true })));
    } finally {
      await to.close();
    }
  }, 120_000);
});

describe('A register of 5,000 vendors', () => {
  let app: RunningApp;
  let port: number;
  beforeAll(async () => {
    app = await startApp();
    await fill(app.app.get(DataSource), 5000);
    await app.app.listen(0, '127.0.0.1');
    port = (app.app.getHttpServer().address() as AddressInfo).port;
  }, 120_000);
  afterAll(() => app.close());

  async function fill(dataSource: DataSource, count: number): Promise<void> {
    const vendors = Array.from({ length: count }, (_, at) => ({
      id: newId(),
      key: `v-${String(at).padStart(5, '0')}`,
      name: `Vendor ${at}`,
    }));
    await dataSource.query(
      `insert into vendor (id, key, name, tags) select id, key, name, array_fill(repeat('x', 300), array[10]) from jsonb_to_recordset($1) as x (id uuid, key text, name text)`,
      [JSON.stringify(vendors)],
    );
  }

  const asking = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) =>
      get({ port, path: `/v1/exports/${path}`, headers: WITH_TOKEN.headers, agent: false }, resolve).on(
        'error',
        reject,
      ),
    );
  const pages = () => jest.spyOn(app.app.get(VendorsService, { strict: false }), 'list');
  afterEach(() => jest.restoreAllMocks());

  test.each(['vendors.csv', 'vendors.csv?asOf=2020-07-16'])(
    'is given out whole in %s, each once, in order',
    async (path) => {
      const keys = keysOf(await csvOf(app, path));
      expect([keys.length, new Set(keys).size]).toEqual([5000, 5000]);
      expect(keys).toEqual([...keys].sort());
    },
    60_000,
  );

  test('is read no further once whoever asked has gone', async () => {
    const list = pages();
    const answer = await asking('vendors.json');
    await new Promise((resolve) => answer.once('readable', resolve));
    answer.destroy();
    await gone(app);
    const read = list.mock.calls.length;
    expect(read).toBeLessThan(6);
    // Whatever else is asked afterwards finds nobody reading on.
    await app.get('/v1/vendors?limit=1');
    expect(list.mock.calls.length).toBe(read + 1);
  });

  test('is broken off, and looks whole to nobody, where it cannot be read to its end', async () => {
    const service = app.app.get(VendorsService, { strict: false });
    const list = service.list.bind(service);
    pages().mockImplementation((query) =>
      query.cursor === undefined ? list(query) : Promise.reject(new Error('gone')),
    );
    for (const path of ['vendors.csv', 'vendors.xlsx', 'vendors.json']) {
      const answer = await asking(path);
      expect(answer.statusCode).toBe(200);
      const ended = await new Promise<string>((resolve) => {
        answer
          .on('end', () => resolve('as if whole'))
          .on('error', () => resolve('broken off'))
          .resume();
      });
      expect([path, ended]).toEqual([path, 'broken off']);
    }
  });

  /** Until the server knows of no connection any more. */
  const gone = async ({ app: running }: RunningApp): Promise<void> => {
    const open = () =>
      new Promise<number>((resolve) =>
        running.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)),
      );
    while ((await open()) > 0) await new Promise((resolve) => setImmediate(resolve));
  };
});
