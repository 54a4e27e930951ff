import { LAST_DAY, type LegalDay, nextDay } from './legal-day.js';

/**
 * The day of a judgement, which can only be asked whether a boundary has been reached.
 *
 * Every rule looks at the day through it, so a judgement knows by itself since when it has held
 * and the next day on which it can change, whatever rules were asked.
 */
export class AsOf {
  readonly #day: LegalDay;
  #heldSince: LegalDay | null = null;
  #changesOn: LegalDay | null = null;

  constructor(day: LegalDay) {
    this.#day = day;
  }

  /** Whether the boundary is the day of judgement or lies before it. */
  reached(boundary: LegalDay): boolean {
    if (boundary <= this.#day) {
      if (this.#heldSince === null || boundary > this.#heldSince) this.#heldSince = boundary;
      return true;
    }
    if (this.#changesOn === null || boundary < this.#changesOn) this.#changesOn = boundary;
    return false;
  }

  /** Whether the last day of something lies before the day of judgement. */
  passed(lastDay: LegalDay): boolean {
    if (lastDay === LAST_DAY) return false;
    // The day after is worked out only where it may be a nearer boundary than those known.
    if (lastDay < this.#day)
      return (this.#heldSince !== null && lastDay < this.#heldSince) || this.reached(nextDay(lastDay));
    return this.#changesOn !== null && lastDay >= this.#changesOn ? false : this.reached(nextDay(lastDay));
  }

  /** The first day of the run of days, up to the day of judgement, on which the same answers were given; null: every earlier day. */
  get heldSince(): LegalDay | null {
    return this.#heldSince;
  }

  /** The next day on which an answer differs; null: none ever will by the passing of time. */
  get changesOn(): LegalDay | null {
    return this.#changesOn;
  }
}
