import { conclusionOfClauses } from '../agreement.js';
import { later } from '../conclusion.js';
import type { HeldClauseSet } from '../dossier.js';
import {
  DATA,
  engagementItems,
  FREQUENCY,
  LIMITS,
  MEASURES,
  NATURE,
  PEOPLE,
  PURPOSE,
  RETENTION,
  SENSITIVE,
  subProcessors,
} from './description.js';
import { type Filling, partiesAlone, type Source } from './filling.js';
import {
  type AnnexItem,
  type Answer,
  clauseSetField,
  filled,
  invalid,
  item,
  missing,
  notRequired,
  type Place,
} from './item.js';
import { moduleAnnexes } from './module-annexes.js';
import { IDENTITY, partyItems, signatureOf } from './parties.js';

/** Table 1 of the IDTA and of the UK Addendum: the start, and who signs. */
const parties = (held: HeldClauseSet, fillings: readonly Filling[], source: Source): readonly AnnexItem[] => [
  item({ id: 'table_1.start', part: 'Table 1', title: 'Start date' }, startOf(held, source)),
  ...onceEach(
    fillings.flatMap((filling) =>
      // Signed is the addition itself, whatever the clauses are that it stands beside.
      partyItems([...IDENTITY, ['signature', 'Signature and date', signatureOf]], 'table_1', 'Table 1', {
        ...filling,
        held,
      }),
    ),
  ),
];

/** The tables of the IDTA: parties, transfer, data, security. */
export const idtaTables = (filling: Filling): readonly AnnexItem[] => [
  ...parties(filling.held, [filling], filling.source),
  ...engagementItems([FREQUENCY, NATURE, PURPOSE, RETENTION], 'table_2', 'Table 2', filling),
  ...subProcessors('table_2', 'Table 2', filling),
  ...engagementItems([PEOPLE, DATA, SENSITIVE, LIMITS], 'table_3', 'Table 3', filling),
  ...engagementItems([MEASURES], 'table_4', 'Table 4', filling),
];

/** The tables of the UK Addendum: parties, the clauses selected, their annexes, who may end it. */
export const addendumTables = (
  held: HeldClauseSet,
  fillings: readonly Filling[],
  source: Source,
): readonly AnnexItem[] => [
  ...parties(held, fillings.length > 0 ? fillings : [partiesAlone(held, source)], source),
  item({ id: 'table_2.clauses', part: 'Table 2', title: 'Clauses selected' }, selected(held, fillings)),
  ...fillings.flatMap((filling) => [...selectedElections(filling), ...appendix(filling)]),
  item(
    { id: 'table_4.ending', part: 'Table 4', title: 'Who may end the Addendum when its text changes' },
    ending(held, source),
  ),
];

function startOf(held: HeldClauseSet, { dossier, asOf }: Source): Answer {
  const at: Place = { record: 'agreement', id: held.agreement.id, field: '/effectiveOn' };
  const conclusion = conclusionOfClauses(held, dossier);
  if (conclusion.status !== 'concluded') return missing('the day on which all have signed is not recorded', [at]);
  const { effectiveOn } = held.agreement;
  const from = effectiveOn === null ? conclusion.from : later(effectiveOn, conclusion.from);
  return asOf.reached(conclusion.on)
    ? filled([from], at)
    : missing(`it is concluded on ${conclusion.on}`, [at], [from]);
}

const CLAUSE_SETS = { record: 'agreement', field: '/clauseSets' } as const;

function selected({ agreement }: HeldClauseSet, fillings: readonly Filling[]): Answer {
  const at: Place = { ...CLAUSE_SETS, id: agreement.id };
  if (fillings.length === 0) return missing('no clauses 2021/914 with a module are recorded beside it', [at]);
  const sets = new Map(fillings.map(({ held }) => [held.clauseSet.id, held]));
  const values = [...sets.values()].map(({ clauseSet: { modules } }) => `(EU) 2021/914, module ${modules.join(', ')}`);
  return filled(values, ...[...sets.keys()].map((id) => clauseSetField(id, '/modules')));
}

const SELECTED = ['7', '9(a)', '11(a)'];

/** What Table 2 repeats of the clauses: their elections by module, and for module 4 whether data is combined. */
const selectedElections = (filling: Filling): readonly AnnexItem[] => [
  ...moduleAnnexes(filling)
    .filter(({ id }) => SELECTED.includes(id))
    .map((one) => ({
      ...one,
      id: `table_2.m${filling.module}.${one.id}`,
      part: 'Table 2',
      title: `Module ${filling.module}, clause ${one.id}: ${one.title.toLowerCase()}`,
    })),
  ...(filling.module === 4
    ? [
        item(
          { id: 'table_2.m4.combined', part: 'Table 2', title: 'Module 4: data added by the processor' },
          combined(filling),
        ),
      ]
    : []),
];

function combined({ held: { clauseSet } }: Filling): Answer {
  const at = clauseSetField(clauseSet.id, '/processorAddsData');
  if (clauseSet.processorAddsData === null) return missing('whether the processor adds data is not recorded', [at]);
  return filled([clauseSet.processorAddsData ? 'yes' : 'no'], at);
}

/** Table 3 refers to the annexes: each is as complete as the worst of its items. */
function appendix(filling: Filling): readonly AnnexItem[] {
  const items = moduleAnnexes(filling);
  return ['Annex I.A', 'Annex I.B', 'Annex II', 'Annex III'].map((part) => {
    const own = items.filter((one) => one.part === part);
    const row = {
      id: `table_3.m${filling.module}.${part.replace('Annex ', '')}`,
      part: 'Table 3',
      title: `Module ${filling.module}: ${part}`,
    };
    return item(row, worstOf(own));
  });
}

function worstOf(items: readonly AnnexItem[]): Answer {
  for (const [state, answer] of [
    ['invalid', invalid],
    ['missing', missing],
  ] as const) {
    const open = items.filter((one) => one.state === state);
    if (open.length > 0)
      return answer(
        `${open.length} of its ${items.length} fields ${state === 'missing' ? 'to be completed' : 'cannot stand'}`,
        open.flatMap(({ recordAt }) => recordAt),
      );
  }
  const [first] = items;
  return first !== undefined && items.every(({ state }) => state === 'not_required')
    ? notRequired(first.because ?? '')
    : filled(['as filled in there']);
}

function ending({ clauseSet: { id } }: HeldClauseSet, { particulars }: Source): Answer {
  const at = clauseSetField(id, '/mayEnd');
  const mayEnd = particulars.clauseSets.get(id)?.mayEnd ?? null;
  if (mayEnd === null) return missing('who may end it is not recorded', [at]);
  return filled(mayEnd.length === 0 ? ['neither party'] : mayEnd, at);
}

const onceEach = (items: readonly AnnexItem[]): readonly AnnexItem[] => {
  const seen = new Set<string>();
  return items.filter(({ id, about }) => {
    const key = `${id} ${about?.id}`;
    return !seen.has(key) && seen.add(key);
  });
};
