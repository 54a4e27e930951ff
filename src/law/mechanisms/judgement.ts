import type { Citation } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { Instrument } from '../instruments/instrument.js';
import { REGIME_NAMES } from '../regime.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import type { Timeline } from '../timeline.js';

export const MECHANISM_STATES = ['in_force', 'not_yet_in_force', 'ended', 'condition_failed'] as const;
export type MechanismState = (typeof MECHANISM_STATES)[number];

/** What one mechanism is worth on the day. */
export interface MechanismJudgement {
  readonly kind: 'adequacy' | 'certification' | 'clause_set';
  readonly name: string;
  /** Id of the instrument in the law; null when nothing encoded is named. */
  readonly instrument: string | null;
  readonly state: MechanismState;
  readonly citation: Citation | null;
  /** Every failing condition, the instrument's own state first; empty while in force. */
  readonly reasons: readonly Reason[];
  /** What stands beside a mechanism in force without taking it down. */
  readonly notes: readonly Reason[];
  /**
   * Whether anything was in place by the day: false for an entry that is no transfer tool, undated,
   * signed later, or names a destination on no list.
   */
  readonly inPlace: boolean;
}

export interface InstrumentState<T> {
  readonly state: 'in_force' | 'not_yet_in_force' | 'ended';
  readonly value: T | null;
  readonly reason: Reason | null;
  readonly citation: Citation;
}

/** The instrument's own state on the day, or null where the regime does not know it. */
export function stateOf<T>(
  instrument: Instrument,
  timeline: Timeline<T> | undefined,
  { asOf }: RestrictedTransfer,
): InstrumentState<T> | null {
  const answer = timeline?.at(asOf);
  if (answer === undefined || answer.status === 'not_encoded') return null;
  const { name } = instrument;
  switch (answer.status) {
    case 'in_force':
      return { state: 'in_force', value: answer.value, reason: null, citation: answer.citation };
    case 'not_yet': {
      const reason = because(
        'MECHANISM_NOT_YET_IN_FORCE',
        { instrument: name, from: answer.from },
        instrument.citation,
      );
      return { state: 'not_yet_in_force', value: null, reason, citation: instrument.citation };
    }
    case 'ended': {
      const { cause, on: endedOn, citation } = answer;
      const reason =
        cause === 'annulled' || cause === 'withdrawn' || cause === 'suspended'
          ? because('MECHANISM_INVALIDATED', { instrument: name, endedOn, cause }, citation)
          : because('MECHANISM_EXPIRED', { instrument: name, endedOn, cause }, citation);
      return { state: 'ended', value: null, reason, citation };
    }
  }
}

export const wrongRegime = (instrument: string, { regime }: RestrictedTransfer): Reason =>
  because('WRONG_REGIME_MECHANISM', { instrument, regime: REGIME_NAMES[regime] });

/** The state of a mechanism whose instrument stands so and whose own conditions fail for these reasons. */
export const overall = (own: MechanismState, failures: readonly Reason[]): MechanismState =>
  own === 'in_force' && failures.length > 0 ? 'condition_failed' : own;
