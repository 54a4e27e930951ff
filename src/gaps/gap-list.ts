import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { NotFoundError } from '../errors.js';
import { cut, DEFAULT_LIMIT, orderFrom, type Page, readCursor } from '../page.js';
import { definitionOf, FINDING_CODES } from '../law/finding.js';
import { GAP_ORDERS, isOfSeverity } from './gap-orders.js';
import type { GapsQuery, GapState } from './gap.params.js';
import { isUnder, standing } from './standing-acceptances.js';
import type { ListedGap } from './gap.view.js';

/**
 * Worst first, over `gap g` and `vendor v`: severity, then since-day with the unknown last, then name.
 * One sortable text, for what is read whole.
 */
export const RANK = `(case g.severity when 'critical' then '0' when 'high' then '1' else '2' end
  || coalesce(to_char(g.since, 'YYYY-MM-DD'), '9999-99-99') || ' ' || lower(v.name)) collate "C"`;

/** Of an open gap as of today, which is $1: it is seen today, though nothing is written while nothing changes. */
const COLUMNS = `g.id, g.version, g.vendor_id as "vendorId", v.key as "vendorKey", v.name as "vendorName", g.code,
  g.subject_kind as "subjectKind", g.subject_id as "subjectId", g.severity, g.since::text, g.first_seen_on::text as "firstSeenOn",
  (case when g.closed_on is null then $1::date else g.last_seen_on end)::text as "lastSeenOn",
  g.closed_on::text as "closedOn", g.reasons, g.assignee_id as "assigneeId",
  coalesce(g.assignee_id, v.owner_id) as "responsibleId",
  ${standing('waiver', '$1')} as waiver, ${standing('acknowledgement', '$1')} as acknowledgement`;

const WAIVED = isUnder('waiver', '$1');
const ACKNOWLEDGED = isUnder('acknowledgement', '$1');
const STATES: Readonly<Record<GapState | 'all' | 'not closed', readonly string[]>> = {
  'not closed': ['g.closed_on is null'],
  open: ['g.closed_on is null', `not ${WAIVED}`, `not ${ACKNOWLEDGED}`],
  acknowledged: ['g.closed_on is null', `not ${WAIVED}`, ACKNOWLEDGED],
  waived: ['g.closed_on is null', WAIVED],
  closed: ['g.closed_on is not null'],
  all: [],
};

/** What the list may be narrowed by; each is one condition on the gap or its vendor. */
const CONDITIONS = {
  code: (p: string) => `g.code = ${p}`,
  severity: isOfSeverity,
  vendor: (p: string) => `g.vendor_id = ${p}::uuid`,
  tag: (p: string) => `${p} = any(v.tags)`,
  ownerId: (p: string) => `v.owner_id = ${p}::uuid`,
  assigneeId: (p: string) => `g.assignee_id = ${p}::uuid`,
  responsibleId: (p: string) => `(g.assignee_id = ${p}::uuid or (g.assignee_id is null and v.owner_id = ${p}::uuid))`,
  sinceFrom: (p: string) => `g.since >= ${p}::date`,
  sinceUntil: (p: string) => `g.since <= ${p}::date`,
} as const;
const FILTERS = Object.keys(CONDITIONS) as readonly (keyof typeof CONDITIONS)[];

/** The gaps that the register holds; `vendor` is an id here. */
export async function listGaps(
  manager: EntityManager,
  query: GapsQuery,
  today: LegalDay,
): Promise<Page<ListedGap & { readonly id: string }>> {
  const { family, state = 'not closed', sort = 'severity', limit = DEFAULT_LIMIT, cursor } = query;
  const parameters: unknown[] = [today];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [...STATES[state]];
  for (const filter of FILTERS)
    if (query[filter] !== undefined) conditions.push(CONDITIONS[filter](given(query[filter])));
  if (family !== undefined)
    conditions.push(`g.code = any(${given(FINDING_CODES.filter((code) => definitionOf(code).family === family))})`);
  const { columns, descending, place, form, after } = GAP_ORDERS[sort];
  const order = orderFrom(sort);
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, order, form);
    conditions.push(after(given, at.split(' '), id));
  }
  const rows = await manager.query<(ListedGap & { id: string; place: string })[]>(
    `select ${COLUMNS}, ${place} as place from gap g join vendor v on v.id = g.vendor_id
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${columns.map((column) => `${column}${descending ? ' desc' : ''}`).join(', ')} limit ${given(limit + 1)}`,
    parameters,
  );
  return cut(rows, limit, order, (row) => row.place);
}

/** @throws NotFoundError */
export async function findGap(
  manager: EntityManager,
  id: string,
  today: LegalDay,
): Promise<ListedGap & { readonly id: string }> {
  const [gap] = await manager.query<(ListedGap & { id: string })[]>(
    `select ${COLUMNS} from gap g join vendor v on v.id = g.vendor_id where g.id = $2`,
    [today, id],
  );
  if (gap === undefined) throw new NotFoundError('gap', id);
  return gap;
}
