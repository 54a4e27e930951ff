import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';

/*
 * A stored judgement is due when time has passed its next change or that of what is accepted of it, when it was made by other law (a vendor that nobody
 * judged yet has no version), or when it is of a later day, the clock having been set back.
 */

/** Whether any is due: the ends of four indexes, whatever the size of the register. */
export async function isAnyDue(manager: EntityManager, today: LegalDay, lawVersion: string): Promise<boolean> {
  const [row] = await manager.query<{ due: boolean | null }[]>(
    // Where nothing is accepted, min is null: neither due nor not due.
    `select min(changes_on) <= $1 or min(acceptances_change_on) <= $1 or max(judged_on) > $1
       or min(law_version) <> $2 or max(law_version) <> $2 as due
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
     union (select vendor_id from vendor_glance where acceptances_change_on <= $1 order by acceptances_change_on limit $3)
     union (select vendor_id from vendor_glance where judged_on > $1 order by judged_on limit $3)
     union (select vendor_id from vendor_glance where law_version < $2 order by law_version limit $3)
     union (select vendor_id from vendor_glance where law_version > $2 order by law_version limit $3)
     limit $3`,
    [today, lawVersion, most],
  );
  return rows.map(({ id }) => id);
}
