/*
 * A spreadsheet runs a cell of a CSV file that begins with one of these signs, in full width too, with or without
 * space before it. An apostrophe before it makes it text. What begins with apostrophes already gets one more, so that
 * taking one away gives back what was.
 */
const RUNS = /^[\s']*[=+\-@＝＋－＠]/;

/** A text as a cell that no spreadsheet takes for a formula. */
export const guarded = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** What was guarded; any other text as it is. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell);
