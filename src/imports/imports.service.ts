import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { NotFoundError, refused } from '../errors.js';
import { GapsService } from '../gaps/gaps.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Role } from '../law/facts.js';
import { mapColumns, type MappedColumn, shownColumns } from './columns.js';
import type { Mapping } from '../spreadsheets/mapping.js';
import { readSheet, type Sheet } from '../spreadsheets/csv.js';
import { baseName } from '../spreadsheets/file-name.js';
import { Import } from './import.entity.js';
import { setsOf, writeVendors, type WrittenVendor } from './records.js';
import { readPeople, readRegistered } from './registered.js';
import { counted, rejectedRowsOf } from './report.js';
import { linesOfShown, readRows, settle, type SettledRow } from './rows.js';

export const IMPORT_MODES = ['valid_rows', 'all_or_nothing'] as const;
/** What happens to a file with rejected rows: the others are imported, or none. */
export type ImportMode = (typeof IMPORT_MODES)[number];

export interface ImportOptions {
  /** null: the only own party. */
  readonly ownPartyId: string | null;
  readonly vendorRole: Role;
  readonly ourRole: Role;
  /** Field by column; null, or a column left out: guessed by the column's name. */
  readonly mapping: Mapping | null;
  /** Report only: nothing at all is written. */
  readonly dryRun: boolean;
  readonly mode: ImportMode;
}

export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export const IMPORT_STATUSES = ['done', 'dry_run', 'refused'] as const;

/** An import as stored, or as it would have been. */
export interface ImportReport extends Omit<Import, 'id'> {
  /** null: nothing was written. */
  readonly id: string | null;
  readonly status: (typeof IMPORT_STATUSES)[number];
}

/** Takes in lists of vendors. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly history: HistoryService,
    private readonly gaps: GapsService,
  ) {}

  /**
   * Reads a file, and writes what it adds to the register unless this is a dry run or the file is refused.
   * @throws RefusedError for a file that is no list of vendors, or options that do not fit it
   */
  async run(change: Change, file: ImportFile, options: ImportOptions): Promise<ImportReport> {
    const { manager } = change;
    const sheet = readSheet(file.bytes);
    const mapping = mapColumns(sheet.header, options.mapping);
    const ownPartyId = await ownPartyMeant(manager, options.ownPartyId);
    if (!options.dryRun) await waitForOtherImports(manager);
    const owners = await ownersNamed(manager, sheet, mapping);
    const rows = await settleRows(manager, sheet, mapping, owners);

    const report = {
      fileName: baseName(file.name, 'unnamed.csv'),
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      ownPartyId,
      mapping,
      ...reported(sheet, mapping, rows),
      importedBy: change.by,
      importedAt: change.at,
    };
    if (options.mode === 'all_or_nothing' && report.counts.rows.rejected > 0)
      return { id: null, status: 'refused', ...report };
    if (options.dryRun) return { id: null, status: 'dry_run', ...report };

    const { vendorRole, ourRole } = options;
    const stored = { id: newId(), ...report };
    const vendors = rows.flatMap(({ vendor }) => vendor ?? []);
    const written = await writeVendors(manager, vendors, { ownPartyId, vendorRole, ourRole, owners });
    await manager.insert(Import, stored);
    await this.#recordAll(change, stored, written, { vendorRole, ourRole });
    await this.gaps.reassess(
      change,
      written.map(({ id }) => id),
    );
    return { status: 'done', ...stored };
  }

  async find(id: string): Promise<ImportReport> {
    const found = isUUID(id) ? await this.dataSource.manager.findOneBy(Import, { id }) : null;
    if (found === null) throw new NotFoundError('import', id);
    return { status: 'done', ...found };
  }

  /** The rejected rows of an import as a CSV file that can be mended and sent again. */
  async rejectedRows(id: string): Promise<string> {
    const { rejectedRows } = await this.find(id);
    if (rejectedRows === '') throw new NotFoundError('rejected row of import', id);
    return rejectedRows;
  }

  async #recordAll(
    change: Change,
    { id: importId, fileName, sha256, ownPartyId, counts }: Import,
    written: readonly WrittenVendor[],
    roles: Pick<ImportOptions, 'vendorRole' | 'ourRole'>,
  ): Promise<void> {
    for (const set of setsOf(written)) {
      const happenings = set.map(({ id, vendor: { key, name, row } }) => ({
        kind: 'vendor.imported',
        vendorId: id,
        subjectId: id,
        payload: { importId, row, key, name },
      }));
      await this.history.record(change, ...happenings);
    }
    const payload = { fileName, sha256, ownPartyId, ...roles, ...counts };
    await this.history.record(change, { kind: 'import.done', vendorId: null, subjectId: importId, payload });
  }
}

async function ownPartyMeant(manager: EntityManager, id: string | null): Promise<string> {
  const own = await manager.query<{ id: string; name: string }[]>(
    `select id, name from party where vendor_id is null order by name, id`,
  );
  const [only] = own;
  const choices = own
    .slice(0, 20)
    .map((party) => `${party.id} (${party.name})`)
    .join(', ');
  const refuse = (detail: string) => refused('/ownParty', detail);
  if (only === undefined) throw refuse('There is no own party yet; add one of our companies as a party without vendor');
  if (id === null && own.length > 1) throw refuse(`There are several own parties; name one of ${choices}`);
  const meant = id === null ? only : own.find((party) => party.id === id.toLowerCase());
  if (meant === undefined) throw refuse(`"${id}" is none of our own parties; expected one of ${choices}`);
  return meant.id;
}

/** So that a file sent twice at once finds its own vendors the second time. */
const waitForOtherImports = (manager: EntityManager): Promise<unknown> =>
  manager.query(`select pg_advisory_xact_lock(hashtext('clausebook imports'))`);

async function ownersNamed(
  manager: EntityManager,
  { rows }: Sheet,
  mapping: readonly MappedColumn[],
): Promise<ReadonlyMap<string, string>> {
  const column = mapping.findIndex(({ field }) => field === 'ownerEmail');
  const emails = new Set(rows.map(({ cells }) => cells[column]?.toLowerCase() ?? ''));
  return readPeople(manager, [...emails]);
}

async function settleRows(
  manager: EntityManager,
  { rows }: Sheet,
  mapping: readonly MappedColumn[],
  owners: ReadonlyMap<string, string>,
): Promise<readonly SettledRow[]> {
  const read = readRows(rows, mapping, { emails: new Set(owners.keys()), shown: shownColumns(mapping) });
  const registered = await readRegistered(
    manager,
    read.flatMap(({ values }) => values.key ?? []),
  );
  return read.map((row) => settle(row, mapping, registered.get(row.values.key ?? '')));
}

function reported(
  sheet: Sheet,
  mapping: readonly MappedColumn[],
  rows: readonly SettledRow[],
): Pick<Import, 'counts' | 'lines' | 'rejectedRows'> {
  const lines = [...linesOfShown(shownColumns(mapping)), ...rows.flatMap((row) => row.lines)];
  const cells = sheet.rows.reduce((sum, row) => sum + row.cells.length, 0);
  const counts = {
    rows: counted(
      sheet.rows.length,
      ['imported', 'unchanged', 'rejected'],
      rows.map(({ ending }) => ending),
    ),
    cells: counted(
      cells,
      ['empty', 'taken', 'reported'],
      rows.flatMap((row) => row.cells),
    ),
  };
  return { counts, lines, rejectedRows: rejectedRowsOf(sheet, lines) };
}
