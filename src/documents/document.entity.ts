import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';
import type { MediaType } from './media.js';
import type { Reading } from './reading/reading.js';

/** A paper on file. Its bytes, and what they are, never change: the database refuses it. */
@Entity('document')
@Index(['vendorId'])
@Unique(['sha256'])
@Check('document_sha256_check', `sha256 ~ '^[0-9a-f]{64}$'`)
export class Document {
  @PrimaryColumn('uuid') id: string;
  /** Of the bytes, 64 small hexadecimal digits. */
  @Column('text') sha256: string;
  @Column('text') fileName: string;
  @Column('text') mediaType: MediaType;
  /** Bytes. */
  @Column('int') size: number;
  /** null: of no vendor, or of several. */
  @ForeignKey(() => Vendor)
  @Column('uuid', { nullable: true })
  vendorId: string | null;
  /** The day that the paper itself bears, as a person stated it. */
  @Column('date', { nullable: true }) bearsOn: LegalDay | null;
  @Column('text') filedBy: string;
  @Column('timestamptz') filedAt: Date;
  /** What was read in it; nothing of it counts as stated. */
  @Column('jsonb') reading: Reading;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** The bytes, apart, so that no list reads them. */
@Entity('document_content')
export class DocumentContent {
  @ForeignKey(() => Document)
  @PrimaryColumn('uuid')
  documentId: string;
  @Column('bytea') bytes: Buffer;
}
