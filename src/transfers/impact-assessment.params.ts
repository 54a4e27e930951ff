import { OmitType, PartialType } from '@nestjs/swagger';
import { Day, OneOf, Text, Words } from '../fields.js';
import { TIA_OUTCOMES, type TiaOutcome } from '../law/facts.js';
import type { LegalDay } from '../law/legal-day.js';
import { PageQuery } from '../page.js';

export class NewImpactAssessment {
  @Text({ max: 100, description: 'Id or key of the vendor.', example: 'acme-analytics' }) vendorId: string;
  @Day({ optional: true, description: 'Absent: undated, which proves nothing.' }) doneOn?: LegalDay | null;
  @Text({ max: 200, optional: true }) doneBy?: string | null;
  @Words({ optional: true, example: ['FISA 702', 'Executive Order 14086'] }) lawsConsidered?: string[];
  @OneOf(TIA_OUTCOMES, { optional: true, example: 'effective_with_measures' }) outcome?: TiaOutcome | null;
  @Words({ optional: true, example: ['encryption with keys held in the EEA'] }) measures?: string[];
  @Day({ optional: true, example: '2027-06-30' }) nextReviewOn?: LegalDay | null;
}

export class ImpactAssessmentPatch extends PartialType(OmitType(NewImpactAssessment, ['vendorId']), {
  skipNullProperties: false,
}) {}

export class ImpactAssessmentsQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Id or key of a vendor.' }) vendor?: string;
  @OneOf(TIA_OUTCOMES, { optional: true }) outcome?: TiaOutcome;
}
