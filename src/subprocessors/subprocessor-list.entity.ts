import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';
import type { ListColumn } from './list-columns.js';
import type { ListDifference } from './list-difference.js';
import type { ListFormat } from './list-file.js';
import type { ListLine } from './list-report.js';
import type { ListRow } from './list-rows.js';

/** A list of sub-processors as a vendor published it, and what it changed. */
@Entity('subprocessor_list')
@Index(['vendorId', 'publishedOn'])
export class SubprocessorList {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @Column('date') publishedOn: LegalDay;
  /** Day on which what is new on it was announced to us. */
  @Column('date') announcedOn: LegalDay;
  /** What is new on it stood there when the contract was concluded. */
  @Column('boolean') initial: boolean;
  /** Empty: every one in which the vendor is a processor. */
  @Column('uuid', { array: true, default: '{}' }) engagementIds: string[];
  @Column('text') fileName: string;
  @Column('text') sha256: string;
  @Column('text') format: ListFormat;
  @Column('jsonb') columns: ListColumn[];
  /** As read, one for each sub-processor. */
  @Column('jsonb') rows: ListRow[];
  /** What was not taken as it stood, and why. */
  @Column('jsonb') lines: ListLine[];
  @Column('jsonb') difference: ListDifference;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
