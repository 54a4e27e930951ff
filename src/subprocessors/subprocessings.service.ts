import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { Engagement } from '../engagements/engagement.entity.js';
import { type Mistake, RefusedError } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { PartiesService } from '../vendors/parties.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { Subprocessing } from './subprocessing.entity.js';
import type { NewSubprocessing, SubprocessingPatch, SubprocessingsQuery } from './subprocessing.params.js';

const SUBPROCESSING: Kind<Subprocessing> = {
  entity: Subprocessing,
  noun: 'subprocessing',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class SubprocessingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
    private readonly parties: PartiesService,
  ) {}

  async add(change: Change, params: NewSubprocessing): Promise<Subprocessing> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    await this.#expect(change.manager, vendorId, params);
    return this.register.add(change, SUBPROCESSING, { ...params, vendorId } as Subprocessing);
  }

  async amend(change: Change, id: string, version: number, patch: SubprocessingPatch): Promise<Subprocessing> {
    const before = await this.register.find(change.manager, SUBPROCESSING, id);
    await this.#expect(change.manager, before.vendorId, { ...before, ...patch });
    return this.register.amend(change, SUBPROCESSING, id, version, patch);
  }

  find(id: string): Promise<Subprocessing> {
    return this.register.find(this.dataSource.manager, SUBPROCESSING, id);
  }

  async list({ vendor, partyId, ...query }: SubprocessingsQuery): Promise<Page<Subprocessing>> {
    const { manager } = this.dataSource;
    const subprocessings = manager.createQueryBuilder(Subprocessing, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(partyId !== undefined && { partyId }),
    });
    return page(subprocessings, query);
  }

  /** Engagements are the vendor's, in none of which the sub-processor is the processor itself. */
  async #expect(
    manager: EntityManager,
    vendorId: string,
    { partyId, engagementIds = [], decision, decidedOn }: Omit<NewSubprocessing, 'vendorId'>,
  ): Promise<void> {
    await this.parties.expect(manager, vendorId, [{ pointer: '/partyId', id: partyId, whose: 'either' }]);
    const mistakes: Mistake[] = [];
    for (const [at, id] of engagementIds.entries()) {
      const pointer = `/engagementIds/${at}`;
      const engagement = await manager.findOneBy(Engagement, { id, vendorId });
      if (engagement === null) mistakes.push({ pointer, detail: `there is no engagement "${id}" of this vendor` });
      else if (engagement.vendorPartyId === partyId || engagement.ownPartyId === partyId)
        mistakes.push({
          pointer,
          detail: 'the sub-processor is a party to this engagement itself; expected another party',
        });
    }
    if (engagementIds.length === 0 && (await manager.existsBy(Engagement, { vendorId, vendorPartyId: partyId })))
      mistakes.push({
        pointer: '/engagementIds',
        detail: 'the sub-processor is itself party to an engagement of this vendor; name those that it serves',
      });
    if (decidedOn != null && decision == null)
      mistakes.push({ pointer: '/decidedOn', detail: `something was decided on ${decidedOn}; say what, in decision` });
    if (mistakes.length > 0) throw new RefusedError(mistakes);
  }
}
