import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import {
  AgreementPatch,
  AgreementsQuery,
  NewAgreement,
  NewSignature,
  NewTermination,
} from '../agreements/agreement.params.js';
import { ClauseSetPatch, NewClauseSet } from '../agreements/clause-set.params.js';
import { agreementView, AgreementView } from '../agreements/agreement.view.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { Changes, Creates, Extends, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('agreements')
@Controller('v1/agreements')
export class AgreementsController {
  constructor(private readonly agreements: AgreementsService) {}

  @Get()
  @Lists(AgreementView, 'not-found')
  async list(@Query() query: AgreementsQuery): Promise<Page<AgreementView>> {
    const { items, nextCursor } = await this.agreements.list(query);
    return { items: items.map(agreementView), nextCursor };
  }

  @Post()
  @Creates(AgreementView)
  async add(@InChange() change: Change, @Body() params: NewAgreement): Promise<AgreementView> {
    return agreementView(await this.agreements.add(change, params));
  }

  @Get(':id')
  @Reads(AgreementView)
  async find(@Param('id', RecordId) id: string): Promise<AgreementView> {
    return agreementView(await this.agreements.find(id));
  }

  @Patch(':id')
  @Changes(AgreementView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: AgreementPatch,
  ): Promise<AgreementView> {
    return agreementView(await this.agreements.amend(change, id, version, patch));
  }

  @Post(':id/signatures')
  @Extends(AgreementView, 'Record a signature')
  async sign(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewSignature,
  ): Promise<AgreementView> {
    return agreementView(await this.agreements.sign(change, id, params));
  }

  @Post(':id/terminations')
  @Extends(AgreementView, 'Record a termination')
  async terminate(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewTermination,
  ): Promise<AgreementView> {
    return agreementView(await this.agreements.terminate(change, id, params));
  }

  @Post(':id/clause-sets')
  @Extends(AgreementView, 'Record a clause set in an agreement')
  async addClauseSet(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewClauseSet,
  ): Promise<AgreementView> {
    return agreementView(await this.agreements.addClauseSet(change, id, params));
  }

  @Patch(':id/clause-sets/:clauseSetId')
  @Changes(AgreementView, 'Change a clause set in an agreement')
  async amendClauseSet(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Param('clauseSetId', RecordId) clauseSetId: string,
    @IfMatch() version: number,
    @Body() patch: ClauseSetPatch,
  ): Promise<AgreementView> {
    return agreementView(await this.agreements.amendClauseSet(change, id, clauseSetId, version, patch));
  }
}
