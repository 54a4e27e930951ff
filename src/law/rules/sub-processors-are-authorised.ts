import { EDPB_22_2024, GDPR } from '../citation.js';
import { isProcessorRole } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { Subprocessing } from '../facts.js';
import { addDays, type LegalDay } from '../legal-day.js';
import {
  isAdded,
  isAnnounced,
  isRemoved,
  lastDayToObject,
  missingIdentity,
  type SubprocessorTerms,
  termsOf,
} from '../sub-processors.js';
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
    const terms = termsOf(contract);
    return engagement.dossier
      .subprocessingsOf(engagement.engagement)
      .flatMap((subprocessing) => judge(subprocessing, terms, engagement));
  },
};

function judge(
  subprocessing: Subprocessing,
  terms: SubprocessorTerms,
  { dossier, asOf }: EngagementCase,
): readonly Reason[] {
  if (isRemoved(subprocessing, asOf)) return [];
  const announced = isAnnounced(subprocessing, asOf);
  const added = isAdded(subprocessing, asOf);
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
  { authorisation, noticeDays }: SubprocessorTerms,
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

/** Until the last day to object, or where none is known until it is added. */
function objectionDue(
  subprocessing: Subprocessing,
  terms: SubprocessorTerms,
  asOf: AsOf,
): { readonly on: LegalDay | null } | null {
  if (isDecided(subprocessing, asOf)) return null;
  const { addedOn } = subprocessing;
  const on = lastDayToObject(subprocessing, terms);
  if (on !== null) return asOf.passed(on) ? null : { on };
  return addedOn !== null && asOf.reached(addedOn) ? null : { on };
}
