import { type Annex, type ClauseSetName, type Module, MODULES } from '../facts.js';
import type { StandardClauses } from '../instruments/instrument.js';
import { fits } from '../mechanisms/clause-modules.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** Clauses as these two parties would take them up. */
export interface ClausesToTake {
  readonly set: ClauseSetName;
  /** Those written for the two roles; empty where the set has none, or a role is not known. */
  readonly modules: readonly Module[];
  readonly annexes: readonly Annex[];
  /** Clauses in which the parties have to choose. */
  readonly elections: readonly string[];
  /** What the regime wants beside them. */
  readonly addition: {
    readonly set: ClauseSetName;
    readonly name: string;
    readonly annexes: readonly Annex[];
  } | null;
}

export const modulesFor = (clauses: StandardClauses, { roles }: RestrictedTransfer): readonly Module[] =>
  MODULES.filter((module) => fits(clauses, module, roles.exporter, roles.importer));

export function clausesToTake(clauses: StandardClauses, transfer: RestrictedTransfer): ClausesToTake {
  const modules = modulesFor(clauses, transfer);
  const wanted = clauses.additions[transfer.regime];
  const addition = wanted === undefined ? undefined : transfer.law.instrument(wanted.set);
  const annexesOf = (module: Module | 0): readonly Annex[] => clauses.annexes[module] ?? [];
  return {
    set: clauses.id as ClauseSetName,
    modules,
    elections: electionsIn(clauses, modules),
    annexes: [...new Set(modules.length > 0 ? modules.flatMap(annexesOf) : annexesOf(0))],
    addition:
      wanted === undefined
        ? null
        : {
            set: wanted.set,
            name: addition?.name ?? wanted.set,
            annexes: addition?.kind === 'clause_addition' ? addition.annexes : [],
          },
  };
}

/** Sub-processors, the law and the courts of 2021/914; module by module. */
function electionsIn({ id }: StandardClauses, modules: readonly Module[]): readonly string[] {
  if (id !== '2021/914' || modules.length === 0) return [];
  return modules.some((module) => module === 2 || module === 3) ? ['9(a)', '17', '18'] : ['17', '18'];
}
