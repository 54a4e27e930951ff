import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { NewParty, PartiesQuery, PartyPatch } from '../vendors/party.params.js';
import { partyView, PartyView } from '../vendors/party.view.js';
import { PartiesService } from '../vendors/parties.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('parties')
@Controller('v1/parties')
export class PartiesController {
  constructor(private readonly parties: PartiesService) {}

  @Get()
  @Lists(PartyView, 'not-found')
  async list(@Query() query: PartiesQuery): Promise<Page<PartyView>> {
    const { items, nextCursor } = await this.parties.list(query);
    return { items: items.map(partyView), nextCursor };
  }

  @Post()
  @Creates(PartyView)
  async add(@InChange() change: Change, @Body() params: NewParty): Promise<PartyView> {
    return partyView(await this.parties.add(change, params));
  }

  @Get(':id')
  @Reads(PartyView)
  async find(@Param('id', RecordId) id: string): Promise<PartyView> {
    return partyView(await this.parties.find(id));
  }

  @Patch(':id')
  @Changes(PartyView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: PartyPatch,
  ): Promise<PartyView> {
    return partyView(await this.parties.amend(change, id, version, patch));
  }
}
