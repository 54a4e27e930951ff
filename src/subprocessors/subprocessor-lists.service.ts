import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { NotFoundError, refused } from '../errors.js';
import { currentLaw } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { HistoryService } from '../history/history.service.js';
import { AsOf } from '../law/as-of.js';
import { Dossier } from '../law/dossier.js';
import { agreedTerms, type AgreedTerms, engagementsOf } from '../law/sub-processors.js';
import { baseName } from '../spreadsheets/file-name.js';
import { page, type Page } from '../page.js';
import { Party } from '../vendors/party.entity.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { chooseList, type Listed } from './list-columns.js';
import { differenceOf, type KnownParty, type OnRecord } from './list-difference.js';
import { readListFile } from './list-file.js';
import { readListRows } from './list-rows.js';
import { LIMITS } from './list-table.js';
import { type Entrance, writesOf } from './list-writer.js';
import { SubprocessorList } from './subprocessor-list.entity.js';
import type { ListOptions, SubprocessorListsQuery } from './subprocessor-list.params.js';
import { Subprocessing } from './subprocessing.entity.js';
import { SubprocessingsService } from './subprocessings.service.js';

/** A sub-processor in a third country to which no transfer is on record. */
export interface MissingOnward {
  readonly subprocessingId: string;
  readonly name: string;
  /** Where it sits; null: not known. */
  readonly country: string | null;
  readonly places: readonly string[];
}

/** A list as it is kept, or as it would have been. */
export interface TakenList extends Omit<SubprocessorList, 'id'> {
  /** null: nothing was written. */
  readonly id: string | null;
  readonly status: 'done' | 'dry_run' | 'known';
  readonly leftTables: Listed['leftTables'];
  readonly withoutOnwardTransfer: readonly MissingOnward[];
}

/** Takes in what vendors publish of their sub-processors. */
@Injectable()
export class SubprocessorListsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly engagements: EngagementsService,
    private readonly gaps: GapsService,
    private readonly history: HistoryService,
    private readonly subprocessings: SubprocessingsService,
  ) {}

  /**
   * Reads a list, and writes how it differs from what is on record; a list that was taken in already changes nothing.
   * @throws RefusedError for a file that is no such list, options that do not fit, or a list older than the last
   */
  async take(
    change: Change,
    vendor: string,
    file: { readonly name: string; readonly bytes: Buffer },
    options: ListOptions,
  ): Promise<TakenList> {
    const { manager } = change;
    const vendorId = await this.vendors.idOf(manager, vendor);
    // Two lists at once would each find the other's sub-processors missing.
    await manager.query(`select id from vendor where id = $1 for no key update`, [vendorId]);
    const named = options.engagementIds.map((id) => ({ pointer: '/engagementIds', id }));
    await this.engagements.expect(manager, vendorId, named);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const before = await listsBefore(manager, vendorId, options);
    const known = knownAmong(before, sha256, options);
    if (known !== undefined)
      return {
        ...known,
        status: 'known',
        leftTables: [],
        withoutOnwardTransfer: await this.#withoutOnward(change, vendorId),
      };
    expectNewer(before, options);

    const { format, tables } = readListFile(file.bytes);
    const listed = chooseList(tables, options.mapping, options.table);
    const { rows, lines } = readListRows(listed);
    expectSize(rows.length);
    const { onRecord, parties, contracting } = await registered(manager, vendorId, options.engagementIds);
    const plan = differenceOf(rows, onRecord, [...parties.values()], options.engagementIds, contracting);
    const isFirst = before.length === 0 && onRecord.length === 0;
    const entrance: Entrance = { vendorId, options, isFirst, terms: await this.#terms(change, vendorId, options) };
    expectInitial(entrance);
    const writes = writesOf(change, plan, entrance, parties);
    const report = {
      vendorId,
      publishedOn: options.publishedOn,
      announcedOn: options.announcedOn,
      initial: options.initial,
      engagementIds: [...options.engagementIds],
      fileName: baseName(file.name, 'unnamed'),
      sha256,
      format,
      columns: [...listed.columns],
      rows: [...rows],
      lines: [...lines, ...writes.lines],
      difference: writes.difference,
      recordedBy: change.by,
      recordedAt: change.at,
    };
    const { leftTables } = listed;
    if (options.dryRun)
      return {
        ...report,
        difference: unwritten(writes.difference),
        id: null,
        status: 'dry_run',
        leftTables,
        withoutOnwardTransfer: [],
      };
    const stored = { id: newId(), ...report };
    await writes.write();
    await manager.insert(SubprocessorList, stored);
    const { added, removed, changed, unchanged } = writes.difference;
    const counts = {
      added: added.length,
      removed: removed.length,
      changed: changed.length,
      unchanged: unchanged.length,
    };
    await this.history.record(change, ...writes.happenings, {
      kind: 'subprocessor-list.recorded',
      vendorId,
      subjectId: stored.id,
      payload: { fileName: stored.fileName, sha256, publishedOn: stored.publishedOn, ...counts },
    });
    await this.gaps.reassess(change, [vendorId]);
    const withoutOnwardTransfer = await this.#withoutOnward(change, vendorId);
    return { ...stored, status: 'done', leftTables, withoutOnwardTransfer };
  }

  async list(vendor: string, query: SubprocessorListsQuery): Promise<Page<SubprocessorList>> {
    const { manager } = this.dataSource;
    const vendorId = await this.vendors.idOf(manager, vendor);
    return page(manager.createQueryBuilder(SubprocessorList, 'r').where({ vendorId }), query, {
      column: 'id',
      descending: true,
    });
  }

  /** @throws NotFoundError */
  async find(vendor: string, id: string): Promise<SubprocessorList> {
    const { manager } = this.dataSource;
    const vendorId = await this.vendors.idOf(manager, vendor);
    const found = await manager.findOneBy(SubprocessorList, { id, vendorId });
    if (found === null) throw new NotFoundError('list of sub-processors', id);
    return found;
  }

  async #terms({ manager, today }: Change, vendorId: string, options: ListOptions): Promise<readonly AgreedTerms[]> {
    const vendor = await this.gaps.dossier(manager, vendorId);
    const dossier = new Dossier(vendor!.facts);
    const law = await currentLaw(manager);
    const asOf = new AsOf(today);
    return engagementsOf(options, dossier).map((engagement) => agreedTerms(engagement, dossier, law, asOf));
  }

  /** Those of the vendor that go on, sit or process in a third country, and have no transfer on record. */
  async #withoutOnward({ manager, today }: Change, vendorId: string): Promise<readonly MissingOnward[]> {
    const going = (await manager.findBy(Subprocessing, { vendorId })).filter(
      ({ removedOn }) => removedOn === null || removedOn > today,
    );
    const placed = await this.subprocessings.placed(manager, going, today);
    return placed.flatMap(({ subprocessing: { id, places }, party, standing }) =>
      standing.transferIds.length > 0 || (standing.needsTransfer !== true && !standing.processesAbroad)
        ? []
        : [{ subprocessingId: id, name: party?.name ?? '', country: party?.country ?? null, places }],
    );
  }
}

