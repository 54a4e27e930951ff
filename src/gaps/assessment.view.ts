import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type EngagementVerdict,
  ENGAGEMENT_VERDICTS,
  TRANSFER_VERDICTS,
  type TransferAssessment,
  type TransferVerdict,
} from '../law/assess.js';
import type { Citation } from '../law/citation.js';
import type { DatedFinding } from '../law/coverage.js';
import { keyOf } from '../law/coverage.js';
import { type Fine, fineUnder } from '../law/fine.js';
import {
  citationsOf,
  definitionOf,
  type Finding,
  FINDING_CODES,
  type FindingCode,
  type Reason,
  type Subject,
  remedyOf,
  sayReason,
} from '../law/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../law/findings/definition.js';
import { MECHANISM_KINDS } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { MECHANISM_STATES, type MechanismJudgement, type MechanismState } from '../law/mechanisms/judgement.js';
import { type Regime, REGIMES } from '../law/regime.js';
import type { JudgedVendor } from './gaps.service.js';

export class CitationView implements Citation {
  @ApiProperty({ type: String, example: 'Art. 44 GDPR' }) text: string;
  @ApiProperty({ type: String, format: 'uri', nullable: true }) link: string | null;
}

export class FineView implements Fine {
  @ApiProperty({ type: String, example: 'Art. 83(5) GDPR' }) article: string;
  @ApiProperty({ type: Number, example: 20_000_000 }) upTo: number;
  @ApiProperty({ enum: ['EUR', 'GBP', 'CHF'] }) currency: 'EUR' | 'GBP' | 'CHF';
  @ApiProperty({ type: Number, nullable: true, example: 4 }) percentOfTurnover: number | null;
}

export class ReasonView {
  @ApiProperty({ enum: FINDING_CODES }) code: FindingCode;
  @ApiProperty({ type: String, description: 'What is so.' }) says: string;
  @ApiProperty({ type: CitationView }) citation: Citation;
  @ApiProperty({ type: Object, description: 'The facts that prove it.', additionalProperties: true }) evidence: object;
}

/** What a finding is about; in a case given inline the id is the caller's. */
export class FoundOnView implements Subject {
  @ApiProperty({ enum: ['transfer', 'engagement'] }) kind: Subject['kind'];
  @ApiProperty({ type: String }) id: string;
}

export class FindingView {
  @ApiProperty({ enum: FINDING_CODES }) code: FindingCode;
  @ApiProperty({ enum: FAMILIES }) family: Family;
  @ApiProperty({ enum: SEVERITIES }) severity: Severity;
  @ApiProperty({ type: String, example: 'Mechanism invalidated' }) title: string;
  @ApiProperty({ type: FoundOnView }) subject: FoundOnView;
  @ApiProperty({ enum: REGIMES, nullable: true, description: 'null: which law applies is itself not known.' })
  regime: Regime | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day of the unbroken run; null: the register does not say.',
  })
  since: LegalDay | null;
  @ApiProperty({ type: [ReasonView] }) reasons: readonly ReasonView[];
  @ApiProperty({ type: [CitationView] }) citations: readonly Citation[];
  @ApiProperty({ type: FineView, nullable: true }) fine: FineView | null;
  @ApiProperty({ type: String, description: 'What closes it.' }) remedy: string;
}

export class GoverningView {
  @ApiProperty({ enum: MECHANISM_KINDS }) kind: MechanismJudgement['kind'];
  @ApiProperty({ type: String }) name: string;
  @ApiProperty({ type: String, nullable: true, example: 'EU_US_DPF' }) instrument: string | null;
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    description: 'From 1; null: applies by operation of law, unlisted.',
  })
  position: number | null;
}

export class MechanismView extends GoverningView {
  @ApiProperty({ enum: MECHANISM_STATES }) state: MechanismState;
  @ApiProperty({ enum: FINDING_CODES, nullable: true, description: 'The first failing condition.' })
  code: FindingCode | null;
  @ApiProperty({ type: CitationView, nullable: true }) citation: Citation | null;
  @ApiProperty({ type: [ReasonView], description: "Every failing condition, the instrument's own state first." })
  reasons: readonly ReasonView[];
}

