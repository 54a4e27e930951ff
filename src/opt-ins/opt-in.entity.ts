import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import type { OptInMethod } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** How an agreement came about; until confirmed it counts as not in place. */
@Entity('opt_in')
@Index(['vendorId'])
@Index(['agreementId'])
@Index(['replacesId'])
@Check('opt_in_replaces_id_check', `replaces_id <> agreement_id`)
@Check('opt_in_confirmed_on_check', `confirmed_on >= requested_on`)
export class OptIn {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @Column('text') method: OptInMethod;
  @ForeignKey(() => Agreement)
  @Column('uuid')
  agreementId: string;
  /** The older agreement that gives way. */
  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  replacesId: string | null;
  @Column('date', { nullable: true }) requestedOn: LegalDay | null;
  @Column('text', { nullable: true }) requestedBy: string | null;
  @Column('date', { nullable: true }) confirmedOn: LegalDay | null;
  @Column('text', { nullable: true }) confirmedBy: string | null;
  /** The vendor's own number of it. */
  @Column('text', { nullable: true }) reference: string | null;
  @Column('text', { nullable: true }) plan: string | null;
  /** Where the evidence is kept. */
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
