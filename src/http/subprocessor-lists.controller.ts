import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { listOptions, NewSubprocessorList, SubprocessorListsQuery } from '../subprocessors/subprocessor-list.params.js';
import { SubprocessorListView, subprocessorListView, TakenListView } from '../subprocessors/subprocessor-list.view.js';
import { SubprocessorListsService } from '../subprocessors/subprocessor-lists.service.js';
import { Creates, Lists, Shows } from './documented.js';
import { TakesForm } from './multipart.interceptor.js';
import { InChange, Upload, type UploadedFile } from './request-parts.js';
import { RecordId, VendorName } from './validation.js';

@ApiTags('subprocessings')
@Controller('v1/vendors/:id/subprocessor-lists')
export class SubprocessorListsController {
  constructor(private readonly lists: SubprocessorListsService) {}

  @Post()
  @TakesForm()
  @ApiExtraModels(NewSubprocessorList)
  @ApiBody({
    schema: {
      allOf: [
        { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        { $ref: getSchemaPath(NewSubprocessorList) },
      ],
    },
  })
  @ApiCreatedResponse({ type: TakenListView, description: 'As it was taken in.' })
  @ApiOkResponse({
    type: TakenListView,
    description: 'A dry run, or a list that was taken in before: nothing was written.',
  })
  @Creates(TakenListView)
  @ApiOperation({ summary: 'Take in a list of sub-processors' })
  async add(
    @InChange() change: Change,
    @Param('id', VendorName) id: string,
    @Upload() file: UploadedFile,
    @Body() params: NewSubprocessorList,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TakenListView> {
    const taken = await this.lists.take(change, id, file, listOptions(params, change.today));
    if (taken.status === 'done') void reply.header('location', `/v1/vendors/${id}/subprocessor-lists/${taken.id}`);
    else void reply.status(HttpStatus.OK);
    return subprocessorListView(taken);
  }

  @Get()
  @Lists(SubprocessorListView, 'not-found')
  async list(
    @Param('id', VendorName) id: string,
    @Query() query: SubprocessorListsQuery,
  ): Promise<Page<SubprocessorListView>> {
    const { items, nextCursor } = await this.lists.list(id, query);
    return { items: items.map(subprocessorListView), nextCursor };
  }

  @Get(':listId')
  @Shows(SubprocessorListView, 'Read a list of sub-processors as it was taken in')
  async find(
    @Param('id', VendorName) id: string,
    @Param('listId', RecordId) listId: string,
  ): Promise<SubprocessorListView> {
    return subprocessorListView(await this.lists.find(id, listId));
  }
}
