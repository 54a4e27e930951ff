import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** An address at which a calendar program finds the days that a person has to keep. */
@Entity('calendar_feed')
@Unique(['tokenSha256'])
@Index(['personId'])
export class CalendarFeed {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Person)
  @Column('uuid')
  personId: string;
  /** Of the secret in the address, which itself is kept nowhere. */
  @Column('text') tokenSha256: string;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
