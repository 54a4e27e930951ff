import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CertificationStatus, Framework } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Party } from './party.entity.js';

export interface DatedStatus {
  readonly status: CertificationStatus;
  readonly from: LegalDay;
}

/** A party on a list of certified organisations, or another certificate that it shows. */
@Entity('certification')
@Index(['partyId'])
export class Certification {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Party)
  @Column('uuid')
  partyId: string;
  /** null: a certificate that no transfer can rest on, such as one of information security. */
  @Column('text', { nullable: true }) framework: Framework | null;
  /** As the certificate is called. */
  @Column('text') name: string;
  /** The list's own number of the entry. */
  @Column('text', { nullable: true }) reference: string | null;
  /** In order of their days; empty: known without any day. */
  @Column('jsonb', { default: '[]' }) statuses: DatedStatus[];
  @Column('boolean', { nullable: true }) coversHr: boolean | null;
  @Column('uuid', { array: true, default: '{}' }) coveredPartyIds: string[];
  @Column('date', { nullable: true }) nextDueOn: LegalDay | null;
  /** Of a certification scheme: the version certified against, and when the importer bound itself. */
  @Column('text', { nullable: true }) schemeVersion: string | null;
  @Column('date', { nullable: true }) commitmentsSignedOn: LegalDay | null;
  @Column('date', { nullable: true }) checkedOn: LegalDay | null;
  @Column('text', { nullable: true }) checkedBy: string | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
