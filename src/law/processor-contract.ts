import { type AgreementState, foreseenEnd, stateOfAgreement, stateOfClauses } from './agreement.js';
import type { AsOf } from './as-of.js';
import type { Dossier, HeldClauseSet } from './dossier.js';
import {
  type Agreement,
  ARTICLE_28_TERMS,
  type Article28Term,
  type ClauseSet,
  type Elections,
  type Engagement,
  type EngagementRole,
  type Module,
} from './facts.js';
import type { Law } from './law.js';
import type { LegalDay } from './legal-day.js';
import { asTransferRole, fits } from './mechanisms/clause-modules.js';
import { hasJoined } from './mechanisms/docking.js';
import { electionsOf } from './mechanisms/elections.js';

/** A contract of Art. 28(3): an agreement, or standard clauses in it that are one. */
export interface ProcessorContract {
  readonly agreement: Agreement;
  readonly clauses: ClauseSet | null;
  /** What the clauses say of other processors; null: the agreement itself is the contract. */
  readonly elections: Elections | null;
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
    const endsOn = foreseenEnd(agreement, dossier, asOf);
    const isParty = agreement.partyIds.includes(vendorPartyId);
    if (agreement.kind === 'dpa' && isParty)
      contracts.push({
        agreement,
        clauses: null,
        elections: null,
        state: stateOfAgreement(agreement, dossier, asOf),
        missingTerms: missingTerms(agreement),
        endsOn,
      });
    for (const clauseSet of agreement.clauseSets) {
      const held = { clauseSet, agreement };
      const modules = modulesMeetingArticle28(held, roles, law, asOf);
      if (modules.length > 0 && (isParty || hasJoined(vendorPartyId, held, modules, asOf)))
        contracts.push({
          agreement,
          clauses: clauseSet,
          elections: electionsOf(clauseSet, modules[0]!),
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

const NONE: readonly (Module | 0)[] = [];
const WHOLE: readonly (Module | 0)[] = [0];

/**
 * 2021/915 is such a contract, and modules 2 and 3 of 2021/914 meet Art. 28(3) and (4) themselves (its recital 9):
 * unaltered, for roles that the module is written for, from their first day. 0 stands for a set without modules.
 */
function modulesMeetingArticle28(
  { clauseSet: { set, modules, altered } }: HeldClauseSet,
  { ourRole, vendorRole }: { readonly ourRole: EngagementRole | null; readonly vendorRole: EngagementRole | null },
  law: Law,
  asOf: AsOf,
): readonly (Module | 0)[] {
  if (altered || (set !== '2021/915' && set !== '2021/914')) return NONE;
  const instrument = law.instrument(set);
  if (instrument?.kind === 'processor_clauses')
    return instrument.regimes.EU_GDPR?.at(asOf).status === 'in_force' ? WHOLE : NONE;
  if (instrument?.kind !== 'standard_clauses' || instrument.regimes.EU_GDPR?.at(asOf).status !== 'in_force')
    return NONE;
  const [ours, theirs] = [asTransferRole(ourRole), asTransferRole(vendorRole)];
  return modules.filter(
    (module) =>
      (module === 2 || module === 3) &&
      (fits(instrument, module, ours, theirs) || fits(instrument, module, theirs, ours)),
  );
}
