import type { EntityManager } from 'typeorm';
import { setsOf } from './records.js';
import type { RegisteredVendor } from './rows.js';

/** The vendors that have these keys already; country and sector are those of a vendor's first party. */
export async function readRegistered(
  manager: EntityManager,
  keys: readonly string[],
): Promise<ReadonlyMap<string, RegisteredVendor>> {
  const byKey = new Map<string, RegisteredVendor>();
  for (const set of setsOf(keys))
    for (const vendor of await manager.query<RegisteredVendor[]>(REGISTERED, [set])) byKey.set(vendor.key!, vendor);
  return byKey;
}

const REGISTERED = `
  with meant as (select * from vendor where key = any($1)),
    held as (
      select h.vendor_id, json_agg(json_build_object('framework', c.framework, 'name', c.name)) as certifications
      from meant m join party h on h.vendor_id = m.id join certification c on c.party_id = h.id group by h.vendor_id),
    first_party as (
      select distinct on (p.vendor_id) p.vendor_id, p.country, p.sector
      from meant m join party p on p.vendor_id = m.id order by p.vendor_id, p.created_at, p.id)
  select v.key, v.name, v.website, v.dpa_url as "dpaUrl", v.subprocessors_url as "subprocessorsUrl", v.tags,
    lower(o.email) as "ownerEmail", p.country, p.sector, coalesce(h.certifications, '[]') as certifications
  from meant v
  left join person o on o.id = v.owner_id
  left join first_party p on p.vendor_id = v.id
  left join held h on h.vendor_id = v.id`;

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
