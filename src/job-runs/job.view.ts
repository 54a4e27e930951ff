import { ApiProperty } from '@nestjs/swagger';
import type { JobRun } from './job-run.entity.js';
import { JobRunView, jobRunView } from './job-run.view.js';
import type { ScheduledJob } from './timetable.js';

export class JobCatchUpView {
  @ApiProperty({ enum: ['each', 'latest'], description: '`each`: one after the other, each as of its own day.' })
  which: 'each' | 'latest';
  @ApiProperty({ type: String, example: 'what a day opened, a later day may have closed' }) because: string;
}

export class JobView {
  @ApiProperty({ type: String, example: 'gap-check' }) name: string;
  @ApiProperty({ type: String, example: 'reassesses the vendors that time has caught up with' }) does: string;
  @ApiProperty({ type: String, example: 'every day at 02:15' }) schedule: string;
  @ApiProperty({ type: String, example: '15 2 * * *' }) cron: string;
  @ApiProperty({ type: String, example: 'Europe/Berlin', description: 'IANA.' }) timeZone: string;
  @ApiProperty({ enum: ['day', 'week'], nullable: true, description: 'null: it runs at every tick and keeps no runs.' })
  period: 'day' | 'week' | null;
  @ApiProperty({ type: JobCatchUpView, nullable: true, description: 'What becomes of the periods that were missed.' })
  catchUp: JobCatchUpView | null;
  @ApiProperty({ type: String, format: 'date-time' }) nextRunAt: string;
  @ApiProperty({ type: [JobRunView], description: 'The last five, newest first.' }) lastRuns: JobRunView[];
}

export class JobsView {
  @ApiProperty({ type: [JobView] }) jobs: JobView[];
}

export const jobsView = (jobs: readonly ScheduledJob[], runs: readonly JobRun[]): JobsView => ({
  jobs: jobs.map(({ nextRunAt, ...job }) => ({
    ...job,
    nextRunAt: nextRunAt.toISOString(),
    lastRuns: runs.filter((run) => run.job === job.name).map(jobRunView),
  })),
});
