import { type AgreementState, stateOfClauses } from '../agreement.js';
import type { AsOf } from '../as-of.js';
import type { Dossier, HeldClauseSet } from '../dossier.js';
import type { Annex, ClauseSetName, Module } from '../facts.js';
import type { ClauseAddition, ReliancePeriod, StandardClauses } from '../instruments/instrument.js';
import type { Law } from '../law.js';
import { missingAnnexes, without } from '../mechanisms/clause-modules.js';
import type { Regime } from '../regime.js';
import type { Timeline } from '../timeline.js';
import { fdpicAdaptations } from './fdpic.js';
import { type Filling, fillingOf, type Source } from './filling.js';
import {
  type AnnexItem,
  type Answer,
  clauseSetField,
  filled,
  invalid,
  item,
  ITEM_STATES,
  type ItemState,
  missing,
} from './item.js';
import { meetsArticle28, moduleAnnexes } from './module-annexes.js';
import type { Particulars } from './particulars.js';
import { addendumTables, idtaTables } from './tables.js';

/** What one module asks for, or a set without modules. */
export interface AnnexPart {
  /** null: the set as a whole. */
  readonly module: Module | null;
  /** Whether the clauses are themselves the contract of Art. 28; null: no matter of this set. */
  readonly meetsArticle28: boolean | null;
  readonly items: readonly AnnexItem[];
}

/** What the annexes and elections of a clause set are, as far as the register fills them. */
export interface SetAnnexes {
  readonly held: HeldClauseSet;
  readonly name: string;
  /** How far the clauses have come on the day. */
  readonly state: AgreementState['status'];
  /** Annexes that are recorded as present, completed and signed on the paper, and those that are not: ANNEX_INCOMPLETE. */
  readonly onPaper: { readonly present: readonly Annex[]; readonly missing: readonly Annex[] };
  readonly parts: readonly AnnexPart[];
  /** Nothing is missing or invalid. */
  readonly complete: boolean;
  readonly counts: Readonly<Record<ItemState, number>>;
}

/** Sets of which it is encoded what there is to fill in. */
export const SETS_WITH_ANNEXES = [
  '2021/914',
  'UK_ADDENDUM_B1.0',
  'IDTA_A1.0',
  'FDPIC_ADAPTATION',
] as const satisfies readonly ClauseSetName[];

/**
 * The annexes, tables and elections of a clause set as the register fills them on a day. What it says is complete can be
 * printed and signed; whether it was signed, the annexes on paper say.
 * @returns null for a set of which it is not encoded what there is to fill in
 */
export function annexesOf(
  held: HeldClauseSet,
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
  particulars: Particulars,
): SetAnnexes | null {
  const source: Source = { dossier, law, asOf, particulars };
  const instrument = law.instrument(held.clauseSet.set);
  if (!(SETS_WITH_ANNEXES as readonly string[]).includes(held.clauseSet.set)) return null;
  if (instrument?.kind !== 'standard_clauses' && instrument?.kind !== 'clause_addition') return null;
  const parts = partsOf(held, instrument, source);
  const items = parts.flatMap((part) => part.items);
  const counts = Object.fromEntries(
    ITEM_STATES.map((state) => [state, items.filter((one) => one.state === state).length]),
  ) as SetAnnexes['counts'];
  return {
    held,
    name: instrument.name,
    state: stateOfClauses(held, dossier, asOf).status,
    onPaper: {
      present: held.clauseSet.annexes,
      missing:
        instrument.kind === 'standard_clauses'
          ? missingAnnexes(held, instrument, [])
          : without(instrument.annexes, held),
    },
    parts,
    complete: counts.missing === 0 && counts.invalid === 0,
    counts,
  };
}

