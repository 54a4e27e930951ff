import type { EntityManager } from 'typeorm';
import { NotFoundError } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';
import { cut, DEFAULT_LIMIT, orderFrom, type Page, readCursor } from '../page.js';
import type { AcceptanceKind } from './acceptance.entity.js';
import type { AcceptancesQuery } from './acceptance.params.js';
import type { ListedAcceptance } from './acceptance.view.js';

const BY_ID = orderFrom('id');

/** $1 is today, $2 the kind. */
const LAPSED = `(a.lapsed_on is not null and a.lapsed_on <= $1::date)`;
const SELECT = `select a.id, a.gap_id as "gapId", a.vendor_id as "vendorId", v.key as "vendorKey", g.code, a.reason,
    a.granted_by as "grantedBy", a.granted_on as "grantedOn", a.until, a.evidence, a.recorded_by as "recordedBy",
    a.recorded_at as "recordedAt", case when ${LAPSED} then 'lapsed' else 'standing' end as state,
    a.lapsed_on as "lapsedOn", a.lapsed_because as "lapsedBecause"
  from acceptance a join gap g on g.id = a.gap_id join vendor v on v.id = a.vendor_id where a.kind = $2`;

/** In the order in which they were granted; `vendor` is an id here. */
export async function listAcceptances(
  manager: EntityManager,
  kind: AcceptanceKind,
  { vendor, gapId, state, endsBy, limit = DEFAULT_LIMIT, cursor }: AcceptancesQuery,
  today: LegalDay,
): Promise<Page<ListedAcceptance>> {
  const parameters: unknown[] = [today, kind];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions: string[] = [];
  if (vendor !== undefined) conditions.push(`a.vendor_id = ${given(vendor)}::uuid`);
  if (gapId !== undefined) conditions.push(`a.gap_id = ${given(gapId)}::uuid`);
  if (state !== undefined) conditions.push(state === 'lapsed' ? LAPSED : `not ${LAPSED}`);
  if (endsBy !== undefined) conditions.push(`a.until <= ${given(endsBy)}::date`);
  if (cursor !== undefined) conditions.push(`a.id > ${given(readCursor(cursor, BY_ID)[1])}::uuid`);
  const rows = await manager.query<ListedAcceptance[]>(
    `${SELECT} ${conditions.map((condition) => `and ${condition}`).join(' ')} order by a.id limit ${given(limit + 1)}`,
    parameters,
  );
  return cut(rows, limit, BY_ID, ({ id }) => id);
}

/** @throws NotFoundError */
export async function findAcceptance(
  manager: EntityManager,
  kind: AcceptanceKind,
  id: string,
  today: LegalDay,
): Promise<ListedAcceptance> {
  const [acceptance] = await manager.query<ListedAcceptance[]>(`${SELECT} and a.id = $3`, [today, kind, id]);
  if (acceptance === undefined) throw new NotFoundError(kind, id);
  return acceptance;
}
