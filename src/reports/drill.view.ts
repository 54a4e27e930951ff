import { ApiProperty } from '@nestjs/swagger';
import { FINDING_CODES, type FindingCode } from '../law/finding.js';
import type { LegalDay } from '../law/legal-day.js';
import { type Regime, REGIMES } from '../law/regime.js';
import type { DrilledTransfer, DrillResult } from './drill.js';

export class DrilledTransferView implements DrilledTransfer {
  @ApiProperty({ type: String, format: 'uuid' }) vendorId: string;
  @ApiProperty({ type: String, example: 'acme-analytics' }) vendorKey: string;
  @ApiProperty({ type: String, example: 'Acme Analytics' }) vendorName: string;
  @ApiProperty({ type: String, format: 'uuid' }) transferId: string;
  @ApiProperty({ enum: REGIMES, nullable: true }) regime: Regime | null;
  @ApiProperty({ type: String, nullable: true, description: 'What governs by the law as it is.' }) before:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What governs by the law as supposed.' }) after:
    string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: "Its place in the transfer's list, from 1; null: it applies by operation of law, or nothing does.",
  })
  afterPosition: number | null;
  @ApiProperty({ enum: FINDING_CODES, isArray: true, description: 'What is found by the law as supposed.' })
  codes: readonly FindingCode[];
}

export class DrillCountsView {
  @ApiProperty({ type: 'integer' }) uncovered: number;
  @ApiProperty({ type: 'integer' }) onFallback: number;
  @ApiProperty({ type: 'integer' }) gained: number;
  @ApiProperty({ type: 'integer' }) assessmentOutdated: number;
  @ApiProperty({ type: 'integer' }) untouched: number;
}

export class DrillView {
  @ApiProperty({ type: String, format: 'date' }) asOf: LegalDay;
  @ApiProperty({ type: String, description: 'The encoded law and the number of events supposed.' }) lawVersion: string;
  @ApiProperty({ type: DrillCountsView }) counts: DrillCountsView;
  @ApiProperty({ type: [DrilledTransferView], description: 'Lose their last mechanism.' })
  uncovered: readonly DrilledTransferView[];
  @ApiProperty({ type: [DrilledTransferView], description: 'Rest on something else.' })
  onFallback: readonly DrilledTransferView[];
  @ApiProperty({ type: [DrilledTransferView], description: 'Had no mechanism, and would have one.' })
  gained: readonly DrilledTransferView[];
  @ApiProperty({
    type: [DrilledTransferView],
    description: 'Rest on the same, and have an impact assessment that would be outdated.',
  })
  assessmentOutdated: readonly DrilledTransferView[];
  @ApiProperty({ type: [DrilledTransferView] }) untouched: readonly DrilledTransferView[];
}

export const drillView = (result: DrillResult): DrillView => ({
  ...result,
  counts: {
    uncovered: result.uncovered.length,
    onFallback: result.onFallback.length,
    gained: result.gained.length,
    assessmentOutdated: result.assessmentOutdated.length,
    untouched: result.untouched.length,
  },
});
