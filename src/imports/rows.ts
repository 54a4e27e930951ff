import { FRAMEWORK_NAMES } from './certificates.js';
import { KEY, type Known, READERS, type Values } from './cells.js';
import type { MappedColumn } from './columns.js';
import type { SheetRow } from '../spreadsheets/csv.js';
import { keyOfName } from '../vendors/vendor-key.js';
import { shown } from '../spreadsheets/words.js';
import type { ReportLine } from './report.js';

/** A vendor as the register has it, in the terms of a file. */
export type RegisteredVendor = { readonly [Field in keyof Values]: Values[Field] | null };

/** A vendor that a row adds. */
export interface NewVendor extends Partial<Values> {
  readonly key: string;
  readonly name: string;
  readonly row: number;
  /** Whether the row says anything of the sector, be it understood or not. */
  readonly sectorStated: boolean;
}

export type CellEnding = 'empty' | 'taken' | 'reported';
export type RowEnding = 'imported' | 'unchanged' | 'rejected';

/** What became of a row. */
export interface SettledRow {
  readonly ending: RowEnding;
  readonly cells: readonly CellEnding[];
  readonly lines: readonly ReportLine[];
  /** null: the row adds none. */
  readonly vendor: NewVendor | null;
}

/** A row with what its cells say, before anything is compared. */
export interface ReadRow {
  readonly row: SheetRow;
  readonly values: Partial<Values>;
  readonly lines: readonly ReportLine[];
}

/** Reads the cells of each row; a key that came before is an error of the later row. */
export function readRows(rows: readonly SheetRow[], columns: readonly MappedColumn[], known: Known): ReadRow[] {
  const firstRows = new Map<string, number>();
  return rows.map((row) => {
    const read = row.cells.length === columns.length ? readRow(row, columns, known) : ragged(row, columns.length);
    const { key } = read.values;
    if (key === undefined) return read;
    const first = firstRows.get(key);
    if (first === undefined) {
      firstRows.set(key, row.number);
      return read;
    }
    const column = columnOf(columns, 'key') ?? columnOf(columns, 'name');
    const says = `the key "${key}" is that of row ${first} already`;
    return withLine(read, { column, found: key, outcome: 'rejected', says, expected: 'a key of its own' });
  });
}

/** Settles a row: a vendor that the register has stays as it is, and every difference is named. */
export function settle(
  read: ReadRow,
  columns: readonly MappedColumn[],
  registered: RegisteredVendor | undefined,
): SettledRow {
  if (read.lines.some(({ outcome }) => outcome === 'rejected')) return rejected(read);
  const lines = [...read.lines];
  const vendor = registered === undefined ? newVendor(read, columns) : null;
  if (registered !== undefined) lines.push(...differences(read, columns, registered));
  else lines.push(...assumptions(read, columns));
  const untaken = new Set(lines.filter(({ outcome }) => UNTAKEN.has(outcome)).map(({ column }) => column));
  const cells = read.row.cells.map((cell, index): CellEnding => {
    if (cell === '') return 'empty';
    const { column, field } = columns[index]!;
    return field === null || untaken.has(column) ? 'reported' : 'taken';
  });
  return { ending: vendor === null ? 'unchanged' : 'imported', cells, lines, vendor };
}

const UNTAKEN: ReadonlySet<ReportLine['outcome']> = new Set(['not_taken', 'differs']);

const columnOf = (columns: readonly MappedColumn[], field: keyof Values): string | null =>
  columns.find((column) => column.field === field)?.column ?? null;

const withLine = (read: ReadRow, line: Omit<ReportLine, 'row'>): ReadRow => ({
  ...read,
  lines: [...read.lines, { row: read.row.number, ...line }],
});

const ragged = (row: SheetRow, width: number): ReadRow =>
  withLine(
    { row, values: {}, lines: [] },
    {
      column: null,
      found: `${row.cells.length} cells`,
      outcome: 'rejected',
      says: 'the row does not fit the header',
      expected: `${width} cells, as the header has`,
    },
  );

