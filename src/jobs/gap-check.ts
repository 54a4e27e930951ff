import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { type CaughtUp, GapsService } from '../gaps/gaps.service.js';
import type { Lease } from './job-runner.js';

const BATCH = 500;

/** Reassesses, a transaction for each batch of vendors. */
@Injectable()
export class GapCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly gaps: GapsService,
  ) {}

  /**
   * The vendors that are due as of the run's day: its cost follows what has changed, not the size of the register.
   * For a day that was missed it takes what changed up to then; what somebody judged as of a later day stays.
   */
  async run(lease: Lease): Promise<CaughtUp> {
    const { dataSource, clock, gaps } = this;
    const until = lease.asOf < clock.today() ? lease.asOf : null;
    const due = await gaps.countDue(dataSource.manager, clock, until);
    return totalOf(gaps.reassessDue(dataSource, clock, { until, hold: (manager) => lease.hold(manager) }), due, lease);
  }

  /** Every vendor, as of today. */
  async runFull(lease: Lease): Promise<CaughtUp> {
    const all = await this.gaps.countVendors(this.dataSource.manager);
    return totalOf(this.#reassessAll(lease), all, lease);
  }

  async *#reassessAll(lease: Lease): AsyncIterable<CaughtUp> {
    for await (const ids of this.gaps.vendorIds(this.dataSource.manager, BATCH)) {
      const done = await this.dataSource.transaction(async (manager) => {
        await lease.hold(manager);
        const change = { manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() };
        return this.gaps.reassess(change, ids);
      });
      yield { vendors: ids.length, ...done };
    }
  }
}

/**
 * @param all vendors to be expected
 * @throws LeaseLostError once another process has taken over
 */
async function totalOf(batches: AsyncIterable<CaughtUp>, all: number, lease: Lease): Promise<CaughtUp> {
  const total = { vendors: 0, opened: 0, kept: 0, closed: 0 };
  await lease.renew({ done: 0, all });
  for await (const { vendors, opened, kept, closed } of batches) {
    total.vendors += vendors;
    total.opened += opened;
    total.kept += kept;
    total.closed += closed;
    await lease.renew({ done: total.vendors, all: Math.max(all, total.vendors) });
  }
  return total;
}
