import { ApiProperty } from '@nestjs/swagger';
import type { Party } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import type { SubprocessingStanding } from '../law/sub-processors.js';
import { Record } from '../register/record.view.js';
import type { Subprocessing } from './subprocessing.entity.js';
import { NewSubprocessing } from './subprocessing.params.js';

export class IdentityView {
  @ApiProperty({ type: Boolean }) complete: boolean;
  @ApiProperty({ type: [String], example: ['address'], description: 'What nobody has at hand of it.' })
  missing: readonly string[];
}

export class OnwardView {
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether it sits in a third country, so that a transfer to it must be on record; null: not known.',
  })
  needed: boolean | null;
  @ApiProperty({ type: Boolean, description: 'Whether it processes in a third country, as far as places are known.' })
  processesAbroad: boolean;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Transfers to it that go on.' })
  transferIds: readonly string[];
}

export class SubprocessingStandingView {
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day to object: as recorded, else as the days of notice in the contract give; null: not known.',
  })
  objectionDueOn: LegalDay | null;
  @ApiProperty({ type: Boolean, description: 'We objected after the last day to object.' }) objectedLate: boolean;
  @ApiProperty({ type: IdentityView }) identity: IdentityView;
  @ApiProperty({ type: OnwardView }) onwardTransfer: OnwardView;
}

export class SubprocessingView extends Record(NewSubprocessing) {
  @ApiProperty({ type: SubprocessingStandingView, description: 'Where it stands today.' })
  standing: SubprocessingStandingView;
}

/** A sub-processing, whom it is of, and where it stands. */
export interface PlacedSubprocessing {
  readonly subprocessing: Subprocessing;
  readonly party: Party | null;
  readonly standing: SubprocessingStanding;
}

export const subprocessingView = ({ subprocessing, standing }: PlacedSubprocessing): SubprocessingView => {
  const { createdAt, ...shown } = subprocessing;
  const { objectionDueOn, objectedLate, missing, needsTransfer, processesAbroad, transferIds } = standing;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    standing: {
      objectionDueOn,
      objectedLate,
      identity: { complete: missing.length === 0, missing },
      onwardTransfer: { needed: needsTransfer, processesAbroad, transferIds },
    },
  };
};
