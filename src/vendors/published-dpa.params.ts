import { ApiProperty } from '@nestjs/swagger';
import { Day, Text } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import type { PublishedDpa } from './published-dpa.entity.js';

/** An edition of its DPA that a vendor published. */
export class NewPublishedDpa {
  @Text({ max: 100, optional: true, example: '6.4', description: 'Its version; absent: it bears none.' })
  version?: string | null;
  @Day({ optional: true, example: '2026-04-03', description: 'Day on which it was published; absent: not known.' })
  publishedOn?: LegalDay | null;
  @Day({ optional: true, nullable: false, description: 'Day on which it was seen; absent: today.' })
  seenOn?: LegalDay;
  @Text({ max: 200, optional: true, nullable: false, description: 'Who saw it; absent: who records it.' })
  seenBy?: string;
}

export class PublishedDpaView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true, example: '6.4' }) version: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) publishedOn: LegalDay | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) seenOn: LegalDay | null;
  @ApiProperty({ type: String, nullable: true }) seenBy: string | null;
}

export class PublishedDpasView {
  @ApiProperty({ type: [PublishedDpaView], description: 'In the order in which they were recorded.' })
  items: readonly PublishedDpaView[];
}

export const publishedDpaView = ({ vendorId: _, ...shown }: PublishedDpa): PublishedDpaView => shown;
