import { resolve } from 'node:path';
import fc from 'fast-check';
import { literal } from '../../src/pdf/markdown.js';
import {
  drawn,
  flat,
  fonts,
  inkOf,
  run,
  sourceOf,
  stored,
  textOf,
  withReaders,
  wordsOnFirstPage,
} from './pdf-readers.js';
import { Fonts } from '../../src/pdf/fonts.js';

/** One name a script, and the font that draws it. */
const NAMES = [
  ['Łódź', 'NotoSans'],
  ['Ελλάδα', 'NotoSans'],
  ['Москва', 'NotoSans'],
  ['Adébáyọ̀', 'NotoSans'],
  ['東京データ', 'NotoSansJP'],
  ['简体公司', 'NotoSansSC'],
  ['臺灣積體電路製造', 'NotoSansJP'],
  ['서울', 'NanumGothic'],
  ['שלום', 'NotoSansHebrew'],
  ['السلام عليكم', 'NotoSansArabic'],
  ['پاکستان', 'NotoSansArabic'],
  ['हिन्दी क्षत्रिय', 'NotoSans'],
  ['বাংলা', 'NotoSansBengali'],
  ['தமிழ்', 'NotoSansTamil'],
  ['ไทย น้ำ', 'NotoSansThai'],
  ['ქართული', 'NotoSansGeorgian'],
  ['Հայերեն', 'NotoSansArmenian'],
  ['ગુજરાતી', 'NotoSansGujarati'],
  ['ਪੰਜਾਬੀ', 'NotoSansGurmukhi'],
  ['ଓଡ଼ିଆ'.normalize('NFC'), 'NotoSansOriya'],
  ['తెలుగు క్షత్రియ', 'NotoSansTelugu'],
  ['ಕನ್ನಡ', 'NotoSansKannada'],
  ['മലയാളം സ്ത്രീ', 'NotoSansMalayalam'],
  ['සිංහල', 'NotoSansSinhala'],
  ['ភាសាខ្មែរ', 'NotoSansKhmer'],
  ['ພາສາລາວ ນ້ຳ', 'NotoSansLao'],
  ['မြန်မာ', 'NotoSansMyanmar'],
  ['བོད་སྐད', 'NotoSerifTibetan'],
  ['አማርኛ', 'NotoSansEthiopic'],
  ['😀', 'NotoEmoji'],
  ['👩‍💻', 'NotoEmoji'],
  ['✓', 'NotoSansMath'],
] as const;

/** The numbers of all glyphs shown, in each font as embedded; 0 is the box of a font that lacks the letter. */
function glyphsShown(bytes: Uint8Array): number[] {
  const shows = sourceOf(bytes).match(/^.*T[jJ]$/gm) ?? [];
  return shows
    .flatMap((show) => [...show.matchAll(/<([0-9A-Fa-f]+)>/g)].flatMap(([, codes]) => codes!.match(/.{4}/g)!))
    .map((code) => parseInt(code, 16));
}

/** Pieces of ink with nothing between them from top to bottom, in the heading of a page. */
async function islands(name: string): Promise<number> {
  const ink = inkOf(stored(await drawn(`# ${name}`)));
  const columns = Array.from({ length: 400 }, (_, index) => ink([56 + index, 50, 57 + index, 90]) > 0);
  return columns.filter((inked, index) => inked && !columns[index - 1]).length;
}

const voice = { weight: 'regular', han: 'japanese' } as const;
const widthOf = (text: string, level: 0 | 1) => fonts.width(text, { ...voice, level });

describe('names of any script', () => {
  withReaders('are drawn by a font that has them, and found again', async () => {
    for (const [name, font] of NAMES) {
      const bytes = await drawn(`# ${literal(name)}\n\n${literal(name)}`);
      const file = stored(bytes);
      expect([name, Math.min(...glyphsShown(bytes)) > 0]).toEqual([name, true]);
      expect([name, run('pdffonts', file).toString()]).toEqual([name, expect.stringContaining(`CLAUSE+${font}-`)]);
      const text = flat(textOf(bytes)).replaceAll(/[\u202a-\u202e]/g, '');
      expect([name, text.split(name).length - 1]).toEqual([name, 2]);
      expect(run('qpdf', '--check', file).toString()).toContain('No syntax or stream encoding errors');
      const words = wordsOnFirstPage(file).filter(({ box }) => box[1] < 100);
      expect([name, words.every(({ box }) => inkOf(file)(box) > 0.02)]).toEqual([name, true]);
    }
  });

  withReaders('with points and vowels are found by their letters', async () => {
    for (const name of ['שָׁלוֹם בְּרֵאשִׁית', 'السَّلَامُ عَلَيْكُمْ', 'ދިވެހި']) {
      const bytes = await drawn(literal(name));
      const letters = (text: string) => text.normalize('NFD').replaceAll(/[\p{M}\p{Cf}]/gu, '');
      expect(letters(flat(textOf(bytes)))).toContain(letters(name));
      expect(Math.min(...glyphsShown(bytes))).toBeGreaterThan(0);
    }
  });

  withReaders('join where their script joins', async () => {
    expect(await islands('سمك')).toBe(1);
    expect(await islands('س\u200cم\u200cك')).toBe(3);
    expect(await islands('हिन्दी')).toBe(1);
  });

  test('stack and form one letter of several, and marks take no room', async () => {
    await fonts.ready();
    const glyphs = (text: string) => fonts.runs(text, { ...voice, level: 0 }).flatMap((one) => one.glyphs ?? []);
    expect(glyphs('क्ष')).toHaveLength(1);
    expect(glyphs('👩‍💻')).toHaveLength(1);
    expect(glyphs('হ্ম').length).toBeLessThan(3);
    expect(widthOf('عَلَيْكُمْ', 1)).toBeCloseTo(widthOf('عليكم', 1), 1);
    expect(widthOf('ẹ́', 0)).toBe(widthOf('ẹ', 0));
    expect(glyphs('ẹ́').at(-1)!.x).toBeLessThan(0);
  });

  withReaders('have the same bytes whatever was drawn before, by whom', async () => {
    const page = NAMES.map(([name]) => `${literal(name)} **${literal(name)}**`).join('\n\n');
    const first = await drawn(page);
    expect(Buffer.compare(await drawn(page), first)).toBe(0);
    expect(Buffer.compare(await drawn(page, new Fonts(resolve('templates'))), first)).toBe(0);
  });
});

