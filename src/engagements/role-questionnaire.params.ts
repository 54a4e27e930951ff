import { Day, Flag, Nested, OneOf, Text } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';
import type { PartNames } from '../law/questionnaires/role.js';
import {
  DATA_ACCESS,
  type DataAccess,
  type Decider,
  DECIDERS,
  type RoleAnswers,
  TOGETHER,
  type Together,
} from '../law/questionnaires/role-answers.js';

/** The eight answers on which the role of the other side turns; one that is absent is not known. */
export class NewRoleAnswers implements RoleAnswers, PartNames {
  @OneOf(DECIDERS, {
    optional: true,
    example: 'us',
    description:
      'Who sets the purpose: why data is processed, and to what end. `both`: each has purposes in it. Absent: not known.',
  })
  purposeSetBy: Decider | null = null;
  @OneOf(DECIDERS, {
    optional: true,
    example: 'us',
    description:
      'Who sets the essential means: which data, whose, how long, who sees it. `both`: it proposes and we approve, or each decides a share. Absent: not known.',
  })
  essentialMeansSetBy: Decider | null = null;
  @Flag({
    optional: true,
    example: false,
    description:
      'Whether the other side does this under professional or statutory duties of its own, as a lawyer, an auditor or a bank does. Absent: not known.',
  })
  ownDuties: boolean | null = null;
  @OneOf(DATA_ACCESS, {
    optional: true,
    example: 'the_service',
    description:
      'Whether personal data is what the service is about, is regularly accessed, or is only come across by chance. Absent: not known.',
  })
  personalData: DataAccess | null = null;
  @Flag({ optional: true, example: true, description: 'Whether it can see the content; absent: not known.' })
  seesContent: boolean | null = null;
  @OneOf(TOGETHER, {
    optional: true,
    example: 'no',
    description:
      'Whether purposes and means are decided jointly or inseparably: not, for a part, or as a whole. Absent: not known.',
  })
  decidedTogether: Together | null = null;
  @Text({
    optional: true,
    example: 'Collection by the button on our page',
    description: 'The part that is decided together; absent: not described.',
  })
  decidedTogetherPart: string | null = null;
  @Flag({
    optional: true,
    example: false,
    description: 'Whether it uses the data for itself, beyond our instructions; absent: not known.',
  })
  ownUse: boolean | null = null;
  @Text({
    optional: true,
    example: 'Trains its own models on our tickets',
    description: 'What it uses the data for itself; absent: not described.',
  })
  ownUseWhat: string | null = null;
  @Flag({
    optional: true,
    example: false,
    description: 'Whether it has a relation of its own with the people whose data it is; absent: not known.',
  })
  ownRelation: boolean | null = null;
}

/** Answers that are kept as the reason for a role. */
export class NewRoleQuestionnaire {
  @Nested(() => NewRoleAnswers, { description: 'What was answered.' }) answers: NewRoleAnswers;
  @Day({ optional: true, example: '2026-11-24', description: 'Day of the answers; absent: today.' })
  answeredOn?: LegalDay | null;
  @Text({
    max: 200,
    optional: true,
    example: 'legal@example.com',
    description: 'Who answered; absent: who records it.',
  })
  answeredBy?: string | null;
}
