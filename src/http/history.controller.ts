import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { eventView, EventView } from '../history/event.view.js';
import { listEvents } from '../history/feed.js';
import { HistoryQuery } from '../history/history.params.js';
import type { Page } from '../page.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Lists } from './documented.js';

const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

@ApiTags('history')
@Controller('v1/history')
export class HistoryController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
  ) {}

  @Get()
  @Lists(EventView, 'not-found')
  async list(@Query() query: HistoryQuery): Promise<Page<EventView>> {
    const { manager } = this.dataSource;
    const vendor = query.vendor === undefined ? {} : { vendor: await this.vendors.idOf(manager, query.vendor) };
    const { items, nextCursor } = await listEvents(manager, { ...query, ...vendor }, TIME_ZONE);
    return { items: items.map(eventView), nextCursor };
  }
}
