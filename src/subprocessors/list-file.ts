import { recordsOf, textOf } from '../spreadsheets/csv.js';
import { tablesOfPage } from './list-html.js';
import { isDelimiter, tablesOfMarkdown } from './list-markdown.js';
import { LIMITS, type Table, unreadable } from './list-table.js';

export const LIST_FORMATS = ['csv', 'markdown', 'html'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface ListFile {
  readonly format: ListFormat;
  readonly tables: readonly Table[];
}

const EXPECTED = 'a CSV file, a Markdown table, or a page with an HTML table';

/**
 * The tables of a file, whatever it calls itself.
 * @throws RefusedError
 */
export function readListFile(bytes: Buffer): ListFile {
  const text = decoded(bytes);
  if (text.trim() === '') throw unreadable('an empty file', EXPECTED);
  if (/<table[\s>]/i.test(text) || /^\s*<(!doctype|html|head|body)\b/i.test(text))
    return { format: 'html', tables: some(tablesOfPage(small(text)), 'a page without a table') };
  const rows = text.split(/\r\n?|\n/);
  if (rows.some(isDelimiter)) return { format: 'markdown', tables: some(tablesOfMarkdown(rows), 'no whole table') };
  return { format: 'csv', tables: some([csvTable(text)], 'an empty file') };
}

/** Text in UTF-8 or, for a page that says so, in another encoding that it names. */
function decoded(bytes: Buffer): string {
  const charset = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 4096))?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset) && !isUtf8(bytes)) {
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      throw unreadable(`a page in the encoding "${charset}"`, 'one in UTF-8; save it again as such');
    }
  }
  return textOf(bytes);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function small(html: string): string {
  if (html.length > LIMITS.pageBytes)
    throw unreadable(`a page of ${html.length} characters`, `at most ${LIMITS.pageBytes}; save its table alone`);
  return html;
}

function some(tables: readonly Table[], found: string): readonly Table[] {
  const filled = tables.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell !== '')));
  if (filled.length === 0) throw unreadable(found, EXPECTED);
  return filled;
}

const csvTable = (text: string): Table => ({
  number: 1,
  rows: recordsOf(text)
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ number, cells }) => ({ number, cells, isHeading: false })),
});
