import type { HeldClauseSet } from '../dossier.js';
import type { Annex, ClauseSet, Module, Role } from '../facts.js';
import type { StandardClauses } from '../instruments/instrument.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';

/** What the modules taken up want annexed and the set is not known to have. */
export const missingAnnexes = (
  held: HeldClauseSet,
  clauses: StandardClauses,
  fitting: readonly (Module | 0)[],
): readonly Annex[] => {
  const missing: Annex[] = [];
  for (const module of fitting.length > 0 ? fitting : takenModules(clauses, held.clauseSet))
    for (const annex of without(clauses.annexes[module] ?? NONE, held))
      if (!missing.includes(annex)) missing.push(annex);
  return missing;
};

const NONE: readonly Annex[] = [];

/** Clauses that come with accepted terms count as signed in Annex I.A too. */
export const without = (
  wanted: readonly Annex[],
  { clauseSet: { annexes }, agreement }: HeldClauseSet,
): readonly Annex[] =>
  wanted.every((annex) => annexes.includes(annex))
    ? NONE
    : wanted.filter((annex) => !annexes.includes(annex) && !(annex === 'I.A' && agreement.acceptedOn !== null));

const takenModules = (clauses: StandardClauses, { modules }: ClauseSet): readonly (Module | 0)[] =>
  clauses.roles[0] === undefined ? modules : [0];

const asSeenByClauses = (role: Role): Role => (role === 'joint_controller' ? 'controller' : role);

/** The modules written for the two roles; 0 stands for a set without modules. */
export function fittingModules(
  clauses: StandardClauses,
  clauseSet: ClauseSet,
  { roles }: RestrictedTransfer,
): readonly (Module | 0)[] {
  return takenModules(clauses, clauseSet).filter((module) => fits(clauses, module, roles.exporter, roles.importer));
}

/** Whether a module is written for an exporter and an importer of these roles; an unknown role fits nothing. */
export function fits(
  clauses: StandardClauses,
  module: Module | 0,
  exporter: Role | null,
  importer: Role | null,
): boolean {
  const pairs = clauses.roles[module];
  if (pairs === null) return true;
  if (pairs === undefined || exporter === null || importer === null) return false;
  const [sender, recipient] = [asSeenByClauses(exporter), asSeenByClauses(importer)];
  return pairs.some(([from, to]) => from === sender && to === recipient);
}
