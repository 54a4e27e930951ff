import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import {
  NewOnwardTransfer,
  NewSubprocessing,
  NewSubprocessorDecision,
  SubprocessingPatch,
  SubprocessingsQuery,
} from '../subprocessors/subprocessing.params.js';
import { subprocessingView, SubprocessingView } from '../subprocessors/subprocessing.view.js';
import { SubprocessingsService } from '../subprocessors/subprocessings.service.js';
import { transferView, TransferView } from '../transfers/transfer.view.js';
import { Changes, Creates, Extends, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('subprocessings')
@Controller('v1/subprocessings')
export class SubprocessingsController {
  constructor(private readonly subprocessings: SubprocessingsService) {}

  @Get()
  @Lists(SubprocessingView, 'not-found')
  async list(@Query() query: SubprocessingsQuery): Promise<Page<SubprocessingView>> {
    const { items, nextCursor } = await this.subprocessings.list(query);
    return { items: items.map(subprocessingView), nextCursor };
  }

  @Post()
  @Creates(SubprocessingView)
  async add(@InChange() change: Change, @Body() params: NewSubprocessing): Promise<SubprocessingView> {
    return subprocessingView(await this.subprocessings.add(change, params));
  }

  @Get(':id')
  @Reads(SubprocessingView)
  async find(@Param('id', RecordId) id: string): Promise<SubprocessingView> {
    return subprocessingView(await this.subprocessings.find(id));
  }

  @Patch(':id')
  @Changes(SubprocessingView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: SubprocessingPatch,
  ): Promise<SubprocessingView> {
    return subprocessingView(await this.subprocessings.amend(change, id, version, patch));
  }

  @Post(':id/decisions')
  @Extends(SubprocessingView, 'Decide on a sub-processor')
  async decide(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewSubprocessorDecision,
  ): Promise<SubprocessingView> {
    return subprocessingView(await this.subprocessings.decide(change, id, params));
  }

  @Post(':id/onward-transfers')
  @Creates(TransferView)
  @ApiOperation({ summary: 'Record the transfer from the vendor to a sub-processor' })
  async sendOn(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewOnwardTransfer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransferView> {
    const sent = transferView(await this.subprocessings.sendOn(change, id, params));
    void reply.header('location', `/v1/transfers/${sent.id}`);
    return sent;
  }
}
