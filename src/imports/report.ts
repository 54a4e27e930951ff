import { csvLines } from '../spreadsheets/csv-writer.js';
import type { Sheet } from '../spreadsheets/csv.js';

export const LINE_OUTCOMES = ['not_taken', 'assumed', 'normalised', 'rejected', 'differs'] as const;
/**
 * `not_taken`: the cell, or a part of it, ended as no field. `assumed`: nothing was stated. `normalised`: taken, but not
 * as written. `rejected`: the row was left out. `differs`: the register says otherwise and was left as it is.
 */
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** One thing that the report says of a row. */
export interface ReportLine {
  /** As a spreadsheet numbers it; the header is row 1. */
  readonly row: number;
  /** null: of the row as a whole, or of something that no column states. */
  readonly column: string | null;
  readonly found: string | null;
  readonly outcome: LineOutcome;
  readonly says: string;
  /** What the cell should hold; null where nothing is wrong with it. */
  readonly expected: string | null;
}

/** Where every row and every cell ended. */
export interface Counts {
  readonly rows: Ended<'imported' | 'unchanged' | 'rejected'>;
  /** A reported cell is named by a line, or is part of a rejected row. */
  readonly cells: Ended<'empty' | 'taken' | 'reported'>;
}
type Ended<Ending extends string> = Readonly<Record<'total' | Ending, number>>;

/** Counts the endings, and holds their sum against what was in the file. */
export function counted<Ending extends string>(
  total: number,
  among: readonly Ending[],
  endings: Iterable<Ending>,
): Ended<Ending> {
  const counts = Object.fromEntries(among.map((ending) => [ending, 0])) as Record<Ending, number>;
  let sum = 0;
  for (const ending of endings) {
    counts[ending]++;
    sum++;
  }
  if (sum !== total) throw new Error(`The report accounts for ${sum} of ${total}; nothing was imported`);
  return { total, ...counts };
}

const OWN_COLUMNS = ['row', 'errors'];

/**
 * The rejected rows as a CSV file that can be mended and sent again; empty when there are none. What we say of a row
 * stands before its cells, so that a row with too many or too few of them stays as it is.
 */
export function rejectedRowsOf({ header, rows }: Sheet, lines: readonly ReportLine[]): string {
  const errors = new Map<number, string[]>();
  for (const line of lines)
    if (line.outcome === 'rejected') errors.set(line.row, [...(errors.get(line.row) ?? []), sentence(line)]);
  if (errors.size === 0) return '';
  const again = OWN_COLUMNS.every((column, index) => header[index] === column) ? OWN_COLUMNS.length : 0;
  const rejected = rows
    .filter(({ number }) => errors.has(number))
    .map(({ number, cells }) => [String(number), errors.get(number)!.join('; '), ...cells.slice(again)]);
  return csvLines([[...OWN_COLUMNS, ...header.slice(again)], ...rejected]);
}

const sentence = ({ column, found, says, expected }: ReportLine): string =>
  [column, says, found && `found "${found}"`, expected && `expected ${expected}`].filter(Boolean).join(', ');
