import bidiFactory from 'bidi-js';

// Isolates as the templates put them around a value, so that its direction and its neighbours' do not mix (UAX #9).
const OPEN = '\u2068';
const CLOSE = '\u2069';
const ISOLATED = /\u2068[^\u2069]*\u2069/g;

const RIGHT_TO_LEFT =
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Thaana}\u0590-\u08ff\u200f\u2067\u202b\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const EMBEDDING = /[\u202a-\u202c\u2066-\u2069]/g;
const CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// Its types describe an ES module; Node gets the CommonJS one, which is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

/** A value that brings its own direction and takes none from around it; its own isolates and embeddings go. */
export function isolated(value: string): string {
  const bare = value.replace(EMBEDDING, '');
  return RIGHT_TO_LEFT.test(bare) ? OPEN + bare + CLOSE : bare;
}

export const withoutControls = (text: string): string => text.replace(CONTROL, '');

export interface Directions {
  readonly rightToLeft: boolean;
  /** For each UTF-16 unit: odd where it runs from right to left. */
  readonly levels: Uint8Array;
}

/** The directions in a paragraph; null when all runs from left to right. */
export function directions(text: string): Directions | null {
  if (!RIGHT_TO_LEFT.test(text)) return null;
  const rightToLeft = (strong(text.replace(ISOLATED, '')) ?? strong(text)) === 'R';
  return { rightToLeft, levels: bidi.getEmbeddingLevels(inUnits(text), rightToLeft ? 'rtl' : 'ltr').levels };
}

// bidi-js asks for the type of each UTF-16 unit: a pair of them is given as two characters of its type.
function inUnits(text: string): string {
  const standIns: Readonly<Record<string, string>> = {
    L: 'aa',
    R: '\u05d0\u05d0',
    AL: '\u0627\u0627',
    NSM: '\u0300\u0300',
  };
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, (pair) => standIns[bidi.getBidiCharTypeName(pair)] ?? '\u2605\u2605');
}

function strong(text: string): 'L' | 'R' | undefined {
  for (const character of text) {
    const type = bidi.getBidiCharTypeName(character);
    if (type === 'L') return 'L';
    if (type === 'R' || type === 'AL') return 'R';
  }
  return undefined;
}

/** The character whose shape another takes in right-to-left text: brackets turn. */
export const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character;

/** The order in which the parts of a line stand from left to right (UAX #9, rule L2). */
export function inSight<T extends { readonly level: number }>(parts: readonly T[]): T[] {
  const line = [...parts];
  const levels = line.map(({ level }) => level);
  const lowest = Math.min(...levels.map((level) => level | 1));
  for (let level = Math.max(0, ...levels); level >= lowest; level -= 1) {
    for (let start = 0; start < line.length; start += 1) {
      let end = start;
      while (end < line.length && line[end]!.level >= level) end += 1;
      if (end > start) line.splice(start, end - start, ...line.slice(start, end).reverse());
      start = end;
    }
  }
  return line;
}
