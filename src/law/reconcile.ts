import { keyOf } from './coverage.js';
import { definitionOf, type Finding, type FindingCode, type Subject } from './finding.js';

/** What the register holds open. */
export interface OpenGap {
  readonly id: string;
  readonly code: FindingCode;
  readonly subject: Subject;
}

/** What to do so that the gaps say what the findings say; it changes nothing itself. */
export interface Plan<G extends OpenGap, F extends Finding> {
  readonly open: readonly F[];
  readonly keep: readonly { readonly gap: G; readonly finding: F }[];
  readonly close: readonly G[];
}

/** A notice is told with the assessment and is no gap. */
export const isGap = ({ code }: Finding): boolean => definitionOf(code).severity !== 'notice';

/** Compares the open gaps with what was found: one gap per code and subject. */
export function reconcile<G extends OpenGap, F extends Finding>(
  openGaps: readonly G[],
  findings: readonly F[],
): Plan<G, F> {
  const found = new Map<string, F>();
  for (const finding of findings) if (isGap(finding) && !found.has(keyOf(finding))) found.set(keyOf(finding), finding);
  const keep: { gap: G; finding: F }[] = [];
  const close: G[] = [];
  for (const gap of openGaps) {
    const finding = found.get(keyOf(gap));
    if (finding === undefined) close.push(gap);
    else {
      keep.push({ gap, finding });
      found.delete(keyOf(gap));
    }
  }
  return { open: [...found.values()], keep, close };
}
