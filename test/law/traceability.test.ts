import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Row {
  /** A row of the law table (A1-A7, B01-B38, B-SCC) or a part of the domain. */
  readonly source: string;
  readonly says?: string;
  readonly law?: readonly string[];
  readonly tests?: readonly string[];
  /** Why nothing is encoded of it. */
  readonly notEncoded?: string;
}

const ROOT = join(__dirname, '../..');
const rows = JSON.parse(readFileSync(join(__dirname, 'traceability.json'), 'utf8')) as readonly Row[];
const listed = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? listed(`${folder}/${entry.name}`, ending)
      : entry.name.endsWith(ending)
        ? [`${folder}/${entry.name}`]
        : [],
  );

test('every row of the law table is traced to law and tests, or says why it is not encoded', () => {
  const sources = rows.map(({ source }) => source);
  expect(new Set(sources).size).toBe(sources.length);
  for (let n = 1; n <= 38; n++) expect(sources).toContain(`B${String(n).padStart(2, '0')}`);
  for (const section of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'B-SCC', 'Domain:'])
    expect(sources.filter((source) => source.startsWith(section)).length).toBeGreaterThan(0);
  for (const { source, law = [], tests = [], notEncoded } of rows)
    expect([source, law.length > 0 && tests.length > 0, notEncoded !== undefined]).toEqual([
      source,
      notEncoded === undefined,
      notEncoded !== undefined,
    ]);
});

test('every file named exists', () => {
  const named = rows.flatMap(({ law = [], tests = [] }) => [...law, ...tests]);
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('every test of the law stands for something', () => {
  const named = new Set(rows.flatMap(({ tests = [] }) => tests));
  const others = ['test/law/traceability.test.ts'];
  expect(listed('test/law', '.test.ts').filter((file) => !named.has(file) && !others.includes(file))).toEqual([]);
});

test('every instrument, decision, mechanism and rule is traced', () => {
  const named = new Set(rows.flatMap(({ law = [] }) => law));
  const traced = ['adequacy', 'instruments', 'mechanisms', 'rules'].flatMap((folder) =>
    listed(`src/law/${folder}`, '.ts'),
  );
  const shapes = ['src/law/instruments/instrument.ts'];
  expect(traced.filter((file) => !named.has(file) && !shapes.includes(file))).toEqual([]);
});
