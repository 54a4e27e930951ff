import { ApiProperty } from '@nestjs/swagger';
import { SPOKEN_OUTCOMES } from '../engagements/engagement.view.js';
import { NewRoleAnswers } from '../engagements/role-questionnaire.params.js';
import { OneOf } from '../fields.js';
import { CitationView } from '../gaps/assessment.view.js';
import type { Citation } from '../law/citation.js';
import type { RoleReason, RolePart, RoleRuling } from '../law/questionnaires/role.js';
import { ROLE_QUESTIONS, type RoleQuestion } from '../law/questionnaires/role-answers.js';
import {
  CONTRACTS_NEEDED,
  type ContractNeeded,
  ROLE_OUTCOMES,
  type RoleOutcome,
} from '../law/questionnaires/role-outcome.js';
import { type Regime, REGIMES } from '../law/regime.js';

/** The eight questions, put under a law. */
export class NewRoleQuestions extends NewRoleAnswers {
  @OneOf(REGIMES, {
    optional: true,
    nullable: false,
    example: 'EU_GDPR',
    description: 'The law whose articles are cited; the notions are the same in all of them. Absent: EU_GDPR.',
  })
  regime?: Regime;
}

class RoleReasonView implements RoleReason {
  @ApiProperty({ enum: ROLE_QUESTIONS, example: 'purposeSetBy' }) question: RoleQuestion;
  @ApiProperty({ type: String, example: 'We set the purpose.', description: 'What the answer led to.' })
  because: string;
}

class RolePartView implements RolePart {
  @ApiProperty({ type: String, nullable: true, description: 'Which part of the processing; null: all of it.' })
  of: string | null;
  @ApiProperty({ enum: ROLE_OUTCOMES }) outcome: RoleOutcome;
  @ApiProperty({ type: String, description: 'What that means.' }) says: string;
  @ApiProperty({ enum: CONTRACTS_NEEDED, description: 'The contract that the law asks for.' }) contract: ContractNeeded;
  @ApiProperty({ type: String }) contractSays: string;
  @ApiProperty({ type: [CitationView] }) citations: readonly Citation[];
}

class AskedView {
  @ApiProperty({ enum: ROLE_QUESTIONS }) question: RoleQuestion;
  @ApiProperty({ type: String, example: 'Can the other side see the content?' }) asks: string;
}

/** What the other side is, by the answers given. */
export class RoleOutcomeView {
  @ApiProperty({ enum: REGIMES }) regime: Regime;
  @ApiProperty({
    enum: SPOKEN_OUTCOMES,
    example: 'processor',
    description: 'What the other side is; where parts differ, in the rest.',
  })
  outcome: (typeof SPOKEN_OUTCOMES)[number];
  @ApiProperty({
    enum: ROLE_OUTCOMES,
    isArray: true,
    description: 'Every outcome that some answer to the open questions would lead to; empty once settled.',
  })
  between: readonly RoleOutcome[];
  @ApiProperty({ type: [RoleReasonView] }) reasons: readonly RoleReasonView[];
  @ApiProperty({ type: [RolePartView], description: 'The parts that the answers tell apart; empty while not settled.' })
  parts: readonly RolePartView[];
  @ApiProperty({ type: [AskedView], description: 'The open questions on which it turns, in their order.' })
  ask: readonly AskedView[];
}

export const roleOutcomeView = (ruling: RoleRuling, regime: Regime): RoleOutcomeView => ({
  regime,
  ...ruling,
  outcome: ruling.outcome ?? 'undetermined_between',
});
