import type { AsOf } from './as-of.js';
import type { Dossier, HeldClauseSet } from './dossier.js';
import type { Agreement, OptIn } from './facts.js';
import { LAST_DAY, type LegalDay, nextDay } from './legal-day.js';

/**
 * How far an agreement has come: `undated` proves nothing, `unconfirmed` waits for the answer to an opt-in,
 * `concluded` counts as signed on a day and binds from that day or a later one, that of its confirmation if one is asked.
 */
export type Conclusion =
  | { readonly status: 'unsigned' | 'undated' | 'unconfirmed' }
  | {
      readonly status: 'concluded';
      readonly on: LegalDay;
      readonly from: LegalDay;
      readonly confirmedOn: LegalDay | null;
    };

const concluded = (on: LegalDay, from = on, confirmedOn: LegalDay | null = null): Conclusion => ({
  status: 'concluded',
  on,
  from,
  confirmedOn,
});
const later = (a: LegalDay, b: LegalDay): LegalDay => (a > b ? a : b);

/**
 * Accepted terms count from acceptance; a signed paper from the last signature, once every party has signed, and
 * undated signatures from the day that the paper bears; what an opt-in brings about, not before it is confirmed.
 */
export function conclusionOf(agreement: Agreement, dossier: Dossier): Conclusion {
  let known = dossier.conclusions.get(agreement);
  if (known === undefined) dossier.conclusions.set(agreement, (known = worked(agreement, dossier)));
  return known;
}

function worked(agreement: Agreement, dossier: Dossier): Conclusion {
  const { acceptedOn, id } = agreement;
  const made = acceptedOn === null ? bySignature(agreement) : concluded(acceptedOn);
  const optIns = dossier.facts.optIns.length === 0 ? [] : dossier.optInsTo(id);
  if (optIns.length === 0) return made;
  const confirmed = earliestConfirmed(optIns, acceptedOn);
  if (confirmed === null) return { status: 'unconfirmed' };
  if (made.status === 'concluded') return concluded(made.on, later(made.on, confirmed), confirmed);
  return made.status === 'unsigned' && optIns.some(({ method }) => method !== 'signed_return')
    ? concluded(confirmed, confirmed, confirmed)
    : made;
}

/** Terms that were accepted confirm by themselves what they incorporate. */
export const confirmationOf = ({ method, confirmedOn }: OptIn, acceptedOn: LegalDay | null): LegalDay | null =>
  method === 'incorporated_in_terms' ? (confirmedOn ?? acceptedOn) : confirmedOn;

function earliestConfirmed(optIns: readonly OptIn[], acceptedOn: LegalDay | null): LegalDay | null {
  let earliest: LegalDay | null = null;
  for (const optIn of optIns) {
    const day = confirmationOf(optIn, acceptedOn);
    if (day !== null && (earliest === null || day < earliest)) earliest = day;
  }
  return earliest;
}

function bySignature({ partyIds, signatures, document }: Agreement): Conclusion {
  let last: LegalDay | null = null;
  let undated = false;
  for (const partyId of partyIds) {
    let first: LegalDay | null = null;
    let signed = false;
    for (const signature of signatures)
      if (signature.partyId === partyId) {
        signed = true;
        const { signedOn } = signature;
        if (signedOn !== null && (first === null || signedOn < first)) first = signedOn;
      }
    if (!signed) return { status: 'unsigned' };
    first ??= document?.bearsOn ?? null;
    if (first === null) undated = true;
    else if (last === null || first > last) last = first;
  }
  return undated || last === null ? { status: 'undated' } : concluded(last);
}

/** First day on which a concluded agreement no longer stands, as far as is known; null: open-ended. */
export function endOf({ expiresOn, terminatedOn }: Agreement): LegalDay | null {
  const afterExpiry = expiresOn === null || expiresOn === LAST_DAY ? null : nextDay(expiresOn);
  if (terminatedOn === null || afterExpiry === null) return terminatedOn ?? afterExpiry;
  return terminatedOn < afterExpiry ? terminatedOn : afterExpiry;
}

/** `not_made`: by the day nobody had signed or accepted what was concluded later. */
export type AgreementState =
  | { readonly status: 'not_made' | 'unsigned' | 'undated' | 'unconfirmed' | 'in_force' }
  | { readonly status: 'not_yet'; readonly from: LegalDay }
  | { readonly status: 'ended'; readonly on: LegalDay };

/** The agreement on the day of judgement. */
export const stateOfAgreement = (agreement: Agreement, dossier: Dossier, asOf: AsOf): AgreementState =>
  stateFrom(conclusionOf(agreement, dossier), agreement, asOf);

/** Clauses bear their own day, otherwise that of the agreement that holds them; without the agreement they are nothing. */
export function conclusionOfClauses(
  { clauseSet: { signedOn }, agreement }: HeldClauseSet,
  dossier: Dossier,
): Conclusion {
  const held = conclusionOf(agreement, dossier);
  if (signedOn === null || held.status === 'unsigned' || held.status === 'unconfirmed') return held;
  return held.status === 'concluded'
    ? concluded(later(signedOn, held.on), later(signedOn, held.from), held.confirmedOn)
    : concluded(signedOn);
}

/** The clauses on the day of judgement: they begin and end with the agreement that holds them. */
export const stateOfClauses = (held: HeldClauseSet, dossier: Dossier, asOf: AsOf): AgreementState =>
  stateFrom(conclusionOfClauses(held, dossier), held.agreement, asOf);

function stateFrom(conclusion: Conclusion, agreement: Agreement, asOf: AsOf): AgreementState {
  if (conclusion.status !== 'concluded') return { status: conclusion.status };
  if (!asOf.reached(conclusion.from)) {
    if (conclusion.confirmedOn !== null && !asOf.reached(conclusion.confirmedOn)) return { status: 'unconfirmed' };
    return { status: hasSignature(agreement, asOf) ? 'unsigned' : 'not_made' };
  }
  const { effectiveOn } = agreement;
  const from = effectiveOn === null ? conclusion.from : later(effectiveOn, conclusion.from);
  if (!asOf.reached(from)) return { status: 'not_yet', from };
  const end = endOf(agreement);
  return end !== null && asOf.reached(end) ? { status: 'ended', on: end } : { status: 'in_force' };
}

const hasSignature = ({ signatures }: Agreement, asOf: AsOf): boolean =>
  signatures.some(({ signedOn }) => signedOn !== null && asOf.reached(signedOn));
