import { Readable } from 'node:stream';
import type { Font } from 'fontkit';
import { showText, type PDFDocument, type PDFFont, type PDFOperator } from 'pdf-lib';
import { mirrored } from './direction.js';
import { fileOf, type Face } from './faces.js';
import type { Fonts, Run } from './fonts.js';
import { GlyphPen, type Placed } from './glyph-pen.js';
import type { Glyph } from './shaper.js';

interface NumberedGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  /** What a reader who copies or searches gets for it. */
  readonly codePoints: number[];
}

interface Letter {
  readonly text: string;
  readonly main: Placed;
  readonly glyphs: readonly Placed[];
}

/** A face inside one document: only the glyphs that are shown go into the file. */
export class EmbeddedFace {
  private constructor(
    readonly pdf: PDFFont,
    private readonly font: Font,
    private readonly unitsPerEm: number,
    private readonly glyphs: Map<number, NumberedGlyph>,
  ) {}

  static async in(document: PDFDocument, face: Face, fonts: Fonts): Promise<EmbeddedFace> {
    const { data, font, unitsPerEm } = fonts.file(face);
    const glyphs = new Map<number, NumberedGlyph>();
    document.registerFontkit({ create: () => ownGlyphs(font, glyphs) });
    const pdf = await document.embedFont(data, { subset: true, customName: fileOf(face).name });
    return new EmbeddedFace(pdf, font, unitsPerEm, glyphs);
  }

  /** The operators that show a run where the text matrix stands. */
  show(run: Run, size: number): PDFOperator[] {
    if (run.glyphs === null) return [showText(this.pdf.encodeText(this.numbers(run.text)))];
    const letters = lettersOf(run.glyphs);
    for (const letter of letters) this.noteAll(letter);
    const pen = new GlyphPen((id) => this.glyphs.get(id)!.advanceWidth / this.unitsPerEm, size);
    const show = (glyph: Placed) => pen.show(glyph, this.pdf.encodeText(String.fromCharCode(glyph.id)).asString());
    if (run.rightToLeft) {
      // Readers turn this text round themselves, letter by letter: each is said where it stands, by its main glyph.
      for (const { text, main } of letters) {
        if (text === this.meaning(main.id)) pen.hush();
        else pen.say(text);
        show(main);
      }
      const marks = letters.flatMap(({ main, glyphs }) => glyphs.filter((glyph) => glyph !== main));
      if (marks.length > 0) pen.say('');
      marks.forEach(show);
    } else {
      // Glyphs do not read as their letters do: a reader who copies or searches still gets these.
      pen.say(run.text);
      for (const { glyphs } of letters) glyphs.forEach(show);
    }
    return pen.done();
  }

  private numbers(text: string): string {
    let numbers = '';
    for (const character of text) {
      const codePoint = codePointOf(character);
      const { id } = this.font.glyphForCodePoint(codePoint);
      if (!this.glyphs.has(id)) this.note(id, [codePoint]);
      numbers += String.fromCharCode(id);
    }
    return numbers;
  }

  /** For readers that know no actual text: a glyph means its own character or, a letter's main one, the letter. */
  private noteAll({ text, main, glyphs }: Letter): void {
    const characters = Array.from(text, (character) => [character, mirrored(character)]).flat();
    for (const glyph of glyphs) {
      if (this.glyphs.has(glyph.id)) continue;
      const own = characters.map(codePointOf).find((one) => this.font.glyphForCodePoint(one).id === glyph.id);
      const whole = glyph === main ? Array.from(text, codePointOf) : [];
      this.note(glyph.id, own === undefined ? whole : [own]);
    }
  }

  private meaning(id: number): string {
    return String.fromCodePoint(...this.glyphs.get(id)!.codePoints);
  }

  private note(id: number, codePoints: number[]): void {
    this.glyphs.set(id, { id, advanceWidth: this.font.getGlyph(id).advanceWidth, codePoints });
  }
}

const codePointOf = (character: string): number => character.codePointAt(0)!;

/** The glyphs of each letter with its marks; the widest is its main one. */
function lettersOf(glyphs: readonly Glyph[]): Letter[] {
  const letters: { text: string; main: Placed; glyphs: Placed[] }[] = [];
  let [pen, widest] = [0, 0];
  for (const { id, x, y, advance, text } of glyphs) {
    const placed = { id, x: pen + x, y };
    const letter = letters.at(-1);
    if (text !== '' || !letter) {
      letters.push({ text, main: placed, glyphs: [placed] });
      widest = advance;
    } else {
      letter.glyphs.push(placed);
      if (advance > widest) [letter.main, widest] = [placed, advance];
    }
    pen += advance;
  }
  return letters;
}

/**
 * The adapter between pdf-lib and fontkit 2. The "text" that pdf-lib encodes is a string of glyph numbers, chosen before:
 * fontkit's own layout is not asked. A document's glyphs are its own: fontkit remembers, per parsed file, which character
 * first asked for a glyph, and pdf-lib prints that, so that one document's bytes would depend on those before it.
 */
function ownGlyphs(font: Font, glyphs: ReadonlyMap<number, NumberedGlyph>): Font {
  const layout = (numbers: string) => ({ glyphs: numbers.split('').map((unit) => glyphs.get(unit.charCodeAt(0))) });
  return Object.assign(Object.create(font) as Font, {
    layout: layout as unknown as Font['layout'],
    createSubset: () => streamed(font),
  });
}

// pdf-lib expects the older fontkit's stream; fontkit 2 encodes at once.
function streamed(font: Font): ReturnType<Font['createSubset']> {
  const subset = font.createSubset();
  return Object.assign(subset, { encodeStream: () => Readable.from([subset.encode()]) });
}
