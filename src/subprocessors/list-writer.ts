import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import type { Happening } from '../history/history.service.js';
import { addDays, type LegalDay } from '../law/legal-day.js';
import type { AgreedTerms } from '../law/sub-processors.js';
import { Party } from '../vendors/party.entity.js';
import type { ListDifference, PlannedDifference } from './list-difference.js';
import type { ListLine, ListRow } from './list-rows.js';
import type { ListOptions } from './subprocessor-list.params.js';
import { Subprocessing } from './subprocessing.entity.js';

/** By what days and decision those that are new enter the register. */
export interface Entrance {
  readonly vendorId: string;
  readonly options: ListOptions;
  /** No list of the vendor, and no sub-processor of it, is on record. */
  readonly isFirst: boolean;
  /** Of each engagement that the list speaks of. */
  readonly terms: readonly AgreedTerms[];
}

type Entered = Pick<Subprocessing, 'announcedOn' | 'addedOn' | 'decision' | 'decidedOn' | 'decidedBy' | 'reason'>;

const UNDECIDED = { decision: null, decidedOn: null, decidedBy: null, reason: null };

/**
 * The days of one that is new. On what stood there with the contract nobody had to be told. On a first list otherwise
 * it processes already, and nobody was told before. On a later one it is announced, and begins when the list says, else
 * when the longest notice agreed has passed; where no notice is known, at once: absent proof is not proof.
 */
function entranceOf(
  row: ListRow,
  { options, isFirst, terms }: Entrance,
): Entered & { readonly assumed: string | null } {
  const { publishedOn, announcedOn, initial } = options;
  if (initial) {
    const agreedOn = terms.map(({ concludedOn }) => concludedOn).reduce(earlier, null);
    const accepted = { decision: 'accepted' as const, decidedOn: agreedOn, decidedBy: 'both sides', reason: WITH_IT };
    return { announcedOn: null, addedOn: row.addedOn ?? publishedOn, ...accepted, assumed: null };
  }
  const entered = { announcedOn, ...UNDECIDED };
  if (row.addedOn !== null) return { ...entered, addedOn: row.addedOn, assumed: null };
  if (isFirst)
    return { ...entered, addedOn: publishedOn, assumed: `processes since ${publishedOn}, the day of the list` };
  const days = terms.map(({ noticeDays }) => noticeDays);
  const notice = days.length === 0 || days.includes(null) ? null : Math.max(...days.map(Number));
  return notice === null
    ? { ...entered, addedOn: announcedOn, assumed: `processes since ${announcedOn}: no days of notice are on record` }
    : {
        ...entered,
        addedOn: addDays(announcedOn, notice),
        assumed: `begins on ${addDays(announcedOn, notice)}, after ${notice} days of notice`,
      };
}

const WITH_IT = 'Stood on the list of sub-processors when the contract was concluded';
const earlier = (a: LegalDay | null, b: LegalDay | null): LegalDay | null =>
  a === null || (b !== null && b < a) ? b : a;

/** What a list writes, to be written at once; nothing of it is judged yet. */
export interface ListWrites {
  readonly difference: ListDifference;
  readonly lines: readonly ListLine[];
  readonly happenings: readonly Happening[];
  write(): Promise<void>;
}

