import { shown } from '../spreadsheets/words.js';

export const LINE_OUTCOMES = ['rejected', 'not_taken', 'assumed', 'joined', 'differs', 'ambiguous'] as const;
/**
 * `rejected`: the row was left out. `not_taken`: a cell, or a part of it, was. `assumed`: the list does not say.
 * `joined`: more than one row speaks of it. `differs`: the register says otherwise and was left as it is.
 * `ambiguous`: nobody can say who is meant, so nothing was written.
 */
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** One thing that the report says of a row. */
export interface ListLine {
  readonly table: number;
  readonly row: number;
  /** null: of the row as a whole. */
  readonly column: string | null;
  readonly found: string | null;
  readonly outcome: LineOutcome;
  readonly says: string;
  /** null: nothing is wrong with it. */
  readonly expected: string | null;
}

/** What of a row a line is about: nothing given is the row as a whole, and nothing wrong with it. */
type About = Partial<Pick<ListLine, 'column' | 'found' | 'expected'>>;

export const lineOn = (
  { table, row }: Pick<ListLine, 'table' | 'row'>,
  outcome: LineOutcome,
  says: string,
  { column = null, found = null, expected = null }: About = {},
): ListLine => ({
  ...{ table, row, column },
  found: found === null ? null : shown(found.replaceAll('\n', ' ')),
  ...{ outcome, says, expected },
});

/** Where a sub-processor stands in its list. */
export const placeOf = ({ table, rows }: { readonly table: number; readonly rows: readonly number[] }) => ({
  table,
  row: rows[0]!,
});
