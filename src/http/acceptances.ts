import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { findAcceptance, listAcceptances } from '../gaps/acceptance-list.js';
import type { AcceptanceKind } from '../gaps/acceptance.entity.js';
import type { AcceptancesQuery } from '../gaps/acceptance.params.js';
import { acceptanceView, type AcknowledgementView, type WaiverView } from '../gaps/acceptance.view.js';
import { GapsService } from '../gaps/gaps.service.js';
import type { Page } from '../page.js';
import { VendorsService } from '../vendors/vendors.service.js';

/** Waivers and acknowledgements as they stand today. */
@Injectable()
export class Acceptances {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vendors: VendorsService,
    private readonly gaps: GapsService,
    private readonly clock: Clock,
  ) {}

  /** `vendor` is an id or a key. @throws NotFoundError */
  async list(kind: AcceptanceKind, query: AcceptancesQuery): Promise<Page<WaiverView | AcknowledgementView>> {
    const { manager } = this.dataSource;
    const vendor = query.vendor === undefined ? {} : { vendor: await this.vendors.idOf(manager, query.vendor) };
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    const { items, nextCursor } = await listAcceptances(manager, kind, { ...query, ...vendor }, today);
    return { items: items.map(acceptanceView), nextCursor };
  }

  /** @throws NotFoundError */
  async find(kind: AcceptanceKind, id: string): Promise<WaiverView | AcknowledgementView> {
    const today = await this.gaps.catchUp(this.dataSource, this.clock);
    return acceptanceView(await findAcceptance(this.dataSource.manager, kind, id, today));
  }
}
