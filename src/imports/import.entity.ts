import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file taken in, with its report: every cell ended as a field or as a line of it. */
@Entity('import')
export class Import {
  @PrimaryColumn('uuid') id: string;
  @Column('text') fileName: string;
  /** Hex. */
  @Column('text') sha256: string;
  @Column('jsonb') mapping: object;
  @Column('jsonb') counts: object;
  @Column('jsonb') lines: object[];
  /** The rejected rows as CSV, with their reasons. */
  @Column('text') rejectedRows: string;
  @Column('text') importedBy: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
}
