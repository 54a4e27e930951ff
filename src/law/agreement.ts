import type { AsOf } from './as-of.js';
import { type Conclusion, concluded, later } from './conclusion.js';
import type { Dossier, HeldClauseSet } from './dossier.js';
import type { Agreement } from './facts.js';
import { LAST_DAY, type LegalDay, nextDay } from './legal-day.js';

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
  stateFrom(dossier.conclusionOf(agreement), agreement, asOf);

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
