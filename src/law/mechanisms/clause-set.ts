import { conclusionOfClauses, stateOfClauses } from '../agreement.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { ClauseSet, Module, Role } from '../facts.js';
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

  const contract = contractOf(held, transfer);
  if (!contract.inPlace) reasons.push(...notInPlace(clauses, contract.undated, transfer));
  else {
    if (timeline !== undefined)
      reasons.push(...outOfTime(clauses, timeline, held.clauseSet, contract.signedOn, transfer));
    const { endedOn } = contract;
    if (endedOn !== null)
      reasons.push(because('MECHANISM_EXPIRED', { instrument: clauses.name, endedOn, cause: 'agreement_ended' }));
  }
  const fitting = fittingModules(clauses, held.clauseSet, transfer);
  if (fitting.length === 0) reasons.push(rolesDoNotFit(clauses, held.clauseSet, transfer));
  if (needsImpactAssessment(held.clauseSet, fitting)) reasons.push(...impactAssessmentFailures(clauses.name, transfer));

  const ownState = own?.state ?? 'condition_failed';
  const agreementEnded = contract.inPlace && contract.endedOn !== null;
  return {
    kind: 'clause_set',
    name: clauses.name,
    instrument: clauses.id,
    state: ownState === 'in_force' && agreementEnded ? 'ended' : overall(ownState, reasons),
    citation: own?.citation ?? clauses.citation,
    reasons,
    notes: [],
    inPlace: contract.inPlace,
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

type Contract =
  | { readonly inPlace: false; readonly undated: boolean }
  | { readonly inPlace: true; readonly signedOn: LegalDay; readonly endedOn: LegalDay | null };

/** Clauses bind from the day on which exporter and importer have signed them and the agreement takes effect. */
function contractOf(held: HeldClauseSet, { exporter, importer, asOf }: RestrictedTransfer): Contract {
  const { partyIds } = held.agreement;
  if (!partyIds.includes(exporter.id) || !partyIds.includes(importer.id)) return { inPlace: false, undated: false };
  const conclusion = conclusionOfClauses(held);
  const state = stateOfClauses(held, asOf);
  if (conclusion.status !== 'concluded' || (state.status !== 'in_force' && state.status !== 'ended'))
    return { inPlace: false, undated: conclusion.status === 'undated' };
  return { inPlace: true, signedOn: conclusion.on, endedOn: state.status === 'ended' ? state.on : null };
}

const notInPlace = (clauses: StandardClauses, undated: boolean, transfer: RestrictedTransfer): readonly Reason[] =>
  undated
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

/** The modules written for the two roles; 0 stands for a set without modules. */
function fittingModules(
  clauses: StandardClauses,
  { modules }: ClauseSet,
  { roles: { exporter, importer } }: RestrictedTransfer,
): readonly (Module | 0)[] {
  if (exporter === null || importer === null) return [];
  const sender = asSeenByClauses(exporter);
  const recipient = asSeenByClauses(importer);
  const taken: readonly (Module | 0)[] = clauses.roles[0] === undefined ? modules : [0];
  return taken.filter((module) => clauses.roles[module]?.some(([from, to]) => from === sender && to === recipient));
}

const rolesDoNotFit = (clauses: StandardClauses, { modules }: ClauseSet, { roles }: RestrictedTransfer): Reason =>
  because(
    'WRONG_MODULE',
    { instrument: clauses.name, modules, exporterRole: roles.exporter, importerRole: roles.importer },
    clauses.citation,
  );

/** None where module 4 alone governs and the processor is known to add no data of its own (clauses 14 and 15). */
const needsImpactAssessment = ({ processorAddsData }: ClauseSet, fitting: readonly (Module | 0)[]): boolean =>
  !(processorAddsData === false && fitting.length > 0 && fitting.every((module) => module === 4));
