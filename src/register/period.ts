import { refused } from '../errors.js';
import type { LegalDay } from '../law/legal-day.js';

interface Period {
  readonly startsOn?: LegalDay | null;
  /** Last day. */
  readonly endsOn?: LegalDay | null;
}

/** @throws RefusedError for a period that ends before it starts */
export function expectPeriod({ startsOn, endsOn }: Period): void {
  if (startsOn == null || endsOn == null || endsOn >= startsOn) return;
  throw refused('/endsOn', `${endsOn} lies before the start on ${startsOn}; expected that day or a later one`);
}
