import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { Person } from '../people/person.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';
import type { EntryKind } from './entry-kinds.js';

/** A day as a person's calendar was last given it: what once stood there is taken back in words, never just left out. */
@Entity('calendar_entry')
@Unique(['personId', 'kind', 'subjectId'])
@Check('calendar_entry_sequence_check', `sequence >= 0`)
export class CalendarEntry {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Person)
  @Column('uuid')
  personId: string;
  @Column('text') kind: EntryKind;
  /** The record whose day it is. */
  @Column('uuid') subjectId: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @Column('date') day: LegalDay;
  @Column('text') summary: string;
  @Column('text') description: string;
  /** How often it was moved, taken back or given again. */
  @Column('int') sequence: number;
  @Column('timestamptz') shownAt: Date;
  @Column('timestamptz') changedAt: Date;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
}
