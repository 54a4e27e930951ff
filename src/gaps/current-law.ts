import type { EntityManager } from 'typeorm';
import { DayNotEncodedError } from '../law/assess.js';
import { ENCODED_LAW } from '../law/catalogue.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import { FIRST_ENCODED_DAY } from '../law/regime.js';

/** The law that the register is judged by now. Whoever judges asks here, so that all judge by the same. */
export const currentLaw = (_: EntityManager): Promise<Law> => Promise.resolve(ENCODED_LAW);

/**
 * Refuses a day before the encoded law, also where there happens to be nothing to judge.
 * @throws DayNotEncodedError
 */
export function expectEncoded(day: LegalDay): void {
  if (day < FIRST_ENCODED_DAY) throw new DayNotEncodedError(day);
}
