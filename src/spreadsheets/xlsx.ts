import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Column, Table } from './table.js';
import { columnLetters, dataRow, headerRow } from './xlsx-cells.js';
import { FIRST_PARTS, lastParts, sheetEnd, sheetPath, sheetStart } from './xlsx-parts.js';

/** What a sheet takes, its header among them. */
const MOST_ROWS = 1_048_576;

// The same rows give the same bytes; a ZIP knows no time before it.
const UNTIMED = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/**
 * A table as a workbook: days are days, texts are texts whatever they begin with, the header stays in sight. What one
 * sheet cannot take goes on in a further one. Rows are asked for only as fast as the workbook is read, and no more once
 * it is destroyed.
 */
export function xlsxOf<T>(table: Table<T>, mostRows = MOST_ROWS): Readable {
  const workbook = new PassThrough();
  write(table, mostRows, workbook).catch((error: unknown) => workbook.destroy(error as Error));
  return workbook;
}

async function write<T>({ name, columns, batches }: Table<T>, mostRows: number, workbook: PassThrough): Promise<void> {
  const zip = new ZipFile();
  zip.on('error', (error: Error) => workbook.destroy(error));
  zip.outputStream.pipe(workbook);
  const add = ([path, xml]: readonly [string, string]): void => zip.addBuffer(Buffer.from(xml), path, UNTIMED);
  FIRST_PARTS.forEach(add);
  const rows = new Rows(batches);
  let sheets = 0;
  try {
    do {
      const sheet = Readable.from(sheetOf(columns, rows, mostRows), { objectMode: false });
      const stop = (): void => void sheet.destroy();
      workbook.once('close', stop);
      zip.addReadStream(sheet, sheetPath(++sheets), UNTIMED);
      await finished(sheet);
      workbook.off('close', stop);
    } while (await rows.hasMore());
  } finally {
    await rows.end();
  }
  lastParts(name, sheets).forEach(add);
  zip.end();
}

async function* sheetOf<T>(columns: readonly Column<T>[], rows: Rows<T>, mostRows: number): AsyncGenerator<string> {
  yield sheetStart(columns.map(({ width }) => width)) + headerRow(columns);
  let count = 1;
  while (count < mostRows && (await rows.hasMore())) {
    const taken = rows.take(mostRows - count);
    count += taken.length;
    yield taken.map((row) => dataRow(columns, row)).join('');
  }
  yield sheetEnd(`${columnLetters(columns.length - 1)}${count}`);
}

/** Rows that several sheets take one after another. */
class Rows<T> {
  readonly #batches: AsyncIterator<readonly T[]>;
  #waiting: readonly T[] = [];

  constructor(batches: AsyncIterable<readonly T[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#waiting.length === 0) {
      const next = await this.#batches.next();
      if (next.done === true) return false;
      this.#waiting = next.value;
    }
    return true;
  }

  /** At most so many of those that wait. */
  take(most: number): readonly T[] {
    const taken = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(most);
    return taken;
  }

  async end(): Promise<void> {
    await this.#batches.return?.();
  }
}
