import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { NotFoundError, refused } from '../errors.js';
import { currentLaw } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { type Happening, HistoryService } from '../history/history.service.js';
import { AsOf } from '../law/as-of.js';
import { Dossier } from '../law/dossier.js';
import { agreedTerms, type AgreedTerms, engagementsOf } from '../law/sub-processors.js';
import { baseName } from '../spreadsheets/file-name.js';
import { page, type Page } from '../page.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { chooseList, type Listed } from './list-columns.js';
import { expectNewer, knownAmong, listsBefore } from './earlier-lists.js';
import { differenceOf } from './list-difference.js';
import { registered } from './on-record.js';
import { readListFile } from './list-file.js';
import { readListRows } from './list-rows.js';
import { LIMITS } from './list-table.js';
import { type Entrance, expectInitial } from './list-entrance.js';
import { ListWriter } from './list-writer.js';
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
    const read = readList(file.bytes, options);
    const { leftTables } = read.listed;
    const known = knownAmong(before, sha256, read.rows, options);
    if (known !== undefined)
      return {
        ...known,
        status: 'known',
        leftTables,
        withoutOnwardTransfer: await this.#withoutOnward(change, vendorId),
      };
    expectNewer(before, options);

    const isFirst = before.length === 0;
    const { list, writer } = await this.#plan(change, vendorId, { name: file.name, sha256, ...read }, options, isFirst);
    if (options.dryRun)
      return {
        ...list,
        difference: unwritten(list.difference),
        id: null,
        status: 'dry_run',
        leftTables,
        withoutOnwardTransfer: [],
      };
    const stored = { id: newId(), ...list };
    await writer.write(manager);
    await manager.insert(SubprocessorList, stored);
    await this.history.record(change, ...writer.happenings, recorded(stored));
    await this.gaps.reassess(change, [vendorId]);
    return {
      ...stored,
      status: 'done',
      leftTables,
      withoutOnwardTransfer: await this.#withoutOnward(change, vendorId),
    };
  }

  /** The list as it would be kept, and what it would write. */
  async #plan(
    change: Change,
    vendorId: string,
    file: ReadList & { readonly name: string; readonly sha256: string },
    options: ListOptions,
    isFirstList: boolean,
  ) {
    const { publishedOn, announcedOn, initial, engagementIds } = options;
    const { format, listed, rows, lines } = file;
    const { onRecord, parties, contracting } = await registered(change.manager, vendorId, engagementIds, publishedOn);
    const plan = differenceOf(rows, onRecord, [...parties.values()], engagementIds, contracting);
    const isFirst = isFirstList && onRecord.length === 0;
    const entrance: Entrance = { vendorId, options, isFirst, terms: await this.#terms(change, vendorId, options) };
    expectInitial(entrance);
    const writer = new ListWriter(plan, entrance, parties);
    const list: Omit<SubprocessorList, 'id'> = {
      ...{ vendorId, publishedOn, announcedOn, initial },
      engagementIds: [...engagementIds],
      fileName: baseName(file.name, 'unnamed'),
      sha256: file.sha256,
      format,
      columns: [...listed.columns],
      rows: [...rows],
      lines: [...lines, ...writer.lines],
      difference: writer.difference,
      recordedBy: change.by,
      recordedAt: change.at,
    };
    return { list, writer };
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

/** @throws RefusedError for a file that is no list, and for options that do not fit it */
function readList(bytes: Buffer, options: ListOptions) {
  const { format, tables } = readListFile(bytes);
  const listed = chooseList(tables, options.mapping, options.tables);
  const { rows, lines } = readListRows(listed);
  expectSize(rows.length);
  return { format, listed, rows, lines };
}

type ReadList = ReturnType<typeof readList>;

function expectSize(count: number): void {
  if (count === 0)
    throw refused(
      '/file',
      'the list names nobody; expected at least one row with a name. If no sub-processor is left, record so on each',
    );
  if (count > LIMITS.subprocessors)
    throw refused('/file', `the list names ${count} sub-processors; expected at most ${LIMITS.subprocessors}`);
}

function recorded({ id, vendorId, fileName, sha256, publishedOn, difference }: SubprocessorList): Happening {
  const { added, removed, changed, unchanged } = difference;
  const counts = {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    unchanged: unchanged.length,
  };
  const payload = { fileName, sha256, publishedOn, ...counts };
  return { kind: 'subprocessor-list.recorded', vendorId, subjectId: id, payload };
}

/** A dry run gives nobody an id. */
const unwritten = ({ added, ...rest }: SubprocessorList['difference']): SubprocessorList['difference'] => ({
  ...rest,
  added: added.map(({ name }) => ({ subprocessingId: null, name })),
});
