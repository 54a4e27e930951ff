import { Record } from '../register/record.view.js';
import type { ImpactAssessment } from './impact-assessment.entity.js';
import { NewImpactAssessment } from './impact-assessment.params.js';

export class ImpactAssessmentView extends Record(NewImpactAssessment) {}

export const impactAssessmentView = ({ createdAt, ...shown }: ImpactAssessment): ImpactAssessmentView => ({
  ...shown,
  createdAt: createdAt.toISOString(),
});
