import type { LegalDay } from '../law/legal-day.js';
import { ENTRY_KINDS, type EntryKind } from './entry-kinds.js';

/** A day to keep, in words. */
export interface DueDay {
  readonly kind: EntryKind;
  /** The record whose day it is. */
  readonly subjectId: string;
  readonly vendorId: string;
  readonly day: LegalDay;
  readonly summary: string;
  readonly description: string;
}

/** An entry as the calendar was last given it. */
export interface ShownEntry extends DueDay {
  readonly sequence: number;
  readonly shownAt: Date;
  readonly changedAt: Date;
  readonly cancelledAt: Date | null;
}

/** The entries as they are now, and those among them that are not as they were. */
export interface EntryPlan {
  readonly entries: readonly ShownEntry[];
  readonly changed: readonly ShownEntry[];
}

/**
 * Holds what is due against what was shown. One record has one entry of a kind, so a day that moves takes its entry
 * along (RFC 5545, 3.8.7.4: a new sequence number); one that is due no more is cancelled.
 */
export function planEntries(
  shown: readonly ShownEntry[],
  due: readonly DueDay[],
  today: LegalDay,
  now: Date,
): EntryPlan {
  const before = new Map(shown.map((entry) => [keyOf(entry), entry]));
  const standing = due.map((day) => {
    const entry = before.get(keyOf(day));
    before.delete(keyOf(day));
    return entry === undefined ? firstShown(day, now) : asDue(entry, day, now);
  });
  const gone = Array.from(before.values(), (entry) => asGone(entry, today, now));
  const entries = [...standing, ...gone];
  const known = new Set(shown);
  return { entries, changed: entries.filter((entry) => !known.has(entry)) };
}

const keyOf = ({ kind, subjectId }: DueDay): string => `${kind} ${subjectId}`;

const firstShown = (day: DueDay, now: Date): ShownEntry => ({
  ...day,
  sequence: 0,
  shownAt: now,
  changedAt: now,
  cancelledAt: null,
});

function asDue(entry: ShownEntry, day: DueDay, now: Date): ShownEntry {
  const isMoved = entry.day !== day.day || entry.cancelledAt !== null;
  const isSame = !isMoved && entry.summary === day.summary && entry.description === day.description;
  if (isSame) return entry;
  return { ...entry, ...day, sequence: entry.sequence + (isMoved ? 1 : 0), changedAt: now, cancelledAt: null };
}

function asGone(entry: ShownEntry, today: LegalDay, now: Date): ShownEntry {
  if (entry.cancelledAt !== null || isPast(entry, today)) return entry;
  return { ...entry, sequence: entry.sequence + 1, changedAt: now, cancelledAt: now };
}

function isPast({ kind, day }: ShownEntry, today: LegalDay): boolean {
  switch (ENTRY_KINDS[kind]) {
    case 'deadline':
      return false;
    case 'last_day':
      return day < today;
    case 'first_day':
      return day <= today;
  }
}
