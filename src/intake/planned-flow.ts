import type { Engagement } from '../engagements/engagement.entity.js';
import type { Party as LegalPerson } from '../law/facts.js';
import { asTransferRole } from '../law/mechanisms/clause-modules.js';
import { roleBehind } from '../law/questionnaires/transfer.js';
import type { Place, RecipientLine, TransferQuestions } from '../law/questionnaires/transfer-questions.js';
import type { NewTransfer } from '../transfers/transfer.params.js';
import type { Party } from '../vendors/party.entity.js';
import type { NewIntake } from './intake.params.js';
import type { NewPlannedParty } from './transfer-questionnaire.params.js';

export const lawful = (party: Party): LegalPerson => ({ ...party, isOwn: party.vendorId === null });

/** Whoever keeps or sees data sits there, where nobody says otherwise. */
export const placed = (by: NewPlannedParty, country: string): NewPlannedParty => ({
  ...by,
  country: by.country ?? country,
});

/** A name in two countries is two legal persons. */
export const isSame = (party: Party, { name, country }: NewPlannedParty): boolean =>
  party.name === name && party.country === country;

/** The flow that the answers describe, between the parties that were recorded for it. */
export function flowOf(
  { flow = 'sent', data = [], processorAddsData = null, places = [] }: NewIntake,
  own: Party,
  parties: readonly Party[],
  { ourRole, vendorRole }: Engagement,
): TransferQuestions {
  return {
    flow,
    exporter: flow === 'collected_from_the_person' ? null : lawful(own),
    importer: lawful(parties[0]!),
    exporterRole: ourRole,
    importerRole: asTransferRole(vendorRole),
    data,
    purposes: [],
    processorAddsData,
    places: places.map(({ kind, country, by }): Place => {
      const party = by == null ? undefined : parties.find((known) => isSame(known, placed(by, country)));
      return { kind, country, by: party === undefined || party === parties[0] ? null : lawful(party) };
    }),
  };
}

interface PlannedTransfer {
  readonly transfer: NewTransfer;
  /** Whether it follows the first. */
  readonly isOnward: boolean;
}

/**
 * What is to be recorded: restricted transfers, those that nobody can tell yet, the first hop of either, and a flow
 * that is no transfer for how data gets there, not for where.
 */
export function transfersOf(
  flow: TransferQuestions,
  lines: readonly RecipientLine[],
  { id: engagementId }: Engagement,
  { purpose, dataCategories, startsOn, endsOn }: NewIntake,
): readonly PlannedTransfer[] {
  const alike = {
    engagementId,
    data: [...flow.data],
    dataCategories: dataCategories ?? null,
    statedPurposes: purpose == null ? null : [purpose],
    startsOn: startsOn ?? null,
    endsOn: endsOn ?? null,
  };
  const onward = flow.places.flatMap(({ kind, by }, at): readonly PlannedTransfer[] => {
    const line = lines[at + 1];
    if (by === null || line === undefined || !isToRecord(line)) return [];
    const role = roleBehind(flow.importerRole);
    const how = kind === 'storage' ? ('sent' as const) : ('remote_access' as const);
    const ends = { exporterId: flow.importer!.id, importerId: by.id, importerRole: role };
    return [{ isOnward: true, transfer: { ...alike, ...ends, flow: how } }];
  });
  const [first] = lines;
  const isSent = flow.flow === 'sent' || flow.flow === 'remote_access';
  if (first === undefined || (onward.length === 0 && isSent && !isToRecord(first))) return [];
  const ends = { exporterId: flow.exporter?.id ?? null, importerId: flow.importer!.id };
  return [{ isOnward: false, transfer: { ...alike, ...ends, flow: flow.flow } }, ...onward];
}

const isToRecord = ({ outcomes }: RecipientLine): boolean =>
  outcomes.some(({ outcome }) => outcome === 'restricted_transfer' || outcome === 'undetermined');
