import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { LegalDay } from '../law/legal-day.js';
import { CalendarEntry } from './calendar-entry.entity.js';
import { type DueDay, planEntries, type ShownEntry } from './entry-plan.js';

/** What the calendars of people were given. */
@Injectable()
export class CalendarEntries {
  /** Brings a person's entries up to what is due, and returns all of them in order of their days. */
  async bring(
    manager: EntityManager,
    personId: string,
    due: readonly DueDay[],
    { today, now }: { readonly today: LegalDay; readonly now: Date },
  ): Promise<readonly ShownEntry[]> {
    const shown = await manager.findBy(CalendarEntry, { personId });
    const { entries, changed } = planEntries(shown, due, today, now);
    if (changed.length > 0) await write(manager, personId, changed);
    return [...entries].sort(
      (a, b) => compare(a.day, b.day) || compare(a.kind, b.kind) || compare(a.subjectId, b.subjectId),
    );
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two programs that ask at once find the same, so that it does not matter which of them writes last. */
async function write(manager: EntityManager, personId: string, entries: readonly ShownEntry[]): Promise<void> {
  const rows = entries.map(({ kind, subjectId, vendorId, day, summary, description, sequence, ...times }) => ({
    id: newId(),
    ...{ kind, subjectId, vendorId, day, summary, description, sequence },
    shownAt: times.shownAt,
    changedAt: times.changedAt,
    cancelledAt: times.cancelledAt,
  }));
  await manager.query(
    `insert into calendar_entry (id, person_id, kind, subject_id, vendor_id, day, summary, description, sequence,
       shown_at, changed_at, cancelled_at)
     select id, $1, kind, "subjectId", "vendorId", day, summary, description, sequence, "shownAt", "changedAt", "cancelledAt"
     from jsonb_to_recordset($2::jsonb) as x (id uuid, kind text, "subjectId" uuid, "vendorId" uuid, day date,
       summary text, description text, sequence int, "shownAt" timestamptz, "changedAt" timestamptz, "cancelledAt" timestamptz)
     on conflict (person_id, kind, subject_id) do update
     set vendor_id = excluded.vendor_id, day = excluded.day, summary = excluded.summary,
       description = excluded.description, sequence = excluded.sequence, changed_at = excluded.changed_at,
       cancelled_at = excluded.cancelled_at`,
    [personId, JSON.stringify(rows)],
  );
}
