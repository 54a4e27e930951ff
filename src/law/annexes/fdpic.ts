import { FADP_REVISED } from '../regime.js';
import { anyLawFailure } from '../mechanisms/elections.js';
import type { HeldClauseSet } from '../dossier.js';
import { isUnderAlone } from './authority.js';
import type { Filling, Source } from './filling.js';
import {
  type AnnexItem,
  type Answer,
  clauseSetField,
  filled,
  invalid,
  item,
  missing,
  notRequired,
  type Row,
} from './item.js';
import type { Adaptations } from './particulars.js';
import { electionField } from './places.js';

const PART = 'FDPIC adaptations';
const row = (id: string, title: string): Row => ({ id: `fdpic.${id}`, part: PART, title });

const NOTHING_ADAPTED: Adaptations = {
  authority: null,
  fadpReferences: null,
  suitsAtHome: null,
  legalPersons: null,
};

const SUPERVISION = {
  alone: 'the FDPIC alone',
  in_parallel: 'the FDPIC in parallel with the authority of clause 13',
} as const;

/**
 * What the FDPIC asks to be adapted in the clauses of 2021/914, which depends on whether the exporter is under the FADP
 * only or under the GDPR too, and on the day.
 * @param fillings of the modules that are adapted
 */
export function fdpicAdaptations(
  { clauseSet: { id } }: HeldClauseSet,
  fillings: readonly Filling[],
  { asOf, particulars }: Source,
): readonly AnnexItem[] {
  const adapted = particulars.clauseSets.get(id)?.adaptations ?? NOTHING_ADAPTED;
  const at = (field: keyof Adaptations) => clauseSetField(id, `/adaptations/${field}`);
  const swiss = fillings.filter(({ regimes }) => regimes.includes('CH_FADP'));
  const asked = (field: 'fadpReferences' | 'suitsAtHome', yes: string, no: string): Answer => {
    const value = adapted[field];
    if (value === null) return missing('whether it is adapted is not recorded', [at(field)]);
    return value ? filled([yes], at(field)) : invalid(no, [at(field)], ['not adapted']);
  };
  return [
    item(row('authority', 'Supervisory authority'), authority(adapted, swiss, at('authority'))),
    item(
      row('references', 'References to the GDPR'),
      asked(
        'fadpReferences',
        'read as references to the FADP',
        'references to the GDPR must be read as ones to the FADP',
      ),
    ),
    item(
      row('courts', 'Suits in Switzerland'),
      asked(
        'suitsAtHome',
        '"Member State" does not keep people in Switzerland from suing at home',
        '"Member State" must not keep people in Switzerland from suing at home',
      ),
    ),
    ...choiceOfLaw(swiss),
    item(
      row('legal_persons', 'Data of legal persons'),
      asOf.reached(FADP_REVISED)
        ? notRequired(`since ${FADP_REVISED} the FADP no longer covers it`, [at('legalPersons')])
        : legalPersons(adapted.legalPersons, at('legalPersons')),
    ),
  ];
}

const isUnderTheFadpAlone = (filling: Filling): boolean => isUnderAlone('CH_FADP', filling);

type At = ReturnType<typeof clauseSetField>;

function authority({ authority: elected }: Adaptations, swiss: readonly Filling[], at: At): Answer {
  if (elected === null) return missing('whether the FDPIC supervises alone or in parallel is not recorded', [at]);
  const values = [SUPERVISION[elected]];
  if (swiss.length === 0)
    return missing('no recorded transfer has an exporter under the FADP, by which it could be judged', [at], values);
  const alone = swiss.every(isUnderTheFadpAlone);
  if (alone && elected === 'in_parallel')
    return invalid('the exporter is under the FADP only, so the FDPIC supervises alone', [at], values);
  if (!alone && elected === 'alone')
    return invalid('the exporter is under other law too, so the FDPIC supervises in parallel', [at], values);
  return filled(values, at);
}

/** Under the FADP alone the law may be chosen freely, if it grants rights to third parties. */
const choiceOfLaw = (swiss: readonly Filling[]): readonly AnnexItem[] => {
  const title = 'Choice of law';
  const free = swiss.filter(isUnderTheFadpAlone);
  if (free.length === 0)
    return [
      item(
        row('law', title),
        notRequired('no exporter is recorded as under the FADP only, so clause 17 stands as it is'),
      ),
    ];
  return free.map((filling) => {
    const { elections, held, module, source } = filling;
    const { clause17Law: law } = elections;
    const at = electionField(held.clauseSet, module, 'clause17Law');
    const values = law === null ? [] : [`the law of ${source.particulars.nameOf(law)}`];
    const failure = anyLawFailure(elections, source.asOf);
    const named = row(`law.m${module}`, `${title}, module ${module}`);
    if (failure === null) return item(named, filled(values, at));
    return item(named, (failure.state === 'missing' ? missing : invalid)(failure.because, [at], values));
  });
};

function legalPersons(covered: boolean | null, at: At): Answer {
  if (covered === null) return missing('whether it is covered is not recorded', [at]);
  return covered
    ? filled(['covered'], at)
    : invalid(`until ${FADP_REVISED} the FADP covers it, and so must the clauses`, [at], ['not covered']);
}
