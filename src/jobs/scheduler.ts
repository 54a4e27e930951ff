import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../clock.js';
import { JobRunner } from './job-runner.js';
import { CATCH_UP, type Job, SCHEDULE, TIME_ZONE } from './schedule.js';

/** Runs the schedule in this process, from `start` until the application closes. */
@Injectable()
export class Scheduler implements OnModuleDestroy {
  readonly #logger = new Logger('Jobs');

  constructor(
    private readonly registry: SchedulerRegistry,
    private readonly modules: ModuleRef,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    const now = this.#wallClock();
    for (const { name, period } of SCHEDULE) if (period !== null) await this.runner.startFrom(name, period(now));
    for (const job of SCHEDULE) this.#register(job.name, job.cron, () => this.#run(job));
    this.#register('catch-up', CATCH_UP, async () => {
      for (const job of SCHEDULE) if (job.period !== null) await this.#run(job);
    });
  }

  /** Takes no new turn, and waits for the jobs under way while they still have their database. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(Array.from(this.registry.getCronJobs().values(), async (cron) => cron.stop()));
  }

  #register(name: string, cronTime: string, onTick: () => Promise<void>): void {
    const cron = CronJob.from({ cronTime, onTick, timeZone: TIME_ZONE, waitForCompletion: true, start: true });
    this.registry.addCronJob(name, cron);
  }

  async #run(job: Job): Promise<void> {
    try {
      if (job.period === null) {
        await this.modules.get(job.work, { strict: false }).run();
        return;
      }
      const period = job.period(this.#wallClock());
      const work = this.modules.get(job.work, { strict: false });
      const result = await this.runner.run(job.name, period, (lease) => work.run(lease));
      if (result !== null) this.#logger.log(`${job.name} ${period}: ${JSON.stringify(result)}`);
    } catch (error) {
      this.#logger.error(`${job.name} failed: ${String(error)}`);
    }
  }

  #wallClock(): Temporal.PlainDateTime {
    return Temporal.Instant.fromEpochMilliseconds(this.clock.now().getTime())
      .toZonedDateTimeISO(TIME_ZONE)
      .toPlainDateTime();
  }
}
