import { Clock } from '../src/clock.js';
import type { LegalDay } from '../src/law/legal-day.js';

/** A clock that stands still until a test moves it. */
export class FixedClock extends Clock {
  /** Setting the day leaves the instant alone, and the other way round. */
  constructor(
    public day: LegalDay,
    public instant: Date = new Date(`${day}T12:00:00Z`),
  ) {
    super();
  }

  override today(): LegalDay {
    return this.day;
  }

  override now(): Date {
    return new Date(this.instant);
  }
}
