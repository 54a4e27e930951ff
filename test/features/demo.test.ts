import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { Clock } from '../../src/clock.js';
import { type Config, readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/data-source.js';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { FINDING_CODES, type FindingCode, FINDINGS } from '../../src/law/finding.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { Seeder } from '../../src/seed.js';
import { VendorsService } from '../../src/vendors/vendors.service.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';

const TODAY: LegalDay = '2026-11-24';

/** No instrument of the encoded law begins after today, so the code shows itself on an earlier day alone. */
const ON_ANOTHER_DAY: Partial<Record<FindingCode, LegalDay>> = { MECHANISM_NOT_YET_IN_FORCE: '2026-01-25' };

const TABLES = ['person', 'party', 'vendor', 'engagement', 'agreement', 'transfer', 'gap', 'event'];

interface Register {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  begin(): Promise<string | null>;
  counts(): Promise<readonly number[]>;
}

/** On a database that is migrated and not begun, as a process leaves it that is killed between the two. */
const openRegister = async (settings: Readonly<Record<string, string>>): Promise<Register> =>
  openOn(await openTestDatabase(), settings);

/** The program as it starts with these settings. */
async function openOn(database: TestDatabase, settings: Readonly<Record<string, string>>): Promise<Register> {
  // Written as the embedded database would be, also where the suite runs on a server.
  const config: Config = readConfig(settings, resolve('.'));
  const app = await Test.createTestingModule({ imports: [AppModule.on(config, database)] })
    .overrideProvider(Clock)
    .useValue(new FixedClock(TODAY))
    .compile();
  return {
    app,
    database,
    begin: () => app.get(Seeder, { strict: false }).begin(),
    counts: () => Promise.all(TABLES.map((table) => countOf(database, table))),
  };
}

async function countOf({ dataSource }: TestDatabase, table: string): Promise<number> {
  const [row] = await dataSource.query(`select count(*)::int as n from ${table}`);
  return row.n;
}

async function inRegister(
  settings: Readonly<Record<string, string>>,
  work: (register: Register) => Promise<void>,
): Promise<void> {
  const register = await openRegister(settings);
  try {
    await work(register);
  } finally {
    await register.app.close();
  }
}

describe('the demo register', () => {
  let register: Register;
  let said: string | null;

  beforeAll(async () => {
    register = await openRegister({ ORGANISATION: 'Meadow Instruments GmbH' });
    said = await register.begin();
  });
  afterAll(() => register.app.close());

  async function codesOn(day: LegalDay): Promise<ReadonlySet<FindingCode>> {
    const codes = new Set<FindingCode>();
    const gaps = register.app.get(GapsService, { strict: false });
    for await (const { findings } of gaps.judged(register.database.dataSource.manager, day))
      for (const { code } of findings) codes.add(code);
    return codes;
  }

  test('has about 60 vendors around the configured organisation', async () => {
    const vendors = await countOf(register.database, 'vendor');
    expect(vendors).toBeGreaterThanOrEqual(58);
    expect(vendors).toBeLessThanOrEqual(68);
    expect(said).toBe(
      `a new register for Meadow Instruments GmbH (DE), with a demo register of ${vendors} vendors; CLAUSEBOOK_DEMO=off starts empty`,
    );
    const own = await register.database.dataSource.query(
      'select name, country from party where vendor_id is null order by id',
    );
    expect(own).toEqual([
      { name: 'Meadow Instruments GmbH', country: 'DE' },
      { name: 'Meadow Instruments GmbH (Poland)', country: 'PL' },
      { name: 'Meadow Instruments GmbH (United Kingdom)', country: 'GB' },
      { name: 'Meadow Instruments GmbH (Switzerland)', country: 'CH' },
      { name: 'Meadow Instruments GmbH (United States)', country: 'US' },
    ]);
  });

  test.each(FINDING_CODES.map((code) => [code, ON_ANOTHER_DAY[code] ?? TODAY] as const))(
    'shows %s as of %s',
    async (code, day) => {
      expect(await codesOn(day)).toContain(code);
    },
  );

  test.each(Object.keys(ON_ANOTHER_DAY) as FindingCode[])('cannot show %s today', async (code) => {
    expect(await codesOn(TODAY)).not.toContain(code);
  });

  test('has more vendors without a gap than with a critical one', async () => {
    const vendors = register.app.get(VendorsService, { strict: false });
    const { items } = await vendors.list({ limit: 100 });
    const gapsOf = items.map(({ glance }) => glance!.openGaps);
    const inOrder = gapsOf.filter(({ critical, high, medium }) => critical + high + medium === 0);
    expect(inOrder.length).toBeGreaterThan(gapsOf.filter(({ critical }) => critical > 0).length);
  });

  test.each([
    ['2023-06-30', []],
    ['2024-12-31', []],
    ['2026-01-25', ['github']],
    [TODAY, ['github']],
  ] as const)('finds as of %s no fault in real vendors but %j, where the omission is our own', async (day, ours) => {
    const gaps = register.app.get(GapsService, { strict: false });
    const found: string[] = [];
    for await (const { vendorKey, vendorName, findings } of gaps.judged(register.database.dataSource.manager, day))
      if (!vendorName.endsWith('(fictitious)') && findings.some(({ code }) => FINDINGS[code].severity !== 'notice'))
        found.push(vendorKey);
    expect(found).toEqual(ours);
  });

  test('knows no gap that closed while it was written', async () => {
    const [row] = await register.database.dataSource.query(
      `select count(*) filter (where closed_on is not null)::int as closed from gap`,
    );
    expect(row.closed).toBe(0);
  });

  test('shows a gap under a waiver and one that is acknowledged, each assigned', async () => {
    expect(
      await register.database.dataSource.query(
        `select a.kind, g.code, g.closed_on, p.name from acceptance a join gap g on g.id = a.gap_id
         join person p on p.id = g.assignee_id where a.lapsed_on is null order by a.id`,
      ),
    ).toEqual([
      { kind: 'waiver', code: 'DPA_TERMS_INCOMPLETE', closed_on: null, name: 'Jonas Weber' },
      { kind: 'acknowledgement', code: 'EVIDENCE_MISSING', closed_on: null, name: 'Jonas Weber' },
    ]);
  });

  test('is written once: beginning again changes nothing', async () => {
    const before = await register.counts();
    expect(await register.begin()).toBeNull();
    expect(await register.counts()).toEqual(before);
  });
});

describe('where no demo is wanted', () => {
  test('CLAUSEBOOK_DEMO=off starts with the own party alone', () =>
    inRegister({ CLAUSEBOOK_DEMO: 'off' }, async ({ begin, counts }) => {
      expect(await begin()).toBe('a new register for Our company (DE)');
      expect(await counts()).toEqual([0, 1, 0, 0, 0, 0, 0, 1]);
    }));

  test('a register that began without it never gets it by itself, only when CLAUSEBOOK_DEMO=on asks for it', () =>
    inRegister({ CLAUSEBOOK_DEMO: 'off' }, async ({ begin, database }) => {
      await begin();
      const later = await openOn(database, {});
      expect(await later.begin()).toBeNull();
      expect(await countOf(database, 'vendor')).toBe(0);
      expect(await (await openOn(database, { CLAUSEBOOK_DEMO: 'on' })).begin()).toContain('a demo register');
      expect(await countOf(database, 'vendor')).toBeGreaterThan(0);
    }));

  test('a DATABASE_URL is never seeded, not even when it has never begun', () =>
    inRegister({ DATABASE_URL: 'postgres://localhost/clausebook' }, async ({ begin, database }) => {
      await begin();
      await begin();
      expect(await countOf(database, 'vendor')).toBe(0);
    }));

  test('in production a new register starts without a demo', () =>
    inRegister({ NODE_ENV: 'production' }, async ({ begin, database }) => {
      await begin();
      expect(await countOf(database, 'vendor')).toBe(0);
    }));
});

test('a first start that was cut short before the demo was written leaves it owed to the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'begun-'));
  const config = readConfig({ DATA_DIR: folder }, resolve('.'));
  try {
    // Killed once the migrations had run.
    await (await openDatabase(config)).close();
    const app = await Test.createTestingModule({ imports: [await AppModule.forConfig(config)] }).compile();
    expect(await app.get(Seeder, { strict: false }).begin()).toContain('with a demo register');
    await app.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
