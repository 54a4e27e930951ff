import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { type CaughtUp, GapsService } from '../gaps/gaps.service.js';
import type { Lease } from './job-runner.js';

const BATCH = 500;

/** Reassesses as of today, a transaction for each batch of vendors. */
@Injectable()
export class GapCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly gaps: GapsService,
  ) {}

  /** The vendors that are due: its cost follows what has changed, not the size of the register. */
  run(lease: Lease): Promise<CaughtUp> {
    return totalOf(this.gaps.reassessDue(this.dataSource, this.clock), lease);
  }

  /** Every vendor. */
  runFull(lease: Lease): Promise<CaughtUp> {
    return totalOf(this.#reassessAll(), lease);
  }

  async *#reassessAll(): AsyncIterable<CaughtUp> {
    for await (const ids of this.gaps.vendorIds(this.dataSource.manager, BATCH)) {
      const done = await this.dataSource.transaction((manager) =>
        this.gaps.reassess({ manager, by: 'clausebook', today: this.clock.today(), at: this.clock.now() }, ids),
      );
      yield { vendors: ids.length, ...done };
    }
  }
}

/** @throws LeaseLostError once another process has taken over */
async function totalOf(batches: AsyncIterable<CaughtUp>, lease: Lease): Promise<CaughtUp> {
  const total = { vendors: 0, opened: 0, kept: 0, closed: 0 };
  for await (const { vendors, opened, kept, closed } of batches) {
    total.vendors += vendors;
    total.opened += opened;
    total.kept += kept;
    total.closed += closed;
    await lease.renew();
  }
  return total;
}
