import type * as HarfBuzz from 'harfbuzzjs';
import type { Face } from './faces.js';

/** A glyph where it stands; lengths in em. */
export interface Glyph {
  readonly id: number;
  /** Moved from where the pen stands; the pen then goes on by `advance`. */
  readonly x: number;
  readonly y: number;
  readonly advance: number;
  /** The letters, with their marks, that this glyph begins to draw; empty where a glyph left of it began them. */
  readonly text: string;
}

let opened: Promise<Shaper> | undefined;

/** HarfBuzz, started once. */
export function openShaper(): Promise<Shaper> {
  opened ??= import('harfbuzzjs').then((harfbuzz) => new Shaper(harfbuzz));
  return opened;
}

/**
 * Turns the characters of one script, one face and one direction into glyphs: joined, stacked, with marks in place.
 * fontkit does this too, but fails or errs for Gurmukhi, Telugu, Malayalam, Burmese, Thai and Lao.
 */
export class Shaper {
  private readonly fonts = new Map<Face, HarfBuzz.Font>();
  private readonly buffer: HarfBuzz.Buffer;

  constructor(private readonly harfbuzz: typeof HarfBuzz) {
    this.buffer = new harfbuzz.Buffer();
  }

  /** Glyphs from left to right, for right-to-left text too. */
  shape(face: Face, file: { data: Uint8Array; unitsPerEm: number }, text: string, rightToLeft: boolean): Glyph[] {
    const { Direction } = this.harfbuzz;
    const font = this.font(face, file.data);
    this.buffer.reset();
    this.buffer.addText(text);
    this.buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
    // Not the language of whoever runs the server: the same text, the same glyphs.
    this.buffer.setLanguage('en');
    this.buffer.guessSegmentProperties();
    this.harfbuzz.shape(font, this.buffer);
    const positions = this.buffer.getGlyphPositions();
    const infos = this.buffer.getGlyphInfos();
    const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
    const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
    return infos.map(({ codepoint, cluster }, index) => {
      const { xOffset, yOffset, xAdvance } = positions[index]!;
      return {
        id: codepoint,
        x: xOffset / file.unitsPerEm,
        y: yOffset / file.unitsPerEm,
        advance: xAdvance / file.unitsPerEm,
        text: infos[index - 1]?.cluster === cluster ? '' : text.slice(cluster, ends.get(cluster)),
      };
    });
  }

  private font(face: Face, data: Uint8Array): HarfBuzz.Font {
    const known = this.fonts.get(face);
    if (known) return known;
    const { Blob, Face, Font } = this.harfbuzz;
    const font = new Font(new Face(new Blob(data)));
    this.fonts.set(face, font);
    return font;
  }
}
