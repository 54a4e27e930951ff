import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpStatus,
  Param,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Change } from '../change.js';
import { DocumentPatch, DocumentsQuery, NewDocument } from '../documents/document.params.js';
import { DocumentView, documentView, FiledDocumentView } from '../documents/document.view.js';
import { DocumentsService } from '../documents/documents.service.js';
import { dispositionOf } from '../documents/file-name.js';
import { MEDIA_TYPES } from '../documents/media.js';
import { type InspectedPaper, PaperInspection } from '../documents/paper-inspection.js';
import type { Page } from '../page.js';
import { ConditionalRead } from './cacheable.js';
import { Changes, Creates, Downloads, Lists, LOCATION, Reads } from './documented.js';
import { TakesForm } from './multipart.interceptor.js';
import { IfMatch, InChange, Prepared } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('documents')
@Controller('v1/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @Lists(DocumentView, 'not-found')
  async list(@Query() query: DocumentsQuery): Promise<Page<DocumentView>> {
    const { items, nextCursor } = await this.documents.list(query);
    return { items: items.map(documentView), nextCursor };
  }

  @Post()
  @TakesForm(PaperInspection)
  @ApiExtraModels(NewDocument)
  @ApiBody({
    schema: {
      allOf: [
        { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
        { $ref: getSchemaPath(NewDocument) },
      ],
    },
  })
  @ApiCreatedResponse({ type: FiledDocumentView, description: 'As it was filed.', headers: LOCATION })
  @ApiOkResponse({
    type: FiledDocumentView,
    description: 'The same bytes were on file already: the record that they have. Nothing was written.',
    headers: LOCATION,
  })
  @Creates(DocumentView)
  async file(
    @InChange() change: Change,
    @Prepared() paper: InspectedPaper,
    @Body() params: NewDocument,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FiledDocumentView> {
    const { recognised, notTaken, ...filed } = await this.documents.file(change, paper, params);
    if (recognised) void reply.status(HttpStatus.OK);
    return { ...documentView(filed), recognised, notTaken: [...notTaken] };
  }

  @Get(':id')
  @Reads(DocumentView)
  async find(@Param('id', RecordId) id: string): Promise<DocumentView> {
    return documentView(await this.documents.find(id));
  }

  @Get(':id/content')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('cache-control', 'private, no-cache')
  @ConditionalRead()
  @Downloads(MEDIA_TYPES, 'Take the paper itself, to be kept', 'damaged')
  async content(
    @Param('id', RecordId) id: string,
    @Headers('if-none-match') had: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { document } = await this.documents.find(id);
    const etag = `"${document.sha256}"`;
    if (had?.includes(etag) === true) {
      void reply.header('etag', etag).status(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    const bytes = await this.documents.content(document);
    void reply.header('etag', etag);
    return new StreamableFile(bytes, {
      type: document.mediaType,
      disposition: dispositionOf(document.fileName),
      length: bytes.length,
    });
  }

  @Patch(':id')
  @Changes(DocumentView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: DocumentPatch,
  ): Promise<DocumentView> {
    return documentView(await this.documents.amend(change, id, version, patch));
  }
}