describe('text from right to left', () => {
  withReaders('stands in the order of UAX #9, and leaves its neighbours where they were', async () => {
    const file = stored(await drawn(`from ${literal('חברה (EU) 12')} to ${literal('دار')} 2026-03-31`));
    const places = wordsOnFirstPage(file).filter(({ box }) => box[1] < 100);
    const inSight = places
      .sort((a, b) => a.box[0] - b.box[0])
      .map(({ word }) => word.replaceAll(/[\u202a-\u202e]/g, ''));
    expect(inSight).toEqual(['from', '12', ')EU(', 'הרבח', 'to', 'راد', '2026-03-31']);
  });

  withReaders('ends its lines at one edge on the right', async () => {
    const ink = inkOf(
      stored(await drawn(literal('החברה מעבדת נתונים אישיים של לקוחות במדינות רבות לפי סעיף 46. '.repeat(4)))),
    );
    const rightOf = (line: number) =>
      Array.from({ length: 540 }, (_, x) => x).findLast((x) => ink([x, 58 + 14 * line, x + 1, 70 + 14 * line]) > 0)!;
    expect(Math.abs(rightOf(0) - rightOf(1))).toBeLessThan(3);
    expect(Math.abs(rightOf(0) - rightOf(2))).toBeLessThan(3);
  });

  withReaders('cannot be turned round by a hidden character', async () => {
    expect(flat(textOf(await drawn(literal('invoice\u202efdp.exe'))))).toContain('invoice[U+202E]fdp.exe');
  });
});

describe('a character that no font has', () => {
  withReaders('shows its number', async () => {
    const bytes = await drawn(`# ${literal('A 𓀀 \ue000 B')}\n\n${literal('\u200b\u2060')}`);
    expect(flat(textOf(bytes))).toContain('A [U+13000] [U+E000] B [U+200B][U+2060]');
    expect(Math.min(...glyphsShown(bytes))).toBeGreaterThan(0);
  });
});

describe('hostile text', () => {
  const TEXTS: Record<string, string> = {
    'marks without end': `a${'\u0301'.repeat(10_000)}`,
    'points without end': `ש${'\u05b8'.repeat(10_000)}`,
    'tones without end': `ก${'\u0e48'.repeat(10_000)}`,
    'viramas without end': `क${'\u094d'.repeat(10_000)}`,
    'joiners without end': `a${'\u200d'.repeat(10_000)}b`,
    'a family of thousands': Array<string>(2000).fill('👩').join('\u200d'),
    'isolates never closed': `${'\u2067'.repeat(5000)}אב${'\u2069'.repeat(3)}`,
    'overrides and embeddings': 'a\u202eb\u202dc\u202bד\u202ae\u202cf\u2066g',
    'lone surrogates': 'a\ud800b\udc00c \udfff',
    'a word without end': 'لسلامعليكم'.repeat(100),
    'syllables without end': 'क्ष'.repeat(500),
    'Thai without a word': 'ก'.repeat(1000),
    'directions in turn': 'אa'.repeat(500),
    'signs that nobody sees': '가\u{e0100}각\u{e0100}',
    hieroglyphs: '𓀀'.repeat(200),
    'the widest letter': '﷽'.repeat(10),
  };

  withReaders.each(Object.entries(TEXTS))('%s stays on the page', async (_, text) => {
    const value = literal(text);
    const bytes = await drawn(
      `# ${value}\n\n${value} end\n\n| a | b | c |\n|---|---|---|\n| ${value} | b | ${value} |`,
    );
    const file = stored(bytes);
    expect(Math.min(...glyphsShown(bytes))).toBeGreaterThan(0);
    expect(flat(textOf(bytes))).toContain('end');
    const ink = inkOf(file);
    expect([ink([0, 0, 595, 30]), ink([0, 0, 50, 841]), ink([545, 0, 595, 841])]).toEqual([0, 0, 0]);
  });

  test('of any kind is drawn', async () => {
    const letters = NAMES.map(([name]) => name).join('');
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...letters, '\u200d', '\u202b', '\u2067', '\u2069', '\u0651', ' '),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
        await drawn(`# ${literal(parts.join(''))}\n\n| a | b |\n|---|---|\n| ${literal(parts.join(''))} | b |`);
      }),
      { numRuns: 60 },
    );
  });
});
