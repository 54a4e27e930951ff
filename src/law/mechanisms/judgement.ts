import type { Citation } from '../citation.js';
import { because, type Reason } from '../finding.js';
import type { Mechanism } from '../facts.js';
import type { Instrument } from '../instruments/instrument.js';
import type { LegalDay } from '../legal-day.js';
import { REGIME_NAMES } from '../regime.js';
import type { RestrictedTransfer } from '../restricted-transfer.js';
import { spokenDestination } from '../territories.js';
import { isForeseeable, type Timeline } from '../timeline.js';

export const MECHANISM_STATES = ['in_force', 'not_yet_in_force', 'ended', 'condition_failed'] as const;
export type MechanismState = (typeof MECHANISM_STATES)[number];

/** What one mechanism is worth on the day. */
export interface MechanismJudgement {
  readonly kind: Mechanism['kind'];
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
   * signed later, misused, or names a destination on no list.
   */
  readonly inPlace: boolean;
  /** First day on which it no longer holds, as far as can be foreseen; null: none. */
  readonly endsOn: LegalDay | null;
}

export interface InstrumentState<T> {
  readonly state: 'in_force' | 'not_yet_in_force' | 'ended';
  readonly value: T | null;
  readonly reason: Reason | null;
  readonly citation: Citation;
  readonly endsOn: LegalDay | null;
}

/** The instrument's own state on the day, or null where the regime does not know it. */
export function stateOf<T>(
  instrument: Instrument,
  timeline: Timeline<T> | undefined,
  { asOf }: RestrictedTransfer,
): InstrumentState<T> | null {
  const answer = timeline?.at(asOf);
  if (timeline === undefined || answer === undefined || answer.status === 'not_encoded') return null;
  const { name } = instrument;
  switch (answer.status) {
    case 'in_force':
      return {
        state: 'in_force',
        value: answer.value,
        reason: null,
        citation: answer.citation,
        endsOn: timeline.foreseenEnd,
      };
    case 'not_yet': {
      const reason = because(
        'MECHANISM_NOT_YET_IN_FORCE',
        { instrument: name, from: answer.from },
        instrument.citation,
      );
      return { state: 'not_yet_in_force', value: null, reason, citation: instrument.citation, endsOn: null };
    }
    case 'ended': {
      const { cause, on: endedOn, citation } = answer;
      const reason = isForeseeable(cause)
        ? because('MECHANISM_EXPIRED', { instrument: name, endedOn, cause }, citation)
        : because('MECHANISM_INVALIDATED', { instrument: name, endedOn, cause }, citation);
      return { state: 'ended', value: null, reason, citation, endsOn: null };
    }
  }
}

export const wrongRegime = (instrument: string, { regime }: RestrictedTransfer): Reason =>
  because('WRONG_REGIME_MECHANISM', { instrument, regime: REGIME_NAMES[regime] });

/** An instrument of another regime: what else may be said of it, nobody asks. */
export const ofAnotherRegime = (
  kind: Mechanism['kind'],
  { id, name, citation }: Instrument,
  transfer: RestrictedTransfer,
): MechanismJudgement => ({
  ...noMechanism(kind, name, [wrongRegime(name, transfer)], true),
  instrument: id,
  citation,
});

/** The state of a mechanism whose instrument stands so and whose own conditions fail for these reasons. */
export const overall = (own: MechanismState, failures: readonly Reason[]): MechanismState =>
  own === 'in_force' && failures.length > 0 ? 'condition_failed' : own;

export const nothingInPlace = ({ destination, transfer }: RestrictedTransfer): Reason =>
  because('NO_TRANSFER_MECHANISM', {
    destination: spokenDestination(destination),
    listed: transfer.mechanisms.length,
  });

/** An entry that no mechanism of the law stands behind. */
export const noMechanism = (
  kind: Mechanism['kind'],
  name: string,
  reasons: readonly Reason[],
  inPlace = false,
): MechanismJudgement => ({
  kind,
  name,
  instrument: null,
  state: 'condition_failed',
  citation: null,
  reasons,
  notes: [],
  inPlace,
  endsOn: null,
});
