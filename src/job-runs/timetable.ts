import type { Change } from '../change.js';
import type { JobRun } from './job-run.entity.js';

/** A line of the schedule, as it is shown. */
export interface ScheduledJob {
  readonly name: string;
  readonly does: string;
  /** Such as `every day at 02:15`. */
  readonly schedule: string;
  readonly cron: string;
  /** IANA. */
  readonly timeZone: string;
  /** null: it runs at every tick and keeps no runs. */
  readonly period: 'day' | 'week' | null;
  /** What becomes of the periods that were missed, and why; null: it has none. */
  readonly catchUp: { readonly which: 'each' | 'latest'; readonly because: string } | null;
  readonly nextRunAt: Date;
}

/** The schedule that this process serves, and the asking for a run of it. */
export abstract class Timetable {
  abstract jobs(): readonly ScheduledJob[];

  /** @throws NotFoundError */
  abstract named(job: string): { readonly name: string };

  /**
   * Puts down, in the change's transaction, that the job is to run now: for the period that is due, or once more.
   * @throws ConflictError one runs, NotFoundError, RefusedError
   */
  abstract request(change: Change, job: string): Promise<JobRun>;

  /** Looks, in the background, whether a run of the job waits. To be called once the request is committed. */
  abstract wake(job: string): void;
}
