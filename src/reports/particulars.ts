import countries from 'i18n-iso-countries';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Agreement, ClauseSet, Signature } from '../agreements/agreement.entity.js';
import { Engagement } from '../engagements/engagement.entity.js';
import type { Particulars } from '../law/annexes/particulars.js';
import { Subprocessing } from '../subprocessors/subprocessing.entity.js';
import { Party } from '../vendors/party.entity.js';
import { Vendor } from '../vendors/vendor.entity.js';

const byId = <T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/** What the annexes of a vendor's clauses are filled from beside the facts. */
export async function readParticulars(manager: EntityManager, vendorId: string): Promise<Particulars> {
  const { representative, dpoContact } = await manager.findOneByOrFail(Vendor, { id: vendorId });
  const ofVendor = { where: { vendorId } };
  const agreements = await manager.find(Agreement, { where: { vendorId }, select: { id: true } });
  const ofAgreements = { agreementId: In(agreements.map(({ id }) => id)) };
  const signatures = await manager.find(Signature, { where: ofAgreements, order: { signedOn: 'desc', id: 'desc' } });
  const parties = await manager.findBy(Party, [{ vendorId }, { vendorId: IsNull() }]);
  return {
    // A vendor's parties have the vendor's representative and officer where they have none of their own.
    parties: byId(
      parties.map((party) => ({
        ...party,
        representative: party.representative ?? (party.vendorId === null ? null : representative),
        dpo: party.dpo ?? (party.vendorId === null ? null : dpoContact),
      })),
    ),
    engagements: byId(await manager.find(Engagement, ofVendor)),
    subprocessings: byId(await manager.find(Subprocessing, ofVendor)),
    clauseSets: byId(await manager.findBy(ClauseSet, ofAgreements)),
    // Of several signatures of a party the earliest counts.
    signedBy: new Map(
      signatures.flatMap(({ agreementId, partyId, signedBy }) =>
        signedBy === null ? [] : [[`${agreementId} ${partyId}`, signedBy] as const],
      ),
    ),
    nameOf: (country) => countries.getName(country, 'en') ?? country,
  };
}
