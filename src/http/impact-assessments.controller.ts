import { Body, Controller, Get, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Change } from '../change.js';
import type { Page } from '../page.js';
import { ImpactAssessmentReport } from '../reports/impact-assessment-report.js';
import {
  ImpactAssessmentPatch,
  ImpactAssessmentsQuery,
  NewAssessedTransfers,
  NewImpactAssessment,
} from '../transfers/impact-assessment.params.js';
import { AsOfQuery } from '../vendors/vendor.params.js';
import { impactAssessmentView, ImpactAssessmentView } from '../transfers/impact-assessment.view.js';
import { ImpactAssessmentsService } from '../transfers/impact-assessments.service.js';
import { asPdf } from './attachment.js';
import { Changes, Creates, Downloads, Extends, Lists, Reads } from './documented.js';
import { IfMatch, InChange } from './request-parts.js';
import { RecordId } from './validation.js';

@ApiTags('impact assessments')
@Controller('v1/impact-assessments')
export class ImpactAssessmentsController {
  constructor(
    private readonly impactAssessments: ImpactAssessmentsService,
    private readonly report: ImpactAssessmentReport,
  ) {}

  @Get()
  @Lists(ImpactAssessmentView, 'not-found')
  async list(@Query() query: ImpactAssessmentsQuery): Promise<Page<ImpactAssessmentView>> {
    const { items, nextCursor } = await this.impactAssessments.list(query);
    return { items: items.map(impactAssessmentView), nextCursor };
  }

  @Post()
  @Creates(ImpactAssessmentView)
  async add(@InChange() change: Change, @Body() params: NewImpactAssessment): Promise<ImpactAssessmentView> {
    return impactAssessmentView(await this.impactAssessments.add(change, params));
  }

  @Get(':id')
  @Reads(ImpactAssessmentView)
  async find(@Param('id', RecordId) id: string): Promise<ImpactAssessmentView> {
    return impactAssessmentView(await this.impactAssessments.find(id));
  }

  @Patch(':id')
  @Changes(ImpactAssessmentView)
  async amend(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @IfMatch() version: number,
    @Body() patch: ImpactAssessmentPatch,
  ): Promise<ImpactAssessmentView> {
    return impactAssessmentView(await this.impactAssessments.amend(change, id, version, patch));
  }

  @Post(':id/transfers')
  @Extends(ImpactAssessmentView, 'Use an impact assessment for further transfers to its importer')
  async attach(
    @InChange() change: Change,
    @Param('id', RecordId) id: string,
    @Body() params: NewAssessedTransfers,
  ): Promise<ImpactAssessmentView> {
    return impactAssessmentView(await this.impactAssessments.attach(change, id, params));
  }

  @Get(':id/report.pdf')
  @Downloads('application/pdf', 'Print an impact assessment as of a day', 'day-not-encoded')
  async print(@Param('id', RecordId) id: string, @Query() { asOf }: AsOfQuery): Promise<StreamableFile> {
    return asPdf(await this.report.print(id, asOf));
  }
}
