import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { findGap, listGaps } from '../gaps/gap-list.js';
import { GapsQuery } from '../gaps/gap.params.js';
import { GapView, gapView } from '../gaps/gap.view.js';
import type { Page } from '../page.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Lists, Shows } from './documented.js';
import { RecordId } from './validation.js';

@ApiTags('gaps')
@Controller('v1/gaps')
export class GapsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
  ) {}

  @Get()
  @Lists(GapView, 'not-found')
  async list(@Query() query: GapsQuery): Promise<Page<GapView>> {
    const { manager } = this.dataSource;
    const vendor = query.vendor === undefined ? {} : { vendor: await this.vendors.idOf(manager, query.vendor) };
    const { items, nextCursor } = await listGaps(manager, { ...query, ...vendor });
    return { items: items.map(gapView), nextCursor };
  }

  @Get(':id')
  @Shows(GapView, 'Read a gap')
  async find(@Param('id', RecordId) id: string): Promise<GapView> {
    return gapView(await findGap(this.dataSource.manager, id));
  }
}
