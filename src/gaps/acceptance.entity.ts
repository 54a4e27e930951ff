import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Acceptance as Accepted, LAPSE_CAUSES, type LapseCause } from '../law/acceptance.js';
import type { LegalDay } from '../law/legal-day.js';

export const ACCEPTANCE_KINDS = ['waiver', 'acknowledgement'] as const;
/** A waiver accepts the risk; an acknowledgement only silences the reminders. */
export type AcceptanceKind = (typeof ACCEPTANCE_KINDS)[number];

/** A gap that somebody accepts for a while as it is. A row stays as it was granted, and is told once that it lapsed. */
@Entity('acceptance')
@Index(['gapId'])
@Index(['vendorId'])
@Index('acceptance_standing_key', ['gapId', 'kind'], { unique: true, where: 'lapsed_on is null' })
@Check('acceptance_kind_check', `kind in ('waiver', 'acknowledgement')`)
@Check('acceptance_until_check', `until >= granted_on`)
@Check(
  'acceptance_lapsed_because_check',
  `(lapsed_on is null) = (lapsed_because is null) and lapsed_because in (${LAPSE_CAUSES.map((cause) => `'${cause}'`).join(', ')})`,
)
export class Acceptance implements Pick<Accepted, 'id' | 'grantedOn' | 'until' | 'evidence' | 'lapsedOn'> {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: AcceptanceKind;
  @ForeignKey('Gap')
  @Column('uuid')
  gapId: string;
  @ForeignKey('Vendor')
  @Column('uuid')
  vendorId: string;
  @Column('text') reason: string;
  @Column('text') grantedBy: string;
  @Column('date') grantedOn: LegalDay;
  /** Last day. */
  @Column('date') until: LegalDay;
  /** What proved the gap when it was accepted. */
  @Column('text') evidence: string;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  /** First day on which it stands no longer. */
  @Column('date', { nullable: true }) lapsedOn: LegalDay | null;
  @Column('text', { nullable: true }) lapsedBecause: LapseCause | null;
}
