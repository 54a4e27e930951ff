import { type EntityManager, In } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { addDays, type LegalDay } from '../law/legal-day.js';
import { type OptIn, OptInStep, type OptInStepKind } from './opt-in.entity.js';
import type { OptInState } from './opt-in.params.js';

/** An opt-in with what was done about it, in the order of the days. */
export interface SteppedOptIn {
  readonly optIn: OptIn;
  readonly steps: readonly OptInStep[];
}

/** What is said of a step. */
export type StepContent = Partial<Pick<OptInStep, 'on' | 'by' | 'reference' | 'note' | 'evidence' | 'documentId'>>;

/** Days after the last time we asked, on which an open request is chased. */
export const FOLLOW_UP_AFTER = 14;

const ENDINGS: Partial<Record<OptInStepKind, OptInState>> = {
  confirmation: 'confirmed',
  refusal: 'refused',
  withdrawal: 'withdrawn',
};

/** The step that ended it; null: it is open. */
export const endOf = ({ steps }: SteppedOptIn): OptInStep | null =>
  steps.find(({ kind }) => ENDINGS[kind] !== undefined) ?? null;

export const stateOf = (stepped: SteppedOptIn): OptInState => {
  const end = endOf(stepped);
  return end === null ? 'open' : ENDINGS[end.kind]!;
};

export const stepOf = ({ steps }: SteppedOptIn, kind: OptInStepKind): OptInStep | null =>
  steps.find((step) => step.kind === kind) ?? null;

/** With what was done about it by the day; a request on no known day may have been made before. */
export const steppedBy = (day: LegalDay, { optIn, steps }: SteppedOptIn): SteppedOptIn => ({
  optIn,
  steps: steps.filter(({ on }) => on === null || on <= day),
});

/** Last day on which we asked; null: on none that is known. */
const lastAsked = ({ steps }: SteppedOptIn): LegalDay | null =>
  steps
    .filter(({ kind }) => kind === 'request' || kind === 'follow_up')
    .flatMap(({ on }) => on ?? [])
    .sort()
    .at(-1) ?? null;

/** Day on which to ask again; null: it is not open, or nobody knows when we asked, so that it is due at once. */
export function followUpOn(stepped: SteppedOptIn): LegalDay | null {
  const asked = lastAsked(stepped);
  return stateOf(stepped) !== 'open' || asked === null ? null : addDays(asked, FOLLOW_UP_AFTER);
}

/** In the order given. */
export async function withSteps(manager: EntityManager, optIns: readonly OptIn[]): Promise<readonly SteppedOptIn[]> {
  const steps = await manager.find(OptInStep, {
    where: { optInId: In(optIns.map(({ id }) => id)) },
    order: { on: { direction: 'asc', nulls: 'first' }, id: 'asc' },
  });
  return optIns.map((optIn) => ({ optIn, steps: steps.filter(({ optInId }) => optInId === optIn.id) }));
}

/** Only what was said. */
export const given = (content: {
  readonly [Field in keyof StepContent]: StepContent[Field] | undefined;
}): StepContent => Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));

export async function writeStep(
  change: Change,
  optInId: string,
  kind: OptInStepKind,
  step: StepContent,
): Promise<void> {
  await change.manager.insert(OptInStep, {
    id: newId(),
    optInId,
    kind,
    on: null,
    by: null,
    ...step,
    recordedBy: change.by,
    recordedAt: change.at,
  });
}

export async function correctStep(manager: EntityManager, step: OptInStep | null, content: StepContent): Promise<void> {
  if (step !== null && Object.keys(content).length > 0) await manager.update(OptInStep, { id: step.id }, content);
}
