import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import { MalformedError } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { DEFAULT_LIMIT, type Page } from '../page.js';
import { Event } from './event.entity.js';
import type { HistoryQuery } from './history.params.js';

/** @param timeZone in which days begin and end */
export async function listEvents(
  manager: EntityManager,
  { after = 0, cursor, kind, vendor, subject, from, to, limit = DEFAULT_LIMIT }: HistoryQuery,
  timeZone: string,
): Promise<Page<Event>> {
  const settled = await lastSettled(manager);
  const events = manager
    .createQueryBuilder(Event, 'e')
    .where({
      ...(kind !== undefined && { kind }),
      ...(vendor !== undefined && { vendorId: vendor }),
      ...(subject !== undefined && { subjectId: subject }),
    })
    .andWhere('e.seq > :after and e.seq <= :settled', { after: Math.max(after, placeOf(cursor)), settled })
    .orderBy('e.seq')
    .limit(limit + 1);
  if (from !== undefined) events.andWhere('e.at >= :begin', { begin: beginOf(from, timeZone) });
  if (to !== undefined) events.andWhere('e.at < :end', { end: beginOf(to, timeZone, 1) });
  const found = await events.getMany();
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? String(items.at(-1)!.seq) : null };
}

/**
 * The number up to which nothing can come any more: every transaction that took one up to it has ended. Numbers are
 * taken before the commit, so what is visible already may be followed by what has a lower one.
 *
 * The order matters. Whoever took a number up to `taken` had announced itself before, so it is either among those that
 * are under way afterwards, or has ended and is visible to the query that follows.
 */
async function lastSettled(manager: EntityManager): Promise<number> {
  const [{ taken }] = await manager.query<[{ taken: number }]>(
    `select case when is_called then last_value else 0 end as taken from event_seq_seq`,
  );
  const [{ begun }] = await manager.query<[{ begun: number | null }]>(
    `select min(((classid::bigint & 65535) << 32) | objid::bigint) as begun from pg_locks
     where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = 17219
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return begun === null ? taken : Math.min(taken, begun);
}

/** @throws MalformedError */
function placeOf(cursor = '0'): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new MalformedError([
    { pointer: '/cursor', detail: 'cursor is not from this list; leave it out to begin at the start' },
  ]);
}

const beginOf = (day: LegalDay, timeZone: string, daysLater = 0): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(timeZone).epochMilliseconds);
