import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  daysBetween,
  isLegalDay,
  legalDay,
  nextDay,
  previousDay,
} from '../../src/law/legal-day.js';
import { runs } from './generated.js';

const plain = (day: string) => Temporal.PlainDate.from(day);
const days = fc
  .record({
    year: fc.integer({ min: 1600, max: 9000 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map((fields) => legalDay(Temporal.PlainDate.from(fields, { overflow: 'constrain' }).toString()));

test('day arithmetic is that of the Gregorian calendar', () => {
  fc.assert(
    fc.property(
      days,
      days,
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.integer({ min: -4000, max: 4000 }),
      (day, other, step, months) => {
        expect(addDays(day, step)).toBe(plain(day).add({ days: step }).toString());
        expect(addMonths(day, months)).toBe(plain(day).add({ months }).toString());
        expect(daysBetween(day, other)).toBe(plain(day).until(plain(other)).days);
        expect(nextDay(day)).toBe(plain(day).add({ days: 1 }).toString());
        expect(previousDay(day)).toBe(plain(day).subtract({ days: 1 }).toString());
        expect(day < other).toBe(Temporal.PlainDate.compare(plain(day), plain(other)) < 0);
      },
    ),
    runs(2000),
  );
});

test('a text is a legal day exactly when it names an existing date in full', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
      (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        let exists = true;
        try {
          Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
        } catch {
          exists = false;
        }
        expect([text, isLegalDay(text)]).toEqual([text, exists]);
      },
    ),
    runs(5000),
  );
});

test.each([
  '',
  '2020',
  '2020-7-16',
  '20200716',
  '2020-07-16T00:00:00Z',
  ' 2020-07-16',
  '2020-02-30',
  '1900-02-29',
  '2020-13-01',
  '2020-00-10',
  '２０２０-07-16',
])('"%s" is refused as a day', (text) => {
  expect(isLegalDay(text)).toBe(false);
  expect(() => legalDay(text)).toThrow(RangeError);
});

test.each([
  ['2000-02-28', '2000-02-29'],
  ['1900-02-28', '1900-03-01'],
  ['2024-02-29', '2024-03-01'],
  ['2021-12-31', '2022-01-01'],
] as const)('after %s comes %s', (day, next) => {
  expect(nextDay(day)).toBe(next);
  expect(previousDay(next)).toBe(day);
});

test('what lasts until 9999-12-31 lasts on every day', () => {
  expect(nextDay('9999-12-31') > '9998-12-31').toBe(true);
});

test('a month after 31 January is the last day of February', () => {
  expect([
    addMonths('2023-01-31', 1),
    addMonths('2024-01-31', 1),
    addMonths('2024-03-31', -1),
    addMonths('2023-11-30', 3),
  ]).toEqual(['2023-02-28', '2024-02-29', '2024-02-29', '2024-02-29']);
});
