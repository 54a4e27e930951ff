import type { AsOf } from './as-of.js';
import type { HeldClauseSet } from './dossier.js';
import type { Agreement } from './facts.js';
import { type LegalDay, nextDay } from './legal-day.js';

/** How far an agreement has come: `undated` proves nothing, `concluded` counts from a day. */
export type Conclusion =
  | { readonly status: 'unsigned' }
  | { readonly status: 'undated' }
  | { readonly status: 'concluded'; readonly on: LegalDay };

/** Accepted terms count from acceptance; a signed paper from the last signature, once every party has signed. */
function conclusionOf({ acceptedOn, partyIds, signatures }: Agreement): Conclusion {
  if (acceptedOn !== null) return { status: 'concluded', on: acceptedOn };
  let last: LegalDay | null = null;
  let undated = false;
  for (const partyId of partyIds) {
    const days = signatures.filter((signature) => signature.partyId === partyId).map(({ signedOn }) => signedOn);
    if (days.length === 0) return { status: 'unsigned' };
    const dated = days.filter((day) => day !== null).sort();
    const first = dated[0];
    if (first === undefined) undated = true;
    else if (last === null || first > last) last = first;
  }
  return undated || last === null ? { status: 'undated' } : { status: 'concluded', on: last };
}

/** First day on which a concluded agreement no longer stands, as far as is known; null: open-ended. */
function endOf({ expiresOn, terminatedOn }: Agreement): LegalDay | null {
  const afterExpiry = expiresOn === null ? null : nextDay(expiresOn);
  if (terminatedOn === null || afterExpiry === null) return terminatedOn ?? afterExpiry;
  return terminatedOn < afterExpiry ? terminatedOn : afterExpiry;
}

/** `not_made`: by the day nobody had signed or accepted what was concluded later. */
export type AgreementState =
  | { readonly status: 'not_made' | 'unsigned' | 'undated' | 'in_force' }
  | { readonly status: 'not_yet'; readonly from: LegalDay }
  | { readonly status: 'ended'; readonly on: LegalDay };

/** The agreement on the day of judgement. */
export const stateOfAgreement = (agreement: Agreement, asOf: AsOf): AgreementState =>
  stateFrom(conclusionOf(agreement), agreement, asOf);

/** Clauses bear their own day, otherwise that of the agreement that holds them. */
export const conclusionOfClauses = ({ clauseSet: { signedOn }, agreement }: HeldClauseSet): Conclusion =>
  signedOn === null ? conclusionOf(agreement) : { status: 'concluded', on: signedOn };

/** The clauses on the day of judgement: they begin and end with the agreement that holds them. */
export const stateOfClauses = (held: HeldClauseSet, asOf: AsOf): AgreementState =>
  stateFrom(conclusionOfClauses(held), held.agreement, asOf);

function stateFrom(conclusion: Conclusion, agreement: Agreement, asOf: AsOf): AgreementState {
  if (conclusion.status !== 'concluded') return { status: conclusion.status };
  if (!asOf.reached(conclusion.on)) return { status: hasSignature(agreement, asOf) ? 'unsigned' : 'not_made' };
  const { effectiveOn } = agreement;
  const from = effectiveOn !== null && effectiveOn > conclusion.on ? effectiveOn : conclusion.on;
  if (!asOf.reached(from)) return { status: 'not_yet', from };
  const end = endOf(agreement);
  return end !== null && asOf.reached(end) ? { status: 'ended', on: end } : { status: 'in_force' };
}

const hasSignature = ({ signatures }: Agreement, asOf: AsOf): boolean =>
  signatures.some(({ signedOn }) => signedOn !== null && asOf.reached(signedOn));
