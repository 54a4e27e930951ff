import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { SafeguardPatch, SafeguardsQuery, NewSafeguard } from '../transfers/safeguard.params.js';
import { safeguardView, SafeguardView } from '../transfers/safeguard.view.js';
import { SafeguardsService } from '../transfers/safeguards.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('safeguards')
@Controller('v1/safeguards')
export class SafeguardsController {
  constructor(private readonly safeguards: SafeguardsService) {}

  @Get()
  @Lists(SafeguardView, 'not-found')
  async list(@Query() query: SafeguardsQuery): Promise<Page<SafeguardView>> {
    const { items, nextCursor } = await this.safeguards.list(query);
    return { items: items.map(safeguardView), nextCursor };
  }

  @Post()
  @Creates(SafeguardView)
  async add(@InChange() change: Change, @Body() params: NewSafeguard): Promise<SafeguardView> {
    return safeguardView(await this.safeguards.add(change, params));
  }

  @Get(':id')
  @Reads(SafeguardView)
  async find(@Param('id', RecordId) id: string): Promise<SafeguardView> {
    return safeguardView(await this.safeguards.find(id));
  }

  @Patch(':id')
  @Changes(SafeguardView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: SafeguardPatch,
  ): Promise<SafeguardView> {
    return safeguardView(await this.safeguards.amend(change, id, version, patch));
  }
}
