import { assess, assessOnly, type Assessment, type TransferAssessment } from './assess.js';
import type { Facts, Transfer } from './facts.js';
import type { Finding, FindingCode, Subject } from './finding.js';
import type { Law } from './law.js';
import { type LegalDay, previousDay } from './legal-day.js';
import { FIRST_ENCODED_DAY } from './regime.js';

/** A finding with the first day of the unbroken run of days on which it has been so. */
export interface DatedFinding extends Finding {
  /** null: on every encoded day so far, the register not saying when the processing began. */
  readonly since: LegalDay | null;
}

/** Dates every finding of an assessment by walking back over the days on which anything changed. */
export function datedFindings(assessment: Assessment, facts: Facts, law: Law): readonly DatedFinding[] {
  const undated = new Map(assessment.findings.map((finding) => [keyOf(finding), finding]));
  const since = new Map<string, LegalDay | null>();
  let current = assessment;
  while (undated.size > 0) {
    const { heldSince } = current;
    const earlier =
      heldSince === null || heldSince <= FIRST_ENCODED_DAY ? null : assess(facts, law, previousDay(heldSince));
    const present = new Set(earlier?.findings.map(keyOf));
    for (const key of [...undated.keys()])
      if (!present.has(key)) {
        since.set(key, earlier === null ? null : heldSince);
        undated.delete(key);
      }
    if (earlier === null) break;
    current = earlier;
  }
  return assessment.findings.map((finding) => ({ ...finding, since: since.get(keyOf(finding)) ?? null }));
}

/** Findings of several regimes on one transfer are one gap. */
export const keyOf = ({ code, subject }: { readonly code: FindingCode; readonly subject: Subject }): string =>
  `${code} ${subject.kind} ${subject.id}`;

/** A run of days on which a transfer is judged the same. */
export interface CoveragePeriod {
  readonly from: LegalDay;
  /** Last day; null: open, by the law and the facts as known today. */
  readonly until: LegalDay | null;
  /** One per regime that binds the exporter, the worst first. */
  readonly assessments: readonly TransferAssessment[];
}

/** The whole timeline of a transfer, from the first encoded day on: equal to asking `assess` on every single day. */
export function coverage(transfer: Transfer, facts: Facts, law: Law): readonly CoveragePeriod[] {
  const starts: { from: LegalDay; assessments: readonly TransferAssessment[] }[] = [];
  for (let day: LegalDay | null = FIRST_ENCODED_DAY; day !== null;) {
    const { transfers, changesOn }: Assessment = assessOnly(transfer, facts, law, day);
    const before = starts.at(-1);
    if (before === undefined || !isSame(before.assessments, transfers))
      starts.push({ from: day, assessments: transfers });
    day = changesOn;
  }
  return starts.map((start, index) => {
    const next = starts[index + 1];
    return { ...start, until: next === undefined ? null : previousDay(next.from) };
  });
}

/** A day from which a transfer is covered otherwise than before it, by the assessment that tells it: the worst one that differs. */
export interface CoverChange {
  readonly on: LegalDay;
  readonly before: TransferAssessment;
  readonly after: TransferAssessment;
}

/** The next day after this one on which verdict or governing mechanism of a transfer is another; null: time alone changes neither. */
export function nextCover(transfer: Transfer, facts: Facts, law: Law, day: LegalDay): CoverChange | null {
  const { transfers: before, changesOn }: Assessment = assessOnly(transfer, facts, law, day);
  for (let on = changesOn; on !== null;) {
    const { transfers: after, changesOn: next }: Assessment = assessOnly(transfer, facts, law, on);
    const other = after.find((assessment) => !before.some((was) => cover(was) === cover(assessment)));
    if (other !== undefined) {
      const was = before.find(({ regime }) => regime === other.regime) ?? before[0];
      return was === undefined ? null : { on, before: was, after: other };
    }
    on = next;
  }
  return null;
}

const cover = ({ regime, verdict, governing }: TransferAssessment): string =>
  [regime, verdict, governing?.instrument].join(' ');

const isSame = (a: readonly TransferAssessment[], b: readonly TransferAssessment[]): boolean =>
  a.length === b.length && a.every((assessment, index) => summary(assessment) === summary(b[index]!));

const summary = ({ regime, verdict, governing, onward, findings }: TransferAssessment): string =>
  [regime, verdict, governing?.instrument, onward, ...findings.map(({ code }) => code)].join(' ');
