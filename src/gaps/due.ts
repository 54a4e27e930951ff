import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';

/*
 * A stored judgement is due when time has passed its next change, when it was made by other law (a vendor that nobody
 * judged yet has no version), or when it is of a later day, the clock having been set back.
 */

/** Whether any is due: the ends of three indexes, whatever the size of the register. */
export async function isAnyDue(manager: EntityManager, today: LegalDay, lawVersion: string): Promise<boolean> {
  const [row] = await manager.query<{ due: boolean | null }[]>(
    `select min(changes_on) <= $1 or max(judged_on) > $1 or min(law_version) <> $2 or max(law_version) <> $2 as due
     from vendor_glance`,
    [today, lawVersion],
  );
  return row?.due === true;
}

/** Vendors that are due, so many at most; each condition is read from its own index. */
export async function dueVendors(
  manager: EntityManager,
  today: LegalDay,
  lawVersion: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `(select vendor_id as id from vendor_glance where changes_on <= $1 order by changes_on limit $3)
     union (select vendor_id from vendor_glance where judged_on > $1 order by judged_on limit $3)
     union (select vendor_id from vendor_glance where law_version < $2 order by law_version limit $3)
     union (select vendor_id from vendor_glance where law_version > $2 order by law_version limit $3)
     limit $3`,
    [today, lawVersion, most],
  );
  return rows.map(({ id }) => id);
}

export async function countDue(manager: EntityManager, today: LegalDay, lawVersion: string): Promise<number> {
  const [{ n }] = await manager.query<[{ n: number }]>(
    `select count(*) as n from (
       select vendor_id from vendor_glance where changes_on <= $1
       union select vendor_id from vendor_glance where judged_on > $1
       union select vendor_id from vendor_glance where law_version < $2
       union select vendor_id from vendor_glance where law_version > $2) due`,
    [today, lawVersion],
  );
  return n;
}

/*
 * A day that was missed: what changed by then is judged as of it, unless it has been judged as of a later day. Nothing
 * is judged backwards.
 */
const MISSED = `from vendor_glance where changes_on <= $1 and judged_on < $1`;

/** So many at most, those first that changed first. */
export async function missedVendors(manager: EntityManager, day: LegalDay, most: number): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(`select vendor_id as id ${MISSED} order by changes_on limit $2`, [
    day,
    most,
  ]);
  return rows.map(({ id }) => id);
}

export async function countMissed(manager: EntityManager, day: LegalDay): Promise<number> {
  const [{ n }] = await manager.query<[{ n: number }]>(`select count(*) as n ${MISSED}`, [day]);
  return n;
}
