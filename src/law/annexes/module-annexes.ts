import type { Module } from '../facts.js';
import { competentAuthority } from './authority.js';
import { electedClauses } from './clauses.js';
import { descriptionOfTransfer, measures } from './description.js';
import type { Filling } from './filling.js';
import { type AnnexItem, type Answer, filled, item, notRequired } from './item.js';
import { listOfParties } from './parties.js';
import { subProcessorList } from './sub-processor-list.js';

/** Modules 2 and 3 are themselves a contract of Art. 28(3) and (4). */
export const meetsArticle28 = (module: Module | 0): boolean => module === 2 || module === 3;

/** Everything that a module of 2021/914 asks to be filled in or elected. */
export const moduleAnnexes = (filling: Filling): readonly AnnexItem[] => [
  ...electedClauses(filling),
  item({ id: 'art_28', part: 'Art. 28 GDPR', title: 'Contract with a processor' }, article28(filling.module)),
  ...listOfParties(filling),
  ...descriptionOfTransfer(filling),
  competentAuthority(filling),
  ...measures(filling),
  ...subProcessorList(filling),
];

function article28(module: Module | 0): Answer {
  if (meetsArticle28(module)) return filled(['met by the clauses themselves']);
  return notRequired(
    module === 4
      ? 'the clauses do not meet it, and a processor in the EEA needs a contract of Art. 28(3) of its own'
      : 'no processor is party to module 1',
  );
}
