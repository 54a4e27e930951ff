import { AsOf } from './as-of.js';
import { inWords, wordingFor } from './as-it-stood.js';
import type { Citation } from './citation.js';
import { Dossier } from './dossier.js';
import type { Engagement, Facts, Mechanism, Party, Transfer } from './facts.js';
import { definitionOf, type Finding, findingsFrom, type Reason } from './finding.js';
import type { Family } from './findings/definition.js';
import type { Law } from './law.js';
import type { LegalDay } from './legal-day.js';
import { adequacyInForce, judgeAdequacy } from './mechanisms/adequacy.js';
import { judgeCertification } from './mechanisms/certification.js';
import { judgeClauseSet } from './mechanisms/clause-set.js';
import type { MechanismJudgement } from './mechanisms/judgement.js';
import { FIRST_ENCODED_DAY, type Regime } from './regime.js';
import {
  type Exempt,
  isExempt,
  regimesOf,
  type RestrictedTransfer,
  restrictedTransfers,
} from './restricted-transfer.js';
import { isJoint } from './rules/joint-controllers-arrangement.js';
import { isProcessing } from './rules/processor-contract.js';
import { gdprAppliesTo } from './territories.js';
import type { EngagementRule } from './rules/rule.js';
import { ENGAGEMENT_RULES, TRANSFER_RULES } from './rules/rulebook.js';

export type TransferVerdict = 'covered' | 'flagged' | 'gap' | 'not_a_transfer' | 'out_of_scope' | 'not_encoded';
/** Worst first. */
export const TRANSFER_VERDICTS: readonly TransferVerdict[] = [
  'gap',
  'flagged',
  'not_encoded',
  'covered',
  'not_a_transfer',
  'out_of_scope',
];

/** Worst first. */
export const ENGAGEMENT_VERDICTS = [
  'gap',
  'in_order_with_note',
  'not_encoded',
  'in_order',
  'not_required',
  'out_of_scope',
] as const;
export type EngagementVerdict = (typeof ENGAGEMENT_VERDICTS)[number];

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
  readonly findings: readonly Finding[];
}

export interface EngagementAssessment {
  readonly id: string;
  readonly regime: Regime | null;
  readonly verdict: EngagementVerdict;
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
  if (day < FIRST_ENCODED_DAY) throw new DayNotEncodedError(day);
  const asOf = new AsOf(day);
  const dossier = new Dossier(facts);
  const transfers = facts.transfers.flatMap((transfer) => assessTransfer(transfer, dossier, law, asOf));
  const engagements = facts.engagements.map((engagement) => assessEngagement(engagement, dossier, asOf));
  return {
    asOf: day,
    lawVersion: law.version,
    transfers,
    engagements,
    findings: [...transfers, ...engagements].flatMap(({ findings }) => findings),
    heldSince: asOf.heldSince,
    changesOn: asOf.changesOn,
  };
}

/** One verdict per regime that binds the exporter, the worst first. */
export function assessTransfer(
  transfer: Transfer,
  dossier: Dossier,
  law: Law,
  asOf: AsOf,
): readonly TransferAssessment[] {
  const assessed = restrictedTransfers(transfer, dossier, law, asOf).map((candidate) =>
    isExempt(candidate) ? exempted(transfer.id, candidate) : assessRestricted(candidate),
  );
  return assessed.length < 2 ? assessed : [...assessed].sort((a, b) => verdictRank(a) - verdictRank(b));
}

const verdictRank = ({ verdict }: TransferAssessment): number => TRANSFER_VERDICTS.indexOf(verdict);

const exempted = (id: string, { verdict, regime, because, citation }: Exempt): TransferAssessment => ({
  id,
  regime,
  verdict,
  because,
  citation,
  governing: null,
  mechanisms: [],
  unlisted: null,
  findings: [],
});

