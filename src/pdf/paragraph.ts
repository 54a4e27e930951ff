import { directions, withoutControls } from './direction.js';
import type { Han, Weight } from './faces.js';
import type { Fonts, Voice } from './fonts.js';
import { graphemesOf, numberOf, type Span } from './text.js';

/** Text in one style and one direction, of characters that the fonts have. */
export interface Piece extends Span {
  readonly voice: Voice;
}

export interface Paragraph {
  readonly pieces: readonly Piece[];
  readonly rightToLeft: boolean;
}

// What every Latin document is made of: passed through at once.
const EVERYDAY = /^[\n -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2190-\u2193]*$/;

const EVERYDAY_VOICES: Readonly<Record<Weight, Voice>> = {
  regular: { weight: 'regular', han: 'japanese', level: 0, everyday: true },
  bold: { weight: 'bold', han: 'japanese', level: 0, everyday: true },
};

// More than any true letter has. Marks without end would be drawn over the lines above and off the page.
const STACKING = /(?=\p{M})[\p{sc=Inherited}\p{sc=Thai}\p{sc=Lao}]/gu;
const MOST_STACKED = 4;
const LONGEST = 16;

export function paragraphOf(spans: readonly Span[], fonts: Fonts): Paragraph {
  if (spans.every(({ text }) => EVERYDAY.test(text))) {
    return {
      pieces: spans.map(({ text, style }) => ({ text, style, voice: EVERYDAY_VOICES[style.weight] })),
      rightToLeft: false,
    };
  }
  const han = fonts.hanOf(spans.map(({ text }) => text).join(''));
  const shown = spans.map(({ text, style }) => ({ text: drawable(text, style, han, fonts), style }));
  const voices = new Map<string, Voice>();
  // One object for one voice: neighbours of the same voice are drawn as one.
  const voiceOf = (weight: Weight, level: number): Voice => {
    const voice = voices.get(`${weight} ${level}`) ?? { weight, han, level };
    voices.set(`${weight} ${level}`, voice);
    return voice;
  };
  const found = directions(shown.map(({ text }) => text).join(''));
  let start = 0;
  const pieces = shown.flatMap((span) => {
    const levels = found?.levels.subarray(start, (start += span.text.length));
    return cut(span.text, levels).map(({ text, level }) => ({
      text,
      style: span.style,
      voice: voiceOf(span.style.weight, level),
    }));
  });
  return { pieces, rightToLeft: found?.rightToLeft ?? false };
}

/** Where one is drawn by no font its number stands, as in [U+13080]. */
function drawable(text: string, { weight }: Span['style'], han: Han, fonts: Fonts): string {
  if (EVERYDAY.test(text)) return text;
  return graphemesOf(text)
    .map((grapheme) => {
      if (EVERYDAY.test(grapheme)) return grapheme;
      const [characters, more] = bounded(grapheme);
      const kept = characters.join('');
      if (fonts.draws(kept, weight, han)) return kept + more;
      return characters.map((one) => (fonts.draws(one, weight, han) ? one : numberOf(one))).join('') + more;
    })
    .join('');
}

function bounded(grapheme: string): [characters: string[], more: string] {
  const characters = Array.from(grapheme);
  const stacked = grapheme.match(STACKING)?.length ?? 0;
  if (characters.length <= LONGEST && stacked <= MOST_STACKED) return [characters, ''];
  return [characters.slice(0, MOST_STACKED), `[+${characters.length - MOST_STACKED} more]`];
}

function cut(text: string, levels: Uint8Array | undefined): { text: string; level: number }[] {
  if (!levels) return [{ text: withoutControls(text), level: 0 }];
  const parts: { text: string; level: number }[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    const level = levels[start]!;
    while (end < text.length && levels[end] === level) end += 1;
    parts.push({ text: withoutControls(text.slice(start, end)), level });
  }
  return parts;
}
