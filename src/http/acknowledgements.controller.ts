import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcceptancesQuery } from '../gaps/acceptance.params.js';
import { AcknowledgementView } from '../gaps/acceptance.view.js';
import type { Page } from '../page.js';
import { Acceptances } from './acceptances.js';
import { Lists, Shows } from './documented.js';
import { RecordId } from './validation.js';

@ApiTags('acknowledgements')
@Controller('v1/acknowledgements')
export class AcknowledgementsController {
  constructor(private readonly acceptances: Acceptances) {}

  @Get()
  @Lists(AcknowledgementView, 'not-found')
  list(@Query() query: AcceptancesQuery): Promise<Page<AcknowledgementView>> {
    return this.acceptances.list('acknowledgement', query);
  }

  @Get(':id')
  @Shows(AcknowledgementView, 'Read an acknowledgement')
  find(@Param('id', RecordId) id: string): Promise<AcknowledgementView> {
    return this.acceptances.find('acknowledgement', id);
  }
}
