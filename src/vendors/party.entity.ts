import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ExporterLaw, Sector } from '../law/facts.js';
import type { Regime } from '../law/regime.js';
import { Vendor } from './vendor.entity.js';

@Entity('party')
@Index(['vendorId'])
@Check('party_exporter_law_check', `exporter_law in ('gdpr', 'regulation_2018_1725')`)
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
  /** What it does, as far as transfers turn on it. */
  @Column('text', { nullable: true }) activity: string | null;
  /** Its own, where it has one; a vendor's parties otherwise have that of the vendor. */
  @Column('text', { nullable: true }) representative: string | null;
  @Column('text', { nullable: true }) dpo: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { nullable: true }) sector: Sector | null;
  @Column('text', { nullable: true }) internationalOrganisation: string | null;
  @Column('text', { array: true, default: '{}' }) directlySubjectTo: Regime[];
  /** Countries in which it has a branch. */
  @Column('text', { array: true, default: '{}' }) branches: string[];
  @Column('text', { default: 'gdpr' }) exporterLaw: ExporterLaw;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
