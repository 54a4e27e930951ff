import { AsOf } from './as-of.js';
import { type DatedFinding, keyOf } from './coverage.js';
import type { Finding, FindingCode, Subject } from './finding.js';
import { type LegalDay, nextDay } from './legal-day.js';

/** Why what was accepted is accepted no longer. */
export const LAPSE_CAUSES = ['day_passed', 'evidence_changed', 'gap_closed', 'replaced'] as const;
export type LapseCause = (typeof LAPSE_CAUSES)[number];

/** A finding that somebody accepts for a while as it is: by a waiver, or by an acknowledgement. */
export interface Acceptance {
  readonly id: string;
  readonly code: FindingCode;
  readonly subject: Subject;
  readonly grantedOn: LegalDay;
  /** Last day. */
  readonly until: LegalDay;
  /** What proved the finding when it was accepted, as `evidenceOf` has it. */
  readonly evidence: string;
  /** First day on which it is known to stand no longer; null: on none. */
  readonly lapsedOn: LegalDay | null;
}

/** An acceptance that stands no longer, from which day on, and why. */
export interface Lapse<A extends Acceptance> {
  readonly acceptance: A;
  readonly on: LegalDay;
  readonly because: LapseCause;
}

/** What is accepted of findings on a day. */
export interface Accepted<A extends Acceptance> {
  readonly standing: readonly A[];
  /** Those that lapse by that day, and are not known to have lapsed. */
  readonly lapsed: readonly Lapse<A>[];
  /** The next day on which one of them begins or ends by the passing of time. */
  readonly changesOn: LegalDay | null;
}

const NOTHING: Accepted<never> = { standing: [], lapsed: [], changesOn: null };

/**
 * Tells which acceptances stand on a day, by what is found on it: one lapses when its last day passes, when its finding
 * is no more or was none for a while, and when other facts prove it.
 */
export function acceptedOn<A extends Acceptance>(
  acceptances: readonly A[],
  findings: readonly DatedFinding[],
  day: LegalDay,
): Accepted<A> {
  if (acceptances.length === 0) return NOTHING;
  const standing: A[] = [];
  const lapsed: Lapse<A>[] = [];
  const changes: LegalDay[] = [];
  for (const acceptance of acceptances) {
    const asOf = new AsOf(day);
    const lapse = isWithin(acceptance, asOf) ? lapseOf(acceptance, findings, day, asOf) : null;
    if (lapse !== null && acceptance.lapsedOn === null) lapsed.push({ acceptance, ...lapse });
    if (lapse !== null) continue;
    if (isWithin(acceptance, asOf)) standing.push(acceptance);
    if (asOf.changesOn !== null) changes.push(asOf.changesOn);
  }
  return { standing, lapsed, changesOn: changes.sort()[0] ?? null };
}

const isWithin = ({ grantedOn, lapsedOn }: Acceptance, asOf: AsOf): boolean =>
  asOf.reached(grantedOn) && (lapsedOn === null || !asOf.reached(lapsedOn));

function lapseOf(
  acceptance: Acceptance,
  findings: readonly DatedFinding[],
  day: LegalDay,
  asOf: AsOf,
): { readonly on: LegalDay; readonly because: LapseCause } | null {
  const { until, grantedOn, evidence } = acceptance;
  if (asOf.passed(until)) return { on: nextDay(until), because: 'day_passed' };
  const found = findings.filter((finding) => keyOf(finding) === keyOf(acceptance));
  // Nobody need have looked while it was closed in between.
  const since = found[0]?.since ?? null;
  if (found.length === 0 || (since !== null && since > grantedOn)) return { on: day, because: 'gap_closed' };
  return evidenceOf(found) === evidence ? null : { on: day, because: 'evidence_changed' };
}

/**
 * The facts that prove one gap, under whatever regimes, as JSON: the same for the same facts, however they are worded,
 * cited or ordered.
 */
export const evidenceOf = (findings: readonly Finding[]): string =>
  `[${findings
    .flatMap(({ regime, reasons }) => reasons.map(({ code, evidence }) => canonical({ regime, code, evidence })))
    .sort()
    .join()}]`;

/** JSON with its fields in the order of their names. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
