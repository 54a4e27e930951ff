import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { NotFoundError } from '../errors.js';
import { type CoverageView, coverageView } from '../gaps/coverage.view.js';
import { currentLaw } from '../gaps/current-law.js';
import { GapsService } from '../gaps/gaps.service.js';
import { coverage } from '../law/coverage.js';

/** The timeline of a transfer: which mechanism held when, and where it was bare. */
@Injectable()
export class CoverageReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async of(transferId: string): Promise<CoverageView> {
    const { manager } = this.dataSource;
    const [row] = await manager.query<{ vendorId: string }[]>(
      `select vendor_id as "vendorId" from transfer where id = $1`,
      [transferId],
    );
    const facts = row === undefined ? undefined : (await this.gaps.dossier(manager, row.vendorId))?.facts;
    const transfer = facts?.transfers.find(({ id }) => id === transferId);
    if (facts === undefined || transfer === undefined) throw new NotFoundError('transfer', transferId);
    const law = await currentLaw(manager);
    return coverageView(transferId, law.version, coverage(transfer, facts, law), this.clock.today());
  }
}
