import { isLegalDay, type LegalDay } from '../../law/legal-day.js';

/** A day found in text, where it begins, and how it is written. */
export interface FoundDay {
  readonly day: LegalDay;
  readonly at: number;
  readonly length: number;
  /** Words before it say that the paper bears it, such as "Effective date". */
  readonly announced: boolean;
}

/** Names of months in the languages that our vendors' papers are mostly in, January first. */
const MONTHS = [
  'january|jan|januar|jänner|janvier|enero|gennaio|januari|janeiro|stycznia|ledna|ιανουαρίου',
  'february|feb|februar|février|fevrier|febrero|febbraio|februari|fevereiro|lutego|února|φεβρουαρίου',
  'march|mar|märz|maerz|mars|marzo|maart|março|marca|března|μαρτίου',
  'april|apr|avril|abril|aprile|kwietnia|dubna|απριλίου',
  'may|mai|mayo|maggio|mei|maj|maio|maja|května|μαΐου',
  'june|jun|juni|juin|junio|giugno|junho|czerwca|června|ιουνίου',
  'july|jul|juli|juillet|julio|luglio|julho|lipca|července|ιουλίου',
  'august|aug|août|aout|agosto|augustus|augusti|sierpnia|srpna|αυγούστου',
  'september|sep|sept|septembre|septiembre|settembre|setembro|września|září|σεπτεμβρίου',
  'october|oct|oktober|okt|octobre|octubre|ottobre|outubro|października|října|οκτωβρίου',
  'november|nov|novembre|noviembre|novembro|listopada|listopadu|νοεμβρίου',
  'december|dec|dezember|dez|décembre|decembre|diciembre|dicembre|dezembro|grudnia|prosince|δεκεμβρίου',
];
const NUMBER_OF = new Map(MONTHS.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)));
const MONTH = String.raw`(\p{L}{3,12})\.?`;
const YEAR = String.raw`(20\d\d|199\d)`;
const DAY = String.raw`(\d{1,2})`;
const SPACE = String.raw`[\s\u00a0]{1,3}`;
const FREE = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;

type Parts = readonly [year: string, month: number, day: string];
type Form = readonly [form: RegExp, parts: (groups: readonly string[]) => readonly Parts[]];

const named = (year: string, month: string, day: string): readonly Parts[] => {
  const number = NUMBER_OF.get(month.toLowerCase());
  return number === undefined ? [] : [[year, number, day]];
};
const form = (...parts: readonly string[]): RegExp => new RegExp([FREE, ...parts, END].join(''), 'giu');

const FORMS: readonly Form[] = [
  [form(YEAR, '-(\\d\\d)-(\\d\\d)'), ([year, month, day]) => [[year!, Number(month), day!]]],
  [
    form(DAY, '(?:st|nd|rd|th|er|º|\\.)?', SPACE, '(?:day of |de |of )?', MONTH, ',?', SPACE, '(?:de )?', YEAR),
    ([day, month, year]) => named(year!, month!, day!),
  ],
  [form(MONTH, SPACE, DAY, '(?:st|nd|rd|th)?,?', SPACE, YEAR), ([month, day, year]) => named(year!, month!, day!)],
  [form(DAY, '-', MONTH, '-', YEAR), ([day, month, year]) => named(year!, month!, day!)],
  [
    /(20\d\d|199\d)[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]/gu,
    ([year, month, day]) => [[year!, Number(month), day!]],
  ],
  [
    form(DAY, '\\.[\\s\\u00a0]?(\\d{1,2})\\.[\\s\\u00a0]?', YEAR),
    ([day, month, year]) => [[year!, Number(month), day!]],
  ],
  // Day first or month first: where both can be, both are offered.
  [
    form('(\\d{1,2})/(\\d{1,2})/', YEAR),
    ([first, second, year]) => [
      [year!, Number(second), first!],
      [year!, Number(first), second!],
    ],
  ],
];

const ANNOUNCED =
  /(?:effective(?:\s+(?:date|as\s+of|from))?|last\s+(?:updated|modified|revised)|dated?|as\s+of|version|published|signed(?:\s+on)?|in\s+force|stand|datum|gültig\s+ab|en\s+date\s+du|fecha|data|dato|ημερομηνία)\W{0,6}(?:\p{L}{2,20},\s*)?(?:the\s+|den\s+|am\s+|le\s+|on\s+)?$/iu;
const BEFORE = 60;

/** Days in a text, in the order in which they stand; one that is on no calendar is none. */
export function daysIn(text: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  for (const [form, partsOf] of FORMS)
    for (const match of text.matchAll(form)) {
      const announced = ANNOUNCED.test(text.slice(Math.max(0, match.index - BEFORE), match.index));
      const days = new Set(partsOf(match.slice(1)).map(dayOf).filter(isLegalDay));
      for (const day of days) found.push({ day, at: match.index, length: match[0].length, announced });
    }
  return found.sort((a, b) => a.at - b.at);
}

const two = (part: number | string): string => String(part).padStart(2, '0');
const dayOf = ([year, month, day]: Parts): string => `${year}-${two(month)}-${two(day)}`;

/** `D:20210312143000+01'00'`, as a PDF writes a time: the day where the signer was. */
export function dayOfPdfTime(time: string): LegalDay | null {
  const [, year, month = '', day = ''] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(time) ?? [];
  const written = `${year}-${month}-${day}`;
  return isLegalDay(written) ? written : null;
}

/** The day as it was at the sender: `Fri, 12 Mar 2021 23:30:00 +0100` (RFC 5322, 3.3). */
export function dayOfHeader(date: string): LegalDay | null {
  const [, day, month, year] = /^(?:\w{3},\s*)?(\d{1,2})\s+(\w{3})\s+(\d{4})\b/.exec(date) ?? [];
  if (day === undefined) return null;
  const [parts] = named(year!, month!, day);
  const written = parts === undefined ? '' : dayOf(parts);
  return isLegalDay(written) ? written : null;
}
