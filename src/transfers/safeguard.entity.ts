import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Approval, SafeguardKind } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** A safeguard in which an authority has a say, such as binding corporate rules. */
@Entity('safeguard')
@Index(['vendorId'])
export class Safeguard {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @Column('text') kind: SafeguardKind;
  @Column('text') name: string;
  /** Whom it binds. */
  @Column('uuid', { array: true, default: '{}' }) partyIds: string[];
  @Column('jsonb', { default: '[]' }) approvals: Approval[];
  @Column('date', { nullable: true }) generallyValidOn: LegalDay | null;
  @Column('date', { nullable: true }) bindingOn: LegalDay | null;
  @Column('date', { nullable: true }) changedOn: LegalDay | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
