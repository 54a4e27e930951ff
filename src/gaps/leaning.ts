import type { EntityManager } from 'typeorm';
import type { Instrument } from '../law/instruments/instrument.js';

/**
 * The vendors whose judgement can turn on an instrument, and perhaps some more: those that list it or hold a record
 * under it, and for a decision those with a recipient where it opens the way.
 */
export async function vendorsLeaningOn(manager: EntityManager, instruments: readonly Instrument[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const instrument of instruments)
    for (const { id } of await manager.query<{ id: string }[]>(
      `select t.vendor_id as id from transfer_mechanism m join transfer t on t.id = m.transfer_id
         where m.decision = $1 or m.derogation ->> 'letter' = $4
       union select p.vendor_id from certification c join party p on p.id = c.party_id
         where c.framework = any($2) and p.vendor_id is not null
       union select t.vendor_id from certification c join transfer_mechanism m on m.certification_id = c.id
         join transfer t on t.id = m.transfer_id where c.framework = any($2)
       union select a.vendor_id from clause_set c join agreement a on a.id = c.agreement_id where c."set" = any($2)
       union select s.vendor_id from safeguard s where s.kind = $5
       union select p.vendor_id from party p where p.vendor_id is not null
         and (p.country = any($3) or 'io:' || upper(p.international_organisation) = any($3))
       union select t.vendor_id from transfer t join party p on p.id = t.importer_id
         where p.country = any($3) or 'io:' || upper(p.international_organisation) = any($3)`,
      [instrument.id, namesOf(instrument), destinationsOf(instrument), letterOf(instrument), kindOf(instrument)],
    ))
      ids.add(id);
  return [...ids];
}

/** The vendors with a transfer to a party in the country, or with an impact assessment of its law. */
export async function vendorsSendingTo(manager: EntityManager, country: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select t.vendor_id as id from transfer t join party p on p.id = t.importer_id where p.country = $1
     union select i.vendor_id from impact_assessment i where i.destination = $1`,
    [country],
  );
  return rows.map(({ id }) => id);
}

/** What records call it, and what it stands beside. */
function namesOf(instrument: Instrument): readonly string[] {
  if (instrument.kind === 'framework' && instrument.partOf !== undefined)
    return [instrument.id, instrument.partOf.framework];
  if (instrument.kind === 'clause_addition') return [instrument.id, instrument.addsTo];
  return [instrument.id];
}

const destinationsOf = (instrument: Instrument): readonly string[] =>
  instrument.kind === 'adequacy' || instrument.kind === 'framework' ? instrument.destinations : [];
const letterOf = (instrument: Instrument): string | null =>
  instrument.kind === 'derogation' ? instrument.letter : null;
const kindOf = (instrument: Instrument): string | null =>
  instrument.kind === 'safeguard' ? instrument.safeguard : null;
