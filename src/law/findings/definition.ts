import type { Citation } from '../citation.js';

export const FAMILIES = ['mechanism', 'contract', 'clauses', 'sub_processors', 'record_and_governance'] as const;
export type Family = (typeof FAMILIES)[number];

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Art. 83(4) GDPR: up to 10 M EUR or 2 % of turnover; Art. 83(5): up to 20 M EUR or 4 %. */
export type FineTier = '83(4)' | '83(5)';

/** What a finding code means; `E` holds the facts that prove it. */
export interface Definition<E> {
  readonly family: Family;
  readonly severity: Severity;
  readonly fine: FineTier | null;
  /** The transfer stands, with a legal doubt that flags it. */
  readonly raisesDoubt?: true;
  readonly title: string;
  /** What it rests on in general; a finding adds the act that decided the case. */
  readonly citations: readonly Citation[];
  /** One sentence: what is so. */
  says(evidence: E): string;
  /** One sentence: what closes it. */
  remedy(evidence: E): string;
}

export const define = <E>(definition: Definition<E>): Definition<E> => definition;
