import { conclusionOfClauses } from './agreement.js';
import type { AsOf } from './as-of.js';
import { type Dossier, isProcessorRole } from './dossier.js';
import type { Authorisation, Country, Engagement, Party, Subprocessing } from './facts.js';
import type { Law } from './law.js';
import { addDays, type LegalDay } from './legal-day.js';
import { type ProcessorContract, processorContracts } from './processor-contract.js';
import type { Regime } from './regime.js';
import { regimesOf } from './restricted-transfer.js';
import { destinationOf, standingTowardsEea } from './territories.js';

/** How a contract authorises sub-processors; null: not known. */
export interface SubprocessorTerms {
  readonly authorisation: Authorisation | null;
  readonly noticeDays: number | null;
}

const NO_TERMS: SubprocessorTerms = { authorisation: null, noticeDays: null };

/** As the agreement says or, where clauses are the contract, as elected in their clause 9(a); none while it is not in force. */
export function termsOf(contract: ProcessorContract | undefined): SubprocessorTerms {
  if (contract?.state.status !== 'in_force') return NO_TERMS;
  const { agreement, elections } = contract;
  return {
    authorisation: agreement.authorisation ?? elections?.clause9 ?? null,
    noticeDays: agreement.subprocessorNoticeDays ?? elections?.clause9Days ?? null,
  };
}

export const isAnnounced = ({ announcedOn }: Subprocessing, asOf: AsOf): boolean =>
  announcedOn !== null && asOf.reached(announcedOn);

/** One of which no day is known is there already: absent proof is not proof. */
export const isAdded = ({ addedOn, announcedOn }: Subprocessing, asOf: AsOf): boolean =>
  addedOn === null ? announcedOn === null : asOf.reached(addedOn);

/** From its first day no longer processing nobody need know it, authorise it, or map what goes there. */
export const isRemoved = ({ removedOn }: Subprocessing, asOf: AsOf): boolean =>
  removedOn !== null && asOf.reached(removedOn);

/** As recorded or as the days of notice give; null: not known. */
export const lastDayToObject = (
  { announcedOn, objectionDueOn }: Subprocessing,
  { noticeDays }: SubprocessorTerms,
): LegalDay | null =>
  objectionDueOn ?? (announcedOn === null || noticeDays === null ? null : addDays(announcedOn, noticeDays));

/** Name, address and contact at hand for each, down the chain: what of it nobody has. */
export function missingIdentity(party: Party | null, { service, places }: Subprocessing): readonly string[] {
  return [
    ...(party === null || party.name.trim() === '' ? ['name'] : []),
    ...(party?.address == null ? ['address'] : []),
    ...(party?.contact == null ? ['contact'] : []),
    ...(party !== null && (party.country !== null || party.internationalOrganisation !== null) ? [] : ['country']),
    ...(service === null ? ['service'] : []),
    ...(places.length === 0 ? ['places'] : []),
  ];
}

export function isAbroad({ country, internationalOrganisation }: Seat, regime: Regime, asOf: AsOf): boolean {
  if (internationalOrganisation !== null) return true;
  if (country === null) return false;
  if (regime === 'EU_GDPR') return standingTowardsEea(country, asOf) === 'third_country';
  return country !== (regime === 'UK_GDPR' ? 'GB' : 'CH');
}

type Seat = Pick<Party, 'country' | 'internationalOrganisation'>;
const at = (country: Country): Seat => ({ country, internationalOrganisation: null });

/** Where a sub-processing stands on a day, whether or not a rule finds anything wrong with it. */
export interface SubprocessingStanding {
  /** Last day to object, as recorded or as the days of notice in the contract give: of several the first; null: not known. */
  readonly objectionDueOn: LegalDay | null;
  /** Our objection is of a later day than the last to object. */
  readonly objectedLate: boolean;
  /** What nobody has at hand of it. */
  readonly missing: readonly string[];
  /** Whether it sits in a third country, so that a transfer to it must be on record; null: nobody knows where it sits. */
  readonly needsTransfer: boolean | null;
  /** Whether it processes in a third country, as far as its places are known. */
  readonly processesAbroad: boolean;
  /** Transfers to it that go on. */
  readonly transferIds: readonly string[];
}

export function standingOf(
  subprocessing: Subprocessing,
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
): SubprocessingStanding {
  const { partyId, decision, decidedOn } = subprocessing;
  const party = dossier.party(partyId);
  const served = engagementsOf(subprocessing, dossier);
  const due = served
    .map((engagement) => lastDayToObject(subprocessing, termsOn(engagement, dossier, law, asOf)))
    .concat(subprocessing.objectionDueOn)
    .reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null);
  const regimes = served.flatMap((engagement) => regimesOfOurs(engagement, dossier, asOf));
  return {
    objectionDueOn: due,
    objectedLate: decision === 'objected' && decidedOn !== null && due !== null && decidedOn > due,
    missing: missingIdentity(party, subprocessing),
    needsTransfer:
      party === null || destinationOf(party) === null ? null : regimes.some((regime) => isAbroad(party, regime, asOf)),
    processesAbroad: subprocessing.places.some((place) => regimes.some((regime) => isAbroad(at(place), regime, asOf))),
    transferIds: dossier.facts.transfers
      .filter(({ importerId, endsOn }) => importerId === partyId && !(endsOn !== null && asOf.passed(endsOn)))
      .map(({ id }) => id),
  };
}

const termsOn = (engagement: Engagement, dossier: Dossier, law: Law, asOf: AsOf): SubprocessorTerms =>
  termsOf(contractOn(engagement, dossier, law, asOf));

const contractOn = (engagement: Engagement, dossier: Dossier, law: Law, asOf: AsOf): ProcessorContract | undefined =>
  processorContracts(engagement, engagement, dossier, law, asOf)[0];

/** How sub-processors are authorised in an engagement on the day, and since when that is agreed. */
export interface AgreedTerms extends SubprocessorTerms {
  /** Day on which the contract in force was concluded; null: none is in force. */
  readonly concludedOn: LegalDay | null;
}

export function agreedTerms(engagement: Engagement, dossier: Dossier, law: Law, asOf: AsOf): AgreedTerms {
  const contract = contractOn(engagement, dossier, law, asOf);
  if (contract?.state.status !== 'in_force') return { ...NO_TERMS, concludedOn: null };
  const { agreement, clauses } = contract;
  const conclusion =
    clauses === null
      ? dossier.conclusionOf(agreement)
      : conclusionOfClauses({ clauseSet: clauses, agreement }, dossier);
  return { ...termsOf(contract), concludedOn: conclusion.status === 'concluded' ? conclusion.on : null };
}

/** The engagements that it serves: those named, otherwise every one in which the vendor is a processor. */
export const engagementsOf = (
  { engagementIds }: Pick<Subprocessing, 'engagementIds'>,
  { facts }: Dossier,
): readonly Engagement[] =>
  facts.engagements.filter(({ id, vendorRole }) =>
    engagementIds.length === 0 ? isProcessorRole(vendorRole) : engagementIds.includes(id),
  );

function regimesOfOurs({ ownPartyId }: Engagement, dossier: Dossier, asOf: AsOf): readonly Regime[] {
  const own = dossier.party(ownPartyId);
  return own === null ? [] : regimesOf(own, asOf);
}
