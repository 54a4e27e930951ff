import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LegalDay } from '../law/legal-day.js';
import { Vendor } from './vendor.entity.js';

/** An edition of its DPA that a vendor published, as somebody saw it. */
@Entity('published_dpa')
@Index(['vendorId'])
@Check('published_dpa_said_check', `version is not null or published_on is not null`)
export class PublishedDpa {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey(() => Vendor)
  @Column('uuid')
  vendorId: string;
  @Column('text', { nullable: true }) version: string | null;
  @Column('date', { nullable: true }) publishedOn: LegalDay | null;
  @Column('date', { nullable: true }) seenOn: LegalDay | null;
  @Column('text', { nullable: true }) seenBy: string | null;
}
