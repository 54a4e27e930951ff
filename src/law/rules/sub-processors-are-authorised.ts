import { EDPB_22_2024, GDPR } from '../citation.js';
import { isProcessorRole } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { Agreement, Party, Subprocessing } from '../facts.js';
import { addDays, type LegalDay } from '../legal-day.js';
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
    const agreement = contract?.state.status === 'in_force' ? contract.agreement : null;
    return engagement.dossier
      .subprocessingsOf(engagement.engagement)
      .flatMap((subprocessing) => judge(subprocessing, agreement, engagement));
  },
};

function judge(
  subprocessing: Subprocessing,
  agreement: Agreement | null,
  { dossier, asOf }: EngagementCase,
): readonly Reason[] {
  const { announcedOn, addedOn } = subprocessing;
  const announced = announcedOn !== null && asOf.reached(announcedOn);
  // One of which no day is known is there already: absent proof is not proof.
  const added = addedOn === null ? announcedOn === null : asOf.reached(addedOn);
  if (!announced && !added) return [];
  const party = dossier.party(subprocessing.partyId);
  const name = party?.name ?? 'A sub-processor';
  const reasons: Reason[] = [];
  const unauthorised = added ? whyUnauthorised(subprocessing, agreement, asOf) : null;
  if (unauthorised !== null)
    reasons.push(because('SUBPROCESSOR_NOTICE_MISSING', { subprocessor: name, because: unauthorised }));
  const missing = missingIdentity(party, subprocessing);
  if (missing.length > 0) reasons.push(because('SUBPROCESSOR_IDENTITY_INCOMPLETE', { subprocessor: name, missing }));
  const due = announced ? objectionDue(subprocessing, agreement, asOf) : null;
  if (due !== null) reasons.push(because('SUBPROCESSOR_OBJECTION_DUE', { subprocessor: name, dueOn: due.on }));
  return reasons;
}

type AsOf = EngagementCase['asOf'];

const isDecided = ({ decision, decidedOn }: Subprocessing, asOf: AsOf): boolean =>
  decision !== null && decidedOn !== null && asOf.reached(decidedOn);

function whyUnauthorised(subprocessing: Subprocessing, agreement: Agreement | null, asOf: AsOf): string | null {
  const { decision, announcedOn, addedOn } = subprocessing;
  const decided = isDecided(subprocessing, asOf);
  if (decided && decision === 'objected') return 'we objected to it';
  if (decided) return null;
  if (agreement?.authorisation === 'specific') return 'our authorisation of it is not on record';
  if (announcedOn === null) return 'nobody announced it';
  const noticeDays = agreement?.subprocessorNoticeDays ?? 0;
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
  agreement: Agreement | null,
  asOf: AsOf,
): { readonly on: LegalDay | null } | null {
  if (isDecided(subprocessing, asOf)) return null;
  const { announcedOn, addedOn, objectionDueOn } = subprocessing;
  const noticeDays = agreement?.subprocessorNoticeDays ?? null;
  const on = objectionDueOn ?? (announcedOn === null || noticeDays === null ? null : addDays(announcedOn, noticeDays));
  if (on !== null) return asOf.passed(on) ? null : { on };
  return addedOn !== null && asOf.reached(addedOn) ? null : { on };
}