function readRow(row: SheetRow, columns: readonly MappedColumn[], known: Known): ReadRow {
  let values: Partial<Values> = {};
  const lines: ReportLine[] = [];
  for (const [index, { column, field }] of columns.entries()) {
    const cell = row.cells[index]!;
    if (cell === '' || (field === null && known.shown.has(column))) continue;
    const read = field === null ? null : READERS[field](cell, known);
    values = { ...values, ...read?.values };
    for (const remark of read?.remarks ?? [noField(cell)]) lines.push({ row: row.number, column, ...remark });
  }
  return withKey({ row, values, lines }, columns);
}

const noField = (cell: string) => ({
  found: shown(cell),
  outcome: 'not_taken' as const,
  says: 'the register has no field for this column',
  expected: null,
});

/** Makes up for a key that is not given, and insists on a name. */
function withKey(read: ReadRow, columns: readonly MappedColumn[]): ReadRow {
  const { key, name } = read.values;
  const column = columnOf(columns, 'name');
  const complained = (field: keyof Values) =>
    read.lines.some((line) => line.outcome === 'rejected' && line.column === columnOf(columns, field));
  if (name === undefined)
    return complained('name')
      ? read
      : withLine(read, { column, found: null, outcome: 'rejected', says: 'no name', expected: "the vendor's name" });
  if (key !== undefined || complained('key')) return read;
  const made = keyOfName(name);
  if (made === undefined)
    return withLine(read, {
      column,
      found: shown(name),
      outcome: 'rejected',
      says: 'no key can be made of the name',
      expected: `a column "key" with ${KEY}`,
    });
  const keyed = { ...read, values: { ...read.values, key: made } };
  return withLine(keyed, {
    column,
    found: shown(name),
    outcome: 'assumed',
    says: `the key "${made}" was made of the name`,
    expected: null,
  });
}

/** Says once of each column what would be said of each of its cells. */
export const linesOfShown = (shown: ReadonlySet<string>): readonly ReportLine[] =>
  [...shown].map((column) => ({
    row: 1,
    column,
    found: null,
    outcome: 'not_taken',
    says: 'shown by our own export; nothing is taken from it',
    expected: null,
  }));

const rejected = ({ row, lines }: ReadRow): SettledRow => ({
  ending: 'rejected',
  cells: row.cells.map((cell) => (cell === '' ? 'empty' : 'reported')),
  lines: lines.filter(({ outcome }) => outcome === 'rejected' || outcome === 'not_taken'),
  vendor: null,
});

const newVendor = ({ row, values }: ReadRow, columns: readonly MappedColumn[]): NewVendor => ({
  ...values,
  key: values.key!,
  name: values.name!,
  row: row.number,
  sectorStated: columns.some(({ field }, index) => field === 'sector' && row.cells[index] !== ''),
});

/** What a new vendor's row leaves open, and how it is recorded. */
function assumptions(read: ReadRow, columns: readonly MappedColumn[]): ReportLine[] {
  const { values, row } = read;
  const assumed = (field: keyof Values, says: string): ReportLine => ({
    row: row.number,
    column: columnOf(columns, field),
    found: null,
    outcome: 'assumed',
    says,
    expected: null,
  });
  return [
    ...(values.country === undefined ? [assumed('country', 'no country stated; recorded as not known')] : []),
    ...(newVendor(read, columns).sectorStated ? [] : [assumed('sector', 'no sector stated; taken as commercial')]),
  ];
}

function differences(
  { row, values }: ReadRow,
  columns: readonly MappedColumn[],
  registered: RegisteredVendor,
): ReportLine[] {
  return columns.flatMap(({ column, field }, index) => {
    const found = field === null ? null : comparable(values[field]);
    const kept = field === null ? null : comparable(registered[field]);
    if (found === null || found === kept) return [];
    const says = kept === null ? 'the register has nothing here' : `the register has "${shown(kept)}"`;
    return [
      {
        row: row.number,
        column,
        found: shown(row.cells[index]!),
        outcome: 'differs' as const,
        says: `${says}; left as it is`,
        expected: null,
      },
    ];
  });
}

/** A value as a text that is the same for the same value; null: nothing said. */
function comparable(value: Values[keyof Values] | null | undefined): string | null {
  if (value === null || value === undefined || value.length === 0) return null;
  if (typeof value === 'string') return value;
  const names = value.map((item) => {
    if (typeof item === 'string') return item;
    return item.framework === null ? item.name : FRAMEWORK_NAMES[item.framework];
  });
  return [...new Set(names)].sort().join('; ');
}
