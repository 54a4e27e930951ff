import type { AsOf } from './as-of.js';
import { type Conclusion, concluded, later } from './conclusion.js';
import type { Dossier, HeldClauseSet } from './dossier.js';
import type { Agreement } from './facts.js';
import { LAST_DAY, type LegalDay, nextDay } from './legal-day.js';

/** First day on which a concluded agreement no longer stands, as far as is known on the day; null: open-ended. */
export function endOf(agreement: Agreement, asOf: AsOf): LegalDay | null {
  const { terminatedOn } = agreement;
  const last = lastDayOf(agreement, asOf);
  const afterExpiry = last === null || last === LAST_DAY ? null : nextDay(last);
  if (terminatedOn === null || afterExpiry === null) return terminatedOn ?? afterExpiry;
  return terminatedOn < afterExpiry ? terminatedOn : afterExpiry;
}

/** Last day in force, by the renewals agreed on by the day of judgement; null: without end. */
export function lastDayOf({ expiresOn, renewals }: Agreement, asOf: AsOf): LegalDay | null {
  let last = expiresOn;
  for (const renewal of renewals) if (asOf.reached(renewal.agreedOn)) last = renewal.expiresOn;
  return last;
}

/** The agreement that takes its place, and its first day; null: none has been concluded. */
export function replacementOf(
  agreement: Agreement,
  dossier: Dossier,
): { readonly by: Agreement; readonly on: LegalDay } | null {
  let first: { readonly by: Agreement; readonly on: LegalDay } | null = null;
  for (const successor of dossier.successorsOf(agreement)) {
    const on = firstDayOf(successor, dossier);
    if (on !== null && (first === null || on < first.on)) first = { by: successor, on };
  }
  return first;
}

/** First day on which it no longer stands, as far as can be told on the day: a replacement counts once it is agreed on. */
export function foreseenEnd(agreement: Agreement, dossier: Dossier, asOf: AsOf): LegalDay | null {
  const end = endOf(agreement, asOf);
  const replacement = replacementOf(agreement, dossier);
  if (replacement === null || stateOfAgreement(replacement.by, dossier, asOf).status !== 'not_yet') return end;
  return earlier(end, replacement.on);
}

/** First day in force of what was concluded; null: nothing was, as far as is known, or it was terminated before. */
export function firstDayOf(agreement: Agreement, dossier: Dossier): LegalDay | null {
  const conclusion = dossier.conclusionOf(agreement);
  if (conclusion.status !== 'concluded') return null;
  const from = beginOf(agreement, conclusion.from);
  return agreement.terminatedOn !== null && agreement.terminatedOn <= from ? null : from;
}

const beginOf = ({ effectiveOn }: Agreement, concludedFrom: LegalDay): LegalDay =>
  effectiveOn === null ? concludedFrom : later(effectiveOn, concludedFrom);

/** `not_made`: by the day nobody had signed or accepted what was concluded later. */
export type AgreementState =
  | { readonly status: 'not_made' | 'unsigned' | 'undated' | 'unconfirmed' | 'in_force' }
  | { readonly status: 'not_yet'; readonly from: LegalDay }
  | { readonly status: 'ended'; readonly on: LegalDay };

/** The agreement on the day of judgement. */
export const stateOfAgreement = (agreement: Agreement, dossier: Dossier, asOf: AsOf): AgreementState =>
  stateFrom(dossier.conclusionOf(agreement), agreement, dossier, asOf);

/** Clauses bear their own day, otherwise that of the agreement that holds them; without the agreement they are nothing. */
export function conclusionOfClauses(
  { clauseSet: { signedOn }, agreement }: HeldClauseSet,
  dossier: Dossier,
): Conclusion {
  const held = dossier.conclusionOf(agreement);
  if (signedOn === null || held.status === 'unsigned' || held.status === 'unconfirmed') return held;
  return held.status === 'concluded'
    ? concluded(later(signedOn, held.on), later(signedOn, held.from), held.confirmedOn)
    : concluded(signedOn);
}

/** The clauses on the day of judgement: they begin and end with the agreement that holds them. */
export const stateOfClauses = (held: HeldClauseSet, dossier: Dossier, asOf: AsOf): AgreementState =>
  stateFrom(conclusionOfClauses(held, dossier), held.agreement, dossier, asOf);

function stateFrom(conclusion: Conclusion, agreement: Agreement, dossier: Dossier, asOf: AsOf): AgreementState {
  if (conclusion.status !== 'concluded') return { status: isGivenUp(agreement, asOf) ? 'not_made' : conclusion.status };
  if (!asOf.reached(conclusion.from)) {
    if (conclusion.confirmedOn !== null && !asOf.reached(conclusion.confirmedOn)) return { status: 'unconfirmed' };
    return { status: hasSignature(agreement, asOf) ? 'unsigned' : 'not_made' };
  }
  const end = earlier(endOf(agreement, asOf), replacementOf(agreement, dossier)?.on ?? null);
  if (end !== null && asOf.reached(end)) return { status: 'ended', on: end };
  const from = beginOf(agreement, conclusion.from);
  return asOf.reached(from) ? { status: 'in_force' } : { status: 'not_yet', from };
}

/** null: none. */
export const earlier = (a: LegalDay | null, b: LegalDay | null): LegalDay | null =>
  a === null || (b !== null && b < a) ? b : a;

const isGivenUp = ({ withdrawnOn }: Agreement, asOf: AsOf): boolean =>
  withdrawnOn !== null && asOf.reached(withdrawnOn);

const hasSignature = ({ signatures }: Agreement, asOf: AsOf): boolean =>
  signatures.some(({ signedOn }) => signedOn !== null && asOf.reached(signedOn));
