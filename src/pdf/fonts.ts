import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { faceOf, families, fileOf, scriptOf, STANDS_ALONE, type Face, type Han, type Weight } from './faces.js';
import { openShaper, type Glyph, type Shaper } from './shaper.js';
import { graphemesOf } from './text.js';

export interface FontFile {
  readonly data: Uint8Array;
  readonly font: Font;
  readonly unitsPerEm: number;
}

/** Characters that one face draws, in one direction. */
export interface Run {
  readonly face: Face;
  readonly text: string;
  /** In em. */
  readonly width: number;
  /** From left to right; null where each character is its own glyph. */
  readonly glyphs: readonly Glyph[] | null;
  readonly rightToLeft: boolean;
}

/** What a text needs to be drawn, besides its characters. */
export interface Voice {
  readonly weight: Weight;
  readonly han: Han;
  /** Odd: from right to left. */
  readonly level: number;
  /** Known to be of the commonest Latin letters and signs alone. */
  readonly everyday?: true;
}

interface Drawn {
  readonly face: Face;
  readonly width: number;
  readonly alone: boolean;
}

const drawings = () => ({ japanese: new Map<string, Drawn | null>(), chinese: new Map<string, Drawn | null>() });
const SPARE = '\ufffd';
const IGNORED = /\p{Default_Ignorable_Code_Point}/u;
// Names and words come again and again; longer text is hardly ever met twice.
const REMEMBERED = 2000;
const LONGEST_REMEMBERED = 80;

const NOTHING = Object.freeze({ minX: 0, minY: 0, maxX: 0, maxY: 0 });

/**
 * fontkit reads the box of a glyph without outline from the bytes that follow, and after the last glyph there are none:
 * it throws for an invisible sign such as U+E0100. An empty glyph has an empty box.
 */
function withEmptyGlyphs(font: Font): Font {
  const { loca } = font;
  if (loca === undefined) return font;
  const getGlyph = font.getGlyph.bind(font);
  return Object.assign(font, {
    getGlyph(...asked: Parameters<Font['getGlyph']>) {
      const glyph = getGlyph(...asked);
      const isEmpty = loca.offsets[glyph.id] === loca.offsets[glyph.id + 1];
      return isEmpty ? Object.assign(glyph, { _getCBox: () => NOTHING }) : glyph;
    },
  });
}

/**
 * The fonts of the machine: Noto for the scripts in use today, emoji and signs.
 * Each file is read and parsed when text first needs it, and kept as long as this object.
 */
export class Fonts {
  private readonly files = new Map<Face, FontFile>();
  private readonly drawn = { regular: drawings(), bold: drawings() };
  private readonly shaped = new Map<string, readonly Run[]>();
  private readonly resolve: (file: string) => string;
  private shaper: Shaper;

  /** @param folder any absolute folder below the one whose node_modules holds the font files */
  constructor(folder: string) {
    this.resolve = createRequire(join(folder, 'fonts')).resolve;
  }

  /** Once, before anything is measured. */
  async ready(): Promise<void> {
    this.shaper ??= await openShaper();
  }

  /** Runs from left to right as they are drawn. Text of several directions is cut before. Never throws. */
  runs(text: string, voice: Voice): readonly Run[] {
    return this.plainRuns(text, voice) ?? this.shapedRuns(text, voice);
  }

  /** Width of the text in em: multiply by the size in points. */
  width(text: string, voice: Voice): number {
    if (voice.level % 2 === 1) return widthOf(this.shapedRuns(text, voice));
    const drawings = this.drawn[voice.weight][voice.han];
    let width = 0;
    for (const character of text) {
      const drawn = drawings.get(character) ?? this.drawing(character, voice.weight, voice.han);
      if (!drawn?.alone) return widthOf(this.shapedRuns(text, voice));
      width += drawn.width;
    }
    return width;
  }

  /** Whether each character stands for itself: it can be measured and cut anywhere. */
  alone(text: string, { weight, han, level, everyday }: Voice): boolean {
    if (everyday) return true;
    if (level % 2 === 1) return false;
    for (const character of text) if (!this.drawing(character, weight, han)?.alone) return false;
    return true;
  }

  /** Whether one face has all these characters. */
  draws(cluster: string, weight: Weight, han: Han): boolean {
    return this.faceFor(cluster, weight, han) !== undefined;
  }

