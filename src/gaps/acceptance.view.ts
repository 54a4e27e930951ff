import { ApiProperty } from '@nestjs/swagger';
import { LAPSE_CAUSES, type LapseCause } from '../law/acceptance.js';
import { FINDING_CODES, type FindingCode } from '../law/finding.js';
import { type Regime, REGIMES } from '../law/regime.js';
import type { LegalDay } from '../law/legal-day.js';
import { AcceptedView } from './accepted.view.js';
import { ACCEPTANCE_STATES, type AcceptanceState } from './acceptance.params.js';

/** One reason of the gap as it was then. */
export class AcceptedEvidenceView {
  @ApiProperty({ enum: FINDING_CODES }) code: FindingCode;
  @ApiProperty({ enum: REGIMES, nullable: true, description: 'null: which law applied was itself not known.' })
  regime: Regime | null;
  @ApiProperty({ type: Object, description: 'The facts that proved it.', additionalProperties: true }) evidence: object;
}

class KeptAcceptanceView extends AcceptedView {
  @ApiProperty({ type: String, format: 'uuid' }) gapId: string;
  @ApiProperty({ type: String, format: 'uuid' }) vendorId: string;
  @ApiProperty({ type: String, example: 'acme-analytics' }) vendorKey: string;
  @ApiProperty({ enum: FINDING_CODES }) code: FindingCode;
  @ApiProperty({ enum: ACCEPTANCE_STATES }) state: AcceptanceState;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day on which it stood no longer.' })
  lapsedOn: LegalDay | null;
  @ApiProperty({ enum: LAPSE_CAUSES, nullable: true }) lapsedBecause: LapseCause | null;
  @ApiProperty({ type: [AcceptedEvidenceView], description: 'What proved the gap when it was granted.' })
  evidence: readonly AcceptedEvidenceView[];
  @ApiProperty({ type: String, description: 'Who entered it.' }) recordedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) recordedAt: string;
}

export class WaiverView extends KeptAcceptanceView {}

export class AcknowledgementView extends KeptAcceptanceView {}

/** A waiver or an acknowledgement with what it is of. */
export type ListedAcceptance = Omit<KeptAcceptanceView, 'evidence' | 'recordedAt'> & {
  readonly evidence: string;
  readonly recordedAt: Date;
};

export const acceptanceView = ({ evidence, recordedAt, ...acceptance }: ListedAcceptance): KeptAcceptanceView => ({
  ...acceptance,
  evidence: JSON.parse(evidence) as AcceptedEvidenceView[],
  recordedAt: recordedAt.toISOString(),
});
