/** A calendar date without time zone, `YYYY-MM-DD`; days compare as text. */
export type LegalDay = `${number}-${number}-${number}`;

const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text names a day that exists in the Gregorian calendar. */
export const isLegalDay = (text: string): text is LegalDay => FORM.test(text) && fromNumber(toNumber(text)) === text;

/** The day named by the text; throws RangeError for anything but an existing `YYYY-MM-DD`. */
export function legalDay(text: string): LegalDay {
  if (isLegalDay(text)) return text;
  throw new RangeError(`"${text}" is not a day: expected an existing calendar date as YYYY-MM-DD`);
}

export const addDays = (day: LegalDay, days: number): LegalDay => fromNumber(toNumber(day) + days);
/** The last day that can be written; whatever lasts until then has no end. */
export const LAST_DAY: LegalDay = '9999-12-31';
export const nextDay = (day: LegalDay): LegalDay => (day === LAST_DAY ? LAST_DAY : addDays(day, 1));
export const previousDay = (day: LegalDay): LegalDay => addDays(day, -1);
export const daysBetween = (from: LegalDay, to: LegalDay): number => toNumber(to) - toNumber(from);

/** The same day of the month so many months on, or that month's last day where it is shorter. */
export function addMonths(day: LegalDay, months: number): LegalDay {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return written(year, month, Math.min(Number(day.slice(8)), lengthOfMonth(year, month)));
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const lengthOfMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

const written = (year: number, month: number, day: number): LegalDay =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LegalDay;

// Days counted in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
const DAYS_PER_ERA = 146_097;

function toNumber(day: string): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(day.slice(8)) - 1;
  return era * DAYS_PER_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

function fromNumber(number: number): LegalDay {
  const era = Math.floor(number / DAYS_PER_ERA);
  const dayOfEra = number - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}
