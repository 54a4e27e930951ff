import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import { LegalEventsQuery, NewLegalEvent, NewWithdrawal } from '../legal-events/legal-event.params.js';
import { LegalEventView, legalEventView } from '../legal-events/legal-event.view.js';
import { LegalEventsService } from '../legal-events/legal-events.service.js';
import type { Page } from '../page.js';
import { Creates, Extends, Lists, Reads } from './documented.js';
import { InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('legal events')
@Controller('v1/legal-events')
export class LegalEventsController {
  constructor(private readonly legalEvents: LegalEventsService) {}

  @Get()
  @Lists(LegalEventView)
  async list(@Query() query: LegalEventsQuery): Promise<Page<LegalEventView>> {
    const { items, nextCursor } = await this.legalEvents.list(query);
    return { items: items.map(legalEventView), nextCursor };
  }

  @Post()
  @Creates(LegalEventView)
  async add(@InChange() change: Change, @Body() params: NewLegalEvent): Promise<LegalEventView> {
    return legalEventView(await this.legalEvents.record(change, params));
  }

  @Get(':id')
  @Reads(LegalEventView)
  async find(@Param('id', RecordId) id: string): Promise<LegalEventView> {
    return legalEventView(await this.legalEvents.find(id));
  }

  @Post(':id/withdrawals')
  @Extends(LegalEventView, 'Withdraw an event that was entered in error')
  async withdraw(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewWithdrawal,
  ): Promise<LegalEventView> {
    return legalEventView(await this.legalEvents.withdraw(change, id, params));
  }
}
