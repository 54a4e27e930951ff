import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AssessmentView, assessmentView } from '../gaps/assessment.view.js';
import { CoverageView } from '../gaps/coverage.view.js';
import { factsOf, NewCase } from '../reports/case.params.js';
import { CoverageReport } from '../reports/coverage-report.js';
import { Drill } from '../reports/drill.js';
import { eventsOf, NewDrill } from '../reports/drill.params.js';
import { DrillView, drillView } from '../reports/drill.view.js';
import { judgeCase } from '../reports/judge-case.js';
import { Problems, Reads } from './documented.js';
import { Stateless } from './stateless.js';
import { RecordId } from './validation.js';

/** Questions to the law that change nothing. */
@ApiTags('judgement')
@Controller('v1')
export class JudgementsController {
  constructor(
    private readonly drill: Drill,
    private readonly coverage: CoverageReport,
  ) {}

  @Post('assessments')
  @HttpCode(200)
  @Stateless()
  @ApiOkResponse({ type: AssessmentView, description: 'The facts judged as of the day; nothing is stored.' })
  @Problems('malformed-request', 'refused', 'day-not-encoded')
  assess(@Body() { facts, asOf }: NewCase): AssessmentView {
    return assessmentView(judgeCase(factsOf(facts), asOf));
  }

  @Post('drills')
  @HttpCode(200)
  @Stateless()
  @ApiOkResponse({
    type: DrillView,
    description: 'Who would lose cover, and who falls back on what; nothing is stored.',
  })
  @Problems('malformed-request', 'refused', 'day-not-encoded')
  async suppose(@Body() { legalEvents, asOf }: NewDrill): Promise<DrillView> {
    return drillView(await this.drill.run(eventsOf(legalEvents), asOf));
  }

  @Get('transfers/:id/coverage')
  @Reads(CoverageView)
  cover(@Param('id', RecordId) id: string): Promise<CoverageView> {
    return this.coverage.of(id);
  }
}
