import { earlier, endOf, firstDayOf, lastDayOf, replacementOf, stateOfAgreement } from './agreement.js';
import type { AsOf } from './as-of.js';
import type { Dossier } from './dossier.js';
import type { Agreement } from './facts.js';
import { addDays, type LegalDay } from './legal-day.js';
import { NOTICE_BEFORE_AN_END } from './rules/contract-lasts.js';

export const STANDINGS = [
  'unsigned',
  'partly_signed',
  'undated',
  'unconfirmed',
  'withdrawn',
  'not_yet_in_force',
  'in_force',
  'expiring',
  'expired',
  'terminated',
  'superseded',
] as const;

/**
 * How far an agreement has come: `undated` was signed on a day that nobody knows, `unconfirmed` waits for the answer to
 * an opt-in, `expiring` ends within 90 days.
 */
export type Standing = (typeof STANDINGS)[number];

export interface AgreementStanding {
  readonly status: Standing;
  /** First day in force; null: never, as far as is known. */
  readonly from: LegalDay | null;
  /** Last day by its own terms and renewals; null: without end. */
  readonly lastDay: LegalDay | null;
  /** First day no longer in force; null: open-ended, or never in force. */
  readonly endsOn: LegalDay | null;
  /** The agreement that has taken its place, or will. */
  readonly supersededById: string | null;
}

/** How an agreement stands on the day of judgement. */
export function standingOf(agreement: Agreement, dossier: Dossier, asOf: AsOf): AgreementStanding {
  const from = firstDayOf(agreement, dossier);
  const replacement = replacementOf(agreement, dossier);
  return {
    status: statusOf(agreement, dossier, asOf),
    from,
    lastDay: lastDayOf(agreement, asOf),
    endsOn: from === null ? null : earlier(endOf(agreement, asOf), replacement?.on ?? null),
    supersededById: replacement?.by.id ?? null,
  };
}

function statusOf(agreement: Agreement, dossier: Dossier, asOf: AsOf): Standing {
  const state = stateOfAgreement(agreement, dossier, asOf);
  switch (state.status) {
    case 'in_force':
      return isExpiring(agreement, asOf) ? 'expiring' : 'in_force';
    case 'not_yet':
      return 'not_yet_in_force';
    case 'ended':
      if (replacementOf(agreement, dossier)?.on === state.on) return 'superseded';
      return agreement.terminatedOn === state.on ? 'terminated' : 'expired';
    case 'not_made':
      return agreement.withdrawnOn !== null && asOf.reached(agreement.withdrawnOn) ? 'withdrawn' : 'unsigned';
    case 'unsigned':
      return agreement.signatures.some(({ signedOn }) => signedOn === null || asOf.reached(signedOn))
        ? 'partly_signed'
        : 'unsigned';
    default:
      return state.status;
  }
}

function isExpiring(agreement: Agreement, asOf: AsOf): boolean {
  const end = endOf(agreement, asOf);
  return end !== null && asOf.reached(addDays(end, -NOTICE_BEFORE_AN_END));
}
