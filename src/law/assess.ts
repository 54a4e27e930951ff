import { AsOf } from './as-of.js';
import { inWords, isAsNow, type Wording, wordingFor } from './as-it-stood.js';
import { assessEngagement, type EngagementAssessment } from './assess-engagement.js';
import type { Citation } from './citation.js';
import { Dossier } from './dossier.js';
import type { Facts, Mechanism, Transfer } from './facts.js';
import { because, definitionOf, type Finding, findingsFrom, type Reason } from './finding.js';
import type { Law } from './law.js';
import type { LegalDay } from './legal-day.js';
import { adequacyInForce, judgeAdequacy } from './mechanisms/adequacy.js';
import { judgeCertification } from './mechanisms/certification.js';
import { judgeClauseSet } from './mechanisms/clause-set.js';
import { judgeDerogation } from './mechanisms/derogation.js';
import type { MechanismJudgement } from './mechanisms/judgement.js';
import { judgeSafeguard } from './mechanisms/safeguard.js';
import { FIRST_ENCODED_DAY, type Regime } from './regime.js';
import { type Exempt, type RestrictedTransfer, restrictedTransfers, type Unmapped } from './restricted-transfer.js';
import { TRANSFER_RULES } from './rules/rulebook.js';

export { ENGAGEMENT_VERDICTS, type EngagementAssessment, type EngagementVerdict } from './assess-engagement.js';

export type TransferVerdict = 'covered' | 'flagged' | 'gap' | 'not_a_transfer' | 'out_of_scope';
/** Worst first. */
export const TRANSFER_VERDICTS: readonly TransferVerdict[] = [
  'gap',
  'flagged',
  'covered',
  'not_a_transfer',
  'out_of_scope',
];

/** One transfer under one regime that binds its exporter; regime null where none does. */
export interface TransferAssessment {
  readonly id: string;
  readonly regime: Regime | null;
  readonly verdict: TransferVerdict;
  /** Why the law on transfers does not apply; null where it does. */
  readonly because: string | null;
  readonly citation: Citation | null;
  readonly governing: MechanismJudgement | null;
  /** In the order listed; an adequacy decision that applies unlisted comes last. */
  readonly mechanisms: readonly MechanismJudgement[];
  /** The one that applies by operation of law without being listed. */
  readonly unlisted: MechanismJudgement | null;
  /** The worst verdict of the hops that follow it; null: none follows. It leaves the verdict as it is. */
  readonly onward: TransferVerdict | null;
  readonly findings: readonly Finding[];
}

export interface Assessment {
  readonly asOf: LegalDay;
  readonly lawVersion: string;
  readonly transfers: readonly TransferAssessment[];
  readonly engagements: readonly EngagementAssessment[];
  /** Every finding of the above. */
  readonly findings: readonly Finding[];
  /** First day of the run of days, up to the day asked, with this same assessment; null: as far back as law is encoded. */
  readonly heldSince: LegalDay | null;
  /** The next day on which anything changes by itself; null: never. */
  readonly changesOn: LegalDay | null;
}

/** A day before the encoded law. */
export class DayNotEncodedError extends RangeError {
  constructor(readonly day: LegalDay) {
    super(`Law is encoded from ${FIRST_ENCODED_DAY}; ${day} lies before it and is not judged`);
  }
}

/**
 * Judges the facts by the law on a day: no clock, no database, the same answer every time.
 * @throws DayNotEncodedError for a day before the encoded law
 */
export function assess(facts: Facts, law: Law, day: LegalDay): Assessment {
  const { dossier, asOf } = begin(facts, day);
  return closed(
    day,
    law,
    asOf,
    assessTransfers(facts.transfers, dossier, law, asOf),
    facts.engagements.map((engagement) => assessEngagement(engagement, dossier, law, asOf)),
  );
}

/** The same of one transfer alone, which the others of the facts may lead to or follow; no engagement. */
export function assessOnly(transfer: Transfer, facts: Facts, law: Law, day: LegalDay): Assessment {
  const { dossier, asOf } = begin(facts, day);
  const judged = assessTransfers([transfer, ...dossier.hopsAfter(transfer.id)], dossier, law, asOf);
  return closed(
    day,
    law,
    asOf,
    judged.filter(({ id }) => id === transfer.id),
    [],
  );
}

function begin(facts: Facts, day: LegalDay): { readonly dossier: Dossier; readonly asOf: AsOf } {
  if (day < FIRST_ENCODED_DAY) throw new DayNotEncodedError(day);
  return { dossier: new Dossier(facts), asOf: new AsOf(day) };
}

function closed(
  day: LegalDay,
  law: Law,
  asOf: AsOf,
  transfers: readonly TransferAssessment[],
  engagements: readonly EngagementAssessment[],
): Assessment {
  return {
    asOf: day,
    lawVersion: law.version,
    transfers,
    engagements,
    findings: findingsOf(transfers, engagements),
    heldSince: asOf.heldSince,
    changesOn: asOf.changesOn,
  };
}

function findingsOf(...assessed: readonly (readonly { readonly findings: readonly Finding[] }[])[]): Finding[] {
  const all: Finding[] = [];
  for (const some of assessed) for (const { findings } of some) all.push(...findings);
  return all;
}