/** Earlier lists of the same engagements, the last first. */
async function listsBefore(
  manager: EntityManager,
  vendorId: string,
  { engagementIds }: ListOptions,
): Promise<readonly SubprocessorList[]> {
  const lists = await manager.find(SubprocessorList, {
    where: { vendorId },
    order: { publishedOn: 'desc', id: 'desc' },
  });
  return lists.filter((list) => list.engagementIds.join() === engagementIds.join());
}

/** The last list, sent again; or an earlier one, sent again for its own day. */
const knownAmong = (
  before: readonly SubprocessorList[],
  sha256: string,
  { publishedOn }: ListOptions,
): SubprocessorList | undefined =>
  before.find((list, at) => list.sha256 === sha256 && (at === 0 || list.publishedOn === publishedOn));

function expectNewer([last]: readonly SubprocessorList[], { publishedOn }: ListOptions): void {
  if (last !== undefined && publishedOn < last.publishedOn)
    throw refused(
      '/publishedOn',
      `the last list on record is of ${last.publishedOn}; what an older one of ${publishedOn} differs in is no news. Take lists in by their days`,
    );
}

function expectSize(count: number): void {
  const refuse = (detail: string) => refused('/file', detail);
  if (count === 0)
    throw refuse(
      'the list names nobody; expected at least one row with a name. If no sub-processor is left, record so on each',
    );
  if (count > LIMITS.subprocessors)
    throw refuse(`the list names ${count} sub-processors; expected at most ${LIMITS.subprocessors}`);
}

/** What stood on a list with the contract must have stood there by the day of the contract. */
function expectInitial({ options: { initial, publishedOn }, terms }: Entrance): void {
  if (!initial) return;
  const refuse = (detail: string) => refused('/initial', detail);
  if (terms.length === 0 || terms.some(({ concludedOn }) => concludedOn === null))
    throw refuse('no contract is in force with which the list could have been accepted; record it first');
  const before = terms.find(({ concludedOn }) => concludedOn! < publishedOn);
  if (before !== undefined)
    throw refuse(
      `the contract was concluded on ${before.concludedOn}, before the list of ${publishedOn}; send the list as it stood then, with its day, or leave out initial and decide on each`,
    );
}

async function registered(manager: EntityManager, vendorId: string, scope: readonly string[]) {
  const parties = new Map((await manager.findBy(Party, { vendorId })).map((party) => [party.id, party]));
  const going = (await manager.findBy(Subprocessing, { vendorId })).filter(
    ({ removedOn, engagementIds }) =>
      removedOn === null &&
      (scope.length === 0 || engagementIds.length === 0 || engagementIds.some((id) => scope.includes(id))),
  );
  const onRecord = going.flatMap((subprocessing): OnRecord[] => {
    // One of ours may be a sub-processor, and no list of a vendor speaks for it.
    const party: KnownParty | undefined = parties.get(subprocessing.partyId);
    return party === undefined ? [] : [{ ...subprocessing, name: party.name }];
  });
  const engagements = await manager.findBy(Engagement, { vendorId });
  const contracting = new Set(
    engagements.flatMap(({ id, vendorPartyId }) => (scope.length === 0 || scope.includes(id) ? vendorPartyId : [])),
  );
  return { parties, onRecord, contracting };
}

/** A dry run gives nobody an id. */
const unwritten = ({ added, ...rest }: SubprocessorList['difference']): SubprocessorList['difference'] => ({
  ...rest,
  added: added.map(({ name }) => ({ subprocessingId: null, name })),
});
