import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { Record } from '../register/record.view.js';
import { OPT_IN_STEPS, type OptInStepKind } from './opt-in.entity.js';
import { NewOptIn, OPT_IN_STATES, type OptInState } from './opt-in.params.js';
import { followUpOn, stateOf, type SteppedOptIn, stepOf } from './opt-in-steps.js';

/** What was done about an opt-in: who, when, under which reference, with what evidence. */
export class OptInStepView {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ enum: OPT_IN_STEPS, description: '`refusal` is the vendor’s, `withdrawal` ours.' })
  kind: OptInStepKind;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: on a day that nobody recorded.' })
  on: LegalDay | null;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty({ type: String, nullable: true }) reference: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, nullable: true }) evidence: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) documentId: string | null;
  @ApiProperty({ type: String, description: 'Who entered it.' }) recordedBy: string;
  @ApiProperty({ type: String, format: 'date-time' }) recordedAt: string;
}

export class OptInView extends Record(OmitType(NewOptIn, ['agreement', 'agreementId'])) {
  @ApiProperty({ type: String, format: 'uuid', description: 'The agreement that it brings about.' })
  agreementId: string;
  @ApiProperty({ enum: OPT_IN_STATES }) state: OptInState;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'OI-2026-0001',
    description: 'Given with the confirmation; null: not confirmed.',
  })
  number: string | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Day on which to ask again; null: it is not open, or nobody knows when we asked, so at once.',
  })
  followUpOn: LegalDay | null;
  @ApiProperty({ type: [OptInStepView], description: 'In the order of their days.' }) steps: OptInStepView[];
}

export function optInView(stepped: SteppedOptIn): OptInView {
  const { createdAt, ...shown } = stepped.optIn;
  const [request, confirmation] = [stepOf(stepped, 'request'), stepOf(stepped, 'confirmation')];
  const proof = confirmation ?? request;
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    requestedOn: request?.on ?? null,
    requestedBy: request?.by ?? null,
    confirmedOn: confirmation?.on ?? null,
    confirmedBy: confirmation?.by ?? null,
    reference: proof?.reference ?? null,
    evidence: proof?.evidence ?? null,
    documentId: proof?.documentId ?? null,
    state: stateOf(stepped),
    followUpOn: followUpOn(stepped),
    steps: stepped.steps.map(({ optInId: _, recordedAt, ...step }) => ({
      ...step,
      recordedAt: recordedAt.toISOString(),
    })),
  };
}
