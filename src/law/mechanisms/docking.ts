import type { AsOf } from '../as-of.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { Accession, Module } from '../facts.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { electionsOf } from './elections.js';

/** How exporter and importer came to be bound. */
export interface Joined {
  /** The day on which the later of them joined; null: both are parties from the first. */
  readonly on: LegalDay | null;
  readonly failures: readonly Reason[];
}

/**
 * Exporter and importer are parties, or have joined under the docking clause (clause 7): all parties agree, the joiner
 * completes the annexes and signs Annex I.A. null: one of them is neither.
 * @param modules those that the two would rely on
 */
export function joined(
  held: HeldClauseSet,
  clauses: string,
  modules: readonly (Module | 0)[],
  transfer: RestrictedTransfer,
): Joined | null {
  let on: LegalDay | null = null;
  const failures: Reason[] = [];
  for (const party of [transfer.exporter, transfer.importer]) {
    if (held.agreement.partyIds.includes(party.id)) continue;
    const accession = bestAccession(party.id, held, modules, transfer.asOf);
    if (accession === null) return null;
    for (const why of accession.failures)
      failures.push(because('DOCKING_NOT_EFFECTIVE', { clauses, party: party.name, because: why }));
    if (accession.on !== null && (on === null || accession.on > on)) on = accession.on;
  }
  return { on, failures };
}

/** Whether a party has effectively joined by the day, to rely on these modules. */
export const hasJoined = (
  partyId: string,
  held: HeldClauseSet,
  modules: readonly (Module | 0)[],
  asOf: AsOf,
): boolean => bestAccession(partyId, held, modules, asOf)?.failures.length === 0;

/** Who tried more than once has joined by the attempt that lacks least, of equal ones by the earliest. */
function bestAccession(
  party: string,
  held: HeldClauseSet,
  modules: readonly (Module | 0)[],
  asOf: AsOf,
): { readonly on: LegalDay | null; readonly failures: readonly string[] } | null {
  const attempts = held.clauseSet.accessions
    .filter(({ partyId }) => partyId === party)
    .map((accession) => ({ on: accession.on, failures: ineffective(accession, held, modules, asOf) }))
    .sort((a, b) => a.failures.length - b.failures.length || ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
  return attempts[0] ?? null;
}

function ineffective(
  { on, allAgreed, annexesCompleted, annexSigned }: Accession,
  { clauseSet }: HeldClauseSet,
  modules: readonly (Module | 0)[],
  asOf: AsOf,
): readonly string[] {
  const elected = (modules.length > 0 ? modules : [0 as const]).every(
    (module) => electionsOf(clauseSet, module).docking === true,
  );
  return [
    ...(elected ? [] : ['the docking clause is not known to be elected']),
    ...(on === null ? ['the day of its accession is not recorded'] : asOf.reached(on) ? [] : [`it joins on ${on}`]),
    ...(allAgreed === true ? [] : ['not all parties are known to have agreed']),
    ...(annexesCompleted === true ? [] : ['the annexes are not known to be completed']),
    ...(annexSigned === true ? [] : ['Annex I.A is not known to be signed']),
  ];
}
