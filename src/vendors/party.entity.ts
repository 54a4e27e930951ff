import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Sector } from '../law/facts.js';
import type { Regime } from '../law/regime.js';
import { Vendor } from './vendor.entity.js';

@Entity('party')
@Index(['vendorId'])
@Check('party_country_check', `country ~ '^[A-Z]{2}$'`)
export class Party {
  @PrimaryColumn('uuid') id: string;
  /** null: one of our own group companies. */
  @ForeignKey(() => Vendor)
  @Column('uuid', { nullable: true })
  vendorId: string | null;
  @Column('text') name: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) contact: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { nullable: true }) sector: Sector | null;
  @Column('text', { nullable: true }) internationalOrganisation: string | null;
  @Column('text', { array: true, default: '{}' }) directlySubjectTo: Regime[];
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
