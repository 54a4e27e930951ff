import { type AgreementState, endOf, stateOfAgreement, stateOfClauses } from './agreement.js';
import type { AsOf } from './as-of.js';
import type { Dossier, HeldClauseSet } from './dossier.js';
import {
  type Agreement,
  ARTICLE_28_TERMS,
  type Article28Term,
  type ClauseSet,
  type Engagement,
  type EngagementRole,
} from './facts.js';
import type { Law } from './law.js';
import type { LegalDay } from './legal-day.js';
import { asTransferRole, fits } from './mechanisms/clause-modules.js';
import { hasJoined } from './mechanisms/docking.js';

/** A contract of Art. 28(3): an agreement, or standard clauses in it that are one. */
export interface ProcessorContract {
  readonly agreement: Agreement;
  readonly clauses: ClauseSet | null;
  readonly state: AgreementState;
  /** Terms of Art. 28(3) that it is not known to contain. */
  readonly missingTerms: readonly Article28Term[];
  /** First day on which it no longer stands; null: open-ended. */
  readonly endsOn: LegalDay | null;
}

/** Every contract of Art. 28 that the engagement may rest on; of those in force the fullest and best proven first. */
export function processorContracts(
  engagement: Engagement,
  roles: { readonly ourRole: EngagementRole | null; readonly vendorRole: EngagementRole | null },
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
): readonly ProcessorContract[] {
  const contracts: ProcessorContract[] = [];
  const { vendorPartyId } = engagement;
  for (const agreement of dossier.agreementsOf(engagement)) {
    const endsOn = endOf(agreement, asOf);
    const isParty = agreement.partyIds.includes(vendorPartyId);
    if (agreement.kind === 'dpa' && isParty)
      contracts.push({
        agreement,
        clauses: null,
        state: stateOfAgreement(agreement, dossier, asOf),
        missingTerms: missingTerms(agreement),
        endsOn,
      });
    for (const clauseSet of agreement.clauseSets) {
      const held = { clauseSet, agreement };
      if ((isParty || hasJoined(vendorPartyId, held, asOf)) && meetsArticle28(held, roles, law, asOf))
        contracts.push({
          agreement,
          clauses: clauseSet,
          state: stateOfClauses(held, dossier, asOf),
          missingTerms: [],
          endsOn,
        });
    }
  }
  return contracts.length < 2 ? contracts : contracts.sort(byWorth);
}

const byWorth = (a: ProcessorContract, b: ProcessorContract): number =>
  Number(b.state.status === 'in_force') - Number(a.state.status === 'in_force') ||
  a.missingTerms.length - b.missingTerms.length ||
  Number(b.agreement.document !== null) - Number(a.agreement.document !== null) ||
  Number((b.agreement.document?.bearsOn ?? null) !== null) - Number((a.agreement.document?.bearsOn ?? null) !== null) ||
  ((a.clauses?.id ?? a.agreement.id) < (b.clauses?.id ?? b.agreement.id) ? -1 : 1);

/** Clauses 2021/915, and those of an authority under Art. 28(8), meet the list when unaltered. */
function missingTerms({ template, templateAltered, terms }: Agreement): readonly Article28Term[] {
  if ((template === '2021/915' || template === 'national') && !templateAltered) return [];
  return ARTICLE_28_TERMS.filter((term) => !terms.some((found) => found.term === term));
}

/**
 * 2021/915 is such a contract, and modules 2 and 3 of 2021/914 meet Art. 28(3) and (4) themselves (its recital 9):
 * unaltered, for roles that the module is written for, from their first day.
 */
function meetsArticle28(
  { clauseSet: { set, modules, altered } }: HeldClauseSet,
  { ourRole, vendorRole }: { readonly ourRole: EngagementRole | null; readonly vendorRole: EngagementRole | null },
  law: Law,
  asOf: AsOf,
): boolean {
  if (altered || (set !== '2021/915' && set !== '2021/914')) return false;
  const instrument = law.instrument(set);
  if (instrument?.kind === 'processor_clauses') return instrument.regimes.EU_GDPR?.at(asOf).status === 'in_force';
  if (instrument?.kind !== 'standard_clauses' || instrument.regimes.EU_GDPR?.at(asOf).status !== 'in_force')
    return false;
  const [ours, theirs] = [asTransferRole(ourRole), asTransferRole(vendorRole)];
  return modules.some(
    (module) =>
      (module === 2 || module === 3) &&
      (fits(instrument, module, ours, theirs) || fits(instrument, module, theirs, ours)),
  );
}
