import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { expectEncoded } from '../gaps/current-law.js';
import { findGap, listGaps } from '../gaps/gap-list.js';
import { GapsQuery } from '../gaps/gap.params.js';
import { GapView, gapView } from '../gaps/gap.view.js';
import { listGapsAsOf } from '../gaps/gaps-as-of.js';
import { GapsService } from '../gaps/gaps.service.js';
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
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Lists(GapView, 'not-found', 'day-not-encoded')
  async list(@Query() query: GapsQuery): Promise<Page<GapView>> {
    if (query.asOf !== undefined) expectEncoded(query.asOf);
    const { manager } = this.dataSource;
    const vendor = query.vendor === undefined ? {} : { vendor: await this.vendors.idOf(manager, query.vendor) };
    const { items, nextCursor } = await this.#listed({ ...query, ...vendor });
    return { items: items.map(gapView), nextCursor };
  }

  async #listed(query: GapsQuery): ReturnType<typeof listGapsAsOf> {
    const { manager } = this.dataSource;
    if (query.asOf !== undefined) return listGapsAsOf(this.gaps, manager, query, query.asOf);
    return listGaps(manager, query, await this.gaps.catchUp(this.dataSource, this.clock));
  }

  @Get(':id')
  @Shows(GapView, 'Read a gap')
  async find(@Param('id', RecordId) id: string): Promise<GapView> {
    return gapView(await findGap(this.dataSource.manager, id, await this.gaps.catchUp(this.dataSource, this.clock)));
  }
}
