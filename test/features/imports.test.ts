import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../../src/change.js';
import { NotFoundError, RefusedError } from '../../src/errors.js';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { HistoryService } from '../../src/history/history.service.js';
import { importOptions } from '../../src/imports/import.params.js';
import { importView } from '../../src/imports/import.view.js';
import { type ImportOptions, type ImportReport, ImportsService } from '../../src/imports/imports.service.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { Person } from '../../src/people/person.entity.js';
import { Party } from '../../src/vendors/party.entity.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';

const home = join(__dirname, '../..');
const SAMPLE = readFileSync(join(home, 'templates/imports/vendors-sample.csv'));
const TRACKER = join(home, '../shared/data/gdpr-tracker.csv');
const HEADER = SAMPLE.toString().split('\n', 1)[0]!;

const clock = new FixedClock('2026-11-24');
const history = new HistoryService();
const gaps = new GapsService(history);
let database: TestDatabase;
let imports: ImportsService;

beforeAll(async () => {
  database = await openTestDatabase();
  imports = new ImportsService(database.dataSource, history, gaps);
});
afterAll(() => database.close());

interface Bench {
  readonly change: Change;
  readonly manager: EntityManager;
  readonly ownPartyId: string;
  run(file: string | Buffer, options?: Partial<ImportOptions>): Promise<ImportReport>;
}

const ROLLED_BACK = new Error('rolled back');

/** A register with one own party, gone again after the work. */
async function inRegister(work: (bench: Bench) => Promise<void>): Promise<void> {
  await database.dataSource
    .transaction(async (manager) => {
      await work(await benchOn(manager));
      throw ROLLED_BACK;
    })
    .catch((error: unknown) => {
      if (error !== ROLLED_BACK) throw error;
    });
}

async function benchOn(manager: EntityManager): Promise<Bench> {
  const ownPartyId = await addOwnParty(manager, 'Our company');
  const change = { manager, by: 'procurement@example.com', today: clock.today(), at: clock.now() };
  return {
    change,
    manager,
    ownPartyId,
    run: (file, options = {}) =>
      imports.run(change, { name: 'vendors.csv', bytes: Buffer.from(file) }, { ...importOptions({}), ...options }),
  };
}

async function addOwnParty(manager: EntityManager, name: string): Promise<string> {
  const id = newId();
  await manager.insert(Party, { id, vendorId: null, name, country: 'DE', sector: 'commercial' });
  return id;
}

const refusal = async (run: Promise<unknown>): Promise<RefusedError> => {
  const error: unknown = await run.then(
    () => new Error('The file was taken'),
    (reason: unknown) => reason,
  );
  if (error instanceof RefusedError) return error;
  throw error;
};

const count = async (manager: EntityManager, from: string): Promise<number> => {
  const [row] = await manager.query(`select count(*) as n from ${from}`);
  return row.n;
};

const countAll = async (manager: EntityManager): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of ['vendor', 'party', 'certification', 'engagement', 'transfer', 'transfer_mechanism', 'gap'])
    counts[table] = await count(manager, table);
  return counts;
};

const listed = (framework: string): string =>
  `transfer_mechanism m join certification c on c.id = m.certification_id where c.framework = '${framework}'`;

/** Keys of the vendors that have a finding of this code as of a day, in order. */
async function having(manager: EntityManager, code: string, day: LegalDay): Promise<string[]> {
  const keys: string[] = [];
  for await (const { vendorKey, findings } of gaps.judged(manager, day))
    if (findings.some((finding) => finding.code === code)) keys.push(vendorKey);
  return keys;
}

const linesOf = ({ lines }: ImportReport, row: number, column?: string | null) =>
  lines.filter((line) => line.row === row && (column === undefined || line.column === column));

const addsUp = ({ counts: { rows, cells } }: ImportReport): boolean =>
  rows.total === rows.imported + rows.unchanged + rows.rejected &&
  cells.total === cells.empty + cells.taken + cells.reported;

