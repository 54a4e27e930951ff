import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { OptInPatch, OptInsQuery, NewOptIn } from '../opt-ins/opt-in.params.js';
import { optInView, OptInView } from '../opt-ins/opt-in.view.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('opt-ins')
@Controller('v1/opt-ins')
export class OptInsController {
  constructor(private readonly optIns: OptInsService) {}

  @Get()
  @Lists(OptInView, 'not-found')
  async list(@Query() query: OptInsQuery): Promise<Page<OptInView>> {
    const { items, nextCursor } = await this.optIns.list(query);
    return { items: items.map(optInView), nextCursor };
  }

  @Post()
  @Creates(OptInView)
  async add(@InChange() change: Change, @Body() params: NewOptIn): Promise<OptInView> {
    return optInView(await this.optIns.add(change, params));
  }

  @Get(':id')
  @Reads(OptInView)
  async find(@Param('id', RecordId) id: string): Promise<OptInView> {
    return optInView(await this.optIns.find(id));
  }

  @Patch(':id')
  @Changes(OptInView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: OptInPatch,
  ): Promise<OptInView> {
    return optInView(await this.optIns.amend(change, id, version, patch));
  }
}
