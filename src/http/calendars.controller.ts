import { Controller, Get, Header, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { calendarFeedView, CalendarFeedView } from '../calendar/calendar-feed.view.js';
import { CalendarFeedsService } from '../calendar/calendar-feeds.service.js';
import type { Change } from '../change.js';
import { CONFIG } from '../config.provider.js';
import type { Config } from '../config.js';
import { type Page, PageQuery } from '../page.js';
import { PersonCalendar } from '../reports/calendar/person-calendar.js';
import { Cacheable } from './cacheable.js';
import { Extends, Lists, Problems } from './documented.js';
import { InChange } from './request-parts.js';
import { ShownOnce } from './shown-once.js';
import { RecordId } from './validation.js';

@ApiTags('calendars')
@Controller()
export class CalendarsController {
  constructor(
    private readonly feeds: CalendarFeedsService,
    private readonly calendar: PersonCalendar,
    @Inject(CONFIG) private readonly config: Pick<Config, 'baseUrl'>,
  ) {}

  @Post('v1/people/:id/calendar-feeds')
  @ShownOnce(['address'])
  @Extends(CalendarFeedView, 'Open a calendar feed of a person; its address is told this once')
  async open(@InChange() change: Change, @Param('id', RecordId) id: string): Promise<CalendarFeedView> {
    const { feed, token } = await this.feeds.open(change, id);
    return calendarFeedView(feed, `${this.config.baseUrl}/calendar/${token}.ics`);
  }

  @Get('v1/people/:id/calendar-feeds')
  @Lists(CalendarFeedView, 'not-found')
  async list(@Param('id', RecordId) id: string, @Query() query: PageQuery): Promise<Page<CalendarFeedView>> {
    const { items, nextCursor } = await this.feeds.list(id, query);
    return { items: items.map((feed) => calendarFeedView(feed)), nextCursor };
  }

  @Post('v1/calendar-feeds/:id/revocations')
  @Extends(CalendarFeedView, 'Revoke a calendar feed: nothing is at its address any more')
  async revoke(@InChange() change: Change, @Param('id', RecordId) id: string): Promise<CalendarFeedView> {
    return calendarFeedView(await this.feeds.revoke(change, id));
  }

  @Get('calendar/:token.ics')
  @ApiSecurity({})
  @ApiOperation({ summary: 'Take the days that a person has to keep, as iCalendar' })
  @ApiParam({ name: 'token', description: 'The secret of the address; it opens this calendar and nothing else.' })
  @ApiOkResponse({
    description: 'The calendar (RFC 5545): whole days, each with an UID that stays; what was taken back is CANCELLED.',
    content: { 'text/calendar': { schema: { type: 'string' } } },
  })
  @Problems('malformed-request', 'not-found', 'unavailable', 'internal-error')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-content-type-options', 'nosniff')
  @Cacheable()
  ics(@Param('token') token: string): Promise<string> {
    return this.calendar.at(token);
  }
}
