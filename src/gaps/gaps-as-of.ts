import type { EntityManager } from 'typeorm';
import { MalformedError } from '../errors.js';
import type { Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { reconcile } from '../law/reconcile.js';
import { cut, DEFAULT_LIMIT, orderFrom, type Page, readCursor } from '../page.js';
import type { GapsQuery } from './gap.params.js';
import { gapRow } from './gap-rows.js';
import type { ListedGap } from './gap.view.js';
import type { GapsService, Selection } from './gaps.service.js';

/** A gap in its place, in UTF-8 so that places compare as in SQL; the subject settles ties. */
interface Placed {
  readonly id: string;
  readonly place: Buffer;
  readonly gap: ListedGap;
}

/** What narrows the gaps as of a day. */
type Narrowing = Omit<GapsQuery, 'limit' | 'cursor' | 'asOf'>;

/** The gaps that would be open as of a day, in the order of those that the register holds; nothing of them is stored. */
export async function listGapsAsOf(
  gaps: GapsService,
  manager: EntityManager,
  { limit = DEFAULT_LIMIT, cursor, ...narrowing }: GapsQuery,
  day: LegalDay,
): Promise<Page<ListedGap>> {
  const order = orderFrom(`worst-as-of-${day}`);
  const after = cursor === undefined ? null : placeFrom(readCursor(cursor, order));
  let found: Placed[] = [];
  for await (const ofVendor of placedAsOf(gaps, manager, narrowing, day)) {
    found.push(...ofVendor.filter((placed) => after === null || compare(placed, after) > 0));
    // Only one page is kept, whatever the size of the register.
    if (found.length > KEPT * (limit + 1)) found = found.sort(compare).slice(0, limit + 1);
  }
  const { items, nextCursor } = cut(found.sort(compare), limit, order, ({ place }) => place.toString());
  return { items: await withIds(manager, items), nextCursor };
}

/** All of them in one pass, in batches: vendor after vendor in order of key, the worst of each first. */
export async function* everyGapAsOf(
  gaps: GapsService,
  manager: EntityManager,
  narrowing: Narrowing,
  day: LegalDay,
): AsyncGenerator<readonly ListedGap[]> {
  let found: Placed[] = [];
  for await (const ofVendor of placedAsOf(gaps, manager, narrowing, day)) {
    found.push(...[...ofVendor].sort(compare));
    if (found.length < BATCH) continue;
    yield await withIds(manager, found);
    found = [];
  }
  yield await withIds(manager, found);
}

async function* placedAsOf(
  gaps: GapsService,
  manager: EntityManager,
  { code, severity, vendor, state = 'open' }: Narrowing,
  day: LegalDay,
): AsyncGenerator<readonly Placed[]> {
  if (state !== 'open')
    throw new MalformedError([
      {
        pointer: '/state',
        detail: `as of a day only what would be open can be listed, found "${state}"; leave state out, or asOf`,
      },
    ]);
  for await (const { vendorId, vendorKey, vendorName, findings } of gaps.judged(manager, day, of(vendor)))
    yield reconcile([], findings).open.flatMap((finding) => {
      const row = { ...gapRow('', vendorId, finding, day), vendorKey, vendorName, closedOn: null };
      const matches = (code ?? row.code) === row.code && (severity ?? row.severity) === row.severity;
      return matches ? [{ id: row.subjectId, place: placeOf(row), gap: { ...row, ...NOT_KEPT } }] : [];
    });
}

const BATCH = 500;
const KEPT = 20;
const NOT_KEPT = { id: null, firstSeenOn: null, lastSeenOn: null };

const of = (vendorId: string | undefined): Selection => ({
  after: '',
  conditions: vendorId === undefined ? [] : ['v.id = $1'],
  parameters: vendorId === undefined ? [] : [vendorId],
});

const RANKS: Partial<Record<Severity, string>> = { critical: '0', high: '1' };

/** As RANK has it in SQL; a name holds no tab, so the code decides only among what ranks the same. */
const placeOf = ({ severity, since, vendorName, code }: Omit<ListedGap, 'id' | 'firstSeenOn' | 'lastSeenOn'>): Buffer =>
  Buffer.from(`${RANKS[severity] ?? '2'}${since ?? '9999-99-99'} ${vendorName.toLowerCase()}\t${code}`);

type Place = Pick<Placed, 'place' | 'id'>;
const placeFrom = ([place, id]: readonly [string, string]): Place => ({ place: Buffer.from(place), id });
const compare = (a: Place, b: Place): number =>
  Buffer.compare(a.place, b.place) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Gives those that the register keeps, open or closed, the id under which it keeps them. */
async function withIds(manager: EntityManager, found: readonly Placed[]): Promise<readonly ListedGap[]> {
  const kept = await manager.query<{ id: string; code: string; subjectId: string }[]>(
    `select id, code, subject_id as "subjectId" from gap where (code, subject_kind, subject_id) in
       (select code, "subjectKind", "subjectId"
        from jsonb_to_recordset($1::jsonb) as x (code text, "subjectKind" text, "subjectId" uuid))`,
    [JSON.stringify(found.map(({ gap: { code, subjectKind, subjectId } }) => ({ code, subjectKind, subjectId })))],
  );
  const ids = new Map(kept.map(({ id, code, subjectId }) => [`${code} ${subjectId}`, id]));
  return found.map(({ gap }) => ({ ...gap, id: ids.get(`${gap.code} ${gap.subjectId}`) ?? null }));
}
