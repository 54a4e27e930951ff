import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../change.js';
import { refused } from '../errors.js';
import { page, type Page } from '../page.js';
import { type Kind, RegisterService } from '../register/register.service.js';
import { Certification } from './certification.entity.js';
import type {
  CertificationPatch,
  CertificationsQuery,
  NewCertification,
  NewDatedStatus,
} from './certification.params.js';
import { Party } from './party.entity.js';
import { VendorsService } from './vendors.service.js';

const CERTIFICATION: Kind<Certification> = {
  entity: Certification,
  noun: 'certification',
  // One that a party of ours holds touches the vendors whose transfers rest on it, or go to a party that it names.
  vendorsOf: async (manager, { id, partyId, coveredPartyIds }) => {
    const rows = await manager.query<{ id: string }[]>(
      `select vendor_id as id from party where id = $2 and vendor_id is not null
       union select t.vendor_id from transfer_mechanism m join transfer t on t.id = m.transfer_id
         where m.certification_id = $1
       union select vendor_id from transfer where importer_id = any($3)`,
      [id, partyId, [partyId, ...coveredPartyIds]],
    );
    return rows.map((row) => row.id);
  },
};

@Injectable()
export class CertificationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterService,
    private readonly vendors: VendorsService,
  ) {}

  async add(change: Change, params: NewCertification): Promise<Certification> {
    inOrder(params.statuses);
    await this.#expectParties(change.manager, params.partyId, params.coveredPartyIds);
    return this.register.add(change, CERTIFICATION, params as Certification);
  }

  async amend(change: Change, id: string, version: number, patch: CertificationPatch): Promise<Certification> {
    inOrder(patch.statuses);
    await holdOwnHolder(change.manager, id);
    if (patch.coveredPartyIds !== undefined)
      await this.#expectParties(change.manager, (await this.find(id, change.manager)).partyId, patch.coveredPartyIds);
    return this.register.amend(change, CERTIFICATION, id, version, patch);
  }

  find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Certification> {
    return this.register.find(manager, CERTIFICATION, id);
  }

  async list({ vendor, partyId, framework, ...query }: CertificationsQuery): Promise<Page<Certification>> {
    const { manager } = this.dataSource;
    const certifications = manager
      .createQueryBuilder(Certification, 'r')
      .where({ ...(partyId !== undefined && { partyId }), ...(framework !== undefined && { framework }) });
    if (vendor !== undefined)
      certifications.andWhere('r.partyId in (select p.id from party p where p.vendor_id = :vendorId)', {
        vendorId: await this.vendors.idOf(manager, vendor),
      });
    return page(certifications, query);
  }

  /** A certificate covers parties of one vendor; it says nothing of others. */
  async #expectParties(manager: EntityManager, partyId: string, covered: readonly string[] = []): Promise<void> {
    const holder = await manager.findOneBy(Party, { id: partyId });
    if (holder === null) throw refused('/partyId', `there is no party "${partyId}"; add it first`);
    for (const [index, id] of covered.entries()) {
      const party = await manager.findOneBy(Party, { id });
      if (party === null || party.vendorId !== holder.vendorId)
        throw refused(`/coveredPartyIds/${index}`, `"${id}" is not a party of the same vendor as ${holder.name}`);
    }
  }
}

/** Whoever judges by what a party of ours holds is waited for, and waits, as for the party itself. */
const holdOwnHolder = (manager: EntityManager, id: string): Promise<unknown> =>
  manager.query(
    `select id from party where vendor_id is null and id = (select party_id from certification where id = $1)
     for no key update`,
    [id],
  );

function inOrder(statuses: readonly NewDatedStatus[] = []): void {
  const index = statuses.findIndex(({ from }, at) => at > 0 && from <= statuses[at - 1]!.from);
  if (index > 0)
    throw refused(
      `/statuses/${index}/from`,
      `${statuses[index]!.from} does not come after ${statuses[index - 1]!.from}; list statuses in order of their days`,
    );
}
