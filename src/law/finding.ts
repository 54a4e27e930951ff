import type { Citation } from './citation.js';
import { contractFindings } from './findings/contract.js';
import type { Definition, Severity } from './findings/definition.js';
import { SEVERITIES } from './findings/definition.js';
import { mechanismFindings } from './findings/mechanism.js';
import { recordAndGovernanceFindings } from './findings/record-and-governance.js';
import type { Regime } from './regime.js';

/** Every finding code that the law core can give, with its meaning. */
export const FINDINGS = { ...mechanismFindings, ...contractFindings, ...recordAndGovernanceFindings };

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as readonly FindingCode[];

export type EvidenceOf<C extends FindingCode> = (typeof FINDINGS)[C] extends Definition<infer E> ? E : never;

/** One reason why something does not hold: a code, the facts that prove it, the act that decides. */
export type Reason = {
  [C in FindingCode]: { readonly code: C; readonly evidence: EvidenceOf<C>; readonly citation: Citation };
}[FindingCode];

export interface Subject {
  readonly kind: 'transfer' | 'engagement';
  readonly id: string;
}

/** A code found true of a subject on the day of judgement, with every reason that it has there. */
export interface Finding {
  readonly code: FindingCode;
  readonly subject: Subject;
  readonly regime: Regime;
  readonly reasons: readonly Reason[];
}

/** @param citation by default the first general one of the code */
export const because = <C extends FindingCode>(
  code: C,
  evidence: EvidenceOf<C>,
  citation: Citation = definitionOf(code).citations[0]!,
): Reason => ({ code, evidence, citation }) as unknown as Reason;

export const definitionOf = (code: FindingCode): Definition<unknown> => FINDINGS[code] as Definition<unknown>;

/** What is so, in one sentence. */
export const sayReason = (reason: Reason): string => definitionOf(reason.code).says(reason.evidence);
/** What closes it, in one sentence. */
export const remedyOf = (reason: Reason): string => definitionOf(reason.code).remedy(reason.evidence);
/** The act that decided the case, then what the code rests on in general; each once. */
export function citationsOf(finding: Finding): readonly Citation[] {
  const cited = new Map<string, Citation>();
  for (const { citation } of finding.reasons) cited.set(citation.text, citation);
  for (const citation of definitionOf(finding.code).citations) cited.set(citation.text, citation);
  return [...cited.values()];
}

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Gathers reasons into findings, one per code, in order of first mention. */
export function findingsFrom(subject: Subject, regime: Regime, reasons: readonly Reason[]): readonly Finding[] {
  if (reasons.length === 0) return [];
  const byCode = new Map<FindingCode, Reason[]>();
  for (const reason of reasons) {
    const same = byCode.get(reason.code);
    if (same === undefined) byCode.set(reason.code, [reason]);
    else same.push(reason);
  }
  return Array.from(byCode, ([code, all]) => ({ code, subject, regime, reasons: all }));
}
