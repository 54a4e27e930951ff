import { ApiProperty } from '@nestjs/swagger';
import { TRANSFER_VERDICTS, type TransferAssessment, type TransferVerdict } from '../law/assess.js';
import type { CoveragePeriod } from '../law/coverage.js';
import { FINDING_CODES, type FindingCode } from '../law/finding.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';

export class RegimeVerdictView {
  @ApiProperty({ enum: REGIMES, nullable: true }) regime: Regime | null;
  @ApiProperty({ enum: TRANSFER_VERDICTS }) verdict: TransferVerdict;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'EU_US_DPF',
    description: 'Id of the instrument that governs.',
  })
  governing: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the law on transfers does not apply.' })
  because: string | null;
  @ApiProperty({ enum: FINDING_CODES, isArray: true }) codes: readonly FindingCode[];
}

export class CoveragePeriodView {
  @ApiProperty({ type: String, format: 'date' }) from: LegalDay;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null: open.' })
  until: LegalDay | null;
  @ApiProperty({ enum: TRANSFER_VERDICTS, description: 'The worst of all regimes.' }) verdict: TransferVerdict;
  @ApiProperty({ type: [RegimeVerdictView], description: 'The worst first.' }) regimes: readonly RegimeVerdictView[];
}

export class CoverageView {
  @ApiProperty({ type: String, format: 'uuid' }) transferId: string;
  @ApiProperty({ type: String }) lawVersion: string;
  @ApiProperty({ type: [CoveragePeriodView], description: 'From the first encoded day on, without gap or overlap.' })
  periods: readonly CoveragePeriodView[];
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The next day on which it changes by itself.',
  })
  changesOn: LegalDay | null;
}

export const coverageView = (
  transferId: string,
  lawVersion: string,
  periods: readonly CoveragePeriod[],
  today: LegalDay,
): CoverageView => ({
  transferId,
  lawVersion,
  periods: periods.map(({ from, until, assessments }) => ({
    from,
    until,
    verdict: assessments[0]!.verdict,
    regimes: assessments.map(verdictView),
  })),
  changesOn: periods.find(({ from }) => from > today)?.from ?? null,
});

const verdictView = ({ regime, verdict, governing, because, findings }: TransferAssessment): RegimeVerdictView => ({
  regime,
  verdict,
  governing: governing?.instrument ?? null,
  because,
  codes: findings.map(({ code }) => code),
});
