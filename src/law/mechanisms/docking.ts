import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { Accession } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** How exporter and importer came to be bound. */
export interface Joined {
  /** The day on which the later of them joined; null: both are parties from the first. */
  readonly on: LegalDay | null;
  readonly failures: readonly Reason[];
}

/**
 * Exporter and importer are parties, or have joined under the docking clause (clause 7): all parties agree, the joiner
 * completes the annexes and signs Annex I.A. null: one of them is neither.
 */
export function joined(held: HeldClauseSet, clauses: string, transfer: RestrictedTransfer): Joined | null {
  let on: LegalDay | null = null;
  const failures: Reason[] = [];
  for (const party of [transfer.exporter, transfer.importer]) {
    if (held.agreement.partyIds.includes(party.id)) continue;
    const accession = bestAccession(party.id, held, transfer);
    if (accession === null) return null;
    for (const why of accession.failures)
      failures.push(because('DOCKING_NOT_EFFECTIVE', { clauses, party: party.name, because: why }));
    if (accession.on !== null && (on === null || accession.on > on)) on = accession.on;
  }
  return { on, failures };
}

/** Who tried more than once has joined by the attempt that lacks least, of equal ones by the earliest. */
function bestAccession(
  party: string,
  held: HeldClauseSet,
  transfer: RestrictedTransfer,
): { readonly on: LegalDay | null; readonly failures: readonly string[] } | null {
  const attempts = held.clauseSet.accessions
    .filter(({ partyId }) => partyId === party)
    .map((accession) => ({ on: accession.on, failures: ineffective(accession, held, transfer) }))
    .sort((a, b) => a.failures.length - b.failures.length || ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
  return attempts[0] ?? null;
}

function ineffective(
  { on, allAgreed, annexesCompleted, annexSigned }: Accession,
  { clauseSet }: HeldClauseSet,
  { asOf }: RestrictedTransfer,
): readonly string[] {
  return [
    ...(clauseSet.elections?.docking === true ? [] : ['the docking clause is not known to be elected']),
    ...(on === null ? ['the day of its accession is not recorded'] : asOf.reached(on) ? [] : [`it joins on ${on}`]),
    ...(allAgreed === true ? [] : ['not all parties are known to have agreed']),
    ...(annexesCompleted === true ? [] : ['the annexes are not known to be completed']),
    ...(annexSigned === true ? [] : ['Annex I.A is not known to be signed']),
  ];
}
