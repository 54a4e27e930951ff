import type { Tokens } from 'marked';
import type { Fonts } from './fonts.js';
import { BOLD, CELL, REGULAR, RULE } from './look.js';
import { aligned, baselineOf, styled, type Box, type Strip } from './strip.js';
import { breakLines, extent, type Line } from './lines.js';
import type { Span } from './text.js';

const PAD = 4;
const GUTTER = 14;
const BELOW = 5;
const SMALLEST = 28;

interface Cell {
  readonly box: Box;
  readonly align: Tokens.TableCell['align'];
  readonly lines: readonly Line[];
}

/**
 * A table as one strip per row, fine rules between, the header row repeated on every page.
 * Columns follow the dashes of the delimiter row where their numbers differ, otherwise the content.
 * A table with an empty header row is a record: it has no header and stays together where a page holds it.
 *
 * @param room height in points that one page offers; a higher row is split between its lines
 */
export function tableStrips(table: Tokens.Table, box: Box, room: number, fonts: Fonts): Strip[] {
  const record = table.header.every((cell) => cell.text === '');
  const rows = [table.header, ...table.rows].map((row, at) =>
    row.map((cell, column) => styled(cell.tokens, at === 0 || (record && column === 0) ? BOLD : REGULAR)),
  );
  const widths = columnWidths(rows, dashes(table), box.width, fonts);
  const cells = rows.map((row) => rowCells(row, table.align, widths, box.x, fonts));
  const header = record ? undefined : rowStrip(cells[0] ?? [], box, true);
  const body = cells.slice(1).flatMap((row, index) => {
    const keep = record ? index < table.rows.length - 1 : index === 0 && table.rows.length > 2;
    return bodyStrips(row, box, keep, room - (header?.height ?? 0), header);
  });
  const strips = header ? [header, ...body] : body;
  return strips.map((strip, index) => ({
    ...strip,
    gap: index === 0 ? CELL.gap : 0,
    height: strip.height + (index === strips.length - 1 ? BELOW : 0),
  }));
}

function bodyStrips(cells: readonly Cell[], box: Box, keep: boolean, room: number, header: Strip | undefined): Strip[] {
  const whole = rowStrip(cells, box, keep);
  const strips = whole.height <= room ? [whole] : splitRow(cells, box);
  return header ? strips.map((strip) => ({ ...strip, repeat: header })) : strips;
}

function rowStrip(cells: readonly Cell[], box: Box, keep: boolean): Strip {
  const height = Math.max(1, ...cells.map((cell) => cell.lines.length)) * CELL.leading + 2 * PAD;
  return {
    gap: 0,
    height,
    keep,
    draw: (pen, top) => {
      for (const cell of cells)
        cell.lines.forEach((line, index) => drawLine(cell, line, top - PAD - index * CELL.leading, pen));
      pen.rule(box.x, top - height, box.width, RULE, 0.5);
    },
  };
}

function splitRow(cells: readonly Cell[], box: Box): Strip[] {
  const count = Math.max(...cells.map((cell) => cell.lines.length));
  return Array.from({ length: count }, (_, index) => ({
    gap: 0,
    height: CELL.leading + (index === 0 ? PAD : 0) + (index === count - 1 ? PAD : 0),
    keep: index === 0 || index === count - 2,
    draw: (pen, top) => {
      for (const cell of cells) {
        const line = cell.lines[index];
        if (line) drawLine(cell, line, top - (index === 0 ? PAD : 0), pen);
      }
      if (index === count - 1) pen.rule(box.x, top - CELL.leading - PAD, box.width, RULE, 0.5);
    },
  }));
}

function drawLine(cell: Cell, line: Line, top: number, pen: Parameters<Strip['draw']>[0]): void {
  pen.text(line, aligned(line, cell.box, cell.align), baselineOf(top, CELL), CELL.size);
}

function rowCells(
  row: readonly Span[][],
  align: Tokens.Table['align'],
  widths: readonly number[],
  x: number,
  fonts: Fonts,
): Cell[] {
  let left = x;
  return row.map((spans, column) => {
    const width = widths[column] ?? 0;
    const cell = {
      box: { x: left, width },
      align: align[column] ?? null,
      lines: breakLines(spans, CELL.size, width, fonts),
    };
    left += width + GUTTER;
    return cell;
  });
}

/** Widths in points that fill the box, gutters taken off. */
function columnWidths(
  rows: readonly Span[][][],
  weights: readonly number[] | null,
  width: number,
  fonts: Fonts,
): number[] {
  const columns = rows[0]?.length ?? 0;
  const room = width - GUTTER * (columns - 1);
  if (weights) return weights.map((weight) => (weight / sum(weights)) * room);
  const extents = Array.from({ length: columns }, (_, column) => {
    const cells = rows.map((row) => extent(row[column] ?? [], CELL.size, fonts));
    return {
      word: Math.min(room / columns, Math.max(SMALLEST, ...cells.map((cell) => cell.word))),
      whole: Math.max(SMALLEST, ...cells.map((cell) => cell.whole)),
    };
  });
  return shares(extents, room);
}

// Every column first gets its widest word; what is left goes to the columns by what they still want.
function shares(extents: readonly { word: number; whole: number }[], room: number): number[] {
  const free = room - sum(extents.map((column) => column.word));
  const wanted = extents.map((column) => Math.max(0, column.whole - column.word));
  const total = sum(wanted);
  if (total <= free) {
    const last = extents.length - 1;
    return extents.map((column, index) => column.word + wanted[index]! + (index === last ? free - total : 0));
  }
  const modest = wanted.map((want) => Math.min(want, free / extents.length));
  const greed = wanted.map((want, index) => want - modest[index]!);
  const rest = free - sum(modest);
  return extents.map((column, index) => column.word + modest[index]! + (greed[index]! / sum(greed)) * rest);
}

function dashes({ raw }: Tokens.Table): number[] | null {
  const counts = (raw.split('\n')[1] ?? '')
    .split('|')
    .map((column) => column.replaceAll(/[^-]/g, '').length)
    .filter((count) => count > 0);
  return new Set(counts).size > 1 ? counts : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
