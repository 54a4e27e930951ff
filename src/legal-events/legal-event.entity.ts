import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { NewLegalEvent } from './legal-event.params.js';

/** Something that happened to the law, entered before a release brings it. */
@Entity('legal_event')
@Unique(['seq'])
@Index('legal_event_unalerted_idx', ['seq'], { where: `alerted_at is null and withdrawn_at is null` })
@Check('legal_event_touches_check', `num_nonnulls(instrument, destination) > 0`)
export class LegalEventRecord {
  @PrimaryColumn('uuid') id: string;
  /** Events count in the order in which they were entered. */
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' }) seq: number;
  /** null: it touches no instrument. */
  @Column('text', { nullable: true }) instrument: string | null;
  /** Of which country; null: it concerns none of its own. */
  @Column('text', { nullable: true }) destination: string | null;
  @Column('jsonb') happened: NewLegalEvent;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  /** null: those whom it touches have not been told yet. */
  @Column('timestamptz', { nullable: true }) alertedAt: Date | null;
  /** An entry made in error is withdrawn, not deleted. */
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('text', { nullable: true }) withdrawnBy: string | null;
  @Column('text', { nullable: true }) withdrawalReason: string | null;
  @Column('int', { default: 1 }) version: number;
}
