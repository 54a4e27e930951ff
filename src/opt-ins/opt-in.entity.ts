import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Document } from '../documents/document.entity.js';
import type { OptInMethod } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from '../vendors/vendor.entity.js';

/** How an agreement came about; until confirmed it counts as not in place. */
@Entity('opt_in')
@Index(['vendorId'])
@Index(['agreementId'])
@Index(['replacesId'])
@Unique(['number'])
@Check('opt_in_replaces_id_check', `replaces_id <> agreement_id`)
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
  @Column('text', { nullable: true }) plan: string | null;
  /** Given with the confirmation: `OI-`, the year in which it was recorded, and a count. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

export const OPT_IN_STEPS = ['request', 'follow_up', 'confirmation', 'refusal', 'withdrawal'] as const;
/** `refusal` is the vendor's, `withdrawal` ours. */
export type OptInStepKind = (typeof OPT_IN_STEPS)[number];

/** What was done about an opt-in: who, when, under which reference, with what evidence. */
@Entity('opt_in_step')
@Index(['optInId'])
@Index(['documentId'])
@Index('opt_in_step_request_key', ['optInId'], { unique: true, where: `kind = 'request'` })
@Index('opt_in_step_end_key', ['optInId'], {
  unique: true,
  where: `kind in ('confirmation', 'refusal', 'withdrawal')`,
})
@Check('opt_in_step_kind_check', `kind in ('request', 'follow_up', 'confirmation', 'refusal', 'withdrawal')`)
@Check('opt_in_step_on_check', `kind = 'request' or "on" is not null`)
export class OptInStep {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => OptIn, { onDelete: 'CASCADE' })
  @Column('uuid')
  optInId: string;
  @Column('text') kind: OptInStepKind;
  /** null: of the request, on a day that nobody recorded. */
  @Column('date', { nullable: true }) on: LegalDay | null;
  @Column('text', { nullable: true }) by: string | null;
  /** The other side's number of it. */
  @Column('text', { nullable: true }) reference: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** Where the evidence is kept. */
  @Column('text', { nullable: true }) evidence: string | null;
  /** The evidence, filed here. */
  @ForeignKey(() => Document)
  @Column('uuid', { nullable: true })
  documentId: string | null;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
}
