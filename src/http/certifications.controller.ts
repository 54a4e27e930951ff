import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { CertificationPatch, CertificationsQuery, NewCertification } from '../vendors/certification.params.js';
import { certificationView, CertificationView } from '../vendors/certification.view.js';
import { CertificationsService } from '../vendors/certifications.service.js';
import { Changes, Creates, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('certifications')
@Controller('v1/certifications')
export class CertificationsController {
  constructor(private readonly certifications: CertificationsService) {}

  @Get()
  @Lists(CertificationView, 'not-found')
  async list(@Query() query: CertificationsQuery): Promise<Page<CertificationView>> {
    const { items, nextCursor } = await this.certifications.list(query);
    return { items: items.map(certificationView), nextCursor };
  }

  @Post()
  @Creates(CertificationView)
  async add(@InChange() change: Change, @Body() params: NewCertification): Promise<CertificationView> {
    return certificationView(await this.certifications.add(change, params));
  }

  @Get(':id')
  @Reads(CertificationView)
  async find(@Param('id', RecordId) id: string): Promise<CertificationView> {
    return certificationView(await this.certifications.find(id));
  }

  @Patch(':id')
  @Changes(CertificationView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: CertificationPatch,
  ): Promise<CertificationView> {
    return certificationView(await this.certifications.amend(change, id, version, patch));
  }
}
