import type { EntityManager } from 'typeorm';
import type { LegalDay } from './law/legal-day.js';

/** A write in progress: the one transaction it happens in, who makes it, and when. */
export interface Change {
  readonly manager: EntityManager;
  /** Name or e-mail of whoever is behind it; `clausebook` for a job. */
  readonly by: string;
  readonly today: LegalDay;
  readonly at: Date;
}
