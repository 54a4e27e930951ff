import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Record } from '../register/record.view.js';
import type { Transfer, TransferMechanism } from './transfer.entity.js';
import { NewMechanism } from './mechanism.params.js';
import { NewTransfer } from './transfer.params.js';

export class TransferView extends Record(OmitType(NewTransfer, ['mechanisms', 'impactAssessmentIds'])) {
  @ApiProperty({ type: String, format: 'uuid' }) vendorId: string;
  @ApiProperty({ type: [NewMechanism] }) mechanisms: NewMechanism[];
  @ApiProperty({ type: [String], format: 'uuid' }) impactAssessmentIds: string[];
}

/** A transfer with all that belongs to it. */
export interface WholeTransfer {
  readonly transfer: Transfer;
  readonly mechanisms: readonly TransferMechanism[];
  readonly impactAssessmentIds: readonly string[];
}

export const transferView = ({ transfer, mechanisms, impactAssessmentIds }: WholeTransfer): TransferView => {
  const { createdAt, ...shown } = transfer;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    mechanisms: mechanisms.map(({ id: _, transferId: __, position: ___, ...mechanism }) => mechanism),
    impactAssessmentIds: [...impactAssessmentIds],
  };
};