  /** Japanese ideographs, unless the text has one that only Chinese has. */
  hanOf(text: string): Han {
    const ideographs = text.match(/\p{sc=Han}/gu) ?? [];
    return ideographs.every((character) => this.has('japanese-regular', character)) ? 'japanese' : 'chinese';
  }

  file(face: Face): FontFile {
    const known = this.files.get(face);
    if (known) return known;
    const data = readFileSync(this.resolve(fileOf(face).module));
    const font = withEmptyGlyphs(create(data));
    const file = { data, font, unitsPerEm: font.unitsPerEm };
    this.files.set(face, file);
    return file;
  }

  private plainRuns(text: string, { weight, han, level }: Voice): Run[] | null {
    if (level % 2 === 1) return null;
    const runs: { face: Face; text: string; width: number; glyphs: null; rightToLeft: false }[] = [];
    for (const character of text) {
      const drawn = this.drawing(character, weight, han);
      if (!drawn?.alone) return null;
      const last = runs.at(-1);
      if (last?.face === drawn.face) {
        last.text += character;
        last.width += drawn.width;
      } else runs.push({ face: drawn.face, text: character, width: drawn.width, glyphs: null, rightToLeft: false });
    }
    return runs;
  }

  private shapedRuns(text: string, voice: Voice): readonly Run[] {
    const key = `${voice.weight} ${voice.han} ${voice.level % 2} ${text}`;
    const known = this.shaped.get(key);
    if (known) return known;
    if (this.shaped.size >= REMEMBERED) this.shaped.clear();
    const rightToLeft = voice.level % 2 === 1;
    const runs = this.items(text, voice).map((item): Run => {
      if (!rightToLeft && this.alone(item.text, voice)) return this.plainRuns(item.text, voice)![0]!;
      const glyphs = this.shaper.shape(item.face, this.file(item.face), item.text, rightToLeft);
      return { ...item, glyphs, rightToLeft, width: glyphs.reduce((width, { advance }) => width + advance, 0) };
    });
    const inSight = rightToLeft ? runs.reverse() : runs;
    if (text.length <= LONGEST_REMEMBERED) this.shaped.set(key, inSight);
    return inSight;
  }

  /** Cuts text at every change of face or script, never between a letter and its marks. */
  private items(text: string, { weight, han, level }: Voice): { face: Face; text: string }[] {
    const items: { face: Face; text: string; script: string | null; alone: boolean }[] = [];
    for (const cluster of graphemesOf(text)) {
      const last = items.at(-1);
      const script = scriptOf(cluster);
      // A space or a bracket between letters is drawn by their face, so that they stay one run.
      const same = script === null && last !== undefined && level % 2 === 1 && this.has(last.face, cluster);
      const face = same ? last.face : this.faceFor(cluster, weight, han);
      for (const part of face ? [cluster] : Array.from(cluster)) {
        const drawer = face ?? this.faceFor(part, weight, han) ?? faceOf('sans', weight);
        const shown = this.has(drawer, part) ? part : SPARE;
        const alone = level % 2 === 0 && this.alone(shown, { weight, han, level });
        const before = items.at(-1);
        if (before?.face === drawer && before.alone === alone && [null, before.script ?? script].includes(script)) {
          before.text += shown;
          before.script ??= script;
        } else items.push({ face: drawer, text: shown, script, alone });
      }
    }
    return items.map(({ face, text }) => ({ face, text }));
  }

  private drawing(character: string, weight: Weight, han: Han): Drawn | null {
    const drawings = this.drawn[weight][han];
    const known = drawings.get(character);
    if (known !== undefined) return known;
    const face = this.faceFor(character, weight, han);
    let drawn: Drawn | null = null;
    if (face) {
      const { font, unitsPerEm } = this.file(face);
      const width = font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / unitsPerEm;
      drawn = { face, width, alone: STANDS_ALONE.test(character) && !face.startsWith('emoji') };
    }
    drawings.set(character, drawn);
    return drawn;
  }

  private faceFor(cluster: string, weight: Weight, han: Han): Face | undefined {
    return families(cluster, han)
      .map((family) => faceOf(family, weight))
      .find((face) => this.has(face, cluster));
  }

  private has(face: Face, cluster: string): boolean {
    const { font } = this.file(face);
    for (const character of cluster)
      if (!font.hasGlyphForCodePoint(character.codePointAt(0)!) && !IGNORED.test(character)) return false;
    return true;
  }
}

const widthOf = (runs: readonly Run[]): number => runs.reduce((sum, { width }) => sum + width, 0);