describe('the sample', () => {
  test('is taken in but for the row whose country does not exist', () =>
    inRegister(async ({ run, manager }) => {
      const report = await run(SAMPLE);
      expect(report.status).toBe('done');
      expect(report.counts.rows).toEqual({ total: 12, imported: 11, unchanged: 0, rejected: 1 });
      expect(report.counts.cells.total).toBe(12 * 9);
      expect(addsUp(report)).toBe(true);
      expect(await countAll(manager)).toMatchObject({ vendor: 11, party: 12, engagement: 11, transfer: 11 });
      expect(await count(manager, listed('EU_US_PRIVACY_SHIELD'))).toBe(6);
      expect(await count(manager, listed('SWISS_US_PRIVACY_SHIELD'))).toBe(0);
      expect(await count(manager, `certification where framework = 'SWISS_US_PRIVACY_SHIELD'`)).toBe(3);
      expect(linesOf(report, 13, 'countryHQ')).toEqual([
        expect.objectContaining({ found: 'Atlantis', outcome: 'rejected', expected: expect.stringContaining('ISO') }),
      ]);
    }));

  test('has no invalidated mechanism on 15 July 2020, and its four US vendors with the Privacy Shield on the 16th', () =>
    inRegister(async ({ run, manager }) => {
      await run(SAMPLE);
      expect(await having(manager, 'MECHANISM_INVALIDATED', '2020-07-15')).toEqual([]);
      expect(await having(manager, 'MECHANISM_INVALIDATED', '2020-07-16')).toEqual([
        'amber-analytics',
        'birch-mail',
        'cedar-crm',
        'dogwood-desk',
      ]);
      expect(await having(manager, 'VOID_MECHANISM_LISTED', '2020-07-16')).toEqual(['fir-shop']);
    }));

  test('shows how each column was taken', () =>
    inRegister(async ({ run }) => {
      const { mapping } = await run(SAMPLE, { dryRun: true });
      expect(mapping.every(({ guessed }) => guessed)).toBe(true);
      expect(Object.fromEntries(mapping.map(({ column, field }) => [column, field]))).toEqual({
        id: 'key',
        name: 'name',
        countryHQ: 'country',
        gdprReadyStatus: null,
        dpaUrl: 'dpaUrl',
        subprocessorsUrl: 'subprocessorsUrl',
        dataCenters: null,
        hostingProviders: null,
        certifications: 'certifications',
      });
    }));

  test('says which sector was assumed, which country was meant, and what no field took', () =>
    inRegister(async ({ run, manager }) => {
      const report = await run(SAMPLE);
      expect(report.lines.filter(({ outcome }) => outcome === 'assumed')).toHaveLength(11);
      expect(await count(manager, `party where vendor_id is not null and sector = 'commercial'`)).toBe(11);
      expect(linesOf(report, 9, 'countryHQ')).toEqual([
        expect.objectContaining({ found: 'Denmark', outcome: 'normalised', says: 'taken as DK' }),
      ]);
      expect(linesOf(report, 8, 'countryHQ')).toEqual([
        expect.objectContaining({ found: 'UK', outcome: 'normalised', says: 'taken as GB' }),
      ]);
      expect(linesOf(report, 2, 'dataCenters')).toEqual([
        expect.objectContaining({ found: 'EU;US', outcome: 'not_taken' }),
      ]);
      expect(linesOf(report, 5, 'certifications')).toEqual([
        expect.objectContaining({ found: 'Privacy Shield', outcome: 'normalised' }),
        expect.objectContaining({
          found: 'SCCs',
          outcome: 'not_taken',
          says: expect.stringContaining('record the signed agreement with its clause set'),
        }),
      ]);
    }));

  test('writes a vendor.imported for each vendor and one import.done', () =>
    inRegister(async ({ run, manager, ownPartyId }) => {
      const { id } = await run(SAMPLE);
      expect(await count(manager, `event where kind = 'vendor.imported' and payload->>'importId' = '${id}'`)).toBe(11);
      const [done] = await manager.query(`select * from event where kind = 'import.done'`);
      expect(done).toMatchObject({
        by: 'procurement@example.com',
        subject_id: id,
        payload: { ownPartyId, rows: { imported: 11 } },
      });
    }));

  test('changes nothing the second time', () =>
    inRegister(async ({ run, manager }) => {
      await run(SAMPLE);
      const before = await countAll(manager);
      const again = await run(SAMPLE);
      expect(again.counts.rows).toEqual({ total: 12, imported: 0, unchanged: 11, rejected: 1 });
      expect(again.lines.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
      expect(await countAll(manager)).toEqual(before);
      expect(await count(manager, `event where kind = 'vendor.imported'`)).toBe(11);
    }));

  test('is only looked at in a dry run, with the same report', () =>
    inRegister(async ({ run, manager }) => {
      const dry = await run(SAMPLE, { dryRun: true });
      expect(dry).toMatchObject({ id: null, status: 'dry_run' });
      expect(await countAll(manager)).toMatchObject({ vendor: 0, gap: 0 });
      expect(await count(manager, 'event')).toBe(0);
      expect(await count(manager, 'import')).toBe(0);
      const done = await run(SAMPLE);
      expect({ ...dry, id: done.id, status: done.status }).toEqual(done);
    }));

  test('is refused whole when all or nothing is asked for', () =>
    inRegister(async ({ run, manager }) => {
      const report = await run(SAMPLE, { mode: 'all_or_nothing' });
      expect(report).toMatchObject({ id: null, status: 'refused', counts: { rows: { rejected: 1 } } });
      expect(await count(manager, 'vendor')).toBe(0);
      expect(await count(manager, 'import')).toBe(0);
    }));
});

describe('the report of rejected rows', () => {
  test('can be mended and sent again', () =>
    inRegister(async ({ run }) => {
      const { rejectedRows } = await run(SAMPLE);
      expect(rejectedRows).toContain('Atlantis');
      expect(rejectedRows.split('\r\n')[0]).toBe(`row,errors,${HEADER}`);
      const mended = await run(rejectedRows.replace(',Atlantis,', ',France,'));
      expect(mended.counts.rows).toEqual({ total: 1, imported: 1, unchanged: 0, rejected: 0 });
      expect(linesOf(mended, 2, 'row')).toEqual([expect.objectContaining({ outcome: 'not_taken' })]);
    }));

  test('keeps a row with too many cells as it is, so that it is rejected until it is mended', () =>
    inRegister(async ({ run }) => {
      const { rejectedRows, lines } = await run('name,country\nAcme,DE,surplus\nBrook');
      expect(lines.map(({ row, found, expected }) => [row, found, expected])).toEqual([
        [2, '3 cells', '2 cells, as the header has'],
        [3, '1 cells', '2 cells, as the header has'],
      ]);
      const again = await run(rejectedRows);
      expect(again.counts.rows.rejected).toBe(2);
      expect(again.rejectedRows.split('\r\n')[0]).toBe('row,errors,name,country');
    }));

  test('runs no formula in a spreadsheet, and gives the text back when read again', () =>
    inRegister(async ({ run, manager }) => {
      const { rejectedRows } = await run(`name,country\n"=HYPERLINK(""http://example.com"")",Nowhere`);
      expect(rejectedRows).toContain(`"'=HYPERLINK(`);
      await run(rejectedRows.replaceAll('Nowhere', 'DE'));
      const [vendor] = await manager.query('select name from vendor');
      expect(vendor.name).toBe('=HYPERLINK("http://example.com")');
    }));
});

describe('a vendor that the register has', () => {
  test('stays as it is, and each cell that differs is named', () =>
    inRegister(async ({ run, manager }) => {
      await run('key,name,country,certifications,tags\nacme,Acme,US,Privacy Shield,crm;mail');
      const report = await run(
        'key,name,country,certifications,tags\nacme,Acme Inc.,Germany,EU-U.S. Privacy Shield; ISO 27001,mail;crm',
      );
      expect(report.counts.rows).toMatchObject({ unchanged: 1, imported: 0 });
      const differing = report.lines.filter(({ outcome }) => outcome === 'differs');
      expect(differing.map(({ column, found, says }) => [column, found, says])).toEqual([
        ['name', 'Acme Inc.', 'the register has "Acme"; left as it is'],
        ['country', 'Germany', 'the register has "US"; left as it is'],
        [
          'certifications',
          'EU-U.S. Privacy Shield; ISO 27001',
          'the register has "EU-US Privacy Shield"; left as it is',
        ],
      ]);
      expect(report.counts.cells).toEqual({ total: 5, empty: 0, taken: 2, reported: 3 });
      expect(await manager.query('select name from vendor')).toEqual([{ name: 'Acme' }]);
    }));

  test('is not told apart by an empty cell', () =>
    inRegister(async ({ run }) => {
      await run('key,name,country\nacme,Acme,US');
      const report = await run('key,name,country\nacme,Acme,');
      expect(report.lines).toEqual([]);
    }));
});

describe('cells as people write them', () => {
  test.each([
    ['Denmark', 'DK'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['great britain', 'GB'],
    ['United States', 'US'],
    ['U.S.A.', 'US'],
    ['EL', 'GR'],
    ['DEU', 'DE'],
    ['de', 'DE'],
    ['Czech Republic', 'CZ'],
    ['South Korea', 'KR'],
    ['Korea, Republic of', 'KR'],
    ["Côte d'Ivoire", 'CI'],
    ['Turkiye', 'TR'],
    ['Bosnia & Herzegovina', 'BA'],
    ['The Netherlands', 'NL'],
  ])('%s is %s', (written, country) =>
    inRegister(async ({ run, manager }) => {
      await run(`name,HQ\nAcme,"${written}"`);
      expect(await manager.query('select country from party where vendor_id is not null')).toEqual([{ country }]);
    }),
  );

  test.each(['Atlantis', 'EU', 'Global', 'Congo', 'Korea', 'US;CA', 'ZZ'])('%s is no country', (written) =>
    inRegister(async ({ run }) => {
      const report = await run(`name,HQ\nAcme,"${written}"`);
      expect(report.counts.rows.rejected).toBe(1);
      expect(linesOf(report, 2, 'HQ')).toMatchObject([{ found: written, outcome: 'rejected' }]);
    }),
  );

  test('no country is recorded as not known, and said', () =>
    inRegister(async ({ run, manager }) => {
      const report = await run('name,country,sector\nAcme,,commercial');
      expect(report.lines.filter(({ column }) => column === 'country')).toMatchObject([
        { found: null, outcome: 'assumed' },
      ]);
      expect(await manager.query('select country, sector from party where vendor_id is not null')).toEqual([
        { country: null, sector: 'commercial' },
      ]);
      expect(await having(manager, 'IMPORTER_LOCATION_UNKNOWN', '2026-11-24')).toEqual(['acme']);
    }));

  const PS = 'EU_US_PRIVACY_SHIELD';
  test.each<[cell: string, frameworks: (string | null)[], listed: string[]]>([
    ['EU-U.S. Privacy Shield', [PS], [PS]],
    ['Privacy Shield', [PS], [PS]],
    ['privacy shield framework', [PS], [PS]],
    ['Swiss-U.S. Privacy Shield', ['SWISS_US_PRIVACY_SHIELD'], []],
    ['EU-US and Swiss-US Privacy Shield', [PS, 'SWISS_US_PRIVACY_SHIELD'], [PS]],
    ['EU-US DPF', ['EU_US_DPF'], ['EU_US_DPF']],
    ['Data Privacy Framework | Privacy Shield', ['EU_US_DPF', PS], ['EU_US_DPF', PS]],
    ['EU-U.S. DPF, UK Extension, Swiss-U.S. DPF', ['EU_US_DPF', 'UK_EXTENSION', 'SWISS_US_DPF'], ['EU_US_DPF']],
    ['UK Extension to the EU-U.S. DPF', ['UK_EXTENSION'], []],
    ['DPF (EU, UK ext.)', ['EU_US_DPF', 'UK_EXTENSION'], ['EU_US_DPF']],
    ['Safe Harbor', ['EU_US_SAFE_HARBOR'], ['EU_US_SAFE_HARBOR']],
    ['ISO 27001; SOC 2 Type II', [null, null], []],
    ['TRUSTe Enterprise Privacy Certification', [null], []],
    ['DPF; EU-US DPF', ['EU_US_DPF'], ['EU_US_DPF']],
  ])('"%s" becomes %j, listed %j', (cell, frameworks, mechanisms) =>
    inRegister(async ({ run, manager }) => {
      const report = await run(`name;certifications\nAcme;"${cell}"`);
      expect(report.counts.cells).toMatchObject({ taken: 2, reported: 0 });
      expect((await manager.query('select framework from certification order by id')).map(rowOf('framework'))).toEqual(
        frameworks,
      );
      const rows = await manager.query(
        `select c.framework from transfer_mechanism m join certification c on c.id = m.certification_id order by m.position`,
      );
      expect(rows.map(rowOf('framework'))).toEqual(mechanisms);
      expect(await count(manager, `certification where statuses <> '[]'`)).toBe(0);
    }),
  );
  const rowOf = (column: string) => (row: Record<string, unknown>) => row[column];

  test.each([
    ['Privacy Shield; SCCs', 1, 'SCCs'],
    ['Privacy Shield, Standard Contractual Clauses', 1, 'Standard Contractual Clauses'],
    ['yes (2018)', 0, 'yes (2018)'],
    ['none', 0, 'none'],
    ['Privacy Shield (expired)', 0, 'Privacy Shield (expired)'],
    ['Privacy Shield withdrawn 2019; ISO 27001', 1, 'Privacy Shield withdrawn 2019'],
    [';;', 0, ';;'],
    ['2018', 0, '2018'],
  ])('of "%s" %i certificates are taken, and "%s" is named', (cell, taken, found) =>
    inRegister(async ({ run, manager }) => {
      const report = await run(`name\tprivacy shield\nAcme\t${cell}`);
      expect(await count(manager, 'certification')).toBe(taken);
      expect(report.counts.cells).toMatchObject({ taken: 1, reported: 1 });
      expect(report.lines.filter(({ outcome }) => outcome === 'not_taken')).toMatchObject([{ row: 2, found }]);
    }),
  );

  test.each([
    'javascript:alert(1)',
    'ftp://example.com/dpa',
    'see contract',
    'http://',
    'https://me:pass@example.com/',
  ])('"%s" is no address of a page, and the rest of the row is taken', (address) =>
    inRegister(async ({ run, manager }) => {
      const report = await run(`name,DPA link\nAcme,${address}`);
      expect(report.counts.rows.imported).toBe(1);
      expect(linesOf(report, 2, 'DPA link')).toMatchObject([{ found: address, outcome: 'not_taken' }]);
      expect(await manager.query('select dpa_url from vendor')).toEqual([{ dpa_url: null }]);
    }),
  );

  test('an owner is taken when the register knows the address, in whatever case', () =>
    inRegister(async ({ run, manager }) => {
      const id = newId();
      await manager.insert(Person, { id, name: 'Ada', email: 'ada@example.com', role: 'owner' });
      const report = await run('name,owner\nAcme,Ada@Example.com\nBrook,eve@example.com\nCreek,Eve');
      expect(await manager.query('select key, owner_id from vendor order by key')).toEqual([
        { key: 'acme', owner_id: id },
        { key: 'brook', owner_id: null },
        { key: 'creek', owner_id: null },
      ]);
      expect(report.lines.filter(({ column }) => column === 'owner').map(({ row }) => row)).toEqual([3, 4]);
    }));

  test('a sector that is not understood is recorded as not known, never as commercial', () =>
    inRegister(async ({ run, manager }) => {
      await run('name,sector\nAcme,Public body\nBrook,aerospace\nCreek,');
      const rows = await manager.query('select sector from party where vendor_id is not null order by name');
      expect(rows.map(rowOf('sector'))).toEqual(['public_body', null, 'commercial']);
    }));
});

describe('keys', () => {
  test('are made of the names when no column has them', () =>
    inRegister(async ({ run, manager }) => {
      const report = await run('vendor name\nŁódź & Øre GmbH\nBooking.com');
      expect(await manager.query('select key from vendor order by key')).toEqual([
        { key: 'booking-com' },
        { key: 'lodz-ore-gmbh' },
      ]);
      expect(linesOf(report, 2, 'vendor name')).toMatchObject([{ outcome: 'assumed', found: 'Łódź & Øre GmbH' }]);
    }));

  test('that are not kebab-case are made so, and said', () =>
    inRegister(async ({ run }) => {
      const report = await run('key,name\nFoo Bar,Foo');
      expect(linesOf(report, 2, 'key')).toMatchObject([{ outcome: 'normalised', says: 'taken as "foo-bar"' }]);
    }));

  test('that cannot be made are asked for', () =>
    inRegister(async ({ run }) => {
      const report = await run(`key,name\n,東京\n!!!,Acme\n${'a'.repeat(101)},Brook`);
      expect(report.counts.rows.rejected).toBe(3);
      expect(report.lines.filter(({ outcome }) => outcome === 'rejected').map(({ column }) => column)).toEqual([
        'name',
        'key',
        'key',
      ]);
    }));

  test('that come twice are rejected the second time, naming the first row', () =>
    inRegister(async ({ run }) => {
      const report = await run('key,name\nacme,Acme\n\nbrook,Brook\nACME,Acme again');
      expect(report.counts.rows).toMatchObject({ imported: 2, rejected: 1 });
      expect(linesOf(report, 5, 'key').at(-1)).toMatchObject({
        outcome: 'rejected',
        says: 'the key "acme" is that of row 2 already',
      });
    }));
});

describe('files', () => {
  test.each([
    ['commas', 'name,country\nAcme,US\n'],
    ['semicolons and CRLF', 'name;country\r\nAcme;US\r\n'],
    ['tabs', 'name\tcountry\nAcme\tUS'],
    ['a byte order mark', '\ufeffname,country\nAcme,US'],
    ['quotes and a comma in the header', '"name";"country";"a, b, and c"\n"Acme";"US";""'],
    ['blank rows', '\n,,\nname,country\n\nAcme,US\n,\n'],
    ['old Mac line ends', 'name,country\rAcme,US\r'],
  ])('with %s are read', (_, file) =>
    inRegister(async ({ run, manager }) => {
      const report = await run(file);
      expect(report.counts.rows).toEqual({ total: 1, imported: 1, unchanged: 0, rejected: 0 });
      expect(await count(manager, `party where country = 'US' and name = 'Acme'`)).toBe(1);
    }),
  );

  test('with line breaks inside quotes keep the row numbers of a spreadsheet', () =>
    inRegister(async ({ run }) => {
      const report = await run('name,notes\r\nAcme,"one\r\ntwo"\r\n\r\nBrook,x\r\n');
      expect(report.lines.filter(({ column }) => column === 'notes').map(({ row }) => row)).toEqual([2, 4]);
    }));

  test.each<[what: string, bytes: Buffer | string, detail: string]>([
    ['an Excel workbook', Buffer.from('504b030414000600', 'hex'), 'found an Excel workbook'],
    ['a PDF', '%PDF-1.7\n', 'found a PDF file'],
    ['UTF-16', Buffer.from('\ufeffname\nAcme', 'utf16le'), 'found text in UTF-16'],
    ['NUL bytes', 'name\nAc\0me', 'found a NUL byte at offset 7'],
    ['Latin-1', Buffer.from('name\nAcme\nCafé', 'latin1'), 'bytes in line 3 that are not UTF-8'],
    ['nothing', '', 'found an empty file'],
    ['blanks', ' \n\n,,\n', 'found an empty file'],
    ['a header alone', 'name,country\n', 'a header and no row below it'],
    ['a column name twice', 'name,Name\nAcme,Acme', 'more than one column named "Name"'],
    ['a quotation mark that is never closed', 'name,country\nAcme,US\n"Brook,US\n', 'in row 3 that is never closed'],
    ['a row without end', `name,country\nAcme,"${'x'.repeat(1_100_000)}`, 'no end of row 2'],
    ['too many columns', `name${','.repeat(250)}\nAcme`, 'found 251 columns'],
    ['too many cells', `name\n${'a,,,,,,,,,\n'.repeat(50_001)}`, 'more than 500000 cells'],
    ['too many bytes', Buffer.alloc(25 * 1024 * 1024 + 1, 'a'), 'at most 26214400 (25 MiB)'],
  ])('of %s are refused', (_, bytes, detail) =>
    inRegister(async ({ run }) => {
      const { mistakes } = await refusal(run(bytes));
      expect(mistakes).toEqual([{ pointer: '/file', detail: expect.stringContaining(detail) }]);
    }),
  );

  test('with hostile cells leave nothing of them in the register', () =>
    inRegister(async ({ run, manager }) => {
      const long = 'x'.repeat(301);
      const report = await run(
        `name,tags,__proto__\n"Ac\u0007me",,\n${long},,\n"\u202egnp.exe",,\n' or 1=1; drop table vendor; --,a\u0001b,polluted\n`,
      );
      expect(report.counts.rows).toMatchObject({ imported: 1, rejected: 3 });
      expect(linesOf(report, 3, 'name')[0]?.found).toHaveLength(201);
      expect(await manager.query('select name, tags from vendor')).toEqual([
        { name: "' or 1=1; drop table vendor; --", tags: [] },
      ]);
      expect(linesOf(report, 5, '__proto__')).toMatchObject([{ found: 'polluted', outcome: 'not_taken' }]);
    }));

  test('with marks that turn the direction of text name each cell as it came, and take what belongs to a script', () =>
    inRegister(async ({ run, manager }) => {
      const cells = ['gnp\u202e.exe', 'a\u2067b', 'ISO\u202d 27001', 'https://x.example/\u2066'];
      const [name, tag, certificate, website] = cells;
      const report = await run(
        `id,name,tags,certifications,website\nn,${name},,,\nt,Brook,${tag},${certificate},${website}\nr,שלום\u200f,,,\n`,
      );
      expect(report.counts.rows).toMatchObject({ imported: 2, rejected: 1 });
      expect(report.rejectedRows).toContain(name);
      expect(report.lines.filter(({ found }) => cells.includes(found!))).toMatchObject([
        { row: 2, column: 'name', found: name, outcome: 'rejected' },
        { row: 3, column: 'tags', found: tag, outcome: 'not_taken' },
        { row: 3, column: 'certifications', found: certificate, outcome: 'not_taken' },
        { row: 3, column: 'website', found: website, outcome: 'not_taken' },
      ]);
      expect(linesOf(report, 2, 'name')[0]?.expected).toContain('without marks that turn its direction');
      expect(await manager.query('select name, tags, website from vendor order by key')).toEqual([
        { name: 'שלום\u200f', tags: [], website: null },
        { name: 'Brook', tags: [], website: null },
      ]);
    }));

  test('are stored under a name without path or marks', () =>
    inRegister(async ({ change }) => {
      const { fileName } = await imports.run(
        change,
        { name: '..\\..//etc/"pass\r\nwd".csv', bytes: SAMPLE },
        importOptions({ dryRun: 'true' }),
      );
      expect(fileName).toBe('passwd.csv');
    }));
});

describe('options', () => {
  test('a mapping that is given goes before a guess', () =>
    inRegister(async ({ run, manager }) => {
      const { mapping } = await run('name,trading as,id\nAcme Holding,Acme,7', {
        mapping: { 'trading as': 'name', id: null },
      });
      expect(mapping).toEqual([
        { column: 'name', field: null, guessed: true },
        { column: 'trading as', field: 'name', guessed: false },
        { column: 'id', field: null, guessed: false },
      ]);
      expect(await manager.query('select key, name from vendor')).toEqual([{ key: 'acme', name: 'Acme' }]);
    }));

  test('a mapping that does not fit is refused, all mistakes at once', () =>
    inRegister(async ({ run }) => {
      const mapping = { 'a/b': 'name', name: 'nom', id: 'key', country: 'key' };
      const { mistakes } = await refusal(run('id,name,country\n1,Acme,US', { mapping }));
      expect(mistakes.map(({ pointer }) => pointer)).toEqual(['/mapping/a~1b', '/mapping/name', '/mapping/country']);
      expect(mistakes[0]?.detail).toContain('it has "id", "name", "country"');
      expect(mistakes[1]?.detail).toContain('"subprocessorsUrl"');
    }));

  test.each(['[]', '{"name":1}', '"name"', 'null', '{'])('a mapping such as %s is refused', (mapping) => {
    expect(() => importOptions({ mapping })).toThrow(RefusedError);
  });

  test('a file without a column for the name is refused', () =>
    inRegister(async ({ run }) => {
      const { mistakes } = await refusal(run('foo,country\nAcme,US'));
      expect(mistakes).toMatchObject([{ pointer: '/mapping', detail: expect.stringContaining('"foo", "country"') }]);
    }));

  test('roles are as asked, by default processor and controller', () =>
    inRegister(async ({ run, manager }) => {
      await run('name\nAcme');
      await run('name\nBrook', { vendorRole: 'controller', ourRole: 'joint_controller' });
      expect(await manager.query('select vendor_role, our_role from engagement order by id')).toEqual([
        { vendor_role: 'processor', our_role: 'controller' },
        { vendor_role: 'controller', our_role: 'joint_controller' },
      ]);
    }));

  test('the own party has to be named where there are several, and has to be one', () =>
    inRegister(async ({ run, manager, ownPartyId }) => {
      const other = await addOwnParty(manager, 'Our other company');
      const several = await refusal(run(SAMPLE));
      expect(several.mistakes).toEqual([{ pointer: '/ownParty', detail: expect.stringContaining(other) }]);
      const none = await refusal(run(SAMPLE, { ownPartyId: 'x' }));
      expect(none.mistakes).toMatchObject([{ pointer: '/ownParty', detail: expect.stringContaining(ownPartyId) }]);
      expect((await run(SAMPLE, { ownPartyId: other })).ownPartyId).toBe(other);
    }));

  test('without an own party nothing can be imported', async () => {
    const bare = database.dataSource.transaction((manager) =>
      imports.run(
        { manager, by: 'x', today: clock.today(), at: clock.now() },
        { name: 'a.csv', bytes: SAMPLE },
        importOptions({}),
      ),
    );
    expect((await refusal(bare)).mistakes).toMatchObject([
      { pointer: '/ownParty', detail: expect.stringContaining('no own party yet') },
    ]);
  });
});

test('whatever is in the cells, the counts add up and every cell that is not taken is named', () =>
  inRegister(async ({ run }) => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        'US',
        'Denmark',
        'Privacy Shield; SCCs',
        'https://example.com',
        'acme',
        'no',
        'a"b',
        '(;',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/\0/g, '')),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 11 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const csv = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n');
        const report = await run(`${HEADER}\nx,X,US,,,,,,\n${csv}`, { dryRun: true });
        const rejected = new Set(report.lines.filter(({ outcome }) => outcome === 'rejected').map(({ row }) => row));
        const named = new Set(
          report.lines
            .filter(({ row, outcome }) => !rejected.has(row) && outcome === 'not_taken')
            .map(({ row, column }) => `${row}/${column}`),
        );
        const filled = (row: readonly string[]) => row.filter((text) => text.trim() !== '');
        const ofRejected = [...rejected].flatMap((number) => filled(rows[number - 3]!));
        const read = rows.filter((row) => filled(row).length > 0);
        expect(addsUp(report)).toBe(true);
        expect(report.counts.rows).toMatchObject({ total: 1 + read.length, rejected: rejected.size });
        expect(report.counts.cells).toMatchObject({
          total: 9 + read.flat().length,
          empty: 6 + read.flat().length - filled(read.flat()).length,
          reported: named.size + ofRejected.length,
        });
      }),
      { numRuns: 150 },
    );
  }));

