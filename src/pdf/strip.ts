import type { Fonts } from './fonts.js';
import { GREY, TONES, type Type } from './look.js';
import type { Pen } from './pen.js';
import { breakLines, type Line } from './lines.js';
import { spansOf, type Style } from './text.js';
import type { Token } from 'marked';

/** A horizontal slice of a document that no page break cuts; lengths in points. */
export interface Strip {
  /** White space above, left out at the top of a page. */
  readonly gap: number;
  readonly height: number;
  /** Stays on the page of the strip after it, where one page holds them. */
  readonly keep: boolean;
  /** Drawn first when this strip begins a page: a table's header row. */
  readonly repeat?: Strip;
  draw(pen: Pen, top: number): void;
}

/** Where a block may draw: its left edge and its width in points. */
export interface Box {
  readonly x: number;
  readonly width: number;
}

export const styled = (tokens: readonly Token[], style: Style) => spansOf(tokens, style, GREY, TONES);

/** A paragraph's lines, one strip each; its first two and last two lines stay together. */
export function textStrips(tokens: readonly Token[], style: Style, type: Type, box: Box, fonts: Fonts): Strip[] {
  const lines = breakLines(styled(tokens, style), type.size, box.width, fonts);
  return lines.map((line, index) => ({
    gap: index === 0 ? type.gap : 0,
    height: type.leading,
    keep: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (pen, top) => pen.text(line, box.x + line.indent, baselineOf(top, type), type.size),
  }));
}

/** The baseline of a line whose upper edge is at `top`. */
export const baselineOf = (top: number, { size, leading }: Type): number => top - (leading - size) / 2 - size * 0.82;

/** The strip with something more drawn on it, across the gap above it too. */
export const over = (strip: Strip, draw: (pen: Pen, top: number) => void): Strip => ({
  ...strip,
  draw: (pen, top) => {
    draw(pen, top);
    strip.draw(pen, top);
  },
});

export const kept = (strip: Strip): Strip => ({ ...strip, keep: true });

/** The x at which a line sits in its box. */
export function aligned(line: Line, box: Box, align: 'left' | 'center' | 'right' | null): number {
  const free = box.width - line.width;
  return box.x + (align === 'right' ? free : align === 'center' ? free / 2 : line.indent);
}
