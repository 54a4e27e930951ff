import { type AgreementState, stateOfClauses } from '../agreement.js';
import type { AsOf } from '../as-of.js';
import type { Dossier, HeldClauseSet } from '../dossier.js';
import type { Annex, ClauseSetName, Module } from '../facts.js';
import type { ClauseAddition, StandardClauses } from '../instruments/instrument.js';
import type { Law } from '../law.js';
import { missingAnnexes, without } from '../mechanisms/clause-modules.js';
import type { Regime } from '../regime.js';
import { fdpicAdaptations } from './fdpic.js';
import { inForce } from './in-force.js';
import { type Filling, fillingOf, type Source } from './filling.js';
import { type AnnexItem, clauseSetField, item, ITEM_STATES, type ItemState, missing } from './item.js';
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
    return [whole([...inForce(held, instrument, Object.keys(instrument.regimes) as Regime[], source), ...items])];
  }
  const { modules } = held.clauseSet;
  if (instrument.roles[0] !== undefined) {
    const filling = fillingOf(held, instrument, 0, source);
    return [whole([...inForce(held, instrument, ['UK_GDPR'], source), ...idtaTables(filling)])];
  }
  if (modules.length === 0)
    return [
      whole([
        ...inForce(held, instrument, [], source),
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
      items: [...inForce(held, instrument, filling.regimes, source), ...moduleAnnexes(filling)],
    };
  });
}

const whole = (items: readonly AnnexItem[]): AnnexPart => ({ module: null, meetsArticle28: null, items });

/** The same of every module of the clauses that an addition stands beside. */
function mainClauses(held: HeldClauseSet, addition: ClauseAddition, source: Source): readonly Filling[] {
  const clauses = source.law.instrument(addition.addsTo);
  if (clauses?.kind !== 'standard_clauses') return [];
  return clausesBeside(held, addition, source.dossier).flatMap((main) =>
    [...main.clauseSet.modules].sort().map((module) => fillingOf(main, clauses, module, source)),
  );
}

/** The clauses that an addition stands beside: in the same agreement, otherwise in one between the same two parties. */
export function clausesBeside(
  { agreement }: HeldClauseSet,
  { addsTo }: ClauseAddition,
  { facts }: Dossier,
): readonly HeldClauseSet[] {
  const beside = facts.agreements.filter(
    (other) => other === agreement || agreement.partyIds.every((id) => other.partyIds.includes(id)),
  );
  const sets = (of: typeof beside): readonly HeldClauseSet[] =>
    of.flatMap((holder) =>
      holder.clauseSets.filter(({ set }) => set === addsTo).map((clauseSet) => ({ clauseSet, agreement: holder })),
    );
  const own = sets([agreement]);
  return own.length > 0 ? own : sets(beside);
}
