import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { NotFoundError } from '../errors.js';
import { cut, DEFAULT_LIMIT, orderFrom, type Page, readCursor } from '../page.js';
import type { GapsQuery } from './gap.params.js';
import type { ListedGap } from './gap.view.js';

const WORST_FIRST = orderFrom('worst');

/**
 * Worst first, over `gap g` and `vendor v`: severity, then since-day with the unknown last, then name.
 * One sortable text, the same wherever gaps are listed.
 */
export const RANK = `(case g.severity when 'critical' then '0' when 'high' then '1' else '2' end
  || coalesce(to_char(g.since, 'YYYY-MM-DD'), '9999-99-99') || ' ' || lower(v.name)) collate "C"`;

/** Of an open gap as of today, which is $1: it is seen today, though nothing is written while nothing changes. */
const COLUMNS = `g.id, g.vendor_id as "vendorId", v.key as "vendorKey", v.name as "vendorName", g.code,
  g.subject_kind as "subjectKind", g.subject_id as "subjectId", g.severity, g.since::text, g.first_seen_on::text as "firstSeenOn",
  (case when g.closed_on is null then $1::date else g.last_seen_on end)::text as "lastSeenOn",
  g.closed_on::text as "closedOn", g.reasons`;

/** The gaps that the register holds, worst first. */
export async function listGaps(
  manager: EntityManager,
  query: GapsQuery,
  today: LegalDay,
): Promise<Page<ListedGap & { readonly id: string }>> {
  const { code, severity, vendor, state = 'open', limit = DEFAULT_LIMIT, cursor } = query;
  const conditions: string[] = [];
  const parameters: unknown[] = [today];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  if (state === 'open') conditions.push('g.closed_on is null');
  if (state === 'closed') conditions.push('g.closed_on is not null');
  if (code !== undefined) conditions.push(`g.code = ${given(code)}`);
  if (severity !== undefined) conditions.push(`g.severity = ${given(severity)}`);
  if (vendor !== undefined) {
    const either = given(vendor);
    conditions.push(`(v.key = ${either} or v.id::text = ${either})`);
  }
  if (cursor !== undefined) {
    const [rank, id] = readCursor(cursor, WORST_FIRST);
    conditions.push(`(${RANK}, g.id) > (${given(rank)}, ${given(id)}::uuid)`);
  }
  const rows = await manager.query<(ListedGap & { id: string; rank: string })[]>(
    `select ${COLUMNS}, ${RANK} as rank from gap g join vendor v on v.id = g.vendor_id
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${RANK}, g.id limit ${given(limit + 1)}`,
    parameters,
  );
  return cut(rows, limit, WORST_FIRST, ({ rank }) => rank);
}

/** @throws NotFoundError */
export async function findGap(manager: EntityManager, id: string, today: LegalDay): Promise<ListedGap> {
  const [gap] = await manager.query<ListedGap[]>(
    `select ${COLUMNS} from gap g join vendor v on v.id = g.vendor_id where g.id = $2`,
    [today, id],
  );
  if (gap === undefined) throw new NotFoundError('gap', id);
  return gap;
}
