import { refused, RefusedError } from '../errors.js';

/** A row of a table as it stands in a file. */
export interface TableRow {
  /** From 1, in its table. */
  readonly number: number;
  /** Lines of a cell are kept apart by line breaks. */
  readonly cells: readonly string[];
  /** One cell over all columns: a heading of what follows. */
  readonly isHeading: boolean;
}

export interface Table {
  /** From 1, in the file. */
  readonly number: number;
  readonly rows: readonly TableRow[];
}

/** What one list may hold at most. */
export const LIMITS = {
  pageBytes: 10 * 1024 * 1024,
  cells: 200_000,
  columns: 200,
  depth: 1000,
  rows: 10_000,
  subprocessors: 2000,
  lines: 10_000,
  /** In a cell that names places. */
  places: 100,
  markdownLine: 20_000,
};

export const unreadable = (found: string, expected: string): RefusedError =>
  refused('/file', `The list cannot be read: found ${found}; expected ${expected}`);

/** Builds a table cell by cell, as a page has it: cells may span columns and rows. */
export class TableBuilder {
  readonly #rows: TableRow[] = [];
  #cells: string[] = [];
  #own = 0;
  #spans = false;
  #isOpen = false;
  /** By column: what stands in it from a row above, and for how many rows more. */
  #carried: { text: string; rows: number }[] = [];

  /** @param countCells adds to what the whole file has, a row as one more, and throws where that is too much */
  constructor(private readonly countCells: (cells: number) => void) {}

  startRow(): void {
    this.endRow();
    this.countCells(1);
    this.#isOpen = true;
  }

  addCell(text: string, columns: number, rows: number): void {
    this.#isOpen = true;
    this.#fillCarried();
    for (let column = 0; column < columns && this.#cells.length < LIMITS.columns; column++) {
      // What spans columns is said once.
      const own = column === 0 ? text : '';
      if (rows > 1) this.#carried[this.#cells.length] = { text: own, rows: rows - 1 };
      this.#push(own);
    }
    this.#own++;
    this.#spans ||= columns > 1;
  }

  endRow(): void {
    if (!this.#isOpen) return;
    this.#fillCarried();
    this.#rows.push({
      number: this.#rows.length + 1,
      cells: this.#cells,
      isHeading: this.#own === 1 && this.#spans,
    });
    this.#cells = [];
    this.#own = 0;
    this.#spans = false;
    this.#isOpen = false;
  }

  rows(): readonly TableRow[] {
    this.endRow();
    return this.#rows;
  }

  #fillCarried(): void {
    for (;;) {
      const carried = this.#carried[this.#cells.length];
      if (carried === undefined || carried.rows === 0) return;
      carried.rows--;
      this.#push(carried.text);
    }
  }

  #push(text: string): void {
    this.countCells(1);
    this.#cells.push(text);
  }
}
