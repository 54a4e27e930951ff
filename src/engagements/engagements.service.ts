import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Change } from '../change.js';
import { type Mistake, refuseAny } from '../errors.js';
import { page, type Page } from '../page.js';
import { expectPeriod } from '../register/period.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Engagement } from './engagement.entity.js';
import { rationaleOf } from './role-rationale.js';
import type { EngagementPatch, EngagementsQuery, NewEngagement } from './engagement.params.js';

const ENGAGEMENT: Kind<Engagement> = {
  entity: Engagement,
  noun: 'engagement',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class EngagementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
  ) {}

  async add(change: Change, params: NewEngagement): Promise<Engagement> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    expectPeriod(params);
    await this.#expectParties(change, vendorId, params);
    const content = { ...params, ...rationaleOf(params, null, change), vendorId };
    return this.register.add(change, ENGAGEMENT, content as Engagement);
  }

  async amend(change: Change, id: string, version: number, patch: EngagementPatch): Promise<Engagement> {
    const before = await this.register.find(change.manager, ENGAGEMENT, id);
    expectPeriod({ ...before, ...patch });
    await this.#expectParties(change, before.vendorId, patch);
    const content = { ...patch, ...rationaleOf(patch, before, change) } as Partial<Engagement>;
    return this.register.amend(change, ENGAGEMENT, id, version, content);
  }

  find(id: string): Promise<Engagement> {
    return this.register.find(this.dataSource.manager, ENGAGEMENT, id);
  }

  async list({ vendor, ownPartyId, vendorRole, ...query }: EngagementsQuery): Promise<Page<Engagement>> {
    const { manager } = this.dataSource;
    const engagements = manager.createQueryBuilder(Engagement, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(ownPartyId !== undefined && { ownPartyId }),
      ...(vendorRole !== undefined && { vendorRole }),
    });
    return page(engagements, query);
  }

  /**
   * The engagements that another record of the vendor names.
   * @returns in the order asked for
   * @throws RefusedError naming each that is not of this vendor
   */
  async expect(
    manager: EntityManager,
    vendorId: string,
    named: readonly { readonly pointer: string; readonly id: string }[],
  ): Promise<readonly Engagement[]> {
    const engagements = await manager.findBy(Engagement, { id: In(named.map(({ id }) => id)), vendorId });
    const mistakes: Mistake[] = [];
    const found = named.flatMap(({ pointer, id }) => {
      const engagement = engagements.find((one) => one.id === id);
      if (engagement === undefined) mistakes.push({ pointer, detail: `there is no engagement "${id}" of this vendor` });
      return engagement ?? [];
    });
    refuseAny(mistakes);
    return found;
  }

  #expectParties(
    { manager }: Change,
    vendorId: string,
    { ownPartyId, vendorPartyId }: Pick<EngagementPatch, 'ownPartyId' | 'vendorPartyId'>,
  ): Promise<void> {
    return this.parties.expect(manager, vendorId, [
      { pointer: '/ownPartyId', id: ownPartyId, whose: 'own' },
      { pointer: '/vendorPartyId', id: vendorPartyId, whose: 'vendor' },
    ]);
  }
}
