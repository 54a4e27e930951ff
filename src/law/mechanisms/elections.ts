import type { AsOf } from '../as-of.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { Country, Elections, Module } from '../facts.js';
import type { StandardClauses } from '../instruments/instrument.js';
import { standingTowardsEea } from '../territories.js';

const NOTHING_ELECTED: Elections = {
  docking: null,
  clause9: null,
  clause9Days: null,
  clause11: null,
  clause13: null,
  clause17Option: null,
  clause17Law: null,
  clause17Reserve: null,
  thirdPartyRights: null,
  clause18: null,
};

/**
 * What the parties elected in clauses 9(a), 17 and 18 of 2021/914, module by module; what is not known counts as not
 * elected. None of it takes the clauses down.
 */
export function electionFailures(
  { name, id }: StandardClauses,
  { clauseSet }: HeldClauseSet,
  modules: readonly (Module | 0)[],
  asOf: AsOf,
): readonly Reason[] {
  if (id !== '2021/914') return [];
  const elections = clauseSet.elections ?? NOTHING_ELECTED;
  const reasons: Reason[] = [];
  if (modules.some((module) => module === 2 || module === 3)) {
    const unknown = clause9Failure(elections);
    if (unknown !== null) reasons.push(because('CLAUSE_9_PERIOD_MISSING', { clauses: name, unknown }));
    if (elections.clause9 === 'specific' && !clauseSet.annexes.includes('III'))
      reasons.push(because('ANNEX_III_MISSING', { clauses: name }));
  }
  const law = first(modules, (module) => clause17Failure(module, elections, asOf));
  if (law !== null) reasons.push(because('CLAUSE_17_INVALID', { clauses: name, because: law }));
  const courts = first(modules, (module) => clause18Failure(module, elections, asOf));
  if (courts !== null) reasons.push(because('CLAUSE_18_INVALID', { clauses: name, because: courts }));
  return reasons;
}

function first(modules: readonly (Module | 0)[], failure: (module: Module | 0) => string | null): string | null {
  for (const module of modules) {
    const found = failure(module);
    if (found !== null) return found;
  }
  return null;
}

const isMember = (country: Country, asOf: AsOf): boolean => standingTowardsEea(country, asOf) === 'inside';

function clause9Failure({ clause9, clause9Days }: Elections): string | null {
  const unknown = [
    ...(clause9 === null ? ['whether authorisation is specific or general'] : []),
    ...(clause9Days === null ? ['how many days before'] : []),
  ];
  return unknown.length === 0 ? null : unknown.join(', and ');
}

function clause17Failure(module: Module | 0, elections: Elections, asOf: AsOf): string | null {
  const { clause17Option: option, clause17Law: law, clause17Reserve: reserve, thirdPartyRights } = elections;
  if (thirdPartyRights === false) return 'it grants no rights to third parties';
  if (module === 4) {
    if (law === null) return 'no law is recorded';
    return thirdPartyRights === true || isMember(law, asOf)
      ? null
      : `the law of ${law} is not known to grant rights to third parties`;
  }
  if (option === 2) {
    if (module === 1) return 'module 1 knows option 1 only';
    if (reserve === null) return "option 2 names no reserve for an exporter's law without rights of third parties";
    if (!isMember(reserve, asOf)) return `${reserve}, its reserve, is no Member State`;
    return law === null || isMember(law, asOf) ? null : `${law} is no Member State`;
  }
  if (law === null) return 'no law is recorded';
  return isMember(law, asOf) ? null : `${law} is no Member State`;
}

function clause18Failure(module: Module | 0, { clause18: courts }: Elections, asOf: AsOf): string | null {
  if (courts === null) return 'no courts are recorded';
  return module === 4 || isMember(courts, asOf) ? null : `${courts} is no Member State`;
}
