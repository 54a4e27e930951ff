import type { AsOf } from '../as-of.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { ClauseSet, Country, Elections, Module } from '../facts.js';
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

/** Why an election does not hold: nothing is recorded that could, or what is recorded may not be elected. */
export interface ElectionFailure {
  readonly state: 'missing' | 'invalid';
  readonly because: string;
}

const missing = (because: string): ElectionFailure => ({ state: 'missing', because });
const invalid = (because: string): ElectionFailure => ({ state: 'invalid', because });

type Elected = Pick<ClauseSet, 'elections' | 'electionsByModule'>;

/** What was elected for a module: its own where it has any, otherwise what was elected for all. */
export const electionsOf = ({ elections, electionsByModule }: Elected, module: Module | 0): Elections =>
  electionsByModule.find((own) => own.module === module) ?? elections ?? NOTHING_ELECTED;

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
  const hasOwn = (module: Module | 0) => clauseSet.electionsByModule.some((own) => own.module === module);
  const alike = modules.filter((module) => !hasOwn(module));
  return [
    ...(alike.length > 0 ? failuresOf(name, clauseSet, alike, asOf) : []),
    ...modules.filter(hasOwn).flatMap((module) => failuresOf(`${name}, module ${module}`, clauseSet, [module], asOf)),
  ];
}

/** @param modules that have the same elections, at least one */
function failuresOf(
  clauses: string,
  clauseSet: ClauseSet,
  modules: readonly (Module | 0)[],
  asOf: AsOf,
): readonly Reason[] {
  const elections = electionsOf(clauseSet, modules[0]!);
  const reasons: Reason[] = [];
  if (modules.some((module) => module === 2 || module === 3)) {
    const unknown = clause9Failure(elections);
    if (unknown !== null) reasons.push(because('CLAUSE_9_PERIOD_MISSING', { clauses, unknown: unknown.because }));
    if (elections.clause9 === 'specific' && !clauseSet.annexes.includes('III'))
      reasons.push(because('ANNEX_III_MISSING', { clauses }));
  }
  const law = first(modules, (module) => clause17Failure(module, elections, asOf));
  if (law !== null) reasons.push(because('CLAUSE_17_INVALID', { clauses, because: law.because }));
  const courts = first(modules, (module) => clause18Failure(module, elections, asOf));
  if (courts !== null) reasons.push(because('CLAUSE_18_INVALID', { clauses, because: courts.because }));
  return reasons;
}

function first(
  modules: readonly (Module | 0)[],
  failure: (module: Module | 0) => ElectionFailure | null,
): ElectionFailure | null {
  for (const module of modules) {
    const found = failure(module);
    if (found !== null) return found;
  }
  return null;
}

const isMember = (country: Country, asOf: AsOf): boolean => standingTowardsEea(country, asOf) === 'inside';

/** Clause 9(a), which modules 2 and 3 have. */
export function clause9Failure({ clause9, clause9Days }: Elections): ElectionFailure | null {
  const unknown = [
    ...(clause9 === null ? ['whether authorisation is specific or general'] : []),
    ...(clause9Days === null ? ['how many days before'] : []),
  ];
  return unknown.length === 0 ? null : missing(unknown.join(', and '));
}

const NO_LAW = missing('no law is recorded');
const NO_RIGHTS = invalid('it grants no rights to third parties');

/** Clause 17: option 1, or in modules 2 and 3 option 2 with a reserve; in module 4 any law with rights of third parties. */
export function clause17Failure(module: Module | 0, elections: Elections, asOf: AsOf): ElectionFailure | null {
  const { clause17Option: option, clause17Law: law, clause17Reserve: reserve, thirdPartyRights } = elections;
  if (module === 4) return anyLawFailure(elections, asOf);
  // Where the law of the exporter's state grants none, option 2 falls back on its reserve.
  if (thirdPartyRights === false && option !== 2) return NO_RIGHTS;
  if (option === 2) {
    if (module === 1) return invalid('module 1 knows option 1 only');
    if (reserve === null)
      return missing("option 2 names no reserve for an exporter's law without rights of third parties");
    if (!isMember(reserve, asOf)) return invalid(`${reserve}, its reserve, is no Member State`);
    return law === null || isMember(law, asOf) ? null : invalid(`${law} is no Member State`);
  }
  if (law === null) return NO_LAW;
  return isMember(law, asOf) ? null : invalid(`${law} is no Member State`);
}

/** A law of whatever country, if it grants rights to third parties. */
export function anyLawFailure({ clause17Law: law, thirdPartyRights }: Elections, asOf: AsOf): ElectionFailure | null {
  if (thirdPartyRights === false) return NO_RIGHTS;
  if (law === null) return NO_LAW;
  return thirdPartyRights === true || isMember(law, asOf)
    ? null
    : missing(`the law of ${law} is not known to grant rights to third parties`);
}

/** Clause 18: the courts of a Member State; in module 4 those of any country. */
export function clause18Failure(
  module: Module | 0,
  { clause18: courts }: Elections,
  asOf: AsOf,
): ElectionFailure | null {
  if (courts === null) return missing('no courts are recorded');
  return module === 4 || isMember(courts, asOf) ? null : invalid(`${courts} is no Member State`);
}
