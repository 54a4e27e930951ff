import type { LegalDay } from '../law/legal-day.js';

/** What stands in a cell: a day is a `LegalDay`; null leaves it empty. */
export type CellValue = string | number | null;

interface ColumnOf<T, Kind extends string, Value extends CellValue> {
  readonly name: string;
  readonly kind: Kind;
  /** In characters. */
  readonly width: number;
  readonly valueOf: (row: T) => Value | null;
}

/** One column: its name in the header, its kind, and how its cell is read from a row. */
export type Column<T> = ColumnOf<T, 'text', string> | ColumnOf<T, 'day', LegalDay> | ColumnOf<T, 'number', number>;

/** Rows that come batch by batch, so that only one batch need be held. */
export interface Table<T> {
  /** As a spreadsheet names the sheet: at most 25 characters. */
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly batches: AsyncIterable<readonly T[]>;
}
