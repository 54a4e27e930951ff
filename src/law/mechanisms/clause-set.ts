import { conclusionOfClauses, earlier, endOf, stateOfClauses } from '../agreement.js';
import type { HeldClauseSet } from '../dossier.js';
import { because, type Reason } from '../finding.js';
import type { ClauseSet, ClauseSetName, Module } from '../facts.js';
import type { Addition, ClauseAddition, ReliancePeriod, StandardClauses } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { isUnderEudpr } from '../territories.js';
import type { Timeline } from '../timeline.js';
import { fittingModules, missingAnnexes, without } from './clause-modules.js';
import { joined } from './docking.js';
import { type Assessed, impactAssessed, unassessed } from './impact-assessment.js';
import { type MechanismJudgement, noMechanism, nothingInPlace, overall, stateOf, wrongRegime } from './judgement.js';

/** Clauses as the regime takes them: the set, and the addition that it wants beside it. */
interface Taken {
  readonly held: HeldClauseSet;
  readonly clauses: StandardClauses;
  readonly timeline: Timeline<ReliancePeriod> | undefined;
  readonly addition: { readonly held: HeldClauseSet; readonly instrument: ClauseAddition } | null;
  /** The addition that the regime wants and nobody has signed. */
  readonly wanting: Addition | null;
}

/** Standard contractual clauses as a mechanism: in time, signed, whole, for these roles, assessed. */
export function judgeClauseSet(clauseSetId: string, transfer: RestrictedTransfer): MechanismJudgement {
  const listed = transfer.dossier.clauseSet(clauseSetId);
  const instrument = listed === null ? undefined : transfer.law.instrument(listed.clauseSet.set);
  if (listed === null || instrument === undefined)
    return noMechanism('clause_set', 'Clauses', [nothingInPlace(transfer)]);
  if (instrument.kind === 'standard_clauses') return bestOf(waysToTake(listed, instrument, transfer), transfer);
  if (instrument.kind !== 'clause_addition')
    return noMechanism('clause_set', instrument.name, [nothingInPlace(transfer)]);
  if (instrument.regimes[transfer.regime] === undefined)
    return noMechanism('clause_set', instrument.name, [wrongRegime(instrument.name, transfer)], true);
  const ways = companions(listed, instrument.addsTo, transfer).flatMap((main) => {
    const clauses = transfer.law.instrument(main.clauseSet.set);
    return clauses?.kind === 'standard_clauses' ? waysToTake(main, clauses, transfer) : [];
  });
  return ways.length === 0
    ? noMechanism('clause_set', instrument.name, [nothingInPlace(transfer)])
    : bestOf(ways, transfer);
}

/** Of several papers in one agreement the one that lacks least is relied on. */
function bestOf(ways: readonly Taken[], transfer: RestrictedTransfer): MechanismJudgement {
  const judged = ways.map((taken) => judgeTaken(taken, transfer));
  return judged.length === 1 ? judged[0]! : judged.sort(byWorth)[0]!;
}

const codes = ({ reasons }: MechanismJudgement): string => reasons.map(({ code }) => code).join();
const byWorth = (a: MechanismJudgement, b: MechanismJudgement): number =>
  a.reasons.length - b.reasons.length || (codes(a) < codes(b) ? -1 : 1);

/** The clauses alone or, where the regime wants an addition, with each that is concluded by the day. */
function waysToTake(held: HeldClauseSet, clauses: StandardClauses, transfer: RestrictedTransfer): readonly Taken[] {
  const { regime, law, dossier, asOf } = transfer;
  const wanted = clauses.additions[regime];
  const alone = { held, clauses, timeline: clauses.regimes[regime], addition: null, wanting: null };
  if (wanted === undefined) return [alone];
  const instrument = law.instrument(wanted.set);
  const ways: Taken[] = [];
  if (instrument?.kind === 'clause_addition')
    for (const beside of companions(held, wanted.set, transfer)) {
      if (!serves(beside.clauseSet, transfer)) continue;
      const conclusion = conclusionOfClauses(beside, dossier);
      if (conclusion.status === 'concluded' && asOf.reached(conclusion.from))
        ways.push({ ...alone, timeline: instrument.regimes[regime], addition: { held: beside, instrument } });
    }
  return ways.length > 0 ? ways : [{ ...alone, wanting: wanted }];
}

/** Such sets of the same agreement or, signed on their own, of one between the same two parties. */
function companions(
  { agreement }: HeldClauseSet,
  set: ClauseSetName,
  { dossier, exporter, importer }: RestrictedTransfer,
): readonly HeldClauseSet[] {
  const found: HeldClauseSet[] = [];
  for (const other of dossier.facts.agreements)
    if (other === agreement || (other.partyIds.includes(exporter.id) && other.partyIds.includes(importer.id)))
      for (const clauseSet of other.clauseSets) if (clauseSet.set === set) found.push({ clauseSet, agreement: other });
  return found;
}

const serves = ({ regimes }: ClauseSet, { regime }: RestrictedTransfer): boolean =>
  regimes.length === 0 || regimes.includes(regime);

