import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { type Mistake, refuseAny } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { Party } from './party.entity.js';
import type { NewParty, PartiesQuery, PartyPatch } from './party.params.js';
import { VendorsService } from './vendors.service.js';

const PARTY: Kind<Party> = { entity: Party, noun: 'party', vendorsOf: vendorsWith };

@Injectable()
export class PartiesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
  ) {}

  async add(change: Change, { vendorId, ...params }: NewParty): Promise<Party> {
    const id = vendorId == null ? null : await this.vendors.expect(change.manager, vendorId);
    return this.register.add(change, PARTY, { ...params, vendorId: id } as Party);
  }

  amend(change: Change, id: string, version: number, patch: PartyPatch): Promise<Party> {
    return this.register.amend(change, PARTY, id, version, patch);
  }

  find(id: string): Promise<Party> {
    return this.register.find(this.dataSource.manager, PARTY, id);
  }

  async list({ vendor, country, ...query }: PartiesQuery): Promise<Page<Party>> {
    const { manager } = this.dataSource;
    const parties = manager.createQueryBuilder(Party, 'r').where(country === undefined ? {} : { country });
    if (vendor === 'own') parties.andWhere('r.vendorId is null');
    else if (vendor !== undefined)
      parties.andWhere('r.vendorId = :vendorId', { vendorId: await this.vendors.idOf(manager, vendor) });
    return page(parties, query);
  }

  /**
   * Holds parties to what is expected of them.
   * @throws RefusedError naming each pointer whose party is missing, or belongs to another vendor
   */
  async expect(
    manager: EntityManager,
    vendorId: string,
    expected: readonly { readonly pointer: string; readonly id: string | null | undefined; readonly whose: Whose }[],
  ): Promise<void> {
    const mistakes: Mistake[] = [];
    for (const { pointer, id, whose } of expected) {
      if (id == null) continue;
      const party = await manager.findOneBy(Party, { id });
      if (party === null) mistakes.push({ pointer, detail: `there is no party "${id}"; add it first` });
      else if (whose === 'own' && party.vendorId !== null)
        mistakes.push({ pointer, detail: `${party.name} is a vendor's party; expected one of our own` });
      else if (whose === 'vendor' && party.vendorId !== vendorId)
        mistakes.push({ pointer, detail: `${party.name} is not a party of this vendor; expected one that is` });
      else if (party.vendorId !== null && party.vendorId !== vendorId)
        mistakes.push({
          pointer,
          detail: `${party.name} belongs to another vendor; expected an own party or one of this vendor`,
        });
    }
    refuseAny(mistakes);
  }
}

export type Whose = 'own' | 'vendor' | 'either';

/** A vendor's party touches its vendor; an own party every vendor that it deals with. */
async function vendorsWith(manager: EntityManager, { id, vendorId }: Party): Promise<readonly string[]> {
  if (vendorId !== null) return [vendorId];
  const rows = await manager.query<{ id: string }[]>(
    `select vendor_id as id from engagement where own_party_id = $1
     union select vendor_id from agreement where first_party_id = $1 or second_party_id = $1
     union select vendor_id from transfer where exporter_id = $1 or importer_id = $1
     union select vendor_id from subprocessing where party_id = $1`,
    [id],
  );
  return rows.map((row) => row.id);
}
