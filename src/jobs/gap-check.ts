import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { Lease } from './job-runner.js';

/** Vendors reassessed, and what became of their gaps. */
export interface Checked {
  readonly vendors: number;
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
}

const BATCH = 500;

/** Reassesses the whole register as of today, a transaction for each batch. */
@Injectable()
export class GapCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly gaps: GapsService,
  ) {}

  async run(lease: Lease): Promise<Checked> {
    const total = { vendors: 0, opened: 0, kept: 0, closed: 0 };
    const today = this.clock.today();
    for await (const ids of this.gaps.vendorIds(this.dataSource.manager, BATCH)) {
      await lease.renew();
      const { opened, kept, closed } = await this.dataSource.transaction((manager) =>
        this.gaps.reassess({ manager, by: 'clausebook', today, at: this.clock.now() }, ids),
      );
      total.vendors += ids.length;
      total.opened += opened;
      total.kept += kept;
      total.closed += closed;
    }
    return total;
  }
}
