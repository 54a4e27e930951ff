import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Change } from '../change.js';
import { JobRunsQuery } from '../job-runs/job-run.params.js';
import { JobRunView, jobRunView } from '../job-runs/job-run.view.js';
import { JobRunsService } from '../job-runs/job-runs.service.js';
import { JobsView, jobsView } from '../job-runs/job.view.js';
import { Timetable } from '../job-runs/timetable.js';
import type { Page } from '../page.js';
import { Lists, Shows, Starts } from './documented.js';
import { InChange } from './request-parts.js';
import { RecordId } from './validation.js';

/** Runs of each job that the list of jobs shows. */
const SHOWN = 5;

@ApiTags('jobs')
@Controller('v1/jobs')
export class JobsController {
  constructor(
    private readonly timetable: Timetable,
    private readonly runs: JobRunsService,
  ) {}

  @Get()
  @Shows(JobsView, 'List every job, when it runs next, and its last runs')
  async list(): Promise<JobsView> {
    return jobsView(this.timetable.jobs(), await this.runs.last(SHOWN));
  }

  @Get(':name/runs')
  @Lists(JobRunView, 'not-found')
  async listRuns(@Param('name') name: string, @Query() query: JobRunsQuery): Promise<Page<JobRunView>> {
    const { items, nextCursor } = await this.runs.list(this.timetable.named(name).name, query);
    return { items: items.map(jobRunView), nextCursor };
  }

  @Get(':name/runs/:id')
  @Shows(JobRunView, 'Read a run: how far it is, or how it ended')
  async findRun(@Param('name') name: string, @Param('id', RecordId) id: string): Promise<JobRunView> {
    return jobRunView(await this.runs.find(this.timetable.named(name).name, id));
  }

  @Post(':name/runs')
  @Starts(JobRunView, 'Run a job now: for the period that is due, or once more as of today if that is settled')
  async start(
    @InChange() change: Change,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JobRunView> {
    const run = await this.timetable.request(change, name);
    void reply.header('location', `/v1/jobs/${name}/runs/${run.id}`);
    // The answer goes out when the request is committed: only then is there a run to be found.
    reply.raw.once('finish', () => this.timetable.wake(name));
    return jobRunView(run);
  }
}
