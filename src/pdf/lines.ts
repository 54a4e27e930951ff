import { inSight } from './direction.js';
import type { Fonts } from './fonts.js';
import { paragraphOf, type Piece } from './paragraph.js';
import { graphemesOf, type Span, type Style } from './text.js';

/** One line as it is drawn, its pieces from left to right; lengths in points. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Right-to-left lines end at the right edge of the longest; their block stands where any other would. */
  readonly indent: number;
}

interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly before: 'feed' | 'nothing' | Piece;
}

/** Breaks text into lines no wider than `width` points; a word that is wider is broken within. At least one line. */
export function breakLines(spans: readonly Span[], size: number, width: number, fonts: Fonts): Line[] {
  const { pieces, rightToLeft } = paragraphOf(spans, fonts);
  const words = wordsOf(pieces, size, fonts).flatMap((word) => fitting(word, size, width, fonts));
  const lines: { pieces: Piece[]; width: number }[] = [{ pieces: [], width: 0 }];
  for (const word of words) {
    const line = lines.at(-1)!;
    const space = typeof word.before === 'object' ? spaceBetween(line.pieces, word.before, word) : [];
    const added = word.width + widthOf(space, size, fonts);
    if (word.before === 'feed' || (line.pieces.length > 0 && line.width + added > width)) {
      lines.push({ pieces: [...word.pieces], width: word.width });
    } else {
      line.pieces.push(...space, ...word.pieces);
      line.width += added;
    }
  }
  const widest = rightToLeft ? Math.max(...lines.map((line) => line.width)) : 0;
  return lines.map((line) => ({
    pieces: inSight(joined(line.pieces, fonts)),
    width: line.width,
    indent: rightToLeft ? widest - line.width : 0,
  }));
}

/** Width in points of the widest word and of the whole text on one line. */
export function extent(spans: readonly Span[], size: number, fonts: Fonts): { word: number; whole: number } {
  const words = wordsOf(paragraphOf(spans, fonts).pieces, size, fonts);
  const widest = Math.max(0, ...words.map((word) => word.width));
  const whole = Math.max(...breakLines(spans, size, Infinity, fonts).map((line) => line.width));
  return { word: widest, whole };
}

const CJK = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]`;
const BREAK = new RegExp(
  [
    String.raw`(?<=[ \n])`,
    String.raw`(?=[ \n])`,
    String.raw`(?<=${CJK})(?![、。，．：；！？）」』】》ー…々\p{M}])`,
    String.raw`(?<![（「『【《])(?=${CJK})(?![ー々])`,
    // Hyphenated words break, ISO days and article numbers do not.
    String.raw`(?<=\p{L}{2}-)(?=\p{L}{2})`,
    // The zero width space, and what ends a syllable in Tibetan.
    String.raw`(?<=[\u200b\u0f0b])`,
  ].join('|'),
  'u',
);
const EVERYDAY_BREAK = /(?<=[ \n])|(?=[ \n])|(?<=\p{L}{2}-)(?=\p{L}{2})/u;
const BREAK_IN_ADDRESS = /(?<=[/_.@?&=-])/u;

// Scripts that write no spaces between words; a dictionary knows the words.
const UNSPACED = String.raw`\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const BEGINS_WORD = new RegExp(String.raw`^(?![ๆฯໆ\p{P}\p{M}])[${UNSPACED}]`, 'u');
const ENDS_WORD = new RegExp(`[${UNSPACED}]$`, 'u');
const words = new Intl.Segmenter('th', { granularity: 'word' });

function partsOf({ text, voice }: Piece): string[] {
  if (voice.everyday) return text.split(EVERYDAY_BREAK);
  return text.split(BREAK).flatMap((part) => {
    if (!HAS_UNSPACED.test(part)) return [part];
    const parts: string[] = [];
    for (const { segment } of words.segment(part)) {
      const last = parts.at(-1);
      if (last !== undefined && !(ENDS_WORD.test(last) && BEGINS_WORD.test(segment))) {
        parts[parts.length - 1] = last + segment;
      } else parts.push(segment);
    }
    return parts;
  });
}

