import { Temporal } from 'temporal-polyfill';
import { readCommand, UsageError } from '../../src/jobs/command.js';
import { mondayOf } from '../../src/jobs/legal-digest.js';
import { inWords, latestPeriod, nextDueAt, periodsBetween } from '../../src/jobs/rhythm.js';
import { type Periodic, SCHEDULE } from '../../src/jobs/schedule.js';

const due = (name: string, at: string): string =>
  latestPeriod(SCHEDULE.find((job) => job.name === name) as Periodic, Temporal.PlainDateTime.from(at));

test.each([
  ['2026-11-24T02:14', '2026-11-23'],
  ['2026-11-24T02:15', '2026-11-24'],
  ['2026-11-24T23:59', '2026-11-24'],
  ['2024-03-01T00:30', '2024-02-29'],
  // The night on which 02:15 does not exist in most of Europe.
  ['2026-03-29T03:00', '2026-03-29'],
])('at %s the gap check of %s is due', (at, day) => {
  expect(due('gap-check', at)).toBe(day);
});

test.each([
  ['2026-11-23T06:59', '2026-11-16'],
  ['2026-11-23T07:00', '2026-11-23'],
  ['2026-11-29T23:59', '2026-11-23'],
  ['2027-01-01T12:00', '2026-12-28'],
])('at %s the digest of the week of %s is due', (at, monday) => {
  expect(due('legal-digest', at)).toBe(monday);
});

test('a week begins on its Monday', () => {
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
});

test('a command names a job and perhaps a day', () => {
  const full = false;
  expect(readCommand(['gap-check'])).toEqual({ job: 'gap-check', asOf: null, full });
  expect(readCommand(['legal-digest', '--as-of', '2020-07-16'])).toEqual({
    job: 'legal-digest',
    asOf: '2020-07-16',
    full,
  });
  expect(readCommand(['gap-check', '--as-of=2000-07-26'])).toEqual({ job: 'gap-check', asOf: '2000-07-26', full });
  expect(readCommand(['gap-check', '--full'])).toEqual({ job: 'gap-check', asOf: null, full: true });
});

test.each([
  [['legal-digest', '--full'], 'Found --full with legal-digest; expected it with gap-check alone.'],
  [['gap-check', '--full', '--as-of', '2020-07-16'], 'Found --full with --as-of, which writes nothing;'],
])('the command %j is told where --full belongs', (args, message) => {
  expect(() => readCommand(args)).toThrow(UsageError);
  expect(() => readCommand(args)).toThrow(message);
});

test.each([
  [[], 'Found no job; expected one of gap-check, legal-digest.'],
  [['gap-chek'], 'Found "gap-chek"; expected one of gap-check, legal-digest.'],
  [['gap-check', 'twice'], 'Found "gap-check twice"; expected one of gap-check, legal-digest.'],
  [['gap-check', '--as-of', '2026-02-30'], 'Found the day "2026-02-30"; expected a calendar date as YYYY-MM-DD'],
  [['gap-check', '--as-of', '16.07.2020'], 'Found the day "16.07.2020"'],
  [['gap-check', '--as-of', '2000-07-25'], 'not before 2000-07-26'],
  [['gap-check', '--as-of'], 'Found "gap-check --as-of"; expected a job and perhaps --as-of YYYY-MM-DD or --full.'],
  [['gap-check', '--day', '2020-07-16'], 'Found "gap-check --day 2020-07-16"'],
])('the command %j is told what is wrong with it', (args, message) => {
  expect(() => readCommand(args)).toThrow(UsageError);
  expect(() => readCommand(args)).toThrow(message);
  expect(() => readCommand(args)).toThrow('Try: npm run job -- gap-check --as-of 2020-07-16');
});
