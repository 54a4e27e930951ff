import type { EntityManager } from 'typeorm';
import { MalformedError } from '../errors.js';
import { keyOf } from '../law/coverage.js';
import { definitionOf } from '../law/finding.js';
import type { Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { reconcile } from '../law/reconcile.js';
import { cut, DEFAULT_LIMIT, orderFrom, type Page, readCursor } from '../page.js';
import type { AcceptanceKind } from './acceptance.entity.js';
import { type AcceptedView, acceptedView } from './accepted.view.js';
import type { GapsQuery } from './gap.params.js';
import { gapRow } from './gap-rows.js';
import { type ListedGap, stateOf } from './gap.view.js';
import type { GapsService, JudgedVendor, Selection } from './gaps.service.js';

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
  return { items: await asKept(manager, items), nextCursor };
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
    yield await asKept(manager, found);
    found = [];
  }
  yield await asKept(manager, found);
}

async function* placedAsOf(
  gaps: GapsService,
  manager: EntityManager,
  narrowing: Narrowing,
  day: LegalDay,
): AsyncGenerator<readonly Placed[]> {
  expectComputable(narrowing);
  for await (const judged of gaps.judged(manager, day, selectionOf(narrowing)))
    yield [...gapsOf(judged, day)]
      .filter((gap) => isAskedFor(gap, narrowing))
      .map((gap) => ({ id: gap.subjectId, place: placeOf(gap), gap }));
}

const BATCH = 500;
const KEPT = 20;

/** Refuses what only the register's own gaps have. */
function expectComputable({ state, sort, assigneeId, responsibleId }: Narrowing): void {
  const refuse = (name: string, found: string): void => {
    const detail = `as of a day only what would be open can be listed, worst first, found ${name} "${found}"; leave ${name} out, or asOf`;
    throw new MalformedError([{ pointer: `/${name}`, detail }]);
  };
  if (state === 'closed' || state === 'all') refuse('state', state);
  if (sort !== undefined && sort !== 'severity') refuse('sort', sort);
  if (assigneeId !== undefined) refuse('assigneeId', assigneeId);
  if (responsibleId !== undefined) refuse('responsibleId', responsibleId);
}

function selectionOf({ vendor, ownerId, tag }: Narrowing): Selection {
  const given = [
    ['v.id = $', vendor],
    ['v.owner_id = $', ownerId],
    ['v.tags @> array[$]', tag],
  ].filter((condition): condition is [string, string] => condition[1] !== undefined);
  return {
    after: '',
    conditions: given.map(([condition], index) => condition.replace('$', `$${index + 1}`)),
    parameters: given.map(([, value]) => value),
  };
}

function* gapsOf(
  { vendorId, vendorKey, vendorName, findings, accepted }: JudgedVendor,
  day: LegalDay,
): Iterable<ListedGap> {
  for (const finding of reconcile([], findings).open) {
    const standing = accepted.standing.filter((acceptance) => keyOf(acceptance) === keyOf(finding));
    const under = (kind: AcceptanceKind): AcceptedView | null => {
      const acceptance = standing.findLast((one) => one.kind === kind);
      return acceptance === undefined ? null : acceptedView(acceptance);
    };
    yield {
      ...gapRow('', vendorId, finding, day),
      vendorKey,
      vendorName,
      ...NOT_KEPT,
      waiver: under('waiver'),
      acknowledgement: under('acknowledgement'),
    };
  }
}

const NOT_KEPT = {
  id: null,
  version: null,
  firstSeenOn: null,
  lastSeenOn: null,
  closedOn: null,
  assigneeId: null,
  responsibleId: null,
};

function isAskedFor(gap: ListedGap, { code, family, severity, state, sinceFrom, sinceUntil }: Narrowing): boolean {
  const { since } = gap;
  return (
    (code ?? gap.code) === gap.code &&
    (family ?? definitionOf(gap.code).family) === definitionOf(gap.code).family &&
    (severity ?? gap.severity) === gap.severity &&
    (state === undefined || state === stateOf(gap)) &&
    (sinceFrom === undefined || (since !== null && since >= sinceFrom)) &&
    (sinceUntil === undefined || (since !== null && since <= sinceUntil))
  );
}

const RANKS: Partial<Record<Severity, string>> = { critical: '0', high: '1' };

/** A name holds no tab, so the code decides only among what ranks the same. */
const placeOf = ({ severity, since, vendorName, code }: ListedGap): Buffer =>
  Buffer.from(`${RANKS[severity] ?? '2'}${since ?? '9999-99-99'} ${vendorName.toLowerCase()}\t${code}`);

type Place = Pick<Placed, 'place' | 'id'>;
const placeFrom = ([place, id]: readonly [string, string]): Place => ({ place: Buffer.from(place), id });
const compare = (a: Place, b: Place): number =>
  Buffer.compare(a.place, b.place) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Gives those that the register keeps, open or closed, the id under which it keeps them, and each who sees to it now. */
async function asKept(manager: EntityManager, found: readonly Placed[]): Promise<readonly ListedGap[]> {
  const kept = await manager.query<Pick<ListedGap, 'id' | 'assigneeId' | 'responsibleId'>[]>(
    `select g.id, g.assignee_id as "assigneeId", coalesce(g.assignee_id, v.owner_id) as "responsibleId"
     from jsonb_to_recordset($1::jsonb) as x (place int, "vendorId" uuid, code text, "subjectKind" text, "subjectId" uuid)
     join vendor v on v.id = x."vendorId"
     left join gap g on (g.code, g.subject_kind, g.subject_id) = (x.code, x."subjectKind", x."subjectId")
     order by x.place`,
    [
      JSON.stringify(
        found.map(({ gap: { vendorId, code, subjectKind, subjectId } }, place) => ({
          place,
          vendorId,
          code,
          subjectKind,
          subjectId,
        })),
      ),
    ],
  );
  return found.map(({ gap }, place) => ({ ...gap, ...kept[place]! }));
}
