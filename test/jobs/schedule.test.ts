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

test('every line says when, where, how what was missed is made up for, and why', () => {
  for (const job of SCHEDULE) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: job.timeZone })).not.toThrow();
    if (job.period === null) continue;
    expect(job.cron).toMatch(job.period === 'day' ? /^\d+ \d+ \* \* \*$/ : /^\d+ \d+ \* \* [0-7]$/);
    expect(job.because).not.toBe('');
  }
  expect(new Set(SCHEDULE.map(({ name }) => name)).size).toBe(SCHEDULE.length);
});

test('the periods between two days are each day, or the same weekday of each week', () => {
  const daily = { cron: '15 2 * * *', period: 'day' } as const;
  expect(periodsBetween(daily, '2024-02-27', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect(periodsBetween(daily, '2026-11-23', '2026-11-23')).toEqual([]);
  // The clock was set back.
  expect(periodsBetween(daily, '2026-11-23', '2026-11-20')).toEqual([]);
  const weekly = { cron: '0 7 * * 1', period: 'week' } as const;
  expect(periodsBetween(weekly, '2026-11-23', '2026-12-13')).toEqual(['2026-11-30', '2026-12-07']);
});

test.each([
  ['15 2 * * *', 'day', 'every day at 02:15'],
  ['0 7 * * 1', 'week', 'every Monday at 07:00'],
  ['30 16 * * 0', 'week', 'every Sunday at 16:30'],
  ['30 16 * * 7', 'week', 'every Sunday at 16:30'],
] as const)('%s of each %s reads as: %s', (cron, period, words) => {
  expect(inWords({ cron, period })).toBe(words);
});

test('a job of a Sunday is due on the Sunday, by either way of writing it', () => {
  for (const cron of ['30 16 * * 0', '30 16 * * 7']) {
    const rhythm = { cron, period: 'week' } as const;
    expect(latestPeriod(rhythm, Temporal.PlainDateTime.from('2026-11-22T16:29'))).toBe('2026-11-15');
    expect(latestPeriod(rhythm, Temporal.PlainDateTime.from('2026-11-22T16:30'))).toBe('2026-11-22');
  }
});

test.each([
  ['2026-11-24T02:14', '2026-11-24T01:15:00.000Z'],
  ['2026-11-24T02:15', '2026-11-25T01:15:00.000Z'],
  // In the night in which the clock leaves out 02:15 it runs an hour later by the clock; in that which has it twice, once.
  ['2026-03-28T12:00', '2026-03-29T01:15:00.000Z'],
  ['2026-10-24T12:00', '2026-10-25T00:15:00.000Z'],
])('at %s in Berlin the next check of 02:15 is at %s', (now, next) => {
  const rhythm = { cron: '15 2 * * *', period: 'day' } as const;
  expect(nextDueAt(rhythm, Temporal.PlainDateTime.from(now), 'Europe/Berlin').toISOString()).toBe(next);
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
