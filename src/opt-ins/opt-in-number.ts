import type { Change } from '../change.js';

/** The next number of its year, such as `OI-2026-0001`: counted without a gap, one transaction after another. */
export async function nextNumber({ manager, today }: Change): Promise<string> {
  const year = `OI-${today.slice(0, 4)}-`;
  await manager.query(`select pg_advisory_xact_lock(hashtext('clausebook opt-in numbers'))`);
  const [{ last }] = await manager.query<[{ last: number }]>(
    `select coalesce(max(substring(number from 9)::int), 0) as last from opt_in where number like $1`,
    [`${year}%`],
  );
  return `${year}${String(last + 1).padStart(4, '0')}`;
}