function assessRestricted(transfer: RestrictedTransfer): TransferAssessment {
  const { id, mechanisms: entries } = transfer.transfer;
  const wording = wordingFor(transfer.exporter, transfer.regime, transfer.asOf);
  const inItsWords = (judged: MechanismJudgement): MechanismJudgement => ({
    ...judged,
    reasons: inWords(judged.reasons, wording),
    notes: inWords(judged.notes, wording),
  });
  const listed = entries.map((entry) => inItsWords(judge(entry, transfer)));
  const byLaw = adequacyInForce(transfer);
  const adequacy = byLaw === null ? null : inItsWords(byLaw);
  const unlisted = adequacy === null || listed.some((entry) => isSame(entry, adequacy)) ? null : adequacy;
  const mechanisms = unlisted === null ? listed : [...listed, unlisted];
  const governing = mechanisms.find(({ state }) => state === 'in_force') ?? null;
  const reasons = TRANSFER_RULES.flatMap((rule) => rule.check({ transfer, listed, adequacy, governing }));
  return {
    id,
    regime: transfer.regime,
    verdict: governing === null || transfer.destination === null ? 'gap' : isDoubted(reasons) ? 'flagged' : 'covered',
    because: null,
    citation: null,
    governing,
    mechanisms,
    unlisted,
    findings: findingsFrom({ kind: 'transfer', id }, transfer.regime, reasons, wording),
  };
}

const isSame = (listed: MechanismJudgement, adequacy: MechanismJudgement): boolean =>
  listed.instrument === adequacy.instrument && listed.state === 'in_force';

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
  }
}

/** The contract side of an engagement, under the law that binds our own party. */
export function assessEngagement(engagement: Engagement, dossier: Dossier, asOf: AsOf): EngagementAssessment {
  const { id, startsOn, endsOn } = engagement;
  const own = dossier.party(engagement.ownPartyId);
  const regimes = own === null ? [] : regimesOf(own, asOf);
  const bare = (verdict: EngagementVerdict): EngagementAssessment => ({
    id,
    regime: regimes[0] ?? null,
    verdict,
    findings: [],
  });

  const started = startsOn === null || asOf.reached(startsOn);
  const ended = endsOn !== null && asOf.passed(endsOn);
  if (own === null || regimes.length === 0 || !started || ended) return bare('out_of_scope');

  const regime = regimes.find((binding) => rulesOf(binding, own, asOf).length > 0);
  if (regime === undefined) return bare('not_encoded');
  const vendorName = dossier.party(engagement.vendorPartyId)?.name ?? 'the vendor';
  const reasons = rulesOf(regime, own, asOf).flatMap((rule) => rule.check({ engagement, vendorName, dossier, asOf }));
  return {
    id,
    regime,
    verdict: contractVerdict(engagement, reasons),
    findings: findingsFrom({ kind: 'engagement', id }, regime, reasons, wordingFor(own, regime, asOf)),
  };
}

/** The contract rules encoded for a party's regime on the day; under the directive none are. */
const rulesOf = (regime: Regime, own: Party, asOf: AsOf): readonly EngagementRule[] =>
  regime === 'EU_GDPR' && !asOf.reached(gdprAppliesTo(own))
    ? []
    : ENGAGEMENT_RULES.filter((rule) => rule.regimes[regime]?.at(asOf).status === 'in_force');

/** Set by the families that speak of contracts; while a role is unknown, nobody can say that none is needed. */
function contractVerdict(engagement: Engagement, reasons: readonly Reason[]): EngagementVerdict {
  const severities = reasons
    .map(({ code }) => definitionOf(code))
    .filter(({ family }) => CONTRACT_FAMILIES.includes(family))
    .map(({ severity }) => severity);
  if (severities.includes('critical') || severities.includes('high')) return 'gap';
  const needed = needsContract(engagement);
  if (!needed && (engagement.ourRole === null || engagement.vendorRole === null)) return 'gap';
  if (severities.length > 0) return 'in_order_with_note';
  return needed ? 'in_order' : 'not_required';
}

const CONTRACT_FAMILIES: readonly Family[] = ['contract', 'clauses', 'sub_processors'];

const needsContract = (engagement: Engagement): boolean => isProcessing(engagement) || isJoint(engagement);
