import type { Agreement, OptIn } from './facts.js';
import type { LegalDay } from './legal-day.js';

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

export const concluded = (on: LegalDay, from = on, confirmedOn: LegalDay | null = null): Conclusion => ({
  status: 'concluded',
  on,
  from,
  confirmedOn,
});
export const later = (a: LegalDay, b: LegalDay): LegalDay => (a > b ? a : b);

/**
 * Accepted terms count from acceptance; a signed paper from the last signature, once every party has signed, and
 * undated signatures from the day that the paper bears; what an opt-in brings about, not before it is confirmed. One that
 * came to nothing does not hold back what was signed or accepted after it.
 */
export function conclude(agreement: Agreement, optIns: readonly OptIn[]): Conclusion {
  const { acceptedOn } = agreement;
  const made = acceptedOn === null ? bySignature(agreement) : concluded(acceptedOn);
  if (optIns.every((optIn) => cameToNothingBefore(made, optIn, acceptedOn))) return made;
  const confirmed = earliestConfirmed(optIns, acceptedOn);
  if (confirmed === null) return { status: 'unconfirmed' };
  if (made.status === 'concluded') return concluded(made.on, later(made.on, confirmed), confirmed);
  return made.status === 'unsigned' && optIns.some(({ method }) => method !== 'signed_return')
    ? concluded(confirmed, confirmed, confirmed)
    : made;
}

const cameToNothingBefore = (made: Conclusion, optIn: OptIn, acceptedOn: LegalDay | null): boolean =>
  made.status === 'concluded' &&
  optIn.endedOn !== null &&
  made.on >= optIn.endedOn &&
  confirmationOf(optIn, acceptedOn) === null;

/** Terms that were accepted confirm by themselves what they incorporate, whatever the vendor writes later. */
export const confirmationOf = ({ method, confirmedOn }: OptIn, acceptedOn: LegalDay | null): LegalDay | null =>
  method === 'incorporated_in_terms' ? (acceptedOn ?? confirmedOn) : confirmedOn;

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