function wordsOf(pieces: readonly Piece[], size: number, fonts: Fonts): Word[] {
  const words: Word[] = [];
  let before: Word['before'] = 'nothing';
  for (const whole of pieces) {
    const { style, voice } = whole;
    partsOf(whole).forEach((part, index) => {
      if (part === '') return;
      if (part === '\n') words.push({ pieces: [], width: 0, before: 'feed' });
      const last = words.at(-1);
      const piece = { text: part, style, voice };
      if (part === ' ' || part === '\n') before = part === ' ' ? piece : 'nothing';
      else {
        const glued = index === 0 && before === 'nothing' ? last : undefined;
        const width = fonts.width(part, voice) * size;
        const word = { pieces: [...(glued?.pieces ?? []), piece], width: (glued?.width ?? 0) + width };
        if (glued) words[words.length - 1] = { ...word, before: glued.before };
        else words.push({ ...word, before });
        before = 'nothing';
      }
    });
  }
  return words;
}

function fitting(word: Word, size: number, width: number, fonts: Fonts): Word[] {
  if (word.width <= width) return [word];
  const measured = (piece: Piece): Word => ({
    pieces: [piece],
    width: fonts.width(piece.text, piece.voice) * size,
    before: 'nothing',
  });
  const split = (piece: Piece, by: (text: string) => string[]) =>
    by(piece.text).map((text) => measured({ ...piece, text }));
  return word.pieces
    .flatMap((piece) => split(piece, (text) => text.split(BREAK_IN_ADDRESS)))
    .flatMap((part) => {
      const [piece] = part.pieces as [Piece];
      if (part.width <= width) return [part];
      if (fonts.alone(piece.text, piece.voice)) return split(piece, Array.from<string>);
      return split(piece, (text) => shapedToFit(text, (start) => fonts.width(start, piece.voice) * size <= width));
    })
    .map((part, index) => (index === 0 ? { ...part, before: word.before } : part));
}

/** The longest parts that fit, each shaped as a whole: letter by letter they would come apart. */
function shapedToFit(text: string, fits: (start: string) => boolean): string[] {
  const graphemes = graphemesOf(text).flatMap((grapheme) => (fits(grapheme) ? [grapheme] : Array.from(grapheme)));
  const parts: string[] = [];
  for (let start = 0; start < graphemes.length;) {
    const upTo = (count: number) => graphemes.slice(start, start + count).join('');
    let [count, tooMany] = [1, 2];
    while (start + tooMany <= graphemes.length && fits(upTo(tooMany))) [count, tooMany] = [tooMany, tooMany * 2];
    tooMany = Math.min(tooMany, graphemes.length - start + 1);
    while (tooMany - count > 1) {
      const middle = Math.floor((count + tooMany) / 2);
      if (fits(upTo(middle))) count = middle;
      else tooMany = middle;
    }
    parts.push(upTo(count));
    start += count;
  }
  return parts;
}

function spaceBetween(left: readonly Piece[], space: Piece, right: Word): Piece[] {
  const before = left.at(-1)?.style;
  const after = right.pieces[0]?.style;
  if (!before || !after) return [];
  const style: Style = before === after ? before : { ...before, code: false, link: null };
  return [{ ...space, style }];
}

// Shaped words stay apart: joined, a space between them could change their widths, which are measured.
function joined(pieces: readonly Piece[], fonts: Fonts): (Piece & { level: number })[] {
  const out: (Piece & { level: number; alone: boolean })[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const alone = fonts.alone(piece.text, piece.voice);
    if (alone && last?.alone && last.style === piece.style && last.voice === piece.voice) {
      out[out.length - 1] = { ...last, text: last.text + piece.text };
    } else out.push({ ...piece, level: piece.voice.level, alone });
  }
  return out;
}

const widthOf = (pieces: readonly Piece[], size: number, fonts: Fonts): number =>
  pieces.reduce((sum, piece) => sum + fonts.width(piece.text, piece.voice) * size, 0);
