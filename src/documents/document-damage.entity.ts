import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Document } from './document.entity.js';

/** That the bytes kept of a paper were found not to be those that were filed, until they are again. */
@Entity('document_damage')
@Index('document_damage_standing_key', ['documentId'], { unique: true, where: 'mended_at is null' })
export class DocumentDamage {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Document)
  @Column('uuid')
  documentId: string;
  @Column('timestamptz') foundAt: Date;
  /** null: nobody was told yet. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
  /** null: it stands. */
  @Column('timestamptz', { nullable: true }) mendedAt: Date | null;
}
