import type { AsOf } from './as-of.js';
import type { Citation } from './citation.js';
import type { LegalDay } from './legal-day.js';

/** Why something is no longer law; annulment, withdrawal and suspension break it, the others let it run out. */
export type EndingCause = 'annulled' | 'withdrawn' | 'suspended' | 'sunset' | 'transition_over' | 'accession';

/** Whether an end is known beforehand; the others break law without notice. */
export const isForeseeable = (cause: EndingCause): boolean =>
  cause === 'sunset' || cause === 'transition_over' || cause === 'accession';

/** A start-dated entry: the end of one is the start of the next, and an end is an entry of its own. */
export type Entry<T> =
  | { readonly from: LegalDay; readonly value: T; readonly citation: Citation; readonly doubt?: string }
  | { readonly from: LegalDay; readonly ended: EndingCause; readonly citation: Citation; readonly doubt?: string };

/** What law answers on a day. `on` is the first day of the entry that answers. */
export type Answer<T> =
  | { readonly status: 'not_encoded'; readonly encodedFrom: LegalDay }
  | { readonly status: 'not_yet'; readonly from: LegalDay }
  | { readonly status: 'in_force'; readonly on: LegalDay; readonly value: T; readonly citation: Citation }
  | { readonly status: 'ended'; readonly on: LegalDay; readonly cause: EndingCause; readonly citation: Citation };

/** Dated law about one thing, answering on every day from its first encoded one. */
export class Timeline<T> {
  readonly #notEncoded: Answer<T>;
  readonly #notYet: Answer<T>;
  readonly #answers: readonly { readonly from: LegalDay; readonly answer: Answer<T> }[];

  /** @throws RangeError when the entries are empty, out of order, two on a day, or before `encodedFrom` */
  constructor(
    readonly encodedFrom: LegalDay,
    readonly entries: readonly Entry<T>[],
  ) {
    const first = entries[0];
    if (first === undefined) throw new RangeError('A timeline needs at least one entry');
    entries.forEach((entry, index) => {
      const floor = entries[index - 1]?.from;
      if (floor !== undefined && entry.from <= floor)
        throw new RangeError(`A timeline's entry from ${entry.from} does not come after the one from ${floor}`);
    });
    if (first.from < encodedFrom)
      throw new RangeError(`A timeline begins on ${first.from}, before its first encoded day ${encodedFrom}`);
    this.#notEncoded = { status: 'not_encoded', encodedFrom };
    this.#notYet = { status: 'not_yet', from: first.from };
    this.#answers = entries.map((entry) => ({ from: entry.from, answer: answerOf(entry) }));
  }

  at(asOf: AsOf): Answer<T> {
    return this.#find(asOf);
  }

  /** The answer on a day that is itself a fact, such as the day of a signature. */
  on(day: LegalDay): Answer<T> {
    return this.#find({ reached: (boundary) => boundary <= day });
  }

  /** The first day on which anything follows; null while open. */
  get endsOn(): LegalDay | null {
    const last = this.entries[this.entries.length - 1];
    return last !== undefined && 'ended' in last ? last.from : null;
  }

  /** The same, where it is known beforehand and leaves a need: neither broken without notice, nor by accession. */
  get foreseenEnd(): LegalDay | null {
    const last = this.entries[this.entries.length - 1];
    const runsOut = last !== undefined && 'ended' in last && isForeseeable(last.ended) && last.ended !== 'accession';
    return runsOut ? last.from : null;
  }

  #find(day: Pick<AsOf, 'reached'>): Answer<T> {
    if (!day.reached(this.encodedFrom)) return this.#notEncoded;
    let found = this.#notYet;
    for (const { from, answer } of this.#answers) {
      if (!day.reached(from)) break;
      found = answer;
    }
    return found;
  }
}

const answerOf = <T>(entry: Entry<T>): Answer<T> =>
  'ended' in entry
    ? { status: 'ended', on: entry.from, cause: entry.ended, citation: entry.citation }
    : { status: 'in_force', on: entry.from, value: entry.value, citation: entry.citation };
