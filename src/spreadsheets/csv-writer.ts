import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula-guard.js';
import type { CellValue, Table } from './table.js';

// Excel takes a CSV file without it for one in the code page of the machine.
const BYTE_ORDER_MARK = '\ufeff';

/** A table as CSV (RFC 4180) in UTF-8, a header first, one text for each batch; no cell is a formula. */
export async function* csvOf<T>(
  { columns, batches }: Table<T>,
  { byteOrderMark = false }: { readonly byteOrderMark?: boolean } = {},
): AsyncGenerator<string> {
  yield (byteOrderMark ? BYTE_ORDER_MARK : '') + csvLines([columns.map(({ name }) => name)]);
  for await (const rows of batches) yield csvLines(rows.map((row) => columns.map(({ valueOf }) => valueOf(row))));
}

/** Rows as lines of CSV. A cell with any line break is quoted, lest what follows the break begin a row, and a formula. */
export const csvLines = (rows: readonly (readonly CellValue[])[]): string =>
  stringify(
    rows.map((row) => row.map(cellOf)),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

// A number stays one, also below zero.
const cellOf = (value: CellValue): CellValue => (typeof value === 'string' ? guarded(value) : value);
