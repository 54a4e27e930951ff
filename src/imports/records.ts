import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v7 as newId } from 'uuid';
import { Engagement } from '../engagements/engagement.entity.js';
import type { Role } from '../law/facts.js';
import { Transfer, TransferMechanism } from '../transfers/transfer.entity.js';
import { Certification } from '../vendors/certification.entity.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';
import { LISTED } from './certificates.js';
import type { NewVendor } from './rows.js';

/** What every vendor of a file has in common. */
export interface Terms {
  readonly ownPartyId: string;
  readonly vendorRole: Role;
  readonly ourRole: Role;
  /** Ids of people by their e-mail address. */
  readonly owners: ReadonlyMap<string, string>;
}

/** A vendor of the file with the id that it was given. */
export interface WrittenVendor {
  readonly id: string;
  readonly vendor: NewVendor;
}

/** Writes each vendor with its party and certificates, one engagement and one transfer, table after table. */
export async function writeVendors(
  manager: EntityManager,
  vendors: readonly NewVendor[],
  terms: Terms,
): Promise<readonly WrittenVendor[]> {
  const written = vendors.map((vendor) => ({ vendor, records: recordsOf(vendor, terms) }));
  const all = written.map(({ records }) => records);
  await insert(
    manager,
    Vendor,
    all.map(({ vendor }) => vendor),
  );
  await insert(
    manager,
    Party,
    all.map(({ party }) => party),
  );
  await insert(
    manager,
    Certification,
    all.flatMap(({ certifications }) => certifications),
  );
  await insert(
    manager,
    Engagement,
    all.map(({ engagement }) => engagement),
  );
  await insert(
    manager,
    Transfer,
    all.map(({ transfer }) => transfer),
  );
  await insert(
    manager,
    TransferMechanism,
    all.flatMap(({ mechanisms }) => mechanisms),
  );
  return written.map(({ vendor, records }) => ({ id: records.vendor.id, vendor }));
}

function recordsOf(row: NewVendor, { ownPartyId, vendorRole, ourRole, owners }: Terms) {
  const { key, name, website = null, dpaUrl = null, subprocessorsUrl = null, tags = [], country = null } = row;
  const ownerId = owners.get(row.ownerEmail ?? '') ?? null;
  const vendor = { id: newId(), key, name, website, dpaUrl, subprocessorsUrl, ownerId, tags: [...tags] };
  const ofVendor = { id: newId(), vendorId: vendor.id };
  const sector = row.sector ?? (row.sectorStated ? null : 'commercial');
  const party = { ...ofVendor, name, country, sector };
  const certifications = (row.certifications ?? []).map((certificate) => ({
    id: newId(),
    partyId: party.id,
    ...certificate,
  }));
  const engagement = { ...ofVendor, id: newId(), ownPartyId, vendorPartyId: party.id, vendorRole, ourRole };
  const transfer = {
    ...ofVendor,
    id: newId(),
    engagementId: engagement.id,
    flow: 'sent' as const,
    exporterId: ownPartyId,
    importerId: party.id,
  };
  const mechanisms = certifications
    .filter(({ framework }) => LISTED.includes(framework))
    .map(({ id }, index) => ({
      id: newId(),
      transferId: transfer.id,
      position: index + 1,
      kind: 'certification' as const,
      certificationId: id,
    }));
  return { vendor, party, certifications, engagement, transfer, mechanisms };
}

/** What is written in sets, set by set. */
export function* setsOf<T>(rows: readonly T[]): Iterable<readonly T[]> {
  for (let start = 0; start < rows.length; start += 500) yield rows.slice(start, start + 500);
}

async function insert<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly QueryDeepPartialEntity<T>[],
): Promise<void> {
  for (const set of setsOf(rows))
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values([...set])
      .updateEntity(false)
      .execute();
}
