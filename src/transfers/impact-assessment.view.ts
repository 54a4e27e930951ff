import { ApiProperty } from '@nestjs/swagger';
import { Record } from '../register/record.view.js';
import { completenessOf, type Step, STEPS } from './assessment-steps.js';
import type { ImpactAssessment } from './impact-assessment.entity.js';
import { NewImpactAssessment } from './impact-assessment.params.js';

export class ImpactAssessmentView extends Record(NewImpactAssessment) {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Transfers that it was made for.' })
  transferIds: readonly string[];
  @ApiProperty({
    enum: STEPS,
    isArray: true,
    description: 'Steps that are on record with what they leave behind: laws, measures, a day to check again.',
  })
  stepsDone: readonly Step[];
  @ApiProperty({
    type: [String],
    example: ['steps.takeFormalSteps', 'nextReviewOn'],
    description: 'Fields that a whole assessment has and this one lacks.',
  })
  missing: readonly string[];
}

/** An impact assessment, and the transfers that it was made for. */
export interface AttachedAssessment {
  readonly assessment: ImpactAssessment;
  readonly transferIds: readonly string[];
}

export const impactAssessmentView = ({ assessment, transferIds }: AttachedAssessment): ImpactAssessmentView => {
  const { createdAt, ...shown } = assessment;
  return { ...shown, createdAt: createdAt.toISOString(), transferIds, ...completenessOf(assessment) };
};
