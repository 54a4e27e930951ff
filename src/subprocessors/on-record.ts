import type { EntityManager } from 'typeorm';
import { Engagement } from '../engagements/engagement.entity.js';
import type { Country } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { Party } from '../vendors/party.entity.js';
import { Subprocessing } from './subprocessing.entity.js';

/** A sub-processing on record that goes on. */
export interface OnRecord {
  readonly id: string;
  readonly partyId: string;
  readonly name: string;
  readonly engagementIds: readonly string[];
  readonly service: string | null;
  readonly places: readonly Country[];
}

/** A party of the vendor. */
export interface KnownParty {
  readonly id: string;
  readonly name: string;
}

/**
 * What a list of these engagements is held against; no engagement: of all.
 * @param day on which what goes on is meant
 */
export async function registered(manager: EntityManager, vendorId: string, scope: readonly string[], day: LegalDay) {
  const parties = new Map((await manager.findBy(Party, { vendorId })).map((party) => [party.id, party]));
  const going = (await manager.findBy(Subprocessing, { vendorId })).filter(
    ({ removedOn, engagementIds }) =>
      (removedOn === null || removedOn > day) &&
      (scope.length === 0 || engagementIds.length === 0 || engagementIds.some((id) => scope.includes(id))),
  );
  const onRecord = going.flatMap((subprocessing): OnRecord[] => {
    // One of ours may be a sub-processor, and no list of a vendor speaks for it.
    const party: KnownParty | undefined = parties.get(subprocessing.partyId);
    return party === undefined ? [] : [{ ...subprocessing, name: party.name }];
  });
  const engagements = await manager.findBy(Engagement, { vendorId });
  const contracting = new Set(
    engagements.flatMap(({ id, vendorPartyId }) => (scope.length === 0 || scope.includes(id) ? vendorPartyId : [])),
  );
  return { parties, onRecord, contracting };
}
