import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { AgreementCourseService } from '../agreements/agreement-course.service.js';
import type { WholeAgreement } from '../agreements/agreement-parts.js';
import { AgreementStandings } from '../agreements/agreement-standings.js';
import {
  AgreementAsOfQuery,
  AgreementPatch,
  AgreementsQuery,
  NewAgreement,
  NewAgreementWithdrawal,
  NewDispatch,
  NewRenewal,
  NewSignature,
  NewTermination,
  SignaturePatch,
} from '../agreements/agreement.params.js';
import { ClauseSetPatch, NewClauseSet } from '../agreements/clause-set.params.js';
import { AgreementChainView, agreementView, AgreementView } from '../agreements/agreement.view.js';
import { AgreementsService } from '../agreements/agreements.service.js';
import { Changes, Creates, Extends, Lists, Reads, Shows } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('agreements')
@Controller('v1/agreements')
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly course: AgreementCourseService,
    private readonly standings: AgreementStandings,
  ) {}

  @Get()
  @Lists(AgreementView, 'not-found', 'day-not-encoded')
  async list(@Query() query: AgreementsQuery): Promise<Page<AgreementView>> {
    const { items, nextCursor } = await this.agreements.list(query);
    return { items: (await this.standings.ofAll(items, query.asOf)).map(agreementView), nextCursor };
  }

  @Post()
  @Creates(AgreementView)
  add(@InChange() change: Change, @Body() params: NewAgreement): Promise<AgreementView> {
    return this.#changed(change, this.agreements.add(change, params));
  }

  @Get(':id')
  @Reads(AgreementView, 'day-not-encoded')
  async find(@Param('id', RecordId) id: string, @Query() { asOf }: AgreementAsOfQuery): Promise<AgreementView> {
    return agreementView(await this.standings.of(await this.agreements.find(id), asOf));
  }

  @Get(':id/chain')
  @Shows(AgreementChainView, 'An agreement with what it replaces and what replaces it', 'day-not-encoded')
  async chain(@Param('id', RecordId) id: string, @Query() { asOf }: AgreementAsOfQuery): Promise<AgreementChainView> {
    return { items: (await this.standings.ofAll(await this.agreements.chain(id), asOf)).map(agreementView) };
  }

  @Patch(':id')
  @Changes(AgreementView)
  amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: AgreementPatch,
  ): Promise<AgreementView> {
    return this.#changed(change, this.agreements.amend(change, id, version, patch));
  }

  @Post(':id/dispatches')
  @Extends(AgreementView, 'Record that an agreement was sent to the other side')
  dispatch(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewDispatch,
  ): Promise<AgreementView> {
    return this.#changed(change, this.course.dispatch(change, id, params));
  }

  @Post(':id/signatures')
  @Extends(AgreementView, 'Record a signature')
  sign(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewSignature,
  ): Promise<AgreementView> {
    return this.#changed(change, this.course.sign(change, id, params));
  }

  @Patch(':id/signatures/:signatureId')
  @Changes(AgreementView, 'Correct a signature')
  amendSignature(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Param('signatureId', RecordId) signatureId: string,
    @IfMatch() version: number,
    @Body() patch: SignaturePatch,
  ): Promise<AgreementView> {
    return this.#changed(change, this.agreements.amendSignature(change, id, signatureId, version, patch));
  }

  @Post(':id/renewals')
  @Extends(AgreementView, 'Record that the last day was moved')
  renew(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewRenewal,
  ): Promise<AgreementView> {
    return this.#changed(change, this.course.renew(change, id, params));
  }

  @Post(':id/terminations')
  @Extends(AgreementView, 'Record a termination')
  terminate(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewTermination,
  ): Promise<AgreementView> {
    return this.#changed(change, this.course.terminate(change, id, params));
  }

  @Post(':id/withdrawals')
  @Extends(AgreementView, 'Record that an agreement was given up before it was concluded')
  withdraw(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewAgreementWithdrawal,
  ): Promise<AgreementView> {
    return this.#changed(change, this.course.withdraw(change, id, params));
  }

  @Post(':id/clause-sets')
  @Extends(AgreementView, 'Record a clause set in an agreement')
  addClauseSet(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewClauseSet,
  ): Promise<AgreementView> {
    return this.#changed(change, this.agreements.addClauseSet(change, id, params));
  }

  @Patch(':id/clause-sets/:clauseSetId')
  @Changes(AgreementView, 'Change a clause set in an agreement')
  amendClauseSet(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Param('clauseSetId', RecordId) clauseSetId: string,
    @IfMatch() version: number,
    @Body() patch: ClauseSetPatch,
  ): Promise<AgreementView> {
    return this.#changed(change, this.agreements.amendClauseSet(change, id, clauseSetId, version, patch));
  }

  /** As it stands after the change, today. */
  async #changed({ manager, today }: Change, whole: Promise<WholeAgreement>): Promise<AgreementView> {
    return agreementView(await this.standings.of(await whole, today, manager));
  }
}
