import type { Mistake } from '../errors.js';
import type { ClauseSetName } from '../law/facts.js';
import type { NewClauseSet } from './clause-set.params.js';

const ONLY_OF = {
  supervisoryAuthority: ['2021/914', 'only 2021/914 names a supervisory authority, in Annex I.C'],
  mayEnd: ['UK_ADDENDUM_B1.0', 'only the UK Addendum says who may end it, in Table 4'],
  adaptations: ['FDPIC_ADAPTATION', 'only a set FDPIC_ADAPTATION has what the FDPIC asks to be adapted'],
} as const satisfies Partial<Record<keyof NewClauseSet, readonly [ClauseSetName, string]>>;

type Stated = Pick<NewClauseSet, 'set' | 'modules' | 'electionsByModule' | keyof typeof ONLY_OF>;

/** What cannot be said of a clause set: a thing that only another set has, elections for a module that is not taken up. */
export const mistakenClauses = (stated: Stated, pointer: string): readonly Mistake[] => [
  ...(Object.keys(ONLY_OF) as (keyof typeof ONLY_OF)[]).flatMap((field) => {
    const [set, why] = ONLY_OF[field];
    if (stated[field] == null || stated.set === set) return [];
    return [{ pointer: `${pointer}/${field}`, detail: `${why}; found it on ${stated.set}, leave it out` }];
  }),
  ...mistakenElections(stated, pointer),
];

/** A module has one set of elections, and only where it is taken up. */
export const mistakenElections = (
  { modules = [], electionsByModule = [] }: Pick<NewClauseSet, 'modules' | 'electionsByModule'>,
  pointer: string,
): readonly Mistake[] =>
  electionsByModule.flatMap(({ module }, at) => {
    const mistake = (detail: string) => [{ pointer: `${pointer}/electionsByModule/${at}/module`, detail }];
    if (!modules.includes(module))
      return mistake(
        `module ${module} is not among the modules of the clauses, found ${modules.length === 0 ? 'none' : modules.join(', ')}; add it to modules, or leave its elections out`,
      );
    return electionsByModule.findIndex((own) => own.module === module) < at
      ? mistake(`module ${module} has elections already; say them once`)
      : [];
  });