function judgeTaken(taken: Taken, transfer: RestrictedTransfer): MechanismJudgement {
  const { held, clauses, timeline, wanting } = taken;
  const { clauseSet, agreement } = held;
  const own = stateOf(taken.addition?.instrument ?? clauses, timeline, transfer);
  const reasons: Reason[] = [];
  if (own?.reason != null) reasons.push(own.reason);
  if (wanting !== null) reasons.push(because(wanting.missing, { instrument: clauses.name }));
  // What an addition makes good for the regime was not taken up for it by itself.
  else if (own === null || !serves(taken.addition?.held.clauseSet ?? clauseSet, transfer))
    reasons.push(wrongRegime(clauses.name, transfer));

  const fitting = fittingModules(clauses, clauseSet, transfer);
  const contract = contractOf(held, clauses.name, fitting, transfer);
  if (!contract.inPlace) reasons.push(...notInPlace(clauses, contract.undated, transfer));
  else {
    if (timeline !== undefined) reasons.push(...outOfTime(clauses, timeline, clauseSet, contract.signedOn, transfer));
    reasons.push(...contract.failures);
    if (contract.endedOn !== null)
      reasons.push(
        because('MECHANISM_EXPIRED', {
          instrument: clauses.name,
          endedOn: contract.endedOn,
          cause: 'agreement_ended',
        }),
      );
  }
  reasons.push(...defects(taken, fitting));
  if (
    clauses.notForInstitutions === true &&
    transfer.regime === 'EU_GDPR' &&
    isUnderEudpr(transfer.exporter, transfer.asOf)
  )
    reasons.push(
      because('MECHANISM_NOT_APPROVED', {
        mechanism: clauses.name,
        because: 'no set is adopted for institutions of the Union as exporters, and no authorisation is recorded',
      }),
    );
  if (fitting.length === 0) reasons.push(rolesDoNotFit(clauses, clauseSet, transfer));
  const assessed = assessedFor(taken, fitting, transfer);
  reasons.push(...assessed.failures);

  const ownState = own?.state ?? 'condition_failed';
  const agreementEnded = contract.inPlace && contract.endedOn !== null;
  const state = ownState === 'in_force' && agreementEnded ? 'ended' : overall(ownState, reasons);
  return {
    kind: 'clause_set',
    name: clauses.name,
    instrument: clauses.id,
    state,
    citation: own?.citation ?? clauses.citation,
    reasons,
    notes: state === 'in_force' ? assessed.notes : [],
    inPlace: contract.inPlace,
    endsOn: earlier(own?.endsOn ?? null, endOf(agreement, transfer.asOf)),
  };
}

type Contract =
  | { readonly inPlace: false; readonly undated: boolean }
  | {
      readonly inPlace: true;
      readonly signedOn: LegalDay;
      readonly endedOn: LegalDay | null;
      readonly failures: readonly Reason[];
    };

/** Clauses bind from the day on which exporter and importer have signed them, or joined, and the agreement takes effect. */
function contractOf(
  held: HeldClauseSet,
  name: string,
  fitting: readonly (Module | 0)[],
  transfer: RestrictedTransfer,
): Contract {
  const { dossier, asOf } = transfer;
  const joining = joined(held, name, fitting, transfer);
  if (joining === null) return { inPlace: false, undated: false };
  const conclusion = conclusionOfClauses(held, dossier);
  const state = stateOfClauses(held, dossier, asOf);
  if (conclusion.status !== 'concluded' || (state.status !== 'in_force' && state.status !== 'ended'))
    return { inPlace: false, undated: conclusion.status === 'undated' };
  return {
    inPlace: true,
    signedOn: joining.on !== null && joining.on > conclusion.on ? joining.on : conclusion.on,
    endedOn: state.status === 'ended' ? state.on : null,
    failures: joining.failures,
  };
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

/** Altered, or with annexes open: whatever was signed is then not the set that the law knows. */
function defects({ held, clauses, addition }: Taken, fitting: readonly (Module | 0)[]): readonly Reason[] {
  const { clauseSet } = held;
  const reasons: Reason[] = [];
  if (clauseSet.altered || addition?.held.clauseSet.altered === true)
    reasons.push(because('SCC_MODIFIED', { clauses: clauses.name }));
  const missing = missingAnnexes(held, clauses, fitting);
  const tables = addition === null ? [] : without(addition.instrument.annexes, addition.held);
  if (missing.length + tables.length > 0)
    reasons.push(because('ANNEX_INCOMPLETE', { clauses: clauses.name, missing: [...missing, ...tables] }));
  return reasons;
}

const rolesDoNotFit = (clauses: StandardClauses, { modules }: ClauseSet, { roles }: RestrictedTransfer): Reason =>
  because(
    'WRONG_MODULE',
    { instrument: clauses.name, modules, exporterRole: roles.exporter, importerRole: roles.importer },
    clauses.citation,
  );

/** None where module 4 alone governs and the processor is known to add no data of its own (clauses 14 and 15). */
function assessedFor(
  { held: { clauseSet }, clauses }: Taken,
  fitting: readonly (Module | 0)[],
  transfer: RestrictedTransfer,
): Assessed {
  const { processorAddsData, processingChangedOn } = clauseSet;
  const onlyReturns = processorAddsData === false && fitting.length > 0 && fitting.every((module) => module === 4);
  return onlyReturns ? unassessed(clauses.name, transfer) : impactAssessed(clauses.name, transfer, processingChangedOn);
}
