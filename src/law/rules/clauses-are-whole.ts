import { stateOfClauses } from '../agreement.js';
import { act, eurLex, GDPR } from '../citation.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { EngagementRole, Module, Role } from '../facts.js';
import type { StandardClauses } from '../instruments/instrument.js';
import { fits, missingAnnexes } from '../mechanisms/clause-modules.js';
import { electionFailures } from '../mechanisms/elections.js';
import type { Regime } from '../regime.js';
import { ON_TRANSFERS, sinceTheGdpr } from './obligation.js';
import type { EngagementCase, EngagementRule, TransferRule } from './rule.js';

const SCC_2021 = act('Decision (EU) 2021/914', eurLex('32021D0914'));
const CITATIONS = [SCC_2021.citation, GDPR.art('46(2)(c)')];

/** Clauses are taken up unaltered, with their annexes and lawful elections: (EU) 2021/914, clauses 1, 2, 9, 17, 18. */
export const clausesAreWhole: EngagementRule = {
  subject: 'engagement',
  id: 'CLAUSES_ARE_WHOLE',
  title: 'Transfer clauses in an agreement are unaltered, completed and lawfully elected.',
  citations: CITATIONS,
  codes: [
    'SCC_MODIFIED',
    'ANNEX_INCOMPLETE',
    'ANNEX_III_MISSING',
    'CLAUSE_9_PERIOD_MISSING',
    'CLAUSE_17_INVALID',
    'CLAUSE_18_INVALID',
  ],
  regimes: sinceTheGdpr('46(2)(c)', '16(2)(d)'),
  check(engagement) {
    const { dossier, law, regime, asOf } = engagement;
    const reasons: Reason[] = [];
    for (const agreement of dossier.agreementsFor(engagement.engagement))
      for (const clauseSet of agreement.clauseSets) {
        const clauses = law.instrument(clauseSet.set);
        const held = { clauseSet, agreement };
        if (clauses?.kind !== 'standard_clauses' || !isTakenUp(clauses, held, engagement)) continue;
        const modules = modulesFor(clauses, held, engagement);
        if (clauseSet.altered) reasons.push(because('SCC_MODIFIED', { clauses: clauses.name }));
        const missing = missingAnnexes(held, clauses, modules);
        if (missing.length > 0) reasons.push(because('ANNEX_INCOMPLETE', { clauses: clauses.name, missing }));
        if (isElectedUnder(regime, held)) reasons.push(...electionFailures(clauses, held, modules, asOf));
      }
    return reasons;
  },
};

/** The same elections, of clauses in an agreement that speaks for no engagement. */
export const clausesAreElected: TransferRule = {
  subject: 'transfer',
  id: 'CLAUSES_ARE_ELECTED',
  title: 'What the parties elected in the clauses that a transfer lists is lawful.',
  citations: CITATIONS,
  codes: ['ANNEX_III_MISSING', 'CLAUSE_9_PERIOD_MISSING', 'CLAUSE_17_INVALID', 'CLAUSE_18_INVALID'],
  regimes: ON_TRANSFERS,
  check({ transfer: restricted }) {
    const { transfer, roles, regime, dossier, law, asOf } = restricted;
    const reasons: Reason[] = [];
    for (const mechanism of transfer.mechanisms) {
      const held = mechanism.kind === 'clause_set' ? dossier.clauseSet(mechanism.clauseSetId) : null;
      if (held === null || !isElectedUnder(regime, held) || speaksForOne(held, dossier)) continue;
      const clauses = law.instrument(held.clauseSet.set);
      if (clauses?.kind !== 'standard_clauses' || !isTakenUp(clauses, held, restricted)) continue;
      const { modules } = held.clauseSet;
      const fitting = modules.filter((module) => fits(clauses, module, roles.exporter, roles.importer));
      reasons.push(...electionFailures(clauses, held, fitting.length > 0 ? fitting : modules, asOf));
    }
    return reasons;
  },
};

/** The United Kingdom and Switzerland have the additions say what law and which courts. */
const isElectedUnder = (regime: Regime, { clauseSet: { regimes } }: HeldClauseSet): boolean =>
  regime === 'EU_GDPR' && (regimes.length === 0 || regimes.includes(regime));

const speaksForOne = ({ agreement }: HeldClauseSet, dossier: EngagementCase['dossier']): boolean =>
  agreement.engagementIds.some((id) => dossier.engagement(id) !== null);

/** In force, and still law somewhere. */
const isTakenUp = (
  clauses: StandardClauses,
  held: HeldClauseSet,
  { dossier, regime, asOf }: Pick<EngagementCase, 'dossier' | 'regime' | 'asOf'>,
): boolean =>
  stateOfClauses(held, dossier, asOf).status === 'in_force' &&
  (clauses.regimes[regime] ?? clauses.regimes.EU_GDPR)?.at(asOf).status === 'in_force';

const asRole = (role: EngagementRole | null): Role | null => (role === 'third_party' ? null : role);

function modulesFor(
  clauses: StandardClauses,
  { clauseSet: { modules } }: HeldClauseSet,
  { ourRole, vendorRole }: EngagementCase,
): readonly (Module | 0)[] {
  if (clauses.roles[0] !== undefined) return [0];
  const [ours, theirs] = [asRole(ourRole), asRole(vendorRole)];
  const fitting = modules.filter(
    (module) => fits(clauses, module, ours, theirs) || fits(clauses, module, theirs, ours),
  );
  return fitting.length > 0 ? fitting : modules;
}