function partsOf(
  held: HeldClauseSet,
  instrument: StandardClauses | ClauseAddition,
  source: Source,
): readonly AnnexPart[] {
  if (instrument.kind === 'clause_addition') {
    const fillings = mainClauses(held, instrument, source);
    const items =
      instrument.id === 'FDPIC_ADAPTATION'
        ? fdpicAdaptations(held, fillings, source)
        : addendumTables(held, fillings, source);
    return [whole([inForce(instrument, Object.keys(instrument.regimes) as Regime[], source), ...items])];
  }
  const { modules } = held.clauseSet;
  if (instrument.roles[0] !== undefined) {
    const filling = fillingOf(held, instrument, 0, source);
    return [whole([inForce(instrument, ['UK_GDPR'], source), ...idtaTables(filling)])];
  }
  if (modules.length === 0)
    return [
      whole([
        inForce(instrument, [], source),
        item(
          { id: 'modules', part: 'Modules', title: 'Modules taken up' },
          missing('no module is recorded', [clauseSetField(held.clauseSet.id, '/modules')]),
        ),
      ]),
    ];
  return [...modules].sort().map((module) => {
    const filling = fillingOf(held, instrument, module, source);
    return {
      module,
      meetsArticle28: meetsArticle28(module),
      items: [inForce(instrument, filling.regimes, source), ...moduleAnnexes(filling)],
    };
  });
}

const whole = (items: readonly AnnexItem[]): AnnexPart => ({ module: null, meetsArticle28: null, items });

/** The clauses that an addition stands beside: in the same agreement, otherwise in one between the same two parties. */
function mainClauses({ agreement }: HeldClauseSet, { addsTo }: ClauseAddition, source: Source): readonly Filling[] {
  const { law, dossier } = source;
  const clauses = law.instrument(addsTo);
  if (clauses?.kind !== 'standard_clauses') return [];
  const beside = dossier.facts.agreements.filter(
    (other) => other === agreement || agreement.partyIds.every((id) => other.partyIds.includes(id)),
  );
  const sets = (of: typeof beside) =>
    of.flatMap((holder) =>
      holder.clauseSets.filter(({ set }) => set === addsTo).map((clauseSet) => ({ clauseSet, agreement: holder })),
    );
  const own = sets([agreement]);
  return (own.length > 0 ? own : sets(beside)).flatMap((held) =>
    [...held.clauseSet.modules].sort().map((module) => fillingOf(held, clauses, module, source)),
  );
}

/** Whether the instrument is law on the day, under whichever of the regimes that take it up. */
function inForce(
  instrument: StandardClauses | ClauseAddition,
  regimes: readonly Regime[],
  { law, asOf }: Source,
): AnnexItem {
  const row = { id: 'instrument', part: instrument.name, title: 'In force on the day' };
  const bound = regimes.length === 0 ? (['EU_GDPR'] as const) : regimes;
  let last: Answer = invalid(`no law that binds the exporter knows it: ${bound.join(', ')}`);
  for (const regime of bound) {
    const timeline = timelineUnder(instrument, regime, law);
    if (timeline === undefined) continue;
    const answer = timeline.at(asOf);
    if (answer.status === 'in_force')
      return item(row, filled([`in force since ${answer.on} (${answer.citation.text})`]));
    last =
      answer.status === 'ended'
        ? invalid(`no longer in force since ${answer.on}`)
        : answer.status === 'not_yet'
          ? invalid(`not in force before ${answer.from}`)
          : invalid(`what the law was before ${answer.encodedFrom} is not encoded`);
  }
  return item(row, last);
}

/** Its own or, where a regime takes it with an addition only, that of the addition. */
function timelineUnder(
  instrument: StandardClauses | ClauseAddition,
  regime: Regime,
  law: Law,
): Timeline<ReliancePeriod> | undefined {
  const own = instrument.regimes[regime];
  if (own !== undefined || instrument.kind === 'clause_addition') return own;
  const addition = law.instrument(instrument.additions[regime]?.set ?? '');
  return addition?.kind === 'clause_addition' ? addition.regimes[regime] : undefined;
}
