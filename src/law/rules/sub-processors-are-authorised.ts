import { EDPB_22_2024, GDPR } from '../citation.js';
import { isProcessorRole } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { Authorisation, Party, Subprocessing } from '../facts.js';
import { addDays, type LegalDay } from '../legal-day.js';
import type { ProcessorContract } from '../processor-contract.js';
import { sinceTheGdpr } from './obligation.js';
import type { EngagementCase, EngagementRule } from './rule.js';

/** A processor engages another only as authorised, and the controller knows each down the chain: Art. 28(2), 28(4) GDPR. */
export const subProcessorsAreAuthorised: EngagementRule = {
  subject: 'engagement',
  id: 'SUB_PROCESSORS_ARE_AUTHORISED',
  title: 'Every sub-processor is known, announced in time, and decided on.',
  citations: [GDPR.art('28(2)'), GDPR.art('28(4)'), EDPB_22_2024.citation],
  codes: ['SUBPROCESSOR_NOTICE_MISSING', 'SUBPROCESSOR_IDENTITY_INCOMPLETE', 'SUBPROCESSOR_OBJECTION_DUE'],
  regimes: sinceTheGdpr('28(2)', '9(3)'),
  check(engagement) {
    if (!isProcessorRole(engagement.vendorRole)) return [];
    const [contract] = engagement.contracts;
    const terms = contract?.state.status === 'in_force' ? termsOf(contract) : NO_TERMS;
    return engagement.dossier
      .subprocessingsOf(engagement.engagement)
      .flatMap((subprocessing) => judge(subprocessing, terms, engagement));
  },
};

/** How the contract authorises sub-processors; null: not known. */
interface Terms {
  readonly authorisation: Authorisation | null;
  readonly noticeDays: number | null;
}

const NO_TERMS: Terms = { authorisation: null, noticeDays: null };

/** As the agreement says or, where clauses are the contract, as elected in their clause 9(a). */
const termsOf = ({ agreement, elections }: ProcessorContract): Terms => ({
  authorisation: agreement.authorisation ?? elections?.clause9 ?? null,
  noticeDays: agreement.subprocessorNoticeDays ?? elections?.clause9Days ?? null,
});

function judge(subprocessing: Subprocessing, terms: Terms, { dossier, asOf }: EngagementCase): readonly Reason[] {
  const { announcedOn, addedOn } = subprocessing;
  const announced = announcedOn !== null && asOf.reached(announcedOn);
  // One of which no day is known is there already: absent proof is not proof.
  const added = addedOn === null ? announcedOn === null : asOf.reached(addedOn);
  if (!announced && !added) return [];
  const party = dossier.party(subprocessing.partyId);
  const name = party?.name ?? 'A sub-processor';
  const reasons: Reason[] = [];
  const unauthorised = added ? whyUnauthorised(subprocessing, terms, asOf) : null;
  if (unauthorised !== null)
    reasons.push(because('SUBPROCESSOR_NOTICE_MISSING', { subprocessor: name, because: unauthorised }));
  const missing = missingIdentity(party, subprocessing);
  if (missing.length > 0) reasons.push(because('SUBPROCESSOR_IDENTITY_INCOMPLETE', { subprocessor: name, missing }));
  const due = announced ? objectionDue(subprocessing, terms, asOf) : null;
  if (due !== null) reasons.push(because('SUBPROCESSOR_OBJECTION_DUE', { subprocessor: name, dueOn: due.on }));
  return reasons;
}

type AsOf = EngagementCase['asOf'];

const isDecided = ({ decision, decidedOn }: Subprocessing, asOf: AsOf): boolean =>
  decision !== null && decidedOn !== null && asOf.reached(decidedOn);

function whyUnauthorised(
  subprocessing: Subprocessing,
  { authorisation, noticeDays }: Terms,
  asOf: AsOf,
): string | null {
  const { decision, decidedOn, announcedOn, addedOn } = subprocessing;
  // An objection of no known day stands all the same; an acceptance of none proves nothing.
  if (decision === 'objected' && (decidedOn === null || asOf.reached(decidedOn))) return 'we objected to it';
  if (isDecided(subprocessing, asOf)) return null;
  if (authorisation === 'specific') return 'our authorisation of it is not on record';
  if (announcedOn === null) return 'nobody announced it';
  if (authorisation === null) return 'whether the contract authorises any in general is not on record';
  if (noticeDays === null) return 'how many days of notice were agreed is not on record';
  const earliest = addDays(announcedOn, noticeDays);
  return addedOn !== null && addedOn < earliest
    ? `announced on ${announcedOn}, it was added on ${addedOn}, before the ${noticeDays} days of notice had passed`
    : null;
}

/** Name, address and contact at hand for each, down the chain. */
function missingIdentity(party: Party | null, { service, places }: Subprocessing): readonly string[] {
  return [
    ...(party === null || party.name.trim() === '' ? ['name'] : []),
    ...(party?.address == null ? ['address'] : []),
    ...(party?.contact == null ? ['contact'] : []),
    ...(party !== null && (party.country !== null || party.internationalOrganisation !== null) ? [] : ['country']),
    ...(service === null ? ['service'] : []),
    ...(places.length === 0 ? ['places'] : []),
  ];
}

/** Until the last day to object, or where none is known until it is added. */
function objectionDue(
  subprocessing: Subprocessing,
  { noticeDays }: Terms,
  asOf: AsOf,
): { readonly on: LegalDay | null } | null {
  if (isDecided(subprocessing, asOf)) return null;
  const { announcedOn, addedOn, objectionDueOn } = subprocessing;
  const on = objectionDueOn ?? (announcedOn === null || noticeDays === null ? null : addDays(announcedOn, noticeDays));
  if (on !== null) return asOf.passed(on) ? null : { on };
  return addedOn !== null && asOf.reached(addedOn) ? null : { on };
}
