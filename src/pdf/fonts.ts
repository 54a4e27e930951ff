import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { create, type Font } from 'fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

export type Face = 'regular' | 'bold' | 'japanese';
export type Weight = 'regular' | 'bold';

/** Characters that one face draws. `shown` differs from `text` where boxes stand in for what no face can draw. */
export interface Run {
  readonly face: Face;
  readonly text: string;
  readonly shown: string;
}

const FILES: Readonly<Record<Face, string>> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  japanese: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
};

// A subset's name needs six letters; pdf-lib leaves them out and adds a random number.
const NAMES: Readonly<Record<Face, string>> = {
  regular: 'CLAUSE+NotoSans-Regular',
  bold: 'CLAUSE+NotoSans-Bold',
  japanese: 'CLAUSE+NotoSansJP-Regular',
};

const BOX = '□';

interface FontFile {
  readonly data: Uint8Array;
  readonly font: Font;
}

interface Drawn {
  readonly face: Face;
  readonly shown: string;
  /** In em. */
  readonly width: number;
}

/**
 * Noto Sans for Latin, Greek and Cyrillic, Noto Sans JP for what it lacks, a box for what neither draws.
 * Each file is read and parsed on first use and kept as long as this object.
 * Characters map one to one to glyphs: no ligatures, no joining, left to right.
 */
export class Fonts {
  private readonly files = new Map<Face, FontFile>();
  private readonly drawn = { regular: new Map<string, Drawn>(), bold: new Map<string, Drawn>() };
  private readonly resolve: (file: string) => string;

  /** @param folder any absolute folder below the one whose node_modules holds the font files */
  constructor(folder: string) {
    this.resolve = createRequire(join(folder, 'fonts')).resolve;
  }

  /** Cuts text at every change of face; the runs joined again give the whole text. Never throws. */
  runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const { face, shown } = this.drawing(character, weight);
      const last = runs.at(-1);
      const boxed = shown !== character;
      if (last && last.face === face && (last.shown !== last.text) === boxed) {
        runs[runs.length - 1] = { face, text: last.text + character, shown: last.shown + shown };
      } else {
        runs.push({ face, text: character, shown });
      }
    }
    return runs;
  }

  /** Width of the text in em: multiply by the size in points. */
  width(text: string, weight: Weight): number {
    let width = 0;
    for (const character of text) width += this.drawing(character, weight).width;
    return width;
  }

  /** The faces of one document; a face that draws nothing takes no room in the file. */
  async embed(document: PDFDocument): Promise<Readonly<Record<Face, PDFFont>>> {
    document.registerFontkit({ create: (data) => this.forOneDocument(data) });
    const embedded = (face: Face) =>
      document.embedFont(this.file(face).data, { subset: true, customName: NAMES[face] });
    return { regular: await embedded('regular'), bold: await embedded('bold'), japanese: await embedded('japanese') };
  }

  private drawing(character: string, weight: Weight): Drawn {
    const known = this.drawn[weight].get(character);
    if (known) return known;
    const drawn = this.draws(weight, character) ?? this.draws('japanese', character) ?? this.box();
    this.drawn[weight].set(character, drawn);
    return drawn;
  }

  private draws(face: Face, shown: string): Drawn | undefined {
    const { font } = this.file(face);
    const codePoint = codePointOf(shown);
    if (!font.hasGlyphForCodePoint(codePoint)) return undefined;
    return { face, shown, width: font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm };
  }

  private box(): Drawn {
    const box = this.draws('japanese', BOX);
    if (!box) throw new Error(`${FILES.japanese} has no glyph for ${BOX}`);
    return box;
  }

  private file(face: Face): FontFile {
    const known = this.files.get(face);
    if (known) return known;
    const data = readFileSync(this.resolve(FILES[face]));
    const file = { data, font: create(data) };
    this.files.set(face, file);
    return file;
  }

  private forOneDocument(data: Uint8Array): Font {
    const file = [...this.files.values()].find((candidate) => candidate.data === data);
    if (!file) throw new Error('This document was given a font file that is not ours');
    return ownGlyphs(file.font);
  }
}

// fontkit remembers, per parsed file, which character first asked for a glyph, and pdf-lib prints that into the document:
// glyphs of our own keep one document's bytes independent of the documents before it.
function ownGlyphs(font: Font): Font {
  const glyphs = new Map<number, object>();
  const glyphOf = (character: string): object => {
    const codePoint = codePointOf(character);
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = glyphs.get(id) ?? { id, advanceWidth, codePoints: [codePoint] };
    glyphs.set(id, glyph);
    return glyph;
  };
  return Object.assign(Object.create(font) as Font, {
    layout: (text: string) => ({ glyphs: Array.from(text, glyphOf) }) as unknown as ReturnType<Font['layout']>,
    createSubset: () => streamed(font),
  });
}

// pdf-lib expects the older fontkit's stream; fontkit 2 encodes at once.
function streamed(font: Font): ReturnType<Font['createSubset']> {
  const subset = font.createSubset();
  return Object.assign(subset, { encodeStream: () => Readable.from([subset.encode()]) });
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;
