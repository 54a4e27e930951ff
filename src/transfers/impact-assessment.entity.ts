import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { TiaOutcome } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** A transfer impact assessment. */
@Entity('impact_assessment')
@Index(['vendorId'])
export class ImpactAssessment {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  /** null: undated, which proves nothing. */
  @Column('date', { nullable: true }) doneOn: LegalDay | null;
  @Column('text', { nullable: true }) doneBy: string | null;
  @Column('text', { array: true, default: '{}' }) lawsConsidered: string[];
  @Column('text', { nullable: true }) outcome: TiaOutcome | null;
  @Column('text', { array: true, default: '{}' }) measures: string[];
  @Column('date', { nullable: true }) nextReviewOn: LegalDay | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
