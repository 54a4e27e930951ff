import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import { NewAcknowledgement, NewWaiver } from '../gaps/acceptance.params.js';
import { expectEncoded } from '../gaps/current-law.js';
import { GapCourseService } from '../gaps/gap-course.service.js';
import { GapEventView, gapEventView } from '../gaps/gap-event.view.js';
import { historyOf } from '../gaps/gap-history.js';
import { findGap, listGaps } from '../gaps/gap-list.js';
import { GapPatch, GapsQuery } from '../gaps/gap.params.js';
import { GapView, gapView } from '../gaps/gap.view.js';
import { listGapsAsOf } from '../gaps/gaps-as-of.js';
import { GapsService } from '../gaps/gaps.service.js';
import { type Page, PageQuery } from '../page.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Changes, Extends, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('gaps')
@Controller('v1/gaps')
export class GapsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly gaps: GapsService,
    private readonly course: GapCourseService,
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
  @Reads(GapView)
  async find(@Param('id', RecordId) id: string): Promise<GapView> {
    return gapView(await findGap(this.dataSource.manager, id, await this.gaps.catchUp(this.dataSource, this.clock)));
  }

  @Patch(':id')
  @Changes(GapView, 'Assign a gap to a person')
  async assign(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() { assigneeId }: GapPatch,
  ): Promise<GapView> {
    return gapView(await this.course.assign(change, id, version, assigneeId));
  }

  @Get(':id/history')
  @Lists(GapEventView, 'not-found')
  async history(@Param('id', RecordId) id: string, @Query() query: PageQuery): Promise<Page<GapEventView>> {
    const { manager } = this.dataSource;
    const gap = await findGap(manager, id, await this.gaps.catchUp(this.dataSource, this.clock));
    const { items, nextCursor } = await historyOf(manager, gap, query);
    return { items: items.map(gapEventView), nextCursor };
  }

  @Post(':id/waivers')
  @Extends(GapView, 'Accept the risk of a gap for a while')
  async waive(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewWaiver,
  ): Promise<GapView> {
    return gapView(await this.course.waive(change, id, params));
  }

  @Post(':id/acknowledgements')
  @Extends(GapView, 'Silence reminders of a gap for a while')
  async acknowledge(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewAcknowledgement,
  ): Promise<GapView> {
    return gapView(await this.course.acknowledge(change, id, params));
  }
}
