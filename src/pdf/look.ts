import type { Colour, Style, Tones } from './text.js';

/** One type scale for every document; sizes and distances in points. */
export interface Type {
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  /** White space before the block, left out at the top of a page. */
  readonly gap: number;
}

export const A4 = { width: 595.28, height: 841.89 };
export const MARGIN = 56;

const INK: Colour = hex('#1b1f24');
export const GREY: Colour = hex('#59636e');
export const RULE: Colour = hex('#d1d9e0');

export const TONES: Tones = {
  critical: hex('#b3261e'),
  high: hex('#c2570c'),
  medium: hex('#a8850a'),
  notice: hex('#7d8590'),
  good: hex('#2d7d46'),
};

export const BODY: Type = { size: 9.5, leading: 14, gap: 8 };
export const CELL: Type = { size: 8.5, leading: 12, gap: 8 };
export const FOOT: Type = { size: 7, leading: 10, gap: 0 };
export const HEADINGS: readonly [Type, Type, Type] = [
  { size: 20, leading: 26, gap: 3 },
  { size: 13, leading: 18, gap: 22 },
  { size: 10, leading: 14, gap: 14 },
];

export const REGULAR: Style = { weight: 'regular', colour: INK, code: false, mark: false, link: null };
export const BOLD: Style = { ...REGULAR, weight: 'bold' };
export const FAINT: Style = { ...REGULAR, colour: GREY };

function hex(code: string): Colour {
  const part = (at: number) => parseInt(code.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}
