import { Temporal } from 'temporal-polyfill';
import type { LegalDay } from '../law/legal-day.js';

/** When a job is due that runs once for each period: every day, or one day a week, at a time of that day. */
export interface Rhythm {
  /** Minute, hour, and, of a week, its day: `15 2 * * *`, `0 7 * * 1`. */
  readonly cron: string;
  readonly period: 'day' | 'week';
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const LENGTH = { day: 1, week: 7 } as const;

/** The period that is due at a time of the wall clock, named by the day on which it fell due. */
export function latestPeriod(rhythm: Rhythm, now: Temporal.PlainDateTime): LegalDay {
  const { hours, minutes, weekday } = timesOf(rhythm);
  const day = now.subtract({ hours, minutes }).toPlainDate();
  return dayOf(day.subtract({ days: weekday === null ? 0 : (day.dayOfWeek - weekday + 7) % 7 }));
}

/** The periods that follow one, up to and with another, in order. */
export function periodsBetween({ period }: Rhythm, after: LegalDay, until: LegalDay): readonly LegalDay[] {
  const days: LegalDay[] = [];
  let day = Temporal.PlainDate.from(after);
  for (;;) {
    day = day.add({ days: LENGTH[period] });
    if (dayOf(day) > until) return days;
    days.push(dayOf(day));
  }
}

/** The instant at which the next period falls due. */
export function nextDueAt(rhythm: Rhythm, now: Temporal.PlainDateTime, timeZone: string): Date {
  const { hours, minutes } = timesOf(rhythm);
  const day = Temporal.PlainDate.from(latestPeriod(rhythm, now)).add({ days: LENGTH[rhythm.period] });
  return new Date(day.toPlainDateTime({ hour: hours, minute: minutes }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** Such as `every day at 02:15`. */
export function inWords(rhythm: Rhythm): string {
  const { hours, minutes, weekday } = timesOf(rhythm);
  const at = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return `every ${weekday === null ? 'day' : WEEKDAYS[weekday % 7]!} at ${at}`;
}

/** The weekday as ISO counts it: 7 is Sunday; null: every day. */
function timesOf({ cron }: Rhythm): { hours: number; minutes: number; weekday: number | null } {
  const [minute, hour, , , weekday] = cron.split(' ');
  return { hours: Number(hour), minutes: Number(minute), weekday: weekday === '*' ? null : Number(weekday) || 7 };
}

const dayOf = (date: Temporal.PlainDate): LegalDay => date.toString() as LegalDay;
