import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { LegalDay } from '../law/legal-day.js';
import { ROLE_OUTCOMES, type RoleOutcome } from '../law/questionnaires/role-outcome.js';
import { Record } from '../register/record.view.js';
import type { Engagement } from './engagement.entity.js';
import { NewEngagement } from './engagement.params.js';
import { NewRoleAnswers } from './role-questionnaire.params.js';
import { isOverride } from './role-rationale.js';

/** What the answers led to; `undetermined_between`: they do not settle it. */
export const SPOKEN_OUTCOMES = [...ROLE_OUTCOMES, 'undetermined_between'] as const;

export class RoleQuestionnaireView {
  @ApiProperty({ type: NewRoleAnswers }) answers: NewRoleAnswers;
  @ApiProperty({ enum: SPOKEN_OUTCOMES, example: 'processor', description: 'What the answers led to.' })
  outcome: (typeof SPOKEN_OUTCOMES)[number];
  @ApiProperty({ enum: ROLE_OUTCOMES, isArray: true, description: 'What they left open; empty once settled.' })
  between: RoleOutcome[];
  @ApiProperty({ type: String, format: 'date' }) answeredOn: LegalDay;
  @ApiProperty({ type: String, example: 'legal@example.com' }) answeredBy: string;
  @ApiProperty({ type: Boolean, description: 'Whether the roles recorded are others than the answers led to.' })
  overridden: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why; null unless overridden.' })
  overriddenBecause: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'By whom; null unless overridden.' })
  overriddenBy: string | null;
}

export class EngagementView extends Record(OmitType(NewEngagement, ['roleQuestionnaire'])) {
  @ApiProperty({
    type: RoleQuestionnaireView,
    nullable: true,
    description: 'The answers kept as the reason for the roles; null: nobody was asked.',
  })
  roleQuestionnaire: RoleQuestionnaireView | null;
}

export const engagementView = ({ createdAt, ...shown }: Engagement): EngagementView => ({
  ...shown,
  roleQuestionnaire: questionnaireView(shown),
  createdAt: createdAt.toISOString(),
});

function questionnaireView(engagement: Omit<Engagement, 'createdAt'>): RoleQuestionnaireView | null {
  const { roleQuestionnaire: kept, roleReason, roleDecidedBy } = engagement;
  if (kept === null) return null;
  const overridden = isOverride(kept.outcome, engagement);
  return {
    ...kept,
    outcome: kept.outcome ?? 'undetermined_between',
    overridden,
    overriddenBecause: overridden ? roleReason : null,
    overriddenBy: overridden ? roleDecidedBy : null,
  };
}
