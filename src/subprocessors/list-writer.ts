import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v7 as newId } from 'uuid';
import type { Happening } from '../history/history.service.js';
import { Party } from '../vendors/party.entity.js';
import type { Entry, ListDifference, PlannedDifference } from './list-difference.js';
import { type Entrance, entranceOf } from './list-entrance.js';
import { lineOn, type ListLine, placeOf } from './list-report.js';
import type { ListRow } from './list-rows.js';
import type { OnRecord } from './on-record.js';
import { Subprocessing } from './subprocessing.entity.js';

type Filled = QueryDeepPartialEntity<Party>;

/** Works out every record of a difference, and what there is to say of it; writes all of it at once. */
export class ListWriter {
  readonly difference: ListDifference;
  readonly lines: ListLine[];
  readonly happenings: Happening[] = [];
  readonly #newParties: Filled[] = [];
  readonly #filledParties: (readonly [id: string, filled: Filled])[] = [];
  readonly #subprocessings: QueryDeepPartialEntity<Subprocessing>[] = [];

  /** @param parties those of the vendor, by id */
  constructor(
    private readonly plan: PlannedDifference,
    private readonly entrance: Entrance,
    private readonly parties: ReadonlyMap<string, Party>,
  ) {
    const { added, changed, unchanged, removed } = plan;
    const { publishedOn: removedOn } = entrance.options;
    this.lines = [...plan.lines];
    const entries = added.map((one) => this.#add(one));
    for (const { row, was } of [...changed, ...unchanged]) this.#fill(row, was.partyId);
    for (const { row, was } of changed) this.#happened('subprocessing', 'amended', was.id, changeOf(row, was));
    for (const was of removed) this.#happened('subprocessing', 'removed', was.id, { removedOn });
    this.difference = {
      added: entries,
      removed: removed.map(entryOf),
      changed: changed.map(({ was, changes }) => ({ ...entryOf(was), changes })),
      unchanged: unchanged.map(({ was }) => entryOf(was)),
    };
  }

  /** Nothing of it is judged yet. */
  async write(manager: EntityManager): Promise<void> {
    await insertAll(manager, Party, this.#newParties);
    for (const [id, filled] of this.#filledParties) await amendOne(manager, Party, id, filled);
    await insertAll(manager, Subprocessing, this.#subprocessings);
    for (const { row, was } of this.plan.changed) await amendOne(manager, Subprocessing, was.id, changeOf(row, was));
    // What was announced for a later day, and is gone before it, never began.
    await manager.query(
      `update subprocessing set removed_on = $2, version = version + 1,
         added_on = case when added_on > $2 then null else added_on end where id = any($1)`,
      [this.plan.removed.map(({ id }) => id), this.entrance.options.publishedOn],
    );
  }

  #add({ row, party }: PlannedDifference['added'][number]): Entry {
    const { vendorId, options } = this.entrance;
    const partyId = party?.id ?? this.#addParty(row);
    if (party !== null) this.#fill(row, partyId);
    const { assumed, ...entered } = entranceOf(row, this.entrance);
    if (assumed !== null) this.lines.push(lineOn(placeOf(row), 'assumed', assumed, { found: row.name }));
    const id = newId();
    const { service, places } = row;
    const engagementIds = [...options.engagementIds];
    const content = { vendorId, partyId, engagementIds, service, places: [...(places ?? [])], ...entered };
    this.#subprocessings.push({ id, ...content });
    this.#happened('subprocessing', 'added', id, { version: 1, ...content });
    return { subprocessingId: id, name: row.name };
  }

  #addParty({ name, seat: country, address, contact }: ListRow): string {
    const id = newId();
    const content = { vendorId: this.entrance.vendorId, name, country, address, contact };
    this.#newParties.push({ id, ...content });
    this.#happened('party', 'added', id, { version: 1, ...content });
    return id;
  }

  /** What the record has already stays, and is told where the list says otherwise. */
  #fill(row: ListRow, partyId: string): void {
    const party = this.parties.get(partyId)!;
    const filled: Filled = {};
    for (const [field, stated] of [
      ['country', row.seat],
      ['address', row.address],
      ['contact', row.contact],
    ] as const) {
      if (stated === null || stated === party[field]) continue;
      if (party[field] === null) filled[field] = stated;
      else {
        const says = `${field} is "${party[field]}" on record, and was left so`;
        this.lines.push(lineOn(placeOf(row), 'differs', says, { found: stated }));
      }
    }
    if (Object.keys(filled).length === 0) return;
    this.#filledParties.push([partyId, filled]);
    this.#happened('party', 'amended', partyId, { version: party.version + 1, ...filled });
  }

  #happened(noun: 'party' | 'subprocessing', what: string, subjectId: string, payload: object): void {
    const { vendorId } = this.entrance;
    this.happenings.push({ kind: `${noun}.${what}`, vendorId, subjectId, payload: { noun, ...payload } });
  }
}

const entryOf = ({ id, name }: OnRecord): Entry => ({ subprocessingId: id, name });

/** What a list does not say stays as it was. */
const changeOf = ({ service, places }: ListRow, was: OnRecord) => ({
  service: service ?? was.service,
  places: [...(places ?? was.places)],
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
