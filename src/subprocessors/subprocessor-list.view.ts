import { ApiProperty } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { LIST_FIELDS, type ListColumn, type ListField } from './list-columns.js';
import type { Entry, ListDifference } from './list-difference.js';
import { LIST_FORMATS, type ListFormat } from './list-file.js';
import { LINE_OUTCOMES, type LineOutcome, type ListLine } from './list-report.js';
import type { ListRow } from './list-rows.js';
import type { SubprocessorList } from './subprocessor-list.entity.js';
import type { TakenList } from './subprocessor-lists.service.js';

const NULLABLE = { type: String, nullable: true } as const;

export class ListColumnView implements ListColumn {
  @ApiProperty({
    type: 'integer',
    description: 'Table of the file that it is of; of several with its header the first.',
  })
  table: number;
  @ApiProperty({ type: String, example: 'Location of processing' }) column: string;
  @ApiProperty({ enum: LIST_FIELDS, nullable: true, description: 'null: nothing is taken from it.' })
  field: ListField | null;
  @ApiProperty({ type: Boolean, description: "Found by the column's name, not given." }) guessed: boolean;
}

export class ListRowView implements ListRow {
  @ApiProperty({ type: 'integer', description: 'Table of the file, from 1.' }) table: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    description: 'Rows of the table that speak of it, from 1.',
  })
  rows: readonly number[];
  @ApiProperty({ type: String, example: 'Example Hosting GmbH' }) name: string;
  @ApiProperty({ ...NULLABLE, example: 'Hosting' }) service: string | null;
  @ApiProperty({ type: [String], nullable: true, example: ['DE'] }) places: readonly string[] | null;
  @ApiProperty({ ...NULLABLE, example: 'DE', description: 'Where it is established, by a column that says so.' })
  seat: string | null;
  @ApiProperty(NULLABLE) address: string | null;
  @ApiProperty(NULLABLE) contact: string | null;
  @ApiProperty({ ...NULLABLE, description: 'Kept with the list alone.' }) url: string | null;
  @ApiProperty({ ...NULLABLE, format: 'date' }) addedOn: LegalDay | null;
}

export class ListLineView implements ListLine {
  @ApiProperty({ type: 'integer' }) table: number;
  @ApiProperty({ type: 'integer' }) row: number;
  @ApiProperty({ ...NULLABLE, description: 'null: the row as a whole.' }) column: string | null;
  @ApiProperty({ ...NULLABLE, example: 'EU hosting available' }) found: string | null;
  @ApiProperty({
    enum: LINE_OUTCOMES,
    description:
      '`rejected`: the row was left out. `not_taken`: a cell, or a part of it, was. `assumed`: the list does not say. `joined`: more than one row speaks of it. `differs`: the register says otherwise and was left as it is. `ambiguous`: nobody can say who is meant, so nothing was written.',
  })
  outcome: LineOutcome;
  @ApiProperty({ type: String, example: 'taken as US without it' }) says: string;
  @ApiProperty({ ...NULLABLE, example: 'countries, by name or code' }) expected: string | null;
}

export class ListEntryView implements Entry {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: nothing was written.' })
  subprocessingId: string | null;
  @ApiProperty({ type: String, example: 'Example Hosting GmbH' }) name: string;
}

export class ListChangeView {
  @ApiProperty({ enum: ['service', 'places'] }) field: 'service' | 'places';
  @ApiProperty({ ...NULLABLE, example: 'DE' }) before: string | null;
  @ApiProperty({ ...NULLABLE, example: 'DE, US' }) after: string | null;
}

export class ChangedEntryView extends ListEntryView {
  @ApiProperty({ type: [ListChangeView] }) changes: readonly ListChangeView[];
}

export class ListDifferenceView implements ListDifference {
  @ApiProperty({ type: [ListEntryView], description: 'New on it: announced.' }) added: readonly ListEntryView[];
  @ApiProperty({ type: [ListEntryView], description: 'No longer on it: removed from its day on.' })
  removed: readonly ListEntryView[];
  @ApiProperty({ type: [ChangedEntryView], description: 'Does something else, or elsewhere.' })
  changed: readonly ChangedEntryView[];
  @ApiProperty({ type: [ListEntryView] }) unchanged: readonly ListEntryView[];
}

export class SubprocessorListView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: nothing was written.' })
  id: string | null;
  @ApiProperty({ type: String, format: 'uuid' }) vendorId: string;
  @ApiProperty({ type: String, format: 'date' }) publishedOn: LegalDay;
  @ApiProperty({ type: String, format: 'date' }) announcedOn: LegalDay;
  @ApiProperty({ type: Boolean, description: 'What was new on it was accepted with the contract.' }) initial: boolean;
  @ApiProperty({ type: [String], format: 'uuid' }) engagementIds: readonly string[];
  @ApiProperty({ type: String, example: 'subprocessors.html' }) fileName: string;
  @ApiProperty({ type: String }) sha256: string;
  @ApiProperty({ enum: LIST_FORMATS }) format: ListFormat;
  @ApiProperty({ type: [ListColumnView] }) columns: readonly ListColumnView[];
  @ApiProperty({ type: [ListRowView], description: 'As read, one for each sub-processor.' })
  rows: readonly ListRowView[];
  @ApiProperty({ type: [ListLineView], description: 'What was not taken as it stood, and why.' })
  lines: readonly ListLineView[];
  @ApiProperty({ type: ListDifferenceView, description: 'To what was on record before.' })
  difference: ListDifferenceView;
  @ApiProperty({ type: String, example: 'legal@example.com' }) recordedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) recordedAt: string;
}

export class LeftTableView {
  @ApiProperty({ type: 'integer' }) table: number;
  @ApiProperty({ type: String, example: 'Cookie | Purpose | Lifetime' }) header: string;
  @ApiProperty({ type: 'integer' }) rows: number;
}

export class MissingOnwardView {
  @ApiProperty({ type: String, format: 'uuid' }) subprocessingId: string;
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ ...NULLABLE, example: 'US', description: 'Where it sits.' }) country: string | null;
  @ApiProperty({ type: [String], example: ['US'] }) places: readonly string[];
}

export class TakenListView extends SubprocessorListView {
  @ApiProperty({
    enum: ['done', 'dry_run', 'known'],
    description: '`known`: the same list was taken in before, and nothing was changed.',
  })
  status: TakenList['status'];
  @ApiProperty({ type: [LeftTableView], description: 'Tables of the file that were left alone.' })
  leftTables: readonly LeftTableView[];
  @ApiProperty({
    type: [MissingOnwardView],
    description:
      'Sub-processors of the vendor in a third country, or processing in one, to which no transfer is on record.',
  })
  withoutOnwardTransfer: readonly MissingOnwardView[];
}

export const subprocessorListView = <T extends Omit<SubprocessorList, 'id'> & { readonly id: string | null }>(
  list: T,
): Omit<T, 'recordedAt'> & { recordedAt: string } => ({ ...list, recordedAt: list.recordedAt.toISOString() });
