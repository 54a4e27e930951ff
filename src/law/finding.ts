import type { Wording } from './as-it-stood.js';
import type { Citation } from './citation.js';
import { clausesFindings } from './findings/clauses.js';
import { contractFindings } from './findings/contract.js';
import type { Definition, Severity } from './findings/definition.js';
import { SEVERITIES } from './findings/definition.js';
import { mechanismFindings } from './findings/mechanism.js';
import { recordAndGovernanceFindings } from './findings/record-and-governance.js';
import { subProcessorFindings } from './findings/sub-processors.js';
import type { Regime } from './regime.js';

/** Every finding code that the law core can give, with its meaning. */
export const FINDINGS = {
  ...mechanismFindings,
  ...contractFindings,
  ...clausesFindings,
  ...subProcessorFindings,
  ...recordAndGovernanceFindings,
};

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as readonly FindingCode[];

export type EvidenceOf<C extends FindingCode> = (typeof FINDINGS)[C] extends Definition<infer E> ? E : never;

/** One reason why something does not hold: a code, the facts that prove it, the act that decides. */
export type Reason = {
  [C in FindingCode]: {
    readonly code: C;
    readonly evidence: EvidenceOf<C>;
    readonly citation: Citation;
    /** The law that it was found under; null or absent: none is known to bind. */
    readonly regime?: Regime | null;
  };
}[FindingCode];

export interface Subject {
  readonly kind: 'transfer' | 'engagement';
  readonly id: string;
}

/** A code found true of a subject on the day of judgement, with every reason that it has there. */
export interface Finding {
  readonly code: FindingCode;
  readonly subject: Subject;
  /** null: none is known to bind. */
  readonly regime: Regime | null;
  readonly reasons: readonly Reason[];
  /** The acts that decided the case, then what the code rests on in general, as the law stood on the day; each once. */
  readonly citations: readonly Citation[];
}

/** @param citation by default the first general one of the code */
export const because = <C extends FindingCode>(
  code: C,
  evidence: EvidenceOf<C>,
  citation = definitionOf(code).citations[0],
): Reason => ({ code, evidence, citation }) as unknown as Reason;

export const definitionOf = (code: FindingCode): Definition<unknown> => FINDINGS[code];

/** What is so, in one sentence. */
export const sayReason = (reason: Reason): string => definitionOf(reason.code).says(reason.evidence);
/** What closes it, in one sentence. */
export const remedyOf = (reason: Reason): string =>
  definitionOf(reason.code).remedy(reason.evidence, reason.regime ?? null);
/** What a finding rests on, the deciding acts first. */
export const citationsOf = ({ citations }: Finding): readonly Citation[] => citations;

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Gathers reasons into findings, one per code, in order of first mention. */
export function findingsFrom(
  subject: Subject,
  regime: Regime | null,
  reasons: readonly Reason[],
  wording: Wording,
): readonly Finding[] {
  const byCode: [FindingCode, Reason[]][] = [];
  for (const { code, evidence, citation } of reasons) {
    const said = { code, evidence, citation: wording(citation), regime } as Reason;
    const same = byCode.find(([known]) => known === code);
    if (same === undefined) byCode.push([code, [said]]);
    else same[1].push(said);
  }
  return byCode.map(([code, all]) => ({
    code,
    subject,
    regime,
    reasons: all,
    citations: eachOnce(all, generalCitations(code, wording)),
  }));
}

/** What codes rest on in general, in words: the same few lists over and over. */
const GENERAL = new WeakMap<Wording, Map<FindingCode, readonly Citation[]>>();

function generalCitations(code: FindingCode, wording: Wording): readonly Citation[] {
  let byCode = GENERAL.get(wording);
  if (byCode === undefined) GENERAL.set(wording, (byCode = new Map<FindingCode, readonly Citation[]>()));
  let worded = byCode.get(code);
  if (worded === undefined) byCode.set(code, (worded = definitionOf(code).citations.map(wording)));
  return worded;
}

function eachOnce(deciding: readonly { readonly citation: Citation }[], general: readonly Citation[]): Citation[] {
  const found: Citation[] = [];
  const add = (citation: Citation): void => {
    if (!found.some(({ text }) => text === citation.text)) found.push(citation);
  };
  for (const { citation } of deciding) add(citation);
  for (const citation of general) add(citation);
  return found;
}