const withTracker = existsSync(TRACKER) ? test : test.skip;
if (!existsSync(TRACKER)) process.stdout.write(`Skipped: the real vendor list is not at ${TRACKER}\n`);

withTracker('the real list of 129 vendors is taken in whole', () =>
  inRegister(async ({ run, manager }) => {
    const report = await run(readFileSync(TRACKER));
    expect(report.counts.rows).toEqual({ total: 129, imported: 129, unchanged: 0, rejected: 0 });
    expect(report.counts.cells.total).toBe(129 * 9);
    expect(addsUp(report)).toBe(true);
    expect(await count(manager, listed('EU_US_PRIVACY_SHIELD'))).toBe(56);
    expect(await count(manager, `certification where framework = 'SWISS_US_PRIVACY_SHIELD'`)).toBe(37);
    expect(await count(manager, listed('SWISS_US_PRIVACY_SHIELD'))).toBe(0);
    expect(await count(manager, `vendor where dpa_url is not null`)).toBe(64);
    const said = report.lines.filter(({ column, outcome }) => column === 'countryHQ' && outcome === 'normalised');
    expect(said.map(({ found, says }) => [found, says])).toEqual([
      ['Denmark', 'taken as DK'],
      ['UK', 'taken as GB'],
      ['UK', 'taken as GB'],
    ]);
    expect(await having(manager, 'MECHANISM_INVALIDATED', '2020-07-15')).toEqual([]);
    expect(await having(manager, 'MECHANISM_INVALIDATED', '2020-07-16')).toHaveLength(54);
    expect(await having(manager, 'VOID_MECHANISM_LISTED', '2020-07-16')).toEqual(['shopify']);
    const again = await run(readFileSync(TRACKER));
    expect(again.counts.rows).toEqual({ total: 129, imported: 0, unchanged: 129, rejected: 0 });
    expect(again.lines.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
  }),
);

test('an import is found again with its rejected rows', async () => {
  const done = await database.dataSource.transaction(async (manager) => (await benchOn(manager)).run(SAMPLE));
  const found = await imports.find(done.id!);
  expect(importView(found)).toEqual(importView(done));
  expect(importView(found)).toMatchObject({
    status: 'done',
    fileName: 'vendors.csv',
    rejectedRowsUrl: `/v1/imports/${done.id}/rejected-rows.csv`,
    importedAt: '2026-11-24T12:00:00.000Z',
    importedBy: 'procurement@example.com',
  });
  expect(await imports.rejectedRows(done.id!)).toBe(done.rejectedRows);
  await expect(imports.find(newId())).rejects.toThrow(NotFoundError);
  await expect(imports.find('1 or 1=1')).rejects.toThrow(NotFoundError);
});
