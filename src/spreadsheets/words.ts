// Letters that Unicode does not take apart into a base and a mark.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

// To put a heap of marks on one letter in order takes time that grows with its square, so marks go before and after.
const latin = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðħıłþ]/g, (letter) => LETTERS[letter]!);

/** A text by its words alone, so that "EU-U.S. Privacy Shield" and "EU-US privacy shield" are the same. */
export const wordsOf = (text: string): string =>
  latin(text)
    .replace(/['’.]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A text as a key; empty when it has no letter or digit that one could be made of. */
export const kebabOf = (text: string): string =>
  latin(text)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

// Beside control characters: separators of lines, and marks that turn the direction of what follows them.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** What a plain text has to be, whatever its length. */
export const PLAIN = 'in one line, without marks that turn its direction';

/** Whether a text is one that a person can see, in one line. */
export const isPlain = (text: string): boolean => !UNSEEN.test(text) && /[\p{L}\p{N}]/u.test(text);

const LONGEST_FOUND = 200;

/** A cell as a report shows it; a long one is cut between letters, never inside one. */
export const shown = (cell: string): string =>
  cell.length > LONGEST_FOUND ? `${[...cell.slice(0, 2 * LONGEST_FOUND)].slice(0, LONGEST_FOUND).join('')}…` : cell;
