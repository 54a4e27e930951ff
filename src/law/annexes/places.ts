import type { ClauseSet, Elections, Module } from '../facts.js';
import { clauseSetField, type Place } from './item.js';

/** Where what was elected for a module is recorded: among its own elections if it has any, else among those of all. */
export function electionField({ id, electionsByModule }: ClauseSet, module: Module | 0, field: keyof Elections): Place {
  const own = electionsByModule.findIndex((elections) => elections.module === module);
  return clauseSetField(id, own < 0 ? `/elections/${field}` : `/electionsByModule/${own}/${field}`);
}
