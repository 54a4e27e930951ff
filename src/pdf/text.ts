import type { Token, Tokens } from 'marked';
import { withoutControls } from './direction.js';
import type { Weight } from './faces.js';

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

/** A hue for `[words](#name)`: a small mark before the words, which say the same without it. */
export type Tones = Readonly<Record<string, Colour>>;

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

/**
 * Precomposed letters, one kind of space, no control characters. What turns letters round against their nature, and
 * so makes a name read as another, is not obeyed but shown.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp} ]+/gu, ' ')
    .replace(/[\u202d\u202e]/g, numberOf);

/** A character as its number. */
export const numberOf = (character: string): string =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Letters, each with its marks and joiners. */
export const graphemesOf = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** The tokens inside a token; undefined for a token that has only text. */
export const childrenOf = (token: Token): Token[] | undefined => ('tokens' in token ? token.tokens : undefined);

const rawText = (token: Token): string => ('text' in token && typeof token.text === 'string' ? token.text : token.raw);

function httpsAddress(written: string): string | null {
  const href = withoutControls(written);
  return URL.canParse(href) && new URL(href).protocol === 'https:' ? new URL(href).href : null;
}
