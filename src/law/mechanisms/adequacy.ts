import { because, type Reason } from '../finding.js';
import type { AdequacyDecision, Scope } from '../instruments/instrument.js';
import type { OpeningDecision } from '../law.js';
import { daysBetween } from '../legal-day.js';
import { FADP_REVISED, REGIME_NAMES } from '../regime.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { spokenDestination } from '../territories.js';
import type { Answer } from '../timeline.js';
import { judgeFramework } from './certification.js';
import {
  type MechanismJudgement,
  noMechanism,
  nothingInPlace,
  ofAnotherRegime,
  overall,
  stateOf,
} from './judgement.js';
import { outsideScope } from './scope.js';

/** Adequacy as listed: the decision named, otherwise the one that speaks for the destination on the day. */
export function judgeAdequacy(decisionId: string | null, transfer: RestrictedTransfer): MechanismJudgement {
  if (decisionId === null) {
    const speaking = speakingFor(transfer);
    return speaking === null ? onNoList(transfer) : judgeDecision(speaking, transfer);
  }
  const named = transfer.law.instrument(decisionId);
  return named?.kind === 'adequacy' || named?.kind === 'framework'
    ? judgeDecision(named, transfer)
    : onNoList(transfer);
}

/** The decisions that cover the transfer by operation of law, listed or not (Art. 45(1) GDPR). */
export function adequacyInForce(transfer: RestrictedTransfer): MechanismJudgement | null {
  for (const decision of decisionsFor(transfer)) {
    // What is not law on the day covers nothing, whatever else may be said of it.
    if (decision.regimes[transfer.regime]?.at(transfer.asOf).status !== 'in_force') continue;
    const judged = judgeDecision(decision, transfer);
    if (judged.state === 'in_force') return judged;
  }
  return null;
}

const decisionsFor = ({ law, regime, destination }: RestrictedTransfer): readonly OpeningDecision[] =>
  destination === null ? [] : law.decisionsFor(regime, destination);

/** The decision in force, otherwise the one that ended last, otherwise the one to come first. */
function speakingFor(transfer: RestrictedTransfer): OpeningDecision | null {
  const ranked = decisionsFor(transfer)
    .map((decision) => ({ decision, answer: decision.regimes[transfer.regime]?.at(transfer.asOf) }))
    .sort((a, b) => rank(a.answer) - rank(b.answer) || nearness(a.answer, b.answer));
  return ranked[0]?.decision ?? null;
}

type DecisionAnswer = Answer<Scope> | undefined;
const rank = (answer: DecisionAnswer): number =>
  answer?.status === 'in_force' ? 0 : answer?.status === 'ended' ? 1 : 2;

function nearness(a: DecisionAnswer, b: DecisionAnswer): number {
  if (a?.status === 'not_yet' && b?.status === 'not_yet') return daysBetween(b.from, a.from);
  return a?.status === 'ended' && b?.status === 'ended' ? daysBetween(a.on, b.on) : 0;
}

function judgeDecision(decision: OpeningDecision, transfer: RestrictedTransfer): MechanismJudgement {
  return decision.kind === 'framework'
    ? judgeFramework(decision, transfer.dossier.certificationsOf(transfer.importer.id, decision.id), transfer)
    : judgeTerritory(decision, transfer);
}

function judgeTerritory(decision: AdequacyDecision, transfer: RestrictedTransfer): MechanismJudgement {
  const own = stateOf(decision, decision.regimes[transfer.regime], transfer);
  if (own === null) return ofAnotherRegime('adequacy', decision, transfer);
  const reasons: Reason[] = own.reason === null ? [] : [own.reason];
  const outside = outsideScope(decision, own.value, transfer);
  if (outside !== null) reasons.push(outside);
  return {
    kind: 'adequacy',
    name: decision.name,
    instrument: decision.id,
    state: overall(own.state, reasons),
    citation: own.citation,
    reasons,
    notes: [],
    inPlace: true,
    endsOn: own.endsOn,
  };
}

function onNoList(transfer: RestrictedTransfer): MechanismJudgement {
  const { destination, regime, asOf } = transfer;
  const name = `Adequacy of ${spokenDestination(destination)} under the ${REGIME_NAMES[regime]}`;
  if (destination === null)
    return noMechanism('adequacy', name, [because('IMPORTER_LOCATION_UNKNOWN', { importer: transfer.importer.name })]);
  const reasons = [nothingInPlace(transfer)];
  // Before the ordinance exporters judged for themselves, guided by a list that bound nobody.
  if (regime === 'CH_FADP' && asOf.reached(FADP_REVISED) && decisionsFor(transfer).length === 0)
    reasons.push(because('NOT_ON_DPO_ANNEX_1', { destination: spokenDestination(destination) }));
  return noMechanism('adequacy', name, reasons);
}
