import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { Person } from '../people/person.entity.js';

export const VENDOR_STATUSES = ['prospective', 'active', 'leaving', 'left'] as const;
export type VendorStatus = (typeof VENDOR_STATUSES)[number];

@Entity('vendor')
@Unique(['key'])
@Index(['ownerId'])
@Check('vendor_status_check', `status in ('prospective', 'active', 'leaving', 'left')`)
@Check('vendor_key_check', `key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
export class Vendor {
  @PrimaryColumn('uuid') id: string;
  /** Stable, human, kebab-case; accepted wherever an id is. */
  @Column('text') key: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) website: string | null;
  @ForeignKey(() => Person)
  @Column('uuid', { nullable: true })
  ownerId: string | null;
  @Column('text', { nullable: true }) privacyContact: string | null;
  @Column('text', { nullable: true }) dpoContact: string | null;
  @Column('text', { nullable: true }) representative: string | null;
  @Column('text', { default: 'active' }) status: VendorStatus;
  /** The day from which the status holds. */
  @Column('date', { nullable: true }) statusFrom: LegalDay | null;
  @Column('text', { array: true, default: '{}' }) tags: string[];
  @Column('text', { nullable: true }) dpaUrl: string | null;
  @Column('text', { nullable: true }) subprocessorsUrl: string | null;
  /** The version of its DPA that the vendor publishes now. */
  @Column('text', { nullable: true }) dpaVersion: string | null;
  @Column('date', { nullable: true }) dpaPublishedOn: LegalDay | null;
  @Column('date', { nullable: true }) lastReviewedOn: LegalDay | null;
  @Column('date', { nullable: true }) nextReviewOn: LegalDay | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
