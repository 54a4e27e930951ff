import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { TiaAuthor, TiaOutcome } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { AssessmentSteps } from './assessment-steps.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** A transfer impact assessment. */
@Entity('impact_assessment')
@Index(['vendorId'])
@Index(['importerId'])
@Check('impact_assessment_destination_check', `destination ~ '^[A-Z]{2}$'`)
@Check('impact_assessment_found_by_check', `found_by in ('parties', 'authority', 'court')`)
export class ImpactAssessment {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  /** Whose transfers it assesses: those to this party; null: whatever it is attached to. */
  @ForeignKey(() => Party)
  @Column('uuid', { nullable: true })
  importerId: string | null;
  /** The country whose law it looks at; null: the importer's. */
  @Column('text', { nullable: true }) destination: string | null;
  /** null: undated, which proves nothing. */
  @Column('date', { nullable: true }) doneOn: LegalDay | null;
  @Column('text', { nullable: true }) doneBy: string | null;
  @Column('text', { array: true, default: '{}' }) lawsConsidered: string[];
  @Column('text', { nullable: true }) outcome: TiaOutcome | null;
  @Column('text', { array: true, default: '{}' }) measures: string[];
  @Column('date', { nullable: true }) nextReviewOn: LegalDay | null;
  @Column('text', { default: 'parties' }) foundBy: TiaAuthor;
  /** Since when things have been as an authority or a court found them. */
  @Column('date', { nullable: true }) factsFrom: LegalDay | null;
  /** Those of the six steps that are on record. */
  @Column('jsonb', { default: {} }) steps: AssessmentSteps;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
