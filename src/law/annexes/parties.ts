import { conclusionOfClauses } from '../agreement.js';
import { later } from '../conclusion.js';
import type { LegalDay } from '../legal-day.js';
import { standingTowardsEea } from '../territories.js';
import type { AnnexParty, Filling } from './filling.js';
import {
  type AnnexItem,
  type Answer,
  filled,
  given,
  item,
  missing,
  notRequired,
  type Place,
  partyField,
} from './item.js';

type Field = readonly [id: string, title: string, answer: (party: AnnexParty, filling: Filling) => Answer];

const addressOf: Field[2] = ({ party }, { source: { particulars } }) => {
  const at = partyField(party.id, '/address');
  if (party.address === null) return missing('its address is not recorded', [at]);
  return filled([party.address, ...(party.country === null ? [] : [particulars.nameOf(party.country)])], at);
};

const activityOf: Field[2] = ({ party }, { source: { particulars } }) =>
  given(particulars.parties.get(party.id)?.activity, partyField(party.id, '/activity'), 'its activity is');

const SPOKEN_ROLES = {
  controller: 'controller',
  joint_controller: 'joint controller',
  processor: 'processor',
  sub_processor: 'sub-processor',
} as const;

const A_TRANSFER: Place = { record: 'transfer', id: null, field: '' };

const roleOf: Field[2] = ({ as, role }, { module, transfers }) => {
  if (as.length === 0)
    return missing(
      module === 0 || transfers.length > 0
        ? 'no recorded transfer makes it exporter or importer'
        : `no recorded transfer or engagement has the roles of module ${module}`,
      [A_TRANSFER],
    );
  return role === null
    ? missing('its role is not determined', [A_TRANSFER])
    : filled([`data ${as.join(' and ')}, ${SPOKEN_ROLES[role]}`]);
};

/** The three fields that every list of parties has. */
export const IDENTITY: readonly Field[] = [
  ['name', 'Name', ({ party }) => filled([party.name], partyField(party.id, '/name'))],
  ['address', 'Address', addressOf],
  [
    'contact',
    'Contact person',
    ({ party }) => given(party.contact, partyField(party.id, '/contact'), 'its contact is'),
  ],
];

const ANNEX_I_A: readonly Field[] = [
  ...IDENTITY,
  ['activity', 'Activity relevant to the transfer', activityOf],
  ['role', 'Role', roleOf],
  ['signature', 'Signature and date', signatureOf],
  ['representative', 'Representative (Art. 27 GDPR)', representativeOf],
  ['dpo', 'Data protection officer', officerOf],
];

/** One item for each field and party. */
export const partyItems = (
  fields: readonly Field[],
  id: string,
  part: string,
  filling: Filling,
): readonly AnnexItem[] =>
  filling.parties.flatMap((annexParty) =>
    fields.map(([field, title, answer]) => {
      const { party } = annexParty;
      const about = { record: 'party' as const, id: party.id, name: party.name };
      return item({ id: `${id}.${field}`, part, title, about }, answer(annexParty, filling));
    }),
  );

/** Annex I.A of 2021/914: who the parties are, and that each signed. */
export const listOfParties = (filling: Filling): readonly AnnexItem[] =>
  partyItems(ANNEX_I_A, 'I.A', 'Annex I.A', filling);

/** Signed on a day, or accepted with the terms that incorporate the clauses; a joiner by its own signature. */
export function signatureOf(annexParty: AnnexParty, filling: Filling): Answer {
  const { party, joined } = annexParty;
  const { held, source } = filling;
  const { agreement, clauseSet } = held;
  if (joined !== null) return accessionOf(annexParty, filling);
  if (!agreement.partyIds.includes(party.id))
    return missing('it is no party of the agreement, and has not joined', [
      { record: 'clause_set', id: clauseSet.id, field: '/accessions' },
    ]);
  const at: Place = { record: 'agreement', id: agreement.id, field: '/signatures' };
  const signatures = agreement.signatures.filter(({ partyId }) => partyId === party.id);
  const signedOn = earliest(signatures.map((signature) => signature.signedOn ?? agreement.document?.bearsOn ?? null));
  // Clauses that came to an older paper were signed on a day of their own.
  const own = (day: LegalDay): LegalDay => (clauseSet.signedOn === null ? day : later(day, clauseSet.signedOn));
  const day = signedOn === null ? null : own(signedOn);
  const by = source.particulars.signedBy.get(`${agreement.id} ${party.id}`);
  if (day !== null && source.asOf.reached(day))
    return filled([`signed on ${day}${by === undefined ? '' : ` by ${by}`}`], at);
  const acceptedOn = agreement.acceptedOn === null ? null : own(agreement.acceptedOn);
  if (acceptedOn !== null && source.asOf.reached(acceptedOn))
    return filled([`accepted with the terms on ${acceptedOn}`], { ...at, field: '/acceptedOn' });
  const conclusion = conclusionOfClauses(held, source.dossier);
  if (signatures.length === 0 && conclusion.status === 'concluded' && source.asOf.reached(conclusion.from))
    return filled([`agreed by opt-in, confirmed on ${conclusion.from}`], at);
  if (signatures.length === 0) return missing('its signature is not recorded', [at]);
  return missing(day === null ? 'it signed on a day that nobody recorded' : `it signs on ${day}`, [at]);
}

const earliest = (days: readonly (LegalDay | null)[]): LegalDay | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

function accessionOf({ party, joined }: AnnexParty, { held: { clauseSet } }: Filling): Answer {
  const index = clauseSet.accessions.findIndex(({ partyId }) => partyId === party.id);
  const at: Place = { record: 'clause_set', id: clauseSet.id, field: `/accessions/${index}` };
  if (joined?.annexSigned !== true) return missing('it joined, and is not known to have signed Annex I.A', [at]);
  return joined.on === null
    ? missing('the day of its accession is not recorded', [at])
    : filled([`joined and signed on ${joined.on}`], at);
}

function representativeOf({ party, as }: AnnexParty, { elections, source: { asOf, particulars } }: Filling): Answer {
  const at = partyField(party.id, '/representative');
  const recorded = particulars.parties.get(party.id)?.representative ?? null;
  if (recorded !== null) return filled([recorded], at);
  if (party.country !== null && standingTowardsEea(party.country, asOf) === 'inside')
    return notRequired('it is established in the EEA');
  if (as.includes('exporter') && elections.clause13 === 'with_representative')
    return missing('clause 13 is elected for an exporter with a representative, and none is recorded', [at]);
  if (as.includes('exporter') && elections.clause13 === 'without_representative')
    return notRequired('clause 13 is elected for an exporter that needs none');
  return party.directlySubjectTo.includes('EU_GDPR')
    ? missing('it is under the GDPR from outside the EEA, and no representative is recorded', [at])
    : notRequired('it is not recorded as under the GDPR from outside the EEA');
}

function officerOf({ party }: AnnexParty, { source: { particulars } }: Filling): Answer {
  const at = partyField(party.id, '/dpo');
  const recorded = particulars.parties.get(party.id)?.dpo ?? null;
  return recorded === null
    ? notRequired('none is recorded; name one where there is one', [at])
    : filled([recorded], at);
}
