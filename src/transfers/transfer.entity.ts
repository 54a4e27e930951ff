import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ClauseSet } from '../agreements/agreement.entity.js';
import { Certification } from '../vendors/certification.entity.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { ImpactAssessment } from './impact-assessment.entity.js';
import type { DataKind, Derogation, Flow, Mechanism, Role, ScopePurpose } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Safeguard } from './safeguard.entity.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** A flow of personal data from one party to another. */
@Entity('transfer')
@Index(['vendorId'])
@Index(['engagementId'])
@Index(['exporterId'])
@Index(['importerId'])
@Index(['onwardFromId'])
@Check('transfer_onward_from_id_check', `onward_from_id <> id`)
@Check('transfer_ends_on_check', `ends_on >= starts_on`)
export class Transfer {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @ForeignKey(() => Engagement)
  @Column('uuid')
  engagementId: string;
  @Column('text') flow: Flow;
  @ForeignKey(() => Party)
  @Column('uuid', { nullable: true })
  exporterId: string | null;
  @ForeignKey(() => Party)
  @Column('uuid', { nullable: true })
  importerId: string | null;
  /** null: as the engagement has it. */
  @Column('text', { nullable: true }) exporterRole: Role | null;
  @Column('text', { nullable: true }) importerRole: Role | null;
  @Column('text', { array: true, default: '{}' }) data: DataKind[];
  @Column('text', { array: true, default: '{}' }) purposes: ScopePurpose[];
  /** null: not said here; empty: looked for and not known. */
  @Column('text', { array: true, nullable: true }) dataCategories: string[] | null;
  @Column('text', { array: true, nullable: true }) statedPurposes: string[] | null;
  @Column('text', { array: true, default: '{}' }) measures: string[];
  @Column('date', { nullable: true }) startsOn: LegalDay | null;
  @Column('date', { nullable: true }) endsOn: LegalDay | null;
  /** The transfer that brought the data to the exporter. */
  @ForeignKey(() => Transfer)
  @Column('uuid', { nullable: true })
  onwardFromId: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** One entry of a transfer's ordered list, pointing at what it rests on. */
@Entity('transfer_mechanism')
@Unique(['transferId', 'position'])
@Index(['certificationId'])
@Index(['clauseSetId'])
@Index(['safeguardId'])
@Check(
  'transfer_mechanism_rests_on_check',
  `(kind = 'certification') = (certification_id is not null) and (kind = 'clause_set') = (clause_set_id is not null) and (kind = 'safeguard') = (safeguard_id is not null) and (kind = 'derogation') = (derogation is not null)`,
)
export class TransferMechanism {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Transfer, { onDelete: 'CASCADE' })
  @Column('uuid')
  transferId: string;
  /** From 1. */
  @Column('int') position: number;
  @Column('text') kind: Mechanism['kind'];
  /** Id of the adequacy decision relied on, if one is named. */
  @Column('text', { nullable: true }) decision: string | null;
  @ForeignKey(() => Certification)
  @Column('uuid', { nullable: true })
  certificationId: string | null;
  @ForeignKey(() => ClauseSet)
  @Column('uuid', { nullable: true })
  clauseSetId: string | null;
  @ForeignKey(() => Safeguard)
  @Column('uuid', { nullable: true })
  safeguardId: string | null;
  @Column('jsonb', { nullable: true }) derogation: Derogation | null;
  /** The clause by which a fallback follows. */
  @Column('text', { nullable: true }) fallbackClause: string | null;
  /** Whether a fallback follows by itself; otherwise it needs an act. */
  @Column('boolean', { nullable: true }) followsByItself: boolean | null;
}

/** An impact assessment made for a transfer. */
@Entity('transfer_impact_assessment')
@Index(['impactAssessmentId'])
export class TransferImpactAssessment {
  @ForeignKey(() => Transfer, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  transferId: string;
  @ForeignKey(() => ImpactAssessment)
  @PrimaryColumn('uuid')
  impactAssessmentId: string;
}
