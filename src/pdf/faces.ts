export type Weight = 'regular' | 'bold';

/** A font family: its package and the first part of its file names. */
const FAMILIES = {
  sans: 'noto-sans/NotoSans',
  arabic: 'noto-sans-arabic/NotoSansArabic',
  armenian: 'noto-sans-armenian/NotoSansArmenian',
  bengali: 'noto-sans-bengali/NotoSansBengali',
  chinese: 'noto-sans-sc/NotoSansSC',
  emoji: 'noto-emoji/NotoEmoji',
  ethiopic: 'noto-sans-ethiopic/NotoSansEthiopic',
  georgian: 'noto-sans-georgian/NotoSansGeorgian',
  gujarati: 'noto-sans-gujarati/NotoSansGujarati',
  gurmukhi: 'noto-sans-gurmukhi/NotoSansGurmukhi',
  hebrew: 'noto-sans-hebrew/NotoSansHebrew',
  japanese: 'noto-sans-jp/NotoSansJP',
  kannada: 'noto-sans-kannada/NotoSansKannada',
  khmer: 'noto-sans-khmer/NotoSansKhmer',
  // Noto Sans KR has the same syllables in nine weights and 55 MB; this has three weights and 6 MB.
  korean: 'nanum-gothic/NanumGothic',
  lao: 'noto-sans-lao/NotoSansLao',
  malayalam: 'noto-sans-malayalam/NotoSansMalayalam',
  math: 'noto-sans-math/NotoSansMath',
  myanmar: 'noto-sans-myanmar/NotoSansMyanmar',
  oriya: 'noto-sans-oriya/NotoSansOriya',
  pictures: 'noto-sans-symbols-2/NotoSansSymbols2',
  sinhala: 'noto-sans-sinhala/NotoSansSinhala',
  symbols: 'noto-sans-symbols/NotoSansSymbols',
  tamil: 'noto-sans-tamil/NotoSansTamil',
  telugu: 'noto-sans-telugu/NotoSansTelugu',
  thaana: 'noto-sans-thaana/NotoSansThaana',
  thai: 'noto-sans-thai/NotoSansThai',
  tibetan: 'noto-serif-tibetan/NotoSerifTibetan',
} as const;

export type Family = keyof typeof FAMILIES;
export type Face = `${Family}-${Weight}`;

/** Whose shapes the ideographs take; every ideograph of Japanese has one in Chinese too. */
export type Han = 'japanese' | 'chinese';

const ONE_WEIGHT: ReadonlySet<Family> = new Set<Family>(['math', 'pictures']);

export const faceOf = (family: Family, weight: Weight): Face =>
  `${family}-${ONE_WEIGHT.has(family) ? 'regular' : weight}`;

/** The module path of a face's file, and its name inside a PDF file: a subset's name needs six letters in front. */
export function fileOf(face: Face): { readonly module: string; readonly name: string } {
  const [family, weight] = face.split('-') as [Family, Weight];
  const [folder, name] = FAMILIES[family].split('/') as [string, string];
  const cut = weight === 'bold' ? '700Bold' : '400Regular';
  return {
    module: `@expo-google-fonts/${folder}/${cut}/${name}_${cut}.ttf`,
    name: `CLAUSE+${name}-${cut.slice(3)}`,
  };
}

// The scripts that Unicode recommends for identifiers (UAX #31, table 5): those in everyday use today.
const SCRIPTS: readonly (readonly [script: string, family: Family])[] = [
  ['Latin', 'sans'],
  ['Greek', 'sans'],
  ['Cyrillic', 'sans'],
  ['Devanagari', 'sans'],
  ['Hiragana', 'japanese'],
  ['Katakana', 'japanese'],
  ['Hangul', 'korean'],
  ['Bopomofo', 'chinese'],
  ['Arabic', 'arabic'],
  ['Armenian', 'armenian'],
  ['Bengali', 'bengali'],
  ['Ethiopic', 'ethiopic'],
  ['Georgian', 'georgian'],
  ['Gujarati', 'gujarati'],
  ['Gurmukhi', 'gurmukhi'],
  ['Hebrew', 'hebrew'],
  ['Kannada', 'kannada'],
  ['Khmer', 'khmer'],
  ['Lao', 'lao'],
  ['Malayalam', 'malayalam'],
  ['Myanmar', 'myanmar'],
  ['Oriya', 'oriya'],
  ['Sinhala', 'sinhala'],
  ['Tamil', 'tamil'],
  ['Telugu', 'telugu'],
  ['Thaana', 'thaana'],
  ['Thai', 'thai'],
  ['Tibetan', 'tibetan'],
];

const OWN = SCRIPTS.map(([script, family]) => ({ script, family, letter: new RegExp(`\\p{sc=${script}}`, 'u') }));
const SHARED = SCRIPTS.map(([script, family]) => ({ family, letter: new RegExp(`^\\p{scx=${script}}`, 'u') }));
const HAN = /^\p{sc=Han}/u;
const SHARED_HAN = /^\p{scx=Han}/u;
const PICTURE = /^\p{Emoji_Presentation}|^\p{RI}|\u{fe0f}|\u{20e3}/u;
const ANY: readonly Family[] = ['sans', 'symbols', 'math', 'pictures', 'emoji', 'japanese', 'chinese'];

/** The script of the first letter that is of one script only; null for digits, signs and ideographs. */
export function scriptOf(text: string): string | null {
  return OWN.find(({ letter }) => letter.test(text))?.script ?? null;
}

/** Families that may draw these characters, the likeliest first. */
export function families(cluster: string, han: Han): Family[] {
  if (PICTURE.test(cluster)) return ['emoji', ...ANY];
  if (HAN.test(cluster)) return [han, 'chinese', 'korean'];
  const own = OWN.find(({ letter }) => cluster.search(letter) === 0);
  if (own) return [own.family, ...ANY];
  // A sign that several scripts write: the comma of Arabic, the stop of Japanese.
  const sharing = SHARED.filter(({ letter }) => letter.test(cluster)).map(({ family }) => family);
  return ['sans', ...(SHARED_HAN.test(cluster) ? [han] : []), ...sharing, ...ANY];
}

/** Letters that stand beside each other as they are: nothing joins, stacks or turns. */
export const STANDS_ALONE =
  /^(?!\p{M}|\p{Default_Ignorable_Code_Point}|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff])[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Ethiopic}\p{sc=Common}]$/u;
