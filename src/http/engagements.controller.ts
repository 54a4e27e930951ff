import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { EngagementPatch, EngagementsQuery, NewEngagement } from '../engagements/engagement.params.js';
import { engagementView, EngagementView } from '../engagements/engagement.view.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('engagements')
@Controller('v1/engagements')
export class EngagementsController {
  constructor(private readonly engagements: EngagementsService) {}

  @Get()
  @Lists(EngagementView, 'not-found')
  async list(@Query() query: EngagementsQuery): Promise<Page<EngagementView>> {
    const { items, nextCursor } = await this.engagements.list(query);
    return { items: items.map(engagementView), nextCursor };
  }

  @Post()
  @Creates(EngagementView)
  async add(@InChange() change: Change, @Body() params: NewEngagement): Promise<EngagementView> {
    return engagementView(await this.engagements.add(change, params));
  }

  @Get(':id')
  @Reads(EngagementView)
  async find(@Param('id', RecordId) id: string): Promise<EngagementView> {
    return engagementView(await this.engagements.find(id));
  }

  @Patch(':id')
  @Changes(EngagementView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: EngagementPatch,
  ): Promise<EngagementView> {
    return engagementView(await this.engagements.amend(change, id, version, patch));
  }
}
