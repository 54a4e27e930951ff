import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SubprocessorDecision } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** Another processor that a vendor engages. */
@Entity('subprocessing')
@Index(['vendorId'])
@Index(['partyId'])
@Check('subprocessing_removed_on_check', `removed_on >= added_on`)
@Check('subprocessing_decided_on_check', `decided_on is null or decision is not null`)
export class Subprocessing {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  partyId: string;
  /** Empty: every one in which the vendor is a processor. */
  @Column('uuid', { array: true, default: '{}' }) engagementIds: string[];
  @Column('text', { nullable: true }) service: string | null;
  /** What it does with the data. */
  @Column('text', { nullable: true }) nature: string | null;
  /** For how long. */
  @Column('text', { nullable: true }) duration: string | null;
  @Column('text', { array: true, default: '{}' }) places: string[];
  @Column('date', { nullable: true }) announcedOn: LegalDay | null;
  @Column('date', { nullable: true }) addedOn: LegalDay | null;
  /** First day on which it no longer processes. */
  @Column('date', { nullable: true }) removedOn: LegalDay | null;
  @Column('date', { nullable: true }) objectionDueOn: LegalDay | null;
  @Column('text', { nullable: true }) decision: SubprocessorDecision | null;
  @Column('date', { nullable: true }) decidedOn: LegalDay | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  /** Why we decided so. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
