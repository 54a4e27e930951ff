import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { NewLegalEvent } from './legal-event.params.js';

/** Something that happened to the law, entered before a release brings it. */
@Entity('legal_event')
@Unique(['seq'])
export class LegalEventRecord {
  @PrimaryColumn('uuid') id: string;
  /** Events count in the order in which they were entered. */
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' }) seq: number;
  @Column('text') instrument: string;
  @Column('jsonb') happened: NewLegalEvent;
  @Column('text') recordedBy: string;
  @Column('timestamptz') recordedAt: Date;
  /** An entry made in error is withdrawn, not deleted. */
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('text', { nullable: true }) withdrawnBy: string | null;
  @Column('text', { nullable: true }) withdrawalReason: string | null;
  @Column('int', { default: 1 }) version: number;
}
