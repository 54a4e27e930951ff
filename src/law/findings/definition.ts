import type { Citation } from '../citation.js';
import type { Regime } from '../regime.js';

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
  /** What it rests on in general, as the GDPR numbers it; a finding adds the act that decided the case. */
  readonly citations: readonly Citation[];
  /** One sentence: what is so. */
  says(evidence: E): string;
  /** One sentence: what closes it, under the regime that binds; null: none is known to. */
  remedy(evidence: E, regime: Regime | null): string;
}

export const define = <E>(definition: Definition<E>): Definition<E> => definition;

const CLAUSES_OF: Readonly<Record<Regime, string>> = {
  EU_GDPR: 'the standard contractual clauses of 2021/914',
  UK_GDPR: 'the IDTA, or the clauses of 2021/914 with the UK Addendum',
  CH_FADP: 'the clauses of 2021/914 with the FDPIC adaptations',
};

/** The clauses that a new contract takes up under the regime, in the middle of a sentence. */
export const clausesUnder = (regime: Regime | null): string => CLAUSES_OF[regime ?? 'EU_GDPR'];
