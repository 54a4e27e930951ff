import type { HeldClauseSet } from '../dossier.js';
import type { ClauseAddition, ReliancePeriod, StandardClauses } from '../instruments/instrument.js';
import { type Regime, REGIME_NAMES } from '../regime.js';
import type { Timeline } from '../timeline.js';
import type { Source } from './filling.js';
import { type AnnexItem, type Answer, clauseSetField, filled, invalid, item } from './item.js';

type Clauses = StandardClauses | ClauseAddition;

/**
 * Whether the clauses are law on the day, under each regime that they were taken up for, and as the law has them.
 * @param regimes that bind the exporters; none: not known, and then that of the Union counts
 */
export function inForce(
  held: HeldClauseSet,
  instrument: Clauses,
  regimes: readonly Regime[],
  source: Source,
): readonly AnnexItem[] {
  const takenUpFor = held.clauseSet.regimes;
  const bound = regimes.length === 0 ? (['EU_GDPR'] as const) : regimes;
  const meant = bound.filter((regime) => takenUpFor.length === 0 || takenUpFor.includes(regime));
  const answered = (meant.length > 0 ? meant : bound).map((regime) =>
    item(
      {
        id: `instrument.${regime}`,
        part: instrument.name,
        title: `In force under the ${REGIME_NAMES[regime]}`,
      },
      underRegime(held, instrument, regime, source),
    ),
  );
  return [...answered, ...unaltered(held, instrument)];
}

function underRegime(held: HeldClauseSet, instrument: Clauses, regime: Regime, source: Source): Answer {
  const own = instrument.regimes[regime];
  if (own !== undefined) return onTheDay(own, source);
  const wanted = instrument.kind === 'standard_clauses' ? instrument.additions[regime] : undefined;
  const addition = source.law.instrument(wanted?.set ?? '');
  if (addition?.kind !== 'clause_addition') return invalid(`the ${REGIME_NAMES[regime]} does not know these clauses`);
  const timeline = addition.regimes[regime];
  return timeline !== undefined && hasBeside(held, addition, source)
    ? onTheDay(timeline, source)
    : invalid(`under the ${REGIME_NAMES[regime]} they count only with this beside them: ${addition.name}`);
}

function onTheDay(timeline: Timeline<ReliancePeriod>, { asOf }: Source): Answer {
  const answer = timeline.at(asOf);
  switch (answer.status) {
    case 'in_force':
      return filled([`since ${answer.on} (${answer.citation.text})`]);
    case 'ended':
      return invalid(`no longer in force since ${answer.on}`);
    case 'not_yet':
      return invalid(`not in force before ${answer.from}`);
    case 'not_encoded':
      return invalid(`what the law was before ${answer.encodedFrom} is not encoded`);
  }
}

/** Said only where it is not so: whatever was signed is then not the set that the law knows. */
const unaltered = ({ clauseSet: { id, altered } }: HeldClauseSet, { name }: Clauses): readonly AnnexItem[] =>
  altered
    ? [
        item(
          { id: 'unaltered', part: name, title: 'Unaltered' },
          invalid('a clause was changed, or the contract around contradicts it, which voids the clauses', [
            clauseSetField(id, '/altered'),
          ]),
        ),
      ]
    : [];

/** Such an addition in the same agreement, or in one between the same two parties. */
const hasBeside = ({ agreement }: HeldClauseSet, { id }: ClauseAddition, { dossier }: Source): boolean =>
  dossier.facts.agreements.some(
    (other) =>
      (other === agreement || agreement.partyIds.every((partyId) => other.partyIds.includes(partyId))) &&
      other.clauseSets.some(({ set }) => set === id),
  );
