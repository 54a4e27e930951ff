import { Body, Controller, Get, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import { AssessmentView, assessmentView } from '../gaps/assessment.view.js';
import type { Page } from '../page.js';
import { GapReport } from '../reports/gap-report.js';
import { DpaRequestLetter, LetterQuery } from '../reports/dpa-request-letter.js';
import { VendorDossierReport } from '../reports/vendor-dossier.js';
import { NewPublishedDpa, publishedDpaView, PublishedDpasView } from '../vendors/published-dpa.params.js';
import { AsOfQuery, NewVendor, VendorPatch, VendorsQuery } from '../vendors/vendor.params.js';
import { vendorView, VendorView } from '../vendors/vendor.view.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { asPdf } from './attachment.js';
import { Changes, Creates, Downloads, Extends, Lists, Reads, Shows } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { VendorName } from './validation.js';

@ApiTags('vendors')
@Controller('v1/vendors')
export class VendorsController {
  constructor(
    private readonly vendors: VendorsService,
    private readonly report: GapReport,
    private readonly dossier: VendorDossierReport,
    private readonly letter: DpaRequestLetter,
  ) {}

  @Get()
  @Lists(VendorView, 'day-not-encoded')
  async list(@Query() query: VendorsQuery): Promise<Page<VendorView>> {
    const { items, nextCursor } = await this.vendors.list(query);
    return { items: items.map(vendorView), nextCursor };
  }

  @Post()
  @Creates(VendorView)
  async add(@InChange() change: Change, @Body() params: NewVendor): Promise<VendorView> {
    return vendorView(await this.vendors.add(change, params));
  }

  @Get(':id')
  @Reads(VendorView, 'day-not-encoded')
  async find(@Param('id', VendorName) id: string, @Query() { asOf }: AsOfQuery): Promise<VendorView> {
    return vendorView(await this.vendors.find(id, asOf));
  }

  @Patch(':id')
  @Changes(VendorView)
  async amend(
    @InChange() change: Change,
    @Param('id', VendorName) id: string,
    @IfMatch() version: number,
    @Body() patch: VendorPatch,
  ): Promise<VendorView> {
    return vendorView(await this.vendors.amend(change, id, version, patch));
  }

  @Post(':id/published-dpas')
  @Extends(VendorView, 'Record that a vendor published a further edition of its DPA')
  async publishDpa(
    @InChange() change: Change,
    @Param('id', VendorName) id: string,
    @Body() params: NewPublishedDpa,
  ): Promise<VendorView> {
    return vendorView(await this.vendors.publishDpa(change, id, params));
  }

  @Get(':id/published-dpas')
  @Shows(PublishedDpasView, 'The editions of its DPA that a vendor published, as they were seen')
  async publishedDpas(@Param('id', VendorName) id: string): Promise<PublishedDpasView> {
    return { items: (await this.vendors.dpasOf(id)).map(publishedDpaView) };
  }

  @Get(':id/assessment')
  @Shows(AssessmentView, 'Judge a vendor as of a day', 'day-not-encoded')
  async assess(@Param('id', VendorName) id: string, @Query() { asOf }: AsOfQuery): Promise<AssessmentView> {
    return assessmentView(await this.vendors.judge(id, asOf));
  }

  @Get(':id/gap-report.pdf')
  @Downloads('application/pdf', 'Print the gap report of a vendor as of a day', 'day-not-encoded')
  async gapReport(@Param('id', VendorName) id: string, @Query() { asOf }: AsOfQuery): Promise<StreamableFile> {
    return asPdf(await this.report.print(id, asOf));
  }

  @Get(':id/dossier.pdf')
  @Downloads('application/pdf', 'Print all that the register holds of a vendor, as of a day', 'day-not-encoded')
  async printDossier(@Param('id', VendorName) id: string, @Query() { asOf }: AsOfQuery): Promise<StreamableFile> {
    return asPdf(await this.dossier.print(id, asOf));
  }

  @Get(':id/dpa-request-letter.pdf')
  @Downloads('application/pdf', 'Print a letter that asks a vendor for its agreement', 'refused', 'day-not-encoded')
  async printLetter(@Param('id', VendorName) id: string, @Query() query: LetterQuery): Promise<StreamableFile> {
    return asPdf(await this.letter.print(id, query));
  }
}
