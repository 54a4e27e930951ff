import { CsvError, type Options, parse } from 'csv-parse/sync';
import { refused, RefusedError } from '../errors.js';
import { unguarded } from './formula-guard.js';

/** A row that is not blank. */
export interface SheetRow {
  /** As a spreadsheet numbers it: the header is row 1, and blank rows count. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table with a header, its cells trimmed; nothing is said yet of what is in them. */
export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** What one file may hold at most. */
const LIMITS = { bytes: 25 * 1024 * 1024, rowBytes: 1024 * 1024, cells: 500_000, columns: 200, columnName: 200 };

const EXPECTED = 'expected CSV: text in UTF-8 with a header row, separated by comma, semicolon or tab';

const unreadable = (found: string, todo: string = EXPECTED): RefusedError =>
  refused('/file', `The file cannot be read: found ${found}; ${todo}`);

/** @throws RefusedError for what is no such table, saying what was found and expected */
export function readSheet(bytes: Buffer): Sheet {
  const [header, ...rows] = recordsOf(textOf(bytes)).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined) throw unreadable('an empty file');
  if (rows.length === 0) throw unreadable('a header and no row below it', 'expected at least one vendor');
  return { header: columnNames(header.cells), rows };
}

const FORMATS: readonly (readonly [start: string, name: string])[] = [
  ['504b0304', 'an Excel workbook or another ZIP file'],
  ['25504446', 'a PDF file'],
  ['d0cf11e0', 'an old Excel or Word file'],
  ['1f8b', 'a gzip file'],
  ['fffe', 'text in UTF-16'],
  ['feff', 'text in UTF-16'],
];

/** @throws RefusedError for what is no text in UTF-8 */
export function textOf(bytes: Buffer): string {
  if (bytes.length > LIMITS.bytes)
    throw unreadable(`${bytes.length} bytes`, `expected at most ${LIMITS.bytes} (25 MiB)`);
  const start = bytes.toString('hex', 0, 4);
  const format = FORMATS.find(([signature]) => start.startsWith(signature))?.[1];
  if (format !== undefined) throw unreadable(format, `${EXPECTED}; in Excel save it as "CSV UTF-8"`);
  const nul = bytes.indexOf(0);
  if (nul !== -1) throw unreadable(`a NUL byte at offset ${nul}, as in a binary file`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const [before = ''] = bytes.toString('utf8').split('\ufffd', 1);
    const line = before.split('\n').length;
    throw unreadable(`bytes in line ${line} that are not UTF-8`, `${EXPECTED}; in Excel save it as "CSV UTF-8"`);
  }
}

/**
 * The rows of CSV, the header among them.
 * @throws RefusedError
 */
export function recordsOf(text: string): SheetRow[] {
  let cells = 0;
  const countCells = (record: string[]): string[] => {
    cells += record.length;
    if (cells > LIMITS.cells)
      throw unreadable(`more than ${LIMITS.cells} cells`, 'cut the file into parts, each with the header');
    return record;
  };
  const options: Options<string[]> = {
    delimiter: delimiterOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LIMITS.rowBytes,
    on_record: countCells,
  };
  try {
    return parse(text, options).map((record, index) => ({ number: index + 1, cells: record.map(cellOf) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error['records']) + 1;
    throw error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? unreadable(
          `a quotation mark in row ${row} that is never closed`,
          'close it, or write "" for a mark in the text',
        )
      : unreadable(
          `no end of row ${row} within ${LIMITS.rowBytes} bytes`,
          'perhaps a quotation mark in it is never closed',
        );
  }
}

const cellOf = (cell: string): string => unguarded(cell.trim());

/** The separator that the first row has most of, outside quotation marks. */
function delimiterOf(text: string): string {
  const unquoted = text
    .trimStart()
    .slice(0, LIMITS.rowBytes)
    .replace(/"[^"]*"/g, '');
  const [first = ''] = unquoted.split(/[\r\n]/, 1);
  const count = (delimiter: string): number => first.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function columnNames(cells: readonly string[]): readonly string[] {
  if (cells.length > LIMITS.columns) throw unreadable(`${cells.length} columns`, `expected at most ${LIMITS.columns}`);
  const names = cells.map((cell, index) => cell || `column ${index + 1}`);
  const long = names.findIndex((name) => name.length > LIMITS.columnName);
  if (long !== -1) throw unreadable(`a name of ${names[long]!.length} characters for column ${long + 1}`);
  const twice = names.filter((name, index) =>
    names.some((other, before) => before < index && other.toLowerCase() === name.toLowerCase()),
  );
  if (twice.length > 0)
    throw unreadable(
      `more than one column named ${[...new Set(twice)].map((name) => `"${name}"`).join(', ')}`,
      'give each column a name of its own',
    );
  return names;
}
