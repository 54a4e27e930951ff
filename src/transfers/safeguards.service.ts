import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Change } from '../change.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Safeguard } from './safeguard.entity.js';
import type { NewSafeguard, SafeguardPatch, SafeguardsQuery } from './safeguard.params.js';

const SAFEGUARD: Kind<Safeguard> = {
  entity: Safeguard,
  noun: 'safeguard',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class SafeguardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
  ) {}

  async add(change: Change, params: NewSafeguard): Promise<Safeguard> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    await this.#expectParties(change, vendorId, params);
    return this.register.add(change, SAFEGUARD, { ...params, vendorId } as Safeguard);
  }

  async amend(change: Change, id: string, version: number, patch: SafeguardPatch): Promise<Safeguard> {
    const { vendorId } = await this.register.find(change.manager, SAFEGUARD, id);
    await this.#expectParties(change, vendorId, patch);
    return this.register.amend(change, SAFEGUARD, id, version, patch);
  }

  find(id: string): Promise<Safeguard> {
    return this.register.find(this.dataSource.manager, SAFEGUARD, id);
  }

  async list({ vendor, kind, ...query }: SafeguardsQuery): Promise<Page<Safeguard>> {
    const { manager } = this.dataSource;
    const safeguards = manager.createQueryBuilder(Safeguard, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(kind !== undefined && { kind }),
    });
    return page(safeguards, query);
  }

  #expectParties({ manager }: Change, vendorId: string, { partyIds = [] }: SafeguardPatch): Promise<void> {
    const expected = partyIds.map((id, at) => ({ pointer: `/partyIds/${at}`, id, whose: 'either' as const }));
    return this.parties.expect(manager, vendorId, expected);
  }
}
