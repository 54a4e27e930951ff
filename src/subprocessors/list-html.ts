import { Parser } from 'htmlparser2';
import { LIMITS, type Table, TableBuilder, unreadable } from './list-table.js';

/** What nobody reads on a page. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'select', 'button']);
/** What begins a line of its own. */
const LINES = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'tr', 'dd', 'dt', 'section', 'h1', 'h2', 'h3', 'h4', 'h5']);

interface OpenTable {
  readonly number: number;
  readonly builder: TableBuilder;
  cell: { text: string[]; columns: number; rows: number } | null;
}

/**
 * Every table of a page, those within others for themselves, in the order in which they begin. Nothing is fetched or run.
 * @throws RefusedError for what is nested or filled beyond measure
 */
export function tablesOfPage(html: string): readonly Table[] {
  const reader = new PageReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return reader.tables();
}

class PageReader {
  readonly #all: OpenTable[] = [];
  readonly #open: OpenTable[] = [];
  #depth = 0;
  #unread = 0;
  #cells = 0;

  open(name: string, { colspan, rowspan }: Readonly<Record<string, string>>): void {
    if (++this.#depth > LIMITS.depth)
      throw unreadable(`tags nested more than ${LIMITS.depth} deep`, 'a page of a vendor');
    if (UNREAD.has(name)) this.#unread++;
    if (this.#unread > 0) return;
    if (name === 'table') return this.#openTable();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (LINES.has(name)) table.cell?.text.push('\n');
    // What stands high is a note's mark, and no part of the word before it.
    if (name === 'sup') table.cell?.text.push(' [');
    if (name === 'tr') {
      this.#endCell(table);
      table.builder.startRow();
    }
    if (name !== 'td' && name !== 'th') return;
    this.#endCell(table);
    table.cell = { text: [], columns: spanOf(colspan), rows: spanOf(rowspan) };
  }

  close(name: string): void {
    this.#depth--;
    if (UNREAD.has(name)) this.#unread--;
    if (this.#unread > 0) return;
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (LINES.has(name)) table.cell?.text.push('\n');
    if (name === 'sup') table.cell?.text.push(']');
    if (name === 'td' || name === 'th' || name === 'tr' || name === 'table') this.#endCell(table);
    if (name === 'tr') table.builder.endRow();
    if (name === 'table') this.#open.pop();
  }

  text(text: string): void {
    if (this.#unread === 0) this.#open.at(-1)?.cell?.text.push(text);
  }

  tables(): readonly Table[] {
    return this.#all.map((table) => {
      this.#endCell(table);
      return { number: table.number, rows: table.builder.rows() };
    });
  }

  #openTable(): void {
    const countCells = (cells: number): void => {
      this.#cells += cells;
      if (this.#cells > LIMITS.cells)
        throw unreadable(`more than ${LIMITS.cells} cells in tables`, 'a list of sub-processors; save its table alone');
    };
    countCells(1);
    const builder = new TableBuilder(countCells);
    const table = { number: this.#all.length + 1, builder, cell: null };
    this.#all.push(table);
    this.#open.push(table);
  }

  #endCell(table: OpenTable): void {
    if (table.cell === null) return;
    const { text, columns, rows } = table.cell;
    table.cell = null;
    table.builder.addCell(linesOf(text.join('')), columns, rows);
  }
}

/** A span that is no number is one cell; nought, or more than a page has, is as far as the table goes. */
function spanOf(given: string | undefined): number {
  const span = /^\s*\d{1,6}/.exec(given ?? '1')?.[0];
  return span === undefined ? 1 : Number(span) || 65_534;
}

/** Each line without the space around and between its words. */
const linesOf = (text: string): string =>
  text
    .replaceAll(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
