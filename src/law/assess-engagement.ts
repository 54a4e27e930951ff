import type { AsOf } from './as-of.js';
import { wordingFor } from './as-it-stood.js';
import type { Dossier } from './dossier.js';
import type { Engagement, Party } from './facts.js';
import { definitionOf, type Finding, findingsFrom, type Reason } from './finding.js';
import type { Family } from './findings/definition.js';
import type { Regime } from './regime.js';
import { regimesOf } from './restricted-transfer.js';
import { isJoint } from './rules/joint-controllers-arrangement.js';
import { isProcessing } from './rules/processor-contract.js';
import type { EngagementRule } from './rules/rule.js';
import { ENGAGEMENT_RULES } from './rules/rulebook.js';
import { gdprAppliesTo } from './territories.js';

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

export interface EngagementAssessment {
  readonly id: string;
  readonly regime: Regime | null;
  readonly verdict: EngagementVerdict;
  readonly findings: readonly Finding[];
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
