import { ApiProperty } from '@nestjs/swagger';
import type { CalendarFeed } from './calendar-feed.entity.js';

export class CalendarFeedView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid' }) personId: string;
  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    example: 'https://clausebook.example/calendar/kq3v0mZ8b1c2d3e4f5g6h7i8j9k0l1m2n3o4p5q6r7s.ics',
    description: 'Where a calendar program finds it: a secret, told once, when the feed is opened; null from then on.',
  })
  address: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) revokedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'integer' }) version: number;
}

export const calendarFeedView = (
  { id, personId, revokedAt, createdAt, version }: CalendarFeed,
  address: string | null = null,
): CalendarFeedView => ({
  id,
  personId,
  address,
  revokedAt: revokedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  version,
});
