import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import type { Change } from '../change.js';
import { type Mistake, RefusedError } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { VendorsService } from '../vendors/vendors.service.js';
import { OptIn } from './opt-in.entity.js';
import type { NewOptIn, OptInPatch, OptInsQuery } from './opt-in.params.js';

const OPT_IN: Kind<OptIn> = {
  entity: OptIn,
  noun: 'opt-in',
  vendorsOf: (_, { vendorId }) => Promise.resolve([vendorId]),
};

@Injectable()
export class OptInsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
  ) {}

  async add(change: Change, params: NewOptIn): Promise<OptIn> {
    const vendorId = await this.vendors.expect(change.manager, params.vendorId);
    await expectPossible(change.manager, { ...params, vendorId });
    return this.register.add(change, OPT_IN, { ...params, vendorId } as OptIn);
  }

  /** Confirms it, above all. */
  async amend(change: Change, id: string, version: number, patch: OptInPatch): Promise<OptIn> {
    const before = await this.register.find(change.manager, OPT_IN, id);
    await expectPossible(change.manager, { ...before, ...patch });
    return this.register.amend(change, OPT_IN, id, version, patch);
  }

  find(id: string): Promise<OptIn> {
    return this.register.find(this.dataSource.manager, OPT_IN, id);
  }

  async list({ vendor, agreementId, method, ...query }: OptInsQuery): Promise<Page<OptIn>> {
    const { manager } = this.dataSource;
    const optIns = manager.createQueryBuilder(OptIn, 'r').where({
      ...(vendor !== undefined && { vendorId: await this.vendors.idOf(manager, vendor) }),
      ...(agreementId !== undefined && { agreementId }),
      ...(method !== undefined && { method }),
    });
    return page(optIns, query);
  }
}

/** @throws RefusedError for agreements of another vendor, one that replaces itself, or an answer before the question */
async function expectPossible(
  manager: EntityManager,
  { vendorId, agreementId, replacesId, requestedOn, confirmedOn, confirmedBy }: NewOptIn,
): Promise<void> {
  const mistakes: Mistake[] = [];
  for (const [pointer, id] of [
    ['/agreementId', agreementId],
    ['/replacesId', replacesId],
  ] as const)
    if (id != null && !(await manager.existsBy(Agreement, { id, vendorId })))
      mistakes.push({ pointer, detail: `there is no agreement "${id}" of this vendor` });
  if (replacesId === agreementId)
    mistakes.push({ pointer: '/replacesId', detail: 'an agreement cannot replace itself; name the older one' });
  if (confirmedOn != null && requestedOn != null && confirmedOn < requestedOn)
    mistakes.push({
      pointer: '/confirmedOn',
      detail: `${confirmedOn} lies before the request on ${requestedOn}; expected that day or a later one`,
    });
  if (confirmedBy != null && confirmedOn == null)
    mistakes.push({ pointer: '/confirmedBy', detail: 'a confirmation without a day proves nothing; give confirmedOn' });
  if (mistakes.length > 0) throw new RefusedError(mistakes);
}
