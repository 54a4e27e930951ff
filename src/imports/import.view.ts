import { ApiProperty } from '@nestjs/swagger';
import { type Field, FIELDS, type MappedColumn } from './columns.js';
import { IMPORT_STATUSES, type ImportReport } from './imports.service.js';
import { type Counts, LINE_OUTCOMES, type LineOutcome, type ReportLine } from './report.js';

export class MappedColumnView implements MappedColumn {
  @ApiProperty({ type: String, example: 'countryHQ' }) column: string;
  @ApiProperty({ enum: FIELDS, nullable: true, description: 'null: nothing is taken from the column.' })
  field: Field | null;
  @ApiProperty({ type: Boolean, description: "By the column's name; otherwise as the request says." })
  guessed: boolean;
}

class RowCountsView {
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({ type: 'integer' }) imported: number;
  @ApiProperty({ type: 'integer', description: 'The key is in the register already; it was left as it is.' })
  unchanged: number;
  @ApiProperty({ type: 'integer' }) rejected: number;
}

class CellCountsView {
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({ type: 'integer' }) empty: number;
  @ApiProperty({ type: 'integer', description: 'Ended as a field.' }) taken: number;
  @ApiProperty({ type: 'integer', description: 'Named by a line, or part of a rejected row.' }) reported: number;
}

export class ImportCountsView implements Counts {
  @ApiProperty({ type: RowCountsView }) rows: RowCountsView;
  @ApiProperty({ type: CellCountsView }) cells: CellCountsView;
}

export class ReportLineView implements ReportLine {
  @ApiProperty({ type: 'integer', description: 'As a spreadsheet numbers it: the header is row 1.', example: 13 })
  row: number;
  @ApiProperty({ type: String, nullable: true, example: 'countryHQ' }) column: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'Atlantis' }) found: string | null;
  @ApiProperty({ enum: LINE_OUTCOMES, example: 'rejected' }) outcome: LineOutcome;
  @ApiProperty({ type: String, example: 'no country that is known' }) says: string;
  @ApiProperty({ type: String, nullable: true, example: 'a country as ISO code (DK, DNK) or by its English name' })
  expected: string | null;
}

/** An import as stored, or as it would have been. */
export class ImportView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: nothing was written.' })
  id: string | null;
  @ApiProperty({
    enum: IMPORT_STATUSES,
    description: '`refused`: all or nothing was asked for, and rows are rejected.',
  })
  status: ImportReport['status'];
  @ApiProperty({ type: String, example: 'vendors.csv' }) fileName: string;
  @ApiProperty({ type: String, pattern: '^[0-9a-f]{64}$' }) sha256: string;
  @ApiProperty({ type: String, format: 'uuid' }) ownPartyId: string;
  @ApiProperty({ type: [MappedColumnView] }) mapping: readonly MappedColumnView[];
  @ApiProperty({ type: ImportCountsView, description: 'Unless `done`: what would have been.' })
  counts: ImportCountsView;
  @ApiProperty({ type: [ReportLineView] }) lines: readonly ReportLineView[];
  @ApiProperty({ type: String, nullable: true, description: 'Where the rejected rows are, as CSV to be mended.' })
  rejectedRowsUrl: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) importedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) importedBy: string | null;
}

export function importView(report: ImportReport): ImportView {
  const { id, status, fileName, sha256, ownPartyId, mapping, counts, lines } = report;
  const hasFile = id !== null && counts.rows.rejected > 0;
  return {
    id,
    status,
    fileName,
    sha256,
    ownPartyId,
    mapping,
    counts,
    lines,
    rejectedRowsUrl: hasFile ? `/v1/imports/${id}/rejected-rows.csv` : null,
    importedAt: id === null ? null : report.importedAt.toISOString(),
    importedBy: id === null ? null : report.importedBy,
  };
}
