import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Change } from '../change.js';
import { importOptions, NewImport } from '../imports/import.params.js';
import { ImportView, importView } from '../imports/import.view.js';
import { ImportsService } from '../imports/imports.service.js';
import { Creates, Problems, Reads } from './documented.js';
import { InChange, Upload, type UploadedFile } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiExtraModels(NewImport)
  @ApiBody({
    schema: {
      allOf: [
        { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        { $ref: getSchemaPath(NewImport) },
      ],
    },
  })
  @Creates(ImportView)
  @Problems('too-large', 'unsupported-media-type')
  async run(@InChange() change: Change, @Upload() file: UploadedFile, @Body() params: NewImport): Promise<ImportView> {
    return importView(await this.imports.run(change, file, importOptions(params)));
  }

  @Get(':id')
  @Reads(ImportView)
  async find(@Param('id', RecordId) id: string): Promise<ImportView> {
    return importView(await this.imports.find(id));
  }

  @Get(':id/rejected-rows.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="rejected-rows.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({
    description: 'The rejected rows with their errors, to be mended and sent again.',
    schema: { type: 'string' },
  })
  @Problems('not-found')
  rejectedRows(@Param('id', RecordId) id: string): Promise<string> {
    return this.imports.rejectedRows(id);
  }
}
