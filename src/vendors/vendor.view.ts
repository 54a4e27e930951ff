import { ApiProperty } from '@nestjs/swagger';
import { TRANSFER_VERDICTS, type TransferVerdict } from '../law/assess.js';
import { type Role, ROLES } from '../law/facts.js';
import { DPA_STATUSES, type DpaStatus, type Glance } from '../law/glance.js';
import type { LegalDay } from '../law/legal-day.js';
import { MECHANISM_STATES, type MechanismState } from '../law/mechanisms/judgement.js';
import { Record } from '../register/record.view.js';
import type { Vendor } from './vendor.entity.js';
import { NewVendor } from './vendor.params.js';

export class OpenGapsView {
  @ApiProperty({ type: 'integer' }) critical: number;
  @ApiProperty({ type: 'integer' }) high: number;
  @ApiProperty({ type: 'integer' }) medium: number;
}

/** A vendor at a glance on a day. */
export class GlanceView implements Glance {
  @ApiProperty({ type: String, format: 'date', description: 'The day of which this is the answer.' })
  judgedOn: LegalDay;
  @ApiProperty({ enum: ROLES, isArray: true }) roles: readonly Role[];
  @ApiProperty({ enum: DPA_STATUSES, nullable: true }) dpaStatus: DpaStatus | null;
  @ApiProperty({ type: String, nullable: true, example: '2021/914' }) clauseSet: string | null;
  @ApiProperty({ enum: MECHANISM_STATES, nullable: true }) clauseSetStatus: MechanismState | null;
  @ApiProperty({ type: String, nullable: true, example: 'EU_US_DPF' }) governing: string | null;
  @ApiProperty({ enum: TRANSFER_VERDICTS, nullable: true }) verdict: TransferVerdict | null;
  @ApiProperty({ type: OpenGapsView }) openGaps: OpenGapsView;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'When anything next changes by itself.' })
  changesOn: LegalDay | null;
}

export class VendorView extends Record(NewVendor) {
  @ApiProperty({ type: GlanceView, nullable: true }) glance: GlanceView | null;
}

/** A vendor with its glance, as lists and single reads have it. */
export interface GlancedVendor {
  readonly vendor: Vendor;
  readonly glance: GlanceView | null;
}

export const vendorView = ({ vendor, glance }: GlancedVendor): VendorView => {
  const { createdAt, ...shown } = vendor;
  return { ...shown, createdAt: createdAt.toISOString(), glance };
};