function assessTransfers(
  transfers: readonly Transfer[],
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
): readonly TransferAssessment[] {
  const assessed: TransferAssessment[] = [];
  for (const transfer of transfers) assessed.push(...assessTransfer(transfer, dossier, law, asOf));
  if (!transfers.some(({ onwardFromId }) => onwardFromId !== null)) return assessed;
  return assessed.map((transfer) => {
    const hops = dossier.hopsAfter(transfer.id);
    return hops.length === 0 ? transfer : { ...transfer, onward: worstOf(hops, assessed) };
  });
}

const worstOf = (hops: readonly Transfer[], assessed: readonly TransferAssessment[]): TransferVerdict | null =>
  TRANSFER_VERDICTS.find((one) =>
    assessed.some(({ id, verdict }) => verdict === one && hops.some((hop) => hop.id === id)),
  ) ?? null;

/** One verdict per regime that binds the exporter, the worst first. */
function assessTransfer(transfer: Transfer, dossier: Dossier, law: Law, asOf: AsOf): readonly TransferAssessment[] {
  const assessed = restrictedTransfers(transfer, dossier, law, asOf).map((candidate) =>
    'transfer' in candidate
      ? assessRestricted(candidate)
      : candidate.kind === 'exempt'
        ? exempted(transfer.id, candidate)
        : unmapped(transfer.id, candidate),
  );
  return assessed.length < 2 ? assessed : assessed.sort((a, b) => verdictRank(a) - verdictRank(b));
}

const verdictRank = ({ verdict }: TransferAssessment): number => TRANSFER_VERDICTS.indexOf(verdict);

const UNJUDGED = { governing: null, mechanisms: [], unlisted: null, onward: null } as const;

const exempted = (id: string, { verdict, regime, because, citation }: Exempt): TransferAssessment => ({
  id,
  regime,
  verdict,
  because,
  citation,
  ...UNJUDGED,
  findings: [],
});

const asTheGdprNumbers: Wording = (citation) => citation;

/** Whose law it falls under is not known, so it cannot be covered either. */
const unmapped = (id: string, { missing }: Unmapped): TransferAssessment => ({
  id,
  regime: null,
  verdict: 'gap',
  because: null,
  citation: null,
  ...UNJUDGED,
  findings: findingsFrom(
    { kind: 'transfer', id },
    null,
    [because('TRANSFER_NOT_MAPPED', { missing, of: 'The transfer' })],
    asTheGdprNumbers,
  ),
});

function assessRestricted(transfer: RestrictedTransfer): TransferAssessment {
  const { id, mechanisms: entries } = transfer.transfer;
  const wording = wordingFor(transfer.exporter, transfer.regime, transfer.asOf);
  const inItsWords = (judged: MechanismJudgement): MechanismJudgement =>
    isAsNow(wording) || judged.reasons.length + judged.notes.length === 0
      ? judged
      : { ...judged, reasons: inWords(judged.reasons, wording), notes: inWords(judged.notes, wording) };
  const listed = entries.map((entry) => inItsWords(judge(entry, transfer)));
  const byLaw = adequacyInForce(transfer);
  const adequacy = byLaw === null ? null : inItsWords(byLaw);
  const unlisted = adequacy === null || listed.some((entry) => isSame(entry, adequacy)) ? null : adequacy;
  const mechanisms = unlisted === null ? listed : [...listed, unlisted];
  const governing = mechanisms.find(({ state }) => state === 'in_force') ?? null;
  const found = { transfer, listed, adequacy, governing };
  const reasons: Reason[] = [];
  for (const rule of TRANSFER_RULES) reasons.push(...rule.check(found));
  return {
    id,
    regime: transfer.regime,
    verdict: governing === null || isUnmapped(reasons) ? 'gap' : isDoubted(reasons) ? 'flagged' : 'covered',
    because: null,
    citation: null,
    governing,
    mechanisms,
    unlisted,
    onward: null,
    findings: findingsFrom({ kind: 'transfer', id }, transfer.regime, reasons, wording),
  };
}

const isSame = (listed: MechanismJudgement, adequacy: MechanismJudgement): boolean =>
  listed.instrument === adequacy.instrument && listed.state === 'in_force';

/** What nobody can say enough of is never covered. */
const isUnmapped = (reasons: readonly Reason[]): boolean => reasons.some(({ code }) => code === 'TRANSFER_NOT_MAPPED');

const isDoubted = (reasons: readonly Reason[]): boolean =>
  reasons.some(({ code }) => definitionOf(code).raisesDoubt === true);

function judge(entry: Mechanism, transfer: RestrictedTransfer): MechanismJudgement {
  switch (entry.kind) {
    case 'adequacy':
      return judgeAdequacy(entry.decision, transfer);
    case 'certification':
      return judgeCertification(entry.certificationId, transfer);
    case 'clause_set':
      return judgeClauseSet(entry.clauseSetId, transfer);
    case 'safeguard':
      return judgeSafeguard(entry.safeguardId, transfer);
    case 'derogation':
      return judgeDerogation(entry, transfer);
  }
}
