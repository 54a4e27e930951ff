import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { NewTransfer, TransferPatch, TransfersQuery } from '../transfers/transfer.params.js';
import { transferView, TransferView } from '../transfers/transfer.view.js';
import { TransfersService } from '../transfers/transfers.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('transfers')
@Controller('v1/transfers')
export class TransfersController {
  constructor(private readonly transfers: TransfersService) {}

  @Get()
  @Lists(TransferView, 'not-found')
  async list(@Query() query: TransfersQuery): Promise<Page<TransferView>> {
    const { items, nextCursor } = await this.transfers.list(query);
    return { items: items.map(transferView), nextCursor };
  }

  @Post()
  @Creates(TransferView)
  async add(@InChange() change: Change, @Body() params: NewTransfer): Promise<TransferView> {
    return transferView(await this.transfers.add(change, params));
  }

  @Get(':id')
  @Reads(TransferView)
  async find(@Param('id', RecordId) id: string): Promise<TransferView> {
    return transferView(await this.transfers.find(id));
  }

  @Patch(':id')
  @Changes(TransferView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: TransferPatch,
  ): Promise<TransferView> {
    return transferView(await this.transfers.amend(change, id, version, patch));
  }
}
