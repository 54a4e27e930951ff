import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { findAcceptance, listAcceptances } from '../gaps/acceptance-list.js';
import { AcceptancesQuery } from '../gaps/acceptance.params.js';
import { acceptanceView, AcknowledgementView } from '../gaps/acceptance.view.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { Page } from '../page.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Lists, Shows } from './documented.js';
import { RecordId } from './validation.js';

@ApiTags('acknowledgements')
@Controller('v1/acknowledgements')
export class AcknowledgementsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Lists(AcknowledgementView, 'not-found')
  async list(@Query() query: AcceptancesQuery): Promise<Page<AcknowledgementView>> {
    const { manager } = this.dataSource;
    const vendor = query.vendor === undefined ? {} : { vendor: await this.vendors.idOf(manager, query.vendor) };
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    const { items, nextCursor } = await listAcceptances(manager, 'acknowledgement', { ...query, ...vendor }, today);
    return { items: items.map(acceptanceView), nextCursor };
  }

  @Get(':id')
  @Shows(AcknowledgementView, 'Read an acknowledgement')
  async find(@Param('id', RecordId) id: string): Promise<AcknowledgementView> {
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    return acceptanceView(await findAcceptance(this.dataSource.manager, 'acknowledgement', id, today));
  }
}
