import { Body, Controller, Get, Header, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Change } from '../change.js';
import { importOptions, NewImport } from '../imports/import.params.js';
import { ImportView, importView } from '../imports/import.view.js';
import { ImportsService } from '../imports/imports.service.js';
import { Creates, Downloads, LOCATION, Shows } from './documented.js';
import { TakesForm } from './multipart.interceptor.js';
import { InChange, Upload, type UploadedFile } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @TakesForm()
  @ApiExtraModels(NewImport)
  @ApiBody({
    schema: {
      allOf: [
        { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        { $ref: getSchemaPath(NewImport) },
      ],
    },
  })
  @ApiCreatedResponse({ type: ImportView, description: 'As it was stored.', headers: LOCATION })
  @ApiOkResponse({
    type: ImportView,
    description: 'A dry run, or all or nothing was asked for and rows are rejected: nothing was written.',
  })
  @Creates(ImportView)
  async run(
    @InChange() change: Change,
    @Upload() file: UploadedFile,
    @Body() params: NewImport,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView> {
    const report = await this.imports.run(change, file, importOptions(params));
    if (report.id === null) void reply.status(HttpStatus.OK);
    return importView(report);
  }

  @Get(':id')
  @Shows(ImportView, 'Read the report of an import')
  async find(@Param('id', RecordId) id: string): Promise<ImportView> {
    return importView(await this.imports.find(id));
  }

  @Get(':id/rejected-rows.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="rejected-rows.csv"')
  @Downloads('text/csv', 'Take the rejected rows with their errors, to be mended and sent again')
  rejectedRows(@Param('id', RecordId) id: string): Promise<string> {
    return this.imports.rejectedRows(id);
  }
}
