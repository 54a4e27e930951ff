import type { AsOf } from './as-of.js';
import { wordingFor } from './as-it-stood.js';
import { type Dossier, isOutsideInstructions, isProcessorRole } from './dossier.js';
import type { Engagement, EngagementRole, Party } from './facts.js';
import { because, definitionOf, type Finding, findingsFrom, type Reason } from './finding.js';
import type { Family } from './findings/definition.js';
import type { Law } from './law.js';
import { processorContracts } from './processor-contract.js';
import type { Regime } from './regime.js';
import { regimesOf } from './restricted-transfer.js';
import { isJoint } from './rules/joint-controllers-arrangement.js';
import { isProcessing } from './rules/processor-contract.js';
import type { EngagementRoles, EngagementRule } from './rules/rule.js';
import { ENGAGEMENT_RULES } from './rules/rulebook.js';
import { destinationOf, gdprAppliesTo } from './territories.js';

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
export function assessEngagement(engagement: Engagement, dossier: Dossier, law: Law, asOf: AsOf): EngagementAssessment {
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
  if (!started || ended) return bare('out_of_scope');
  if (own === null || (regimes.length === 0 && destinationOf(own) === null)) return unlocated(id, own);
  if (regimes.length === 0) return bare('out_of_scope');

  const [regime, rules] = firstEncoded(regimes, own, asOf);
  if (regime === null) return bare('not_encoded');
  const vendorName = dossier.party(engagement.vendorPartyId)?.name ?? 'the vendor';
  const roles = rolesAsJudged(engagement, asOf);
  const contracts = processorContracts(engagement, roles, dossier, law, asOf);
  const found = { engagement, ...roles, vendorName, contracts, regime, dossier, law, asOf };
  const reasons: Reason[] = [];
  for (const rule of rules) reasons.push(...rule.check(found));
  return {
    id,
    regime,
    verdict: contractVerdict(roles, reasons),
    findings: findingsFrom({ kind: 'engagement', id }, regime, reasons, wordingFor(own, regime, asOf)),
  };
}

/** Of a company of ours whose place is not known nobody can say which law binds it. */
const unlocated = (id: string, own: Party | null): EngagementAssessment => ({
  id,
  regime: null,
  verdict: 'gap',
  findings: findingsFrom(
    { kind: 'engagement', id },
    null,
    [
      because('TRANSFER_NOT_MAPPED', {
        missing: [own === null ? 'our own party' : `country of ${own.name}`],
        of: 'The engagement',
      }),
    ],
    (citation) => citation,
  ),
});

/** A processor that went beyond its instructions is a controller for it (Art. 28(10)). */
function rolesAsJudged(engagement: Engagement, asOf: AsOf): EngagementRoles {
  const { ourRole, vendorRole } = engagement;
  if (!isOutsideInstructions(engagement, asOf)) return { ourRole, vendorRole };
  const judged = (role: EngagementRole | null): EngagementRole | null => (isProcessorRole(role) ? 'controller' : role);
  return { ourRole: judged(ourRole), vendorRole: judged(vendorRole) };
}

/** The first regime that has contract rules on the day, with them. */
function firstEncoded(
  regimes: readonly Regime[],
  own: Party,
  asOf: AsOf,
): readonly [Regime | null, readonly EngagementRule[]] {
  for (const regime of regimes) {
    const rules = rulesOf(regime, own, asOf);
    if (rules.length > 0) return [regime, rules];
  }
  return [null, []];
}

/** The contract rules encoded for a party's regime on the day; under the directive none are. */
const rulesOf = (regime: Regime, own: Party, asOf: AsOf): readonly EngagementRule[] =>
  regime === 'EU_GDPR' && !asOf.reached(gdprAppliesTo(own))
    ? []
    : ENGAGEMENT_RULES.filter((rule) => rule.regimes[regime]?.at(asOf).status === 'in_force');

/** Set by the families that speak of contracts; while a role is unknown, nobody can say that none is needed. */
function contractVerdict(roles: EngagementRoles, reasons: readonly Reason[]): EngagementVerdict {
  const severities = reasons
    .map(({ code }) => definitionOf(code))
    .filter(({ family }) => CONTRACT_FAMILIES.includes(family))
    .map(({ severity }) => severity);
  if (severities.includes('critical') || severities.includes('high')) return 'gap';
  const needed = isProcessing(roles) || isJoint(roles);
  if (!needed && (roles.ourRole === null || roles.vendorRole === null)) return 'gap';
  if (severities.length > 0) return 'in_order_with_note';
  return needed ? 'in_order' : 'not_required';
}

const CONTRACT_FAMILIES: readonly Family[] = ['contract', 'clauses', 'sub_processors'];
