import type { AsOf } from '../as-of.js';
import type { Certification } from '../facts.js';
import { because, type Reason } from '../finding.js';
import { daysBetween, type LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** A list entry's standing on a day. */
export interface Listed {
  readonly listed: 'active' | 'not_yet' | 'lapsed';
  readonly lapsedOn: LegalDay | null;
  /** Active, with its renewal under review or overdue since this day. */
  readonly pendingSince: LegalDay | null;
}

/**
 * An entry without any dated status counts as active for as long as its framework is in force.
 * One recorded as inactive from the first has lapsed: nobody is inactive who never was on the list.
 */
export function listedAs({ statuses, nextDueOn }: Certification, asOf: AsOf): Listed {
  let listed: Listed['listed'] = statuses.length === 0 ? 'active' : 'not_yet';
  let lapsedOn: LegalDay | null = null;
  let pendingSince: LegalDay | null = null;
  for (const { status, from } of statuses.length < 2 ? statuses : [...statuses].sort(byDay)) {
    if (!asOf.reached(from)) break;
    pendingSince = status === 'under_review' ? from : null;
    if (status === 'inactive') lapsedOn ??= from;
    else lapsedOn = null;
    listed = status === 'inactive' ? 'lapsed' : 'active';
  }
  if (listed === 'active' && pendingSince === null && nextDueOn !== null && asOf.reached(nextDueOn))
    pendingSince = nextDueOn;
  return { listed, lapsedOn, pendingSince };
}

const byDay = (a: { readonly from: LegalDay }, b: { readonly from: LegalDay }): number => daysBetween(b.from, a.from);

/** What stands beside an entry that counts: no day is recorded, or its renewal is pending. */
export function notesOn(
  framework: string,
  { undated, pendingSince }: Pick<Listed, 'pendingSince'> & { readonly undated: boolean },
  { importer }: RestrictedTransfer,
): readonly Reason[] {
  const notes: Reason[] = [];
  if (undated)
    notes.push(because('UNDATED_EVIDENCE', { evidence: `Certification of ${importer.name} under the ${framework}` }));
  if (pendingSince !== null)
    notes.push(because('CERTIFICATION_RENEWAL_PENDING', { framework, party: importer.name, since: pendingSince }));
  return notes;
}
