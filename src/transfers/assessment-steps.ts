import { Day, Nested, Text } from '../fields.js';
import type { LegalDay } from '../law/legal-day.js';

/** One of the six steps, as it was taken. */
export class AssessmentStep {
  @Text({ max: 10_000, example: 'Usage data to support staff, read on screen', description: 'What was found or done.' })
  says: string;
  @Day({ optional: true, example: '2026-03-02', description: 'When; absent: not noted.' }) on?: LegalDay | null;
  @Text({ max: 200, optional: true, example: 'Jo Nowak', description: 'Who; absent: not noted.' }) by?: string | null;
}

const step = (description: string): PropertyDecorator =>
  Nested(() => AssessmentStep, { optional: true, description: `${description}; absent: not taken.` });

/** The six steps of EDPB Recommendations 01/2020. */
export class AssessmentSteps {
  @step('Step 1, map the transfers') mapTransfers?: AssessmentStep | null;
  @step('Step 2, name the tool that they rely on') nameTool?: AssessmentStep | null;
  @step('Step 3, test it against law and practice there') testLawAndPractice?: AssessmentStep | null;
  @step('Step 4, add supplementary measures, or say why none is needed') addMeasures?: AssessmentStep | null;
  @step('Step 5, take the formal steps') takeFormalSteps?: AssessmentStep | null;
  @step('Step 6, when to check again') checkAgain?: AssessmentStep | null;
}

/** In their order. */
export const STEPS = [
  'mapTransfers',
  'nameTool',
  'testLawAndPractice',
  'addMeasures',
  'takeFormalSteps',
  'checkAgain',
] as const satisfies readonly (keyof AssessmentSteps)[];
export type Step = (typeof STEPS)[number];

/** What completeness is judged by. */
interface Assessed {
  readonly steps: AssessmentSteps;
  readonly doneOn: LegalDay | null;
  readonly outcome: string | null;
  readonly lawsConsidered: readonly string[];
  readonly measures: readonly string[];
  readonly nextReviewOn: LegalDay | null;
}

/** What a step leaves behind beside its words, and a name for it. */
const LEAVES: Partial<Record<Step, readonly [name: string, isThere: (assessed: Assessed) => boolean]>> = {
  testLawAndPractice: ['lawsConsidered', ({ lawsConsidered }) => lawsConsidered.length > 0],
  addMeasures: ['measures', ({ outcome, measures }) => outcome !== 'effective_with_measures' || measures.length > 0],
  checkAgain: ['nextReviewOn', ({ nextReviewOn }) => nextReviewOn !== null],
};

/** Which steps are whole, and what the assessment lacks, by the names of the fields. */
export function completenessOf(assessed: Assessed): { readonly stepsDone: Step[]; readonly missing: string[] } {
  const stepsDone: Step[] = [];
  const missing: string[] = [];
  for (const name of STEPS) {
    const [left, isLeft] = LEAVES[name] ?? [null, () => true];
    const isTold = assessed.steps[name] != null;
    if (!isTold) missing.push(`steps.${name}`);
    if (!isLeft(assessed)) missing.push(left!);
    else if (isTold) stepsDone.push(name);
  }
  if (assessed.outcome === null) missing.push('outcome');
  if (assessed.doneOn === null) missing.push('doneOn');
  return { stepsDone, missing };
}
