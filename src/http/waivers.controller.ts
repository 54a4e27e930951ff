import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcceptancesQuery } from '../gaps/acceptance.params.js';
import { WaiverView } from '../gaps/acceptance.view.js';
import type { Page } from '../page.js';
import { Acceptances } from './acceptances.js';
import { Lists, Shows } from './documented.js';
import { RecordId } from './validation.js';

@ApiTags('waivers')
@Controller('v1/waivers')
export class WaiversController {
  constructor(private readonly acceptances: Acceptances) {}

  @Get()
  @Lists(WaiverView, 'not-found')
  list(@Query() query: AcceptancesQuery): Promise<Page<WaiverView>> {
    return this.acceptances.list('waiver', query);
  }

  @Get(':id')
  @Shows(WaiverView, 'Read a waiver')
  find(@Param('id', RecordId) id: string): Promise<WaiverView> {
    return this.acceptances.find('waiver', id);
  }
}
