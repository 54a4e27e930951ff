import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { AssessmentView, assessmentView } from '../gaps/assessment.view.js';
import { CoverageView } from '../gaps/coverage.view.js';
import { currentLaw } from '../gaps/current-law.js';
import { NewCase } from '../reports/case.params.js';
import { CASE_EXAMPLES } from '../reports/case/examples.js';
import { Clearance, ClearanceQuery, ClearanceView } from '../reports/clearance.js';
import { CoverageReport } from '../reports/coverage-report.js';
import { Drill } from '../reports/drill.js';
import { eventsOf } from '../legal-events/legal-event.params.js';
import { NewDrill } from '../reports/drill.params.js';
import { DrillView, drillView } from '../reports/drill.view.js';
import { judgeCase } from '../reports/judge-case.js';
import { Cacheable } from './cacheable.js';
import { Asks, Shows } from './documented.js';
import { RecordId } from './validation.js';

/** Questions to the law that change nothing. */
@ApiTags('judgement')
@Controller('v1')
export class JudgementsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drill: Drill,
    private readonly coverage: CoverageReport,
    private readonly clearance: Clearance,
  ) {}

  @Post('assessments')
  @Asks(AssessmentView, 'Judge facts given here, storing nothing')
  @ApiBody({ type: NewCase, examples: CASE_EXAMPLES })
  async assess(@Body() params: NewCase): Promise<AssessmentView> {
    return assessmentView(judgeCase(params, await currentLaw(this.dataSource.manager)));
  }

  @Post('drills')
  @Asks(DrillView, 'Suppose that the law changes: who loses cover, who falls back on what')
  async suppose(@Body() { legalEvents, asOf }: NewDrill): Promise<DrillView> {
    return drillView(await this.drill.run(eventsOf(legalEvents), asOf));
  }

  @Get('clearance')
  @Cacheable()
  @Shows(ClearanceView, 'May we send: cleared, conditional or blocked, and why', 'day-not-encoded')
  clear(@Query() query: ClearanceQuery): Promise<ClearanceView> {
    return this.clearance.ask(query);
  }

  @Get('transfers/:id/coverage')
  @Shows(CoverageView, 'The timeline of a transfer: what held it when, and where it was bare')
  cover(@Param('id', RecordId) id: string): Promise<CoverageView> {
    return this.coverage.of(id);
  }
}