/** Works out every record of a difference. */
export function writesOf(
  { manager }: Change,
  plan: PlannedDifference,
  entrance: Entrance,
  parties: ReadonlyMap<string, Party>,
): ListWrites {
  const { vendorId, options } = entrance;
  const lines: ListLine[] = [...plan.lines];
  const newParties: QueryDeepPartialEntity<Party>[] = [];
  const filledParties: (readonly [string, QueryDeepPartialEntity<Party>])[] = [];
  const newOnes: QueryDeepPartialEntity<Subprocessing>[] = [];
  const happenings: Happening[] = [];
  const happened = (kind: string, subjectId: string, payload: object): void => {
    happenings.push({ kind, vendorId, subjectId, payload });
  };
  const say = (row: ListRow, outcome: ListLine['outcome'], says: string, found: string | null = row.name): void => {
    lines.push({ table: row.table, row: row.rows[0]!, column: null, found, outcome, says, expected: null });
  };
  const fill = (row: ListRow, partyId: string): void => {
    const party = parties.get(partyId)!;
    const filled: QueryDeepPartialEntity<Party> = {};
    for (const [field, stated] of [
      ['country', row.seat],
      ['address', row.address],
      ['contact', row.contact],
    ] as const)
      if (stated === null || stated === party[field]) continue;
      else if (party[field] === null) filled[field] = stated;
      else say(row, 'differs', `${field} is "${party[field]}" on record, and was left so`, stated);
    if (Object.keys(filled).length === 0) return;
    filledParties.push([partyId, filled]);
    happened('party.amended', partyId, { noun: 'party', version: party.version + 1, ...filled });
  };

  const added = plan.added.map(({ row, party }) => {
    const partyId = party?.id ?? newId();
    if (party !== null) fill(row, partyId);
    else {
      const { name, seat: country, address, contact } = row;
      const content = { vendorId, name, country, address, contact };
      newParties.push({ id: partyId, ...content });
      happened('party.added', partyId, { noun: 'party', version: 1, ...content });
    }
    const { assumed, ...entered } = entranceOf(row, entrance);
    if (assumed !== null) say(row, 'assumed', assumed);
    const id = newId();
    const { service, places } = row;
    const engagementIds = [...options.engagementIds];
    const content = { vendorId, partyId, engagementIds, service, places: [...(places ?? [])], ...entered };
    newOnes.push({ id, ...content });
    happened('subprocessing.added', id, { noun: 'subprocessing', version: 1, ...content });
    return { subprocessingId: id, name: row.name };
  });
  for (const { row, was } of [...plan.changed, ...plan.unchanged]) fill(row, was.partyId);
  for (const { row, was } of plan.changed)
    happened('subprocessing.amended', was.id, { noun: 'subprocessing', ...changeOf(row, was.service, was.places) });
  for (const was of plan.removed)
    happened('subprocessing.removed', was.id, { noun: 'subprocessing', removedOn: options.publishedOn });

  return {
    lines,
    happenings,
    difference: {
      added,
      removed: plan.removed.map(({ id, name }) => ({ subprocessingId: id, name })),
      changed: plan.changed.map(({ was, changes }) => ({ subprocessingId: was.id, name: was.name, changes })),
      unchanged: plan.unchanged.map(({ was }) => ({ subprocessingId: was.id, name: was.name })),
    },
    write: async () => {
      await insertAll(manager, Party, newParties);
      for (const [id, filled] of filledParties) await amendOne(manager, Party, id, filled);
      await insertAll(manager, Subprocessing, newOnes);
      for (const { row, was } of plan.changed)
        await amendOne(manager, Subprocessing, was.id, changeOf(row, was.service, was.places));
      // What was announced for a later day, and is gone before it, never began.
      await manager.query(
        `update subprocessing set removed_on = $2, version = version + 1,
           added_on = case when added_on > $2 then null else added_on end where id = any($1)`,
        [plan.removed.map(({ id }) => id), options.publishedOn],
      );
    },
  };
}

const changeOf = (row: ListRow, service: string | null, places: readonly string[]) => ({
  service: row.service ?? service,
  places: [...(row.places ?? places)],
});

async function insertAll<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly QueryDeepPartialEntity<T>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) await manager.insert(entity, rows.slice(start, start + 500));
}

const amendOne = <T extends object>(
  manager: EntityManager,
  entity: new () => T,
  id: string,
  changes: QueryDeepPartialEntity<T>,
): Promise<unknown> =>
  manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: () => 'version + 1' })
    .where('id = :id', { id })
    .execute();
