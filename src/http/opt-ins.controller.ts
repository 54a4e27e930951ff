import { Body, Controller, Get, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import {
  NewConfirmation,
  NewFollowUp,
  NewOptIn,
  NewOptInWithdrawal,
  NewRefusal,
  OptInPatch,
  OptInsQuery,
} from '../opt-ins/opt-in.params.js';
import { optInView, OptInView } from '../opt-ins/opt-in.view.js';
import { OptInsService } from '../opt-ins/opt-ins.service.js';
import { OptInCertificate } from '../reports/opt-in-certificate.js';
import { AsOfQuery } from '../vendors/vendor.params.js';
import { asPdf } from './attachment.js';
import { Changes, Creates, Downloads, Extends, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('opt-ins')
@Controller('v1/opt-ins')
export class OptInsController {
  constructor(
    private readonly optIns: OptInsService,
    private readonly certificate: OptInCertificate,
  ) {}

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

  @Get(':id/certificate.pdf')
  @Downloads('application/pdf', 'Print the certificate of a confirmed opt-in', 'refused', 'day-not-encoded')
  async certify(@Param('id', RecordId) id: string, @Query() { asOf }: AsOfQuery): Promise<StreamableFile> {
    return asPdf(await this.certificate.print(id, asOf));
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

  @Post(':id/follow-ups')
  @Extends(OptInView, 'Record that an open request was chased')
  async followUp(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewFollowUp,
  ): Promise<OptInView> {
    return optInView(await this.optIns.followUp(change, id, params));
  }

  @Post(':id/confirmations')
  @Extends(OptInView, 'Record the confirmation, which gives it a number')
  async confirm(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewConfirmation,
  ): Promise<OptInView> {
    return optInView(await this.optIns.confirm(change, id, params));
  }

  @Post(':id/refusals')
  @Extends(OptInView, 'Record that the vendor refused')
  async refuse(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewRefusal,
  ): Promise<OptInView> {
    return optInView(await this.optIns.refuse(change, id, params));
  }

  @Post(':id/withdrawals')
  @Extends(OptInView, 'Record that we gave it up')
  async withdraw(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewOptInWithdrawal,
  ): Promise<OptInView> {
    return optInView(await this.optIns.withdraw(change, id, params));
  }
}
