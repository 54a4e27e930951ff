import type { Change } from '../change.js';

/**
 * Whoever may give a number takes turns until the transaction ends. To be taken before a vendor is judged, for which
 * others wait in their turn: two that wait for each other would both fail.
 */
export const takeTurn = ({ manager }: Change): Promise<unknown> =>
  manager.query(`select pg_advisory_xact_lock(hashtext('clausebook opt-in numbers'))`);

/** The next number of its year, such as `OI-2026-0001`: counted without a gap by those that take turns. */
export async function nextNumber({ manager, today }: Change): Promise<string> {
  const year = `OI-${today.slice(0, 4)}-`;
  const [{ last }] = await manager.query<[{ last: number }]>(
    `select coalesce(max(substring(number from 9)::int), 0) as last from opt_in where number like $1`,
    [`${year}%`],
  );
  return `${year}${String(last + 1).padStart(4, '0')}`;
}
