import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { TransferFrequency } from '../law/annexes/particulars.js';
import type { EngagementRole, OutsideInstructions, Role } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { PartNames } from '../law/questionnaires/role.js';
import type { RoleAnswers } from '../law/questionnaires/role-answers.js';
import type { RoleOutcome } from '../law/questionnaires/role-outcome.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';

export const LAWFUL_BASES = ['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)'] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

/** Answers that led to a role, kept with what they led to. */
export interface RoleQuestionnaire {
  readonly answers: RoleAnswers & PartNames;
  /** null: they did not settle it. */
  readonly outcome: RoleOutcome | null;
  readonly between: RoleOutcome[];
  readonly answeredOn: LegalDay;
  readonly answeredBy: string;
}

/** What a vendor is used for: one line of the record of processing. */
@Entity('engagement')
@Index(['vendorId'])
@Index(['ownPartyId'])
@Index(['vendorPartyId'])
@Check('engagement_ends_on_check', `ends_on >= starts_on`)
export class Engagement {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  ownPartyId: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  vendorPartyId: string;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('text', { nullable: true }) ourRole: Role | null;
  @Column('text', { nullable: true }) vendorRole: EngagementRole | null;
  /** Why the roles were chosen, and by whom. */
  @Column('text', { nullable: true }) roleReason: string | null;
  @Column('text', { nullable: true }) roleDecidedBy: string | null;
  /** null: nobody was asked. */
  @Column('jsonb', { nullable: true }) roleQuestionnaire: RoleQuestionnaire | null;
  /** null: none is known. */
  @Column('jsonb', { nullable: true }) outsideInstructions: OutsideInstructions | null;
  @Column('text', { nullable: true }) lawfulBasis: LawfulBasis | null;
  @Column('text', { array: true, default: '{}' }) peopleCategories: string[];
  @Column('text', { array: true, default: '{}' }) dataCategories: string[];
  @Column('text', { nullable: true }) retention: string | null;
  /** What is done with the data. */
  @Column('text', { nullable: true }) nature: string | null;
  @Column('text', { nullable: true }) frequency: TransferFrequency | null;
  /** null: not known; empty: none. */
  @Column('text', { array: true, nullable: true }) sensitiveData: string[] | null;
  /** Limits and safeguards for it. */
  @Column('text', { array: true, default: '{}' }) sensitiveDataSafeguards: string[];
  /** Technical and organisational measures (TOMs). */
  @Column('text', { array: true, default: '{}' }) toms: string[];
  /** The paper that describes them. */
  @Column('text', { nullable: true }) tomsReference: string | null;
  /** The plan bought; a free plan may come without a DPA. */
  @Column('text', { nullable: true }) plan: string | null;
  @Column('date', { nullable: true }) startsOn: LegalDay | null;
  @Column('date', { nullable: true }) endsOn: LegalDay | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
