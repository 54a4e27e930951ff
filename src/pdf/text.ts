import type { Token, Tokens } from 'marked';
import type { Fonts, Weight } from './fonts.js';

/** Red, green, blue, each from 0 to 1. */
export type Colour = readonly [number, number, number];

export interface Style {
  readonly weight: Weight;
  readonly colour: Colour;
  /** Drawn on a pale ground. */
  readonly code: boolean;
  /** A small square of the colour, in place of the text. */
  readonly mark: boolean;
  /** An https address that a click opens. */
  readonly link: string | null;
}

/** Text in one style; a line feed ends the line. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line as it is drawn; `width` in points. */
export interface Line {
  readonly spans: readonly Span[];
  readonly width: number;
}

/** A hue for `[words](#name)`: a small mark before the words, which say the same without it. */
export type Tones = Readonly<Record<string, Colour>>;

interface Word {
  readonly spans: readonly Span[];
  readonly width: number;
  readonly before: 'space' | 'feed' | 'nothing';
}

// The room of a mark and the space after it.
const MARK = '\u00a0'.repeat(4);

/** Inline Markdown tokens as styled text. Raw HTML and images come out as the words that were written. */
export function spansOf(tokens: readonly Token[], style: Style, grey: Colour, tones: Tones): Span[] {
  const inside = (token: Token, inner: Style) => spansOf(childrenOf(token) ?? [], inner, grey, tones);
  return tokens.flatMap((token): Span[] => {
    switch (token.type) {
      case 'strong':
        return inside(token, { ...style, weight: 'bold' });
      case 'em':
        return inside(token, { ...style, colour: grey });
      case 'codespan':
        return [{ text: plain((token as Tokens.Codespan).text), style: { ...style, code: true } }];
      case 'br':
        return [{ text: '\n', style }];
      case 'link':
        return linkSpans(token as Tokens.Link);
      case 'image':
      case 'escape':
        return [{ text: plain((token as Tokens.Escape).text), style }];
      default:
        return childrenOf(token) ? inside(token, style) : [{ text: plain(rawText(token)), style }];
    }
  });

  function linkSpans({ href, tokens: words }: Tokens.Link): Span[] {
    const tone = tones[href.slice(1)];
    if (href.startsWith('#') && tone) {
      return [{ text: MARK, style: { ...style, colour: tone, mark: true } }, ...spansOf(words, style, grey, tones)];
    }
    return spansOf(words, { ...style, link: httpsAddress(href) }, grey, tones);
  }
}

/** Breaks text into lines no wider than `width` points; a word that is wider is broken within. At least one line. */
export function breakLines(spans: readonly Span[], size: number, width: number, fonts: Fonts): Line[] {
  const words = wordsOf(spans, size, fonts).flatMap((word) => fitting(word, size, width, fonts));
  const lines: { spans: Span[]; width: number }[] = [{ spans: [], width: 0 }];
  for (const word of words) {
    const line = lines.at(-1)!;
    const space = word.before === 'space' && line.spans.length > 0 ? spaceBetween(line.spans, word) : [];
    const added = word.width + widthOf(space, size, fonts);
    if (word.before === 'feed' || (line.spans.length > 0 && line.width + added > width)) {
      lines.push({ spans: [...word.spans], width: word.width });
    } else {
      line.spans.push(...space, ...word.spans);
      line.width += added;
    }
  }
  return lines.map((line) => ({ spans: joined(line.spans), width: line.width }));
}

/** Width in points of the widest word and of the whole text on one line. */
export function extent(spans: readonly Span[], size: number, fonts: Fonts): { word: number; whole: number } {
  const words = wordsOf(spans, size, fonts);
  const widest = Math.max(0, ...words.map((word) => word.width));
  const whole = Math.max(...breakLines(spans, size, Infinity, fonts).map((line) => line.width));
  return { word: widest, whole };
}

const CJK = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]`;
const BREAK = new RegExp(
  [
    String.raw`(?<=[ \n])`,
    String.raw`(?=[ \n])`,
    String.raw`(?<=${CJK})(?![、。，．）」』】ー…])`,
    String.raw`(?<![（「『【])(?=${CJK})`,
    // Hyphenated words break, ISO days and article numbers do not.
    String.raw`(?<=\p{L}{2}-)(?=\p{L}{2})`,
  ].join('|'),
  'u',
);
const BREAK_IN_ADDRESS = /(?<=[/_.@?&=-])/u;

function wordsOf(spans: readonly Span[], size: number, fonts: Fonts): Word[] {
  const words: Word[] = [];
  let before: Word['before'] = 'nothing';
  for (const { text, style } of spans) {
    text.split(BREAK).forEach((part, index) => {
      if (part === '') return;
      if (part === '\n') words.push({ spans: [], width: 0, before: 'feed' });
      const last = words.at(-1);
      if (part === ' ' || part === '\n') before = part === ' ' ? 'space' : 'nothing';
      else {
        const glued = index === 0 && before === 'nothing' ? last : undefined;
        const width = fonts.width(part, style.weight) * size;
        const word = { spans: [...(glued?.spans ?? []), { text: part, style }], width: (glued?.width ?? 0) + width };
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
  const piece = (text: string, style: Style, before: Word['before']): Word => {
    const span = { text, style };
    return { spans: [span], width: widthOf([span], size, fonts), before };
  };
  return word.spans
    .flatMap(({ text, style }) => text.split(BREAK_IN_ADDRESS).map((part) => piece(part, style, 'nothing')))
    .flatMap((part) =>
      part.width <= width
        ? [part]
        : part.spans.flatMap(({ text, style }) => Array.from(text, (character) => piece(character, style, 'nothing'))),
    )
    .map((part, index) => (index === 0 ? { ...part, before: word.before } : part));
}

function spaceBetween(left: readonly Span[], right: Word): Span[] {
  const before = left.at(-1)?.style;
  const after = right.spans[0]?.style;
  if (!before || !after) return [];
  return [{ text: ' ', style: before === after ? before : { ...before, code: false, link: null } }];
}

function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last?.style === span.style) out[out.length - 1] = { text: last.text + span.text, style: span.style };
    else out.push(span);
  }
  return out;
}

const widthOf = (spans: readonly Span[], size: number, fonts: Fonts): number =>
  spans.reduce((sum, span) => sum + fonts.width(span.text, span.style.weight) * size, 0);

/** Precomposed letters (the fonts place no marks), one kind of space, no control characters. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp} ]+/gu, ' ');

/** The tokens inside a token; undefined for a token that has only text. */
export const childrenOf = (token: Token): Token[] | undefined => ('tokens' in token ? token.tokens : undefined);

const rawText = (token: Token): string => ('text' in token && typeof token.text === 'string' ? token.text : token.raw);

function httpsAddress(href: string): string | null {
  return URL.canParse(href) && new URL(href).protocol === 'https:' ? new URL(href).href : null;
}
