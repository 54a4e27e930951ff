import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';

/*
 * A stored judgement is due when time has passed its next change or that of what is accepted of it, when it was made
 * by other law (a vendor that nobody judged yet has no version), or when it is of a later day, the clock having been
 * set back.
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

export async function countDue(manager: EntityManager, today: LegalDay, lawVersion: string): Promise<number> {
  const [{ n }] = await manager.query<[{ n: number }]>(
    `select count(*) as n from (
       select vendor_id from vendor_glance where changes_on <= $1
       union select vendor_id from vendor_glance where acceptances_change_on <= $1
       union select vendor_id from vendor_glance where judged_on > $1
       union select vendor_id from vendor_glance where law_version < $2
       union select vendor_id from vendor_glance where law_version > $2) due`,
    [today, lawVersion],
  );
  return n;
}

/** Vendors to be judged as of one day. */
export interface Step {
  readonly day: LegalDay;
  readonly ids: readonly string[];
}

const CHANGED = `from vendor_glance
  where (changes_on <= $1 or acceptances_change_on <= $1) and judged_on < $1 and law_version = $2`;
// Where one is not known, least passes it over.
const CHANGES_ON = 'least(changes_on, acceptances_change_on)';

/**
 * The earliest day, up to a day, on which answers changed that nobody judged since, and the vendors of which they did:
 * what came and went while nobody looked is judged as of its own day. Nothing is judged backwards.
 */
export async function earliestChange(
  manager: EntityManager,
  until: LegalDay,
  lawVersion: string,
  most: number,
): Promise<Step | null> {
  const rows = await manager.query<{ id: string; day: LegalDay }[]>(
    `select vendor_id as id, ${CHANGES_ON} as day ${CHANGED} order by ${CHANGES_ON} limit $3`,
    [until, lawVersion, most],
  );
  const [first] = rows;
  if (first === undefined) return null;
  return { day: first.day, ids: rows.filter(({ day }) => day === first.day).map(({ id }) => id) };
}

/** How many have changed up to a day, and nobody judged them since. */
export async function countChanged(manager: EntityManager, until: LegalDay, lawVersion: string): Promise<number> {
  const [{ n }] = await manager.query<[{ n: number }]>(`select count(*) as n ${CHANGED}`, [until, lawVersion]);
  return n;
}
