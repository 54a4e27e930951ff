import { conclusionOf, endOf } from '../agreement.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { ClauseSet, Role } from '../facts.js';
import type { ReliancePeriod, StandardClauses } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import type { Timeline } from '../timeline.js';
import { impactAssessmentFailures } from './impact-assessment.js';
import { type MechanismJudgement, overall, stateOf, wrongRegime } from './judgement.js';

/** Standard contractual clauses as a mechanism: in time, signed, for these roles, assessed. */
export function judgeClauseSet(clauseSetId: string, transfer: RestrictedTransfer): MechanismJudgement {
  const held = transfer.dossier.clauseSet(clauseSetId);
  const clauses = held === null ? undefined : transfer.law.instrument(held.clauseSet.set);
  if (held === null || clauses?.kind !== 'standard_clauses')
    return noTransferTool(clauses?.name ?? 'Clauses', transfer);

  const timeline = clauses.regimes[transfer.regime];
  const own = stateOf(clauses, timeline, transfer);
  const reasons: Reason[] = [];
  if (own === null || timeline === undefined) reasons.push(wrongRegime(clauses.name, transfer));
  else if (own.reason !== null) reasons.push(own.reason);

  const signing = signingOf(held);
  const inPlace = signing.status === 'signed' && transfer.asOf.reached(signing.on);
  if (!inPlace) reasons.push(...notSigned(clauses, signing, transfer));
  else {
    if (timeline !== undefined) reasons.push(...outOfTime(clauses, timeline, held.clauseSet, signing.on, transfer));
    const end = endOf(held.agreement);
    if (end !== null && transfer.asOf.reached(end))
      reasons.push(because('MECHANISM_EXPIRED', { instrument: clauses.name, endedOn: end, cause: 'agreement_ended' }));
  }
  reasons.push(...rolesDoNotFit(clauses, held.clauseSet, transfer));
  if (needsImpactAssessment(held.clauseSet)) reasons.push(...impactAssessmentFailures(clauses.name, transfer));

  const agreementEnded = reasons.some(({ code }) => code === 'MECHANISM_EXPIRED');
  const ownState = own?.state ?? 'condition_failed';
  return {
    kind: 'clause_set',
    name: clauses.name,
    instrument: clauses.id,
    state: ownState === 'in_force' && agreementEnded ? 'ended' : overall(ownState, reasons),
    citation: own?.citation ?? clauses.citation,
    reasons,
    notes: [],
    inPlace,
  };
}

const noTransferTool = (name: string, transfer: RestrictedTransfer): MechanismJudgement => ({
  kind: 'clause_set',
  name,
  instrument: null,
  state: 'condition_failed',
  citation: null,
  reasons: [nothingInPlace(transfer)],
  notes: [],
  inPlace: false,
});

const nothingInPlace = ({ destination, transfer }: RestrictedTransfer): Reason =>
  because('NO_TRANSFER_MECHANISM', {
    destination: destination ?? 'an unknown country',
    listed: transfer.mechanisms.length,
  });

type Signing = { readonly status: 'signed'; readonly on: LegalDay } | { readonly status: 'unsigned' | 'undated' };

/** Clauses bear their own day, otherwise that of the agreement that holds them. */
function signingOf({ clauseSet, agreement }: HeldClauseSet): Signing {
  if (clauseSet.signedOn !== null) return { status: 'signed', on: clauseSet.signedOn };
  const conclusion = conclusionOf(agreement);
  return conclusion.status === 'concluded' ? { status: 'signed', on: conclusion.on } : conclusion;
}

const notSigned = (clauses: StandardClauses, signing: Signing, transfer: RestrictedTransfer): readonly Reason[] =>
  signing.status === 'undated'
    ? [
        nothingInPlace(transfer),
        because('UNDATED_EVIDENCE', { evidence: `${clauses.name} with ${transfer.importer.name}` }),
      ]
    : [nothingInPlace(transfer)];

/** Made before the repeal, and within the transition only while the processing stays as it was. */
function outOfTime(
  clauses: StandardClauses,
  timeline: Timeline<ReliancePeriod>,
  clauseSet: ClauseSet,
  signedOn: LegalDay,
  { asOf }: RestrictedTransfer,
): readonly Reason[] {
  const closing = timeline.entries.find((entry) => !('value' in entry && entry.value.openForNewContracts));
  if (closing === undefined) return [];
  const closedOn = closing.from;
  const reasons: Reason[] = [];
  if (signedOn >= closedOn)
    reasons.push(
      because('MECHANISM_REPEALED_BEFORE_SIGNING', { instrument: clauses.name, signedOn, closedOn }, closing.citation),
    );
  const changedOn = clauseSet.processingChangedOn;
  if (changedOn !== null && changedOn >= closedOn && asOf.reached(changedOn))
    reasons.push(
      because('TRANSITION_LOST_PROCESSING_CHANGED', { instrument: clauses.name, changedOn }, closing.citation),
    );
  return reasons;
}

const asSeenByClauses = (role: Role): Role => (role === 'joint_controller' ? 'controller' : role);

function rolesDoNotFit(
  clauses: StandardClauses,
  { modules }: ClauseSet,
  { roles: { exporter, importer } }: RestrictedTransfer,
): readonly Reason[] {
  if (exporter !== null && importer !== null) {
    const pairs = clauses.roles[0] ?? modules.flatMap((module) => clauses.roles[module] ?? []);
    const sender = asSeenByClauses(exporter);
    const recipient = asSeenByClauses(importer);
    if (pairs.some(([from, to]) => from === sender && to === recipient)) return [];
  }
  return [
    because(
      'WRONG_MODULE',
      { instrument: clauses.name, modules, exporterRole: exporter, importerRole: importer },
      clauses.citation,
    ),
  ];
}

/** Module 4 alone needs none, where the processor is known to add no data of its own (clauses 14 and 15). */
const needsImpactAssessment = ({ modules, processorAddsData }: ClauseSet): boolean =>
  !(modules.length === 1 && modules[0] === 4 && processorAddsData === false);
