import type { EntityManager } from 'typeorm';
import type { RegisteredVendor } from './rows.js';

/** The vendors that have these keys already; country and sector are those of a vendor's first party. */
export async function readRegistered(
  manager: EntityManager,
  keys: readonly string[],
): Promise<ReadonlyMap<string, RegisteredVendor>> {
  const vendors = await manager.query<RegisteredVendor[]>(
    `select v.key, v.name, v.website, v.dpa_url as "dpaUrl", v.subprocessors_url as "subprocessorsUrl", v.tags,
       lower(o.email) as "ownerEmail", p.country, p.sector,
       (select coalesce(json_agg(json_build_object('framework', c.framework, 'name', c.name)), '[]')
        from certification c join party h on h.id = c.party_id where h.vendor_id = v.id) as certifications
     from vendor v
     left join person o on o.id = v.owner_id
     left join lateral (
       select country, sector from party where vendor_id = v.id order by created_at, id limit 1) p on true
     where v.key = any($1)`,
    [keys],
  );
  return new Map(vendors.map((vendor) => [vendor.key!, vendor]));
}

/** Ids of the people with these e-mail addresses, given and returned in small letters. */
export async function readPeople(
  manager: EntityManager,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await manager.query<{ id: string; email: string }[]>(
    `select id, lower(email) as email from person where lower(email) = any($1)`,
    [emails],
  );
  return new Map(people.map(({ id, email }) => [email, id]));
}
