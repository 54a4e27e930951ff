import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One thing that happened; rows are only ever added. */
@Entity('event')
@Index(['vendorId'])
@Index(['subjectId'])
export class Event {
  @PrimaryColumn('bigint', { generated: 'identity', generatedIdentity: 'ALWAYS' }) seq: number;
  @Column('timestamptz') at: Date;
  /** Who did it. */
  @Column('text') by: string;
  /** Past tense of the business, such as `agreement.signed`. */
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) vendorId: string | null;
  @Column('uuid', { nullable: true }) subjectId: string | null;
  @Column('jsonb') payload: object;
}
