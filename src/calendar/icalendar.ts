import ical, { ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { ShownEntry } from './entry-plan.js';

/** How often a program should look again. */
const AGAIN = { hours: 4 };

/**
 * Entries as iCalendar (RFC 5545). Each is a whole day by its date alone (VALUE=DATE, and without an end, which makes
 * it one day), so that it is that day in every time zone. The same entries give the same text.
 */
export function icalendarOf(name: string, entries: readonly ShownEntry[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'Clausebook', product: 'Clausebook', language: 'EN' },
    ttl: Temporal.Duration.from(AGAIN).total('seconds'),
  });
  for (const entry of entries)
    calendar.createEvent({
      // By the record alone: settings and addresses may change.
      id: `${entry.kind.replaceAll('_', '-')}-${entry.subjectId}@clausebook`,
      start: Temporal.PlainDate.from(entry.day),
      allDay: true,
      summary: entry.summary,
      description: entry.description,
      sequence: entry.sequence,
      stamp: entry.changedAt,
      created: entry.shownAt,
      lastModified: entry.changedAt,
      status: entry.cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      // A day to keep keeps nobody from meeting.
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.CONFIDENTIAL,
    });
  return calendar.toString();
}
