import { OneOf } from '../fields.js';
import { PageQuery } from '../page.js';
import { JOB_STATUSES, type JobStatus } from './job-run.entity.js';

export const JOB_RUN_KINDS = ['scheduled', 'manual'] as const;
export type JobRunKind = (typeof JOB_RUN_KINDS)[number];

export class JobRunsQuery extends PageQuery {
  @OneOf(JOB_STATUSES, { optional: true, description: 'All when absent.' }) status?: JobStatus;
  @OneOf(JOB_RUN_KINDS, { optional: true, description: 'Both when absent.' }) kind?: JobRunKind;
}
