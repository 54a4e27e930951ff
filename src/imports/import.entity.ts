import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Party } from '../vendors/party.entity.js';
import type { MappedColumn } from './columns.js';
import type { Counts, ReportLine } from './report.js';

/** A file taken in, with its report: every cell ended as a field or as a line of it. */
@Entity('import')
@Index(['ownPartyId'])
export class Import {
  @PrimaryColumn('uuid') id: string;
  @Column('text') fileName: string;
  /** Hex. */
  @Column('text') sha256: string;
  /** The own party that its vendors were engaged by. */
  @ForeignKey(() => Party)
  @Column('uuid')
  ownPartyId: string;
  @Column('jsonb') mapping: readonly MappedColumn[];
  @Column('jsonb') counts: Counts;
  @Column('jsonb') lines: readonly ReportLine[];
  /** The rejected rows as CSV, with their reasons; empty when there are none. */
  @Column('text') rejectedRows: string;
  @Column('text') importedBy: string;
  @Column('timestamptz') importedAt: Date;
}
