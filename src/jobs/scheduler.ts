import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob, CronTime } from 'cron';
import { Temporal } from 'temporal-polyfill';
import type { Change } from '../change.js';
import { Clock } from '../clock.js';
import { NotFoundError, RefusedError } from '../errors.js';
import type { JobRun } from '../job-runs/job-run.entity.js';
import { JOB_RUN_KINDS, type JobRunKind } from '../job-runs/job-run.params.js';
import { type ScheduledJob, Timetable } from '../job-runs/timetable.js';
import type { LegalDay } from '../law/legal-day.js';
import { errorText } from './error-text.js';
import { JobRunner } from './job-runner.js';
import { OwedRuns } from './owed-runs.js';
import { inWords, latestPeriod, nextDueAt } from './rhythm.js';
import { CATCH_UP, type Job, type Periodic, SCHEDULE, TIME_ZONE } from './schedule.js';

/** Runs the schedule in this process, from `start` until the application closes. */
@Injectable()
export class Scheduler extends Timetable implements OnModuleDestroy {
  readonly #logger = new Logger('Jobs');
  readonly #underWay = new Set<Promise<void>>();
  #closing = false;

  constructor(
    private readonly registry: SchedulerRegistry,
    private readonly modules: ModuleRef,
    private readonly runner: JobRunner,
    private readonly owed: OwedRuns,
    private readonly clock: Clock,
  ) {
    super();
  }

  async start(): Promise<void> {
    for (const job of periodic()) await this.owed.putDown(job, this.#latest(job));
    for (const job of SCHEDULE) this.#register(job.name, job.cron, job.timeZone, () => this.serve(job));
    this.#register('catch-up', CATCH_UP, TIME_ZONE, async () => {
      for (const job of periodic()) await this.serve(job);
    });
  }

  /** Does what the job owes now, in order, unless another process is at it; a failure is logged and kept. */
  async serve(job: Job): Promise<void> {
    try {
      if (job.period === null) {
        await this.modules.get(job.work, { strict: false }).run();
        return;
      }
      await this.owed.putDown(job, this.#latest(job));
    } catch (error) {
      this.#logger.error(`${job.name} failed: ${errorText(error)}`);
      return;
    }
    for (const kind of JOB_RUN_KINDS.toReversed()) await this.#serveAll(job, kind);
  }

  /** The job of this name; @throws NotFoundError */
  named(name: string): Job {
    const job = SCHEDULE.find((one) => one.name === name);
    if (job !== undefined) return job;
    throw new NotFoundError(
      'job',
      name,
      `There is no job "${name}"; there are ${SCHEDULE.map((one) => one.name).join(', ')}`,
    );
  }

  jobs(): readonly ScheduledJob[] {
    return SCHEDULE.map((job) => {
      const { name, does, cron, timeZone, period } = job;
      const shown = { name, does, cron, timeZone, period };
      return period === null
        ? {
            ...shown,
            schedule: job.cron.split(' ').length === 6 ? 'every five seconds' : 'every minute',
            catchUp: null,
            nextRunAt: new CronTime(cron, timeZone).getNextDateFrom(this.clock.now(), timeZone).toJSDate(),
          }
        : {
            ...shown,
            schedule: inWords(job),
            catchUp: { which: job.catchUp, because: job.because },
            nextRunAt: nextDueAt(job, this.#wallClock(timeZone), timeZone),
          };
    });
  }

  async request(change: Change, name: string): Promise<JobRun> {
    const job = this.named(name);
    if (job.period !== null) return this.owed.request(change, job, this.#latest(job));
    const detail = `${name} runs by itself at every tick and keeps no runs; ask for another job`;
    throw new RefusedError([{ pointer: '/name', detail }]);
  }

  wake(name: string): void {
    const serving = this.serve(this.named(name));
    this.#underWay.add(serving);
    void serving.finally(() => this.#underWay.delete(serving));
  }

  /** When what was woken is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Takes no new turn, and waits for the jobs under way while they still have their database. */
  async onModuleDestroy(): Promise<void> {
    this.#closing = true;
    await Promise.all(Array.from(this.registry.getCronJobs().values(), async (cron) => cron.stop()));
    await this.idle();
  }

  #register(name: string, cronTime: string, timeZone: string, onTick: () => Promise<void>): void {
    const cron = CronJob.from({ cronTime, onTick, timeZone, waitForCompletion: true, start: true });
    this.registry.addCronJob(name, cron);
  }

  /** In order, so that a later day waits for an earlier one that is to be tried again. */
  async #serveAll(job: Periodic, kind: JobRunKind): Promise<void> {
    try {
      while (!this.#closing) {
        const run = await this.owed.next(job.name, kind);
        if (run === null) return;
        const work = this.modules.get(job.work, { strict: false });
        const counts = await this.runner.run(job.name, run.period, (lease) => work.run(lease), run.turn);
        if (counts === null) return;
        this.#logger.log(`${job.name} ${run.period}: ${JSON.stringify(counts)}`);
      }
    } catch (error) {
      this.#logger.error(`${job.name} failed: ${errorText(error)}`);
    }
  }

  #latest(job: Periodic): LegalDay {
    return latestPeriod(job, this.#wallClock(job.timeZone));
  }

  #wallClock(timeZone: string): Temporal.PlainDateTime {
    return Temporal.Instant.fromEpochMilliseconds(this.clock.now().getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime();
  }
}

const periodic = (): readonly Periodic[] => SCHEDULE.filter((job) => job.period !== null);
