import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { FindingCode, Subject } from '../law/finding.js';
import type { Severity } from '../law/findings/definition.js';
import type { DpaStatus } from '../law/glance.js';
import type { LegalDay } from '../law/legal-day.js';
import type { MechanismState } from '../law/mechanisms/judgement.js';
import type { Role } from '../law/facts.js';
import type { TransferVerdict } from '../law/assess.js';

/** One reason of a gap as it was when last judged. */
export interface StoredReason {
  readonly says: string;
  readonly remedy: string;
  readonly citation: string;
}

/** A finding kept with its history: one row per code and subject. */
@Entity('gap')
@Unique(['code', 'subjectKind', 'subjectId'])
@Index('gap_vendor_open_idx', ['vendorId'], { where: 'closed_on is null' })
@Index(['assigneeId'])
// Over expressions, which only SQL can say: the orders of the list.
@Index('gap_worst_idx', { synchronize: false })
@Index('gap_since_idx', { synchronize: false })
export class Gap {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('Vendor')
  @Column('uuid')
  vendorId: string;
  @Column('text') code: FindingCode;
  @Column('text') subjectKind: Subject['kind'];
  @Column('uuid') subjectId: string;
  @Column('text') severity: Severity;
  /** null: on every encoded day, the register not saying since when. */
  @Column('date', { nullable: true }) since: LegalDay | null;
  @Column('date') firstSeenOn: LegalDay;
  /** Once closed: the last day on which it was so. Not written while nothing changes: an open gap is seen today. */
  @Column('date') lastSeenOn: LegalDay;
  @Column('date', { nullable: true }) closedOn: LegalDay | null;
  @Column('jsonb') reasons: StoredReason[];
  /** Who sees to it; null: the vendor's owner. */
  @ForeignKey('Person')
  @Column('uuid', { nullable: true })
  assigneeId: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** A vendor in one line, as last judged; one that nobody judged yet has no law version. */
@Entity('vendor_glance')
@Index(['changesOn'])
@Index('vendor_glance_acceptances_change_on_idx', ['acceptancesChangeOn'], {
  where: 'acceptances_change_on is not null',
})
@Index(['lawVersion'])
@Index(['judgedOn'])
export class VendorGlance {
  @ForeignKey('Vendor')
  @PrimaryColumn('uuid')
  vendorId: string;
  /** The day of the judgement that wrote this line; it holds until the day before it changes. */
  @Column('date') judgedOn: LegalDay;
  @Column('text') lawVersion: string;
  /** The next day on which anything changes by itself. */
  @Column('date', { nullable: true }) changesOn: LegalDay | null;
  /** The next day on which a waiver or an acknowledgement begins or ends, the findings being what they are. */
  @Column('date', { nullable: true }) acceptancesChangeOn: LegalDay | null;
  @Column('text', { array: true }) roles: Role[];
  @Column('text', { nullable: true }) dpaStatus: DpaStatus | null;
  @Column('text', { nullable: true }) clauseSet: string | null;
  @Column('text', { nullable: true }) clauseSetStatus: MechanismState | null;
  @Column('text', { nullable: true }) governing: string | null;
  @Column('text', { nullable: true }) verdict: TransferVerdict | null;
  @Column('int') critical: number;
  @Column('int') high: number;
  @Column('int') medium: number;
}
