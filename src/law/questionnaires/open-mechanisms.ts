import { wordingFor } from '../as-it-stood.js';
import { assessOnly } from '../assess.js';
import type { Citation } from '../citation.js';
import type { Facts, Mechanism } from '../facts.js';
import { type FindingCode, sayReason } from '../finding.js';
import type { Instrument } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import type { MechanismJudgement, MechanismState } from '../mechanisms/judgement.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { clausesSuitTheImporter } from '../rules/clauses-suit-the-importer.js';
import { type ClausesToTake, clausesToTake, modulesFor } from './clauses-to-take.js';
import { needsOf } from './needs.js';
import { supposePapers } from './supposed-papers.js';

/** A tool of the law, as it would stand on the day with papers as good as can be. */
export interface OpenMechanism {
  readonly kind: Mechanism['kind'];
  readonly instrument: string;
  readonly name: string;
  readonly state: MechanismState;
  /** Whether a transfer that begins on the day may rest on it, once it has what it needs. */
  readonly open: boolean;
  readonly needs: readonly string[];
  readonly impactAssessmentNeeded: boolean;
  /** Why it is not open. */
  readonly because: readonly string[];
  /** What a careful reader would still ask. */
  readonly doubts: readonly string[];
  readonly citation: Citation;
  /** First day on which it no longer holds, as far as can be foreseen; null: none. */
  readonly endsOn: LegalDay | null;
  readonly clauses: ClausesToTake | null;
}

/** Every tool that the regime knows for the destination, judged by the rules that judge recorded ones. */
export function openMechanisms(
  transfer: RestrictedTransfer,
  day: LegalDay,
  processorAddsData: boolean | null,
): readonly OpenMechanism[] {
  const { assessed, unassessed } = judgedOnPapers(transfer, day, processorAddsData);
  return assessed.flatMap((judgement, at) => {
    const instrument = transfer.law.instrument(judgement.instrument ?? '');
    if (instrument === undefined || !isKnown(instrument, transfer)) return [];
    const needsAssessment = unassessed[at]!.reasons.length > judgement.reasons.length;
    return [opened(instrument, judgement, needsAssessment, transfer)];
  });
}

function opened(
  instrument: Instrument,
  judgement: MechanismJudgement,
  needsAssessment: boolean,
  transfer: RestrictedTransfer,
): OpenMechanism {
  const { kind, state, reasons, endsOn } = judgement;
  const clauses = instrument.kind === 'standard_clauses' ? clausesToTake(instrument, transfer) : null;
  const unknown = reasons.flatMap(({ code }) => unknownBehind(code, transfer) ?? []);
  const open = state === 'in_force' || (state === 'condition_failed' && unknown.length === reasons.length);
  // What an exception may ask for is an assessment of its own circumstances.
  const impactAssessmentNeeded = open && needsAssessment && kind !== 'derogation';
  const needs = [
    ...unknown,
    ...needsOf(instrument, clauses, transfer),
    ...(impactAssessmentNeeded ? ['an impact assessment that finds it effective'] : []),
  ];
  const wording = wordingFor(transfer.exporter, transfer.regime, transfer.asOf);
  return {
    kind,
    instrument: instrument.id,
    name: instrument.name,
    state: open ? 'in_force' : state,
    open,
    needs: open ? needs : [],
    impactAssessmentNeeded,
    because: open ? [] : reasons.map(sayReason),
    doubts: doubtsOf(instrument, judgement, transfer),
    citation: (open ? null : reasons[0]?.citation) ?? judgement.citation ?? wording(instrument.citation),
    endsOn,
    clauses,
  };
}

/** What is not known counts as not so in a judgement; here it is a question, and asked. Null: all is known. */
function unknownBehind(code: FindingCode, { roles, importer, exporter }: RestrictedTransfer): string | null {
  if (code === 'WRONG_MODULE' && (roles.exporter === null || roles.importer === null))
    return 'the role of each side, which decides the module';
  if (code === 'ADEQUACY_SCOPE_EXCLUDED' && importer.sector === null) return `the sector of ${importer.name}`;
  if (code === 'DEROGATION_MISUSED' && exporter.sector === null) return `the sector of ${exporter.name}`;
  return null;
}

interface Judged {
  readonly assessed: readonly MechanismJudgement[];
  /** The same, place for place, without an impact assessment. */
  readonly unassessed: readonly MechanismJudgement[];
}

function judgedOnPapers(transfer: RestrictedTransfer, day: LegalDay, processorAddsData: boolean | null): Judged {
  const { dossier, law, regime, exporter, importer, destination } = transfer;
  const between = { exporter, importer, destination: destination ?? '' };
  const papers = supposePapers(law, day, between, (clauses) => modulesFor(clauses, transfer), processorAddsData);
  const { agreements, certifications, safeguards, mechanisms, impactAssessment } = papers;
  const judge = (impactAssessmentIds: readonly string[]): readonly MechanismJudgement[] => {
    const resting = { ...transfer.transfer, mechanisms, impactAssessmentIds };
    const facts: Facts = {
      ...dossier.facts,
      agreements,
      certifications,
      safeguards,
      impactAssessments: [impactAssessment],
      transfers: dossier.facts.transfers.map((one) => (one.id === resting.id ? resting : one)),
    };
    const judgements = assessOnly(resting, facts, law, day).transfers.find((one) => one.regime === regime)?.mechanisms;
    return (judgements ?? []).slice(0, mechanisms.length);
  };
  return { assessed: judge([impactAssessment.id]), unassessed: judge([]) };
}

/** Whether the regime knows the instrument, by itself or with an addition. */
const isKnown = (instrument: Instrument, { regime }: RestrictedTransfer): boolean =>
  instrument.regimes[regime] !== undefined ||
  (instrument.kind === 'standard_clauses' && instrument.additions[regime] !== undefined);

/** What is not certain of the instrument, who contests it, and for whom clauses are not written. */
function doubtsOf(
  instrument: Instrument,
  judgement: MechanismJudgement,
  transfer: RestrictedTransfer,
): readonly string[] {
  const { regime, asOf } = transfer;
  const contested = (instrument.challenges ?? []).filter((one) => one.regime === regime && asOf.reached(one.from));
  const unsuited =
    judgement.state === 'in_force'
      ? clausesSuitTheImporter.check({ transfer, listed: [judgement], adequacy: null, governing: judgement })
      : [];
  return [
    ...(instrument.doubt === undefined ? [] : [instrument.doubt]),
    ...contested.map(({ what, citation }) => `It is contested: ${what} (${citation.text}).`),
    ...unsuited.map(sayReason),
  ];
}