export class TransferAssessmentView {
  @ApiProperty({ type: String }) id: string;
  @ApiProperty({ enum: REGIMES, nullable: true }) regime: Regime | null;
  @ApiProperty({ enum: TRANSFER_VERDICTS }) verdict: TransferVerdict;
  @ApiProperty({ type: String, nullable: true, description: 'Why the law on transfers does not apply.' }) because:
    string | null;
  @ApiProperty({ type: CitationView, nullable: true }) citation: Citation | null;
  @ApiProperty({ type: GoverningView, nullable: true }) governing: GoverningView | null;
  @ApiProperty({ type: [MechanismView] }) mechanisms: readonly MechanismView[];
  @ApiProperty({
    enum: TRANSFER_VERDICTS,
    nullable: true,
    description: 'The worst verdict of the hops that follow it, which leaves its own as it is; null: none follows.',
  })
  onward: TransferVerdict | null;
  @ApiProperty({ type: [FindingView] }) findings: readonly FindingView[];
}

export class EngagementAssessmentView {
  @ApiProperty({ type: String }) id: string;
  @ApiProperty({ enum: REGIMES, nullable: true }) regime: Regime | null;
  @ApiProperty({ enum: ENGAGEMENT_VERDICTS }) verdict: EngagementVerdict;
  @ApiProperty({ type: [FindingView] }) findings: readonly FindingView[];
}

export class AssessmentView {
  @ApiProperty({ type: String, format: 'date' }) asOf: LegalDay;
  @ApiProperty({ type: String, description: 'State of the encoded law.' }) lawVersion: string;
  @ApiProperty({
    type: [TransferAssessmentView],
    description: 'One entry per transfer and regime that binds its exporter, the worst first.',
  })
  transfers: readonly TransferAssessmentView[];
  @ApiProperty({ type: [EngagementAssessmentView] }) engagements: readonly EngagementAssessmentView[];
  @ApiProperty({ type: [FindingView], description: 'All of the above, worst first.' }) findings: readonly FindingView[];
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Since when this same answer holds.' })
  heldSince: LegalDay | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The next day on which anything changes by itself.',
  })
  changesOn: LegalDay | null;
}

export function assessmentView({
  assessment,
  findings,
}: Pick<JudgedVendor, 'assessment' | 'findings'>): AssessmentView {
  const dated = new Map(findings.map((finding) => [keyOf(finding), finding]));
  const view = (finding: Finding): FindingView =>
    findingView({ ...finding, since: dated.get(keyOf(finding))?.since ?? null }, assessment.asOf);
  return {
    asOf: assessment.asOf,
    lawVersion: assessment.lawVersion,
    transfers: assessment.transfers.map((transfer) => transferView(transfer, view)),
    engagements: assessment.engagements.map(({ id, regime, verdict, findings: found }) => ({
      id,
      regime,
      verdict,
      findings: found.map(view),
    })),
    findings: assessment.findings.map(view).sort(worstFirst),
    heldSince: assessment.heldSince,
    changesOn: assessment.changesOn,
  };
}

/** Severity, then since-day with the unknown last. */
export const worstFirst = (
  a: { readonly severity: Severity; readonly since: LegalDay | null },
  b: { readonly severity: Severity; readonly since: LegalDay | null },
): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (a.since ?? '9999-99-99').localeCompare(b.since ?? '9999-99-99');

function transferView(transfer: TransferAssessment, view: (finding: Finding) => FindingView): TransferAssessmentView {
  const { id, regime, verdict, because, citation, governing, mechanisms, unlisted, onward, findings } = transfer;
  const positionOf = (mechanism: MechanismJudgement) =>
    mechanism === unlisted ? null : mechanisms.indexOf(mechanism) + 1;
  return {
    id,
    regime,
    verdict,
    because,
    citation,
    governing: governing === null ? null : governingView(governing, positionOf(governing)),
    mechanisms: mechanisms.map((mechanism) => ({
      ...governingView(mechanism, positionOf(mechanism)),
      state: mechanism.state,
      code: mechanism.reasons[0]?.code ?? null,
      citation: mechanism.reasons[0]?.citation ?? mechanism.citation,
      reasons: mechanism.reasons.map(reasonView),
    })),
    onward,
    findings: findings.map(view),
  };
}

const governingView = ({ kind, name, instrument }: MechanismJudgement, position: number | null): GoverningView => ({
  kind,
  name,
  instrument,
  position,
});

const reasonView = (reason: Reason): ReasonView => ({
  code: reason.code,
  says: sayReason(reason),
  citation: reason.citation,
  evidence: reason.evidence,
});

function findingView(finding: DatedFinding, asOf: LegalDay): FindingView {
  const { family, severity, title, fine } = definitionOf(finding.code);
  return {
    code: finding.code,
    family,
    severity,
    title,
    subject: { ...finding.subject },
    regime: finding.regime,
    since: finding.since,
    reasons: finding.reasons.map(reasonView),
    citations: citationsOf(finding),
    fine: fine === null || finding.regime === null ? null : fineUnder(finding.regime, fine, asOf),
    remedy: remedyOf(finding.reasons[0]!),
  };
}
