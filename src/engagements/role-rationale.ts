import type { Change } from '../change.js';
import { refused } from '../errors.js';
import type { EngagementRole, Role } from '../law/facts.js';
import { ruleOnRole } from '../law/questionnaires/role.js';
import { type EngagementRoles, type RoleOutcome, rolesFollowing } from '../law/questionnaires/role-outcome.js';
import type { Engagement, RoleQuestionnaire } from './engagement.entity.js';
import type { EngagementPatch } from './engagement.params.js';
import type { NewRoleQuestionnaire } from './role-questionnaire.params.js';

type Rationale = Pick<
  Engagement,
  'ourRole' | 'vendorRole' | 'roleReason' | 'roleDecidedBy' | 'outsideInstructions' | 'roleQuestionnaire'
>;

/**
 * What is to be recorded of the roles: given answers set those that are not given themselves; others than follow from
 * the answers want a reason.
 * @param before the engagement as it is; null: it is being added
 * @throws RefusedError for roles that differ from the answers without a reason, and answers of a day to come
 */
export function rationaleOf(
  given: EngagementPatch,
  before: Rationale | null,
  change: Pick<Change, 'by' | 'today'>,
): Partial<Rationale> {
  const { roleQuestionnaire: asked } = given;
  if (asked === null) return { roleQuestionnaire: null };
  const kept = asked === undefined ? (before?.roleQuestionnaire ?? null) : ruled(asked, change);
  if (kept === null) return {};
  const roles = asked === undefined ? merged(given, before) : following(given, before, kept.outcome);
  const touched = asked !== undefined || given.ourRole !== undefined || given.vendorRole !== undefined;
  const overridden = isOverride(kept.outcome, roles);
  if (overridden) expectReason(given, before, touched, kept.outcome, roles);
  return {
    ...(asked !== undefined && { ...roles, roleQuestionnaire: kept }),
    ...(overridden && touched && { roleDecidedBy: given.roleDecidedBy ?? change.by }),
    ...(asked !== undefined && !overridden && beyondInstructions(given, before, kept)),
  };
}

/** Whether roles are others than the answers lead to; none is no other. */
export function isOverride(outcome: RoleOutcome | null, { ourRole, vendorRole }: EngagementRoles): boolean {
  const expected = rolesFollowing(outcome, ourRole);
  if (vendorRole !== null && vendorRole !== expected.vendorRole) return true;
  return ourRole !== null && expected.ourRole !== null && ourRole !== expected.ourRole;
}

function ruled({ answers, answeredOn, answeredBy }: NewRoleQuestionnaire, { by, today }: Pick<Change, 'by' | 'today'>) {
  if (answeredOn != null && answeredOn > today)
    throw refused(
      '/roleQuestionnaire/answeredOn',
      `${answeredOn} is yet to come; expected today, ${today}, or an earlier day`,
    );
  const { outcome, between } = ruleOnRole(answers);
  return {
    answers: { ...answers },
    outcome,
    between: [...between],
    answeredOn: answeredOn ?? today,
    answeredBy: answeredBy ?? by,
  } satisfies RoleQuestionnaire;
}

const merged = (given: EngagementPatch, before: Rationale | null): EngagementRoles => ({
  ourRole: given.ourRole === undefined ? (before?.ourRole ?? null) : given.ourRole,
  vendorRole: given.vendorRole === undefined ? (before?.vendorRole ?? null) : given.vendorRole,
});

/** We stay on whose behalf we are; what we are to each other follows anew. */
function following(given: EngagementPatch, before: Rationale | null, outcome: RoleOutcome | null): EngagementRoles {
  const known = before?.ourRole ?? null;
  const ours = given.ourRole ?? (known === 'processor' || known === 'sub_processor' ? known : null);
  const expected = rolesFollowing(outcome, ours);
  return { ourRole: given.ourRole ?? expected.ourRole, vendorRole: given.vendorRole ?? expected.vendorRole };
}

function expectReason(
  given: EngagementPatch,
  before: Rationale | null,
  touched: boolean,
  outcome: RoleOutcome | null,
  roles: EngagementRoles,
): void {
  const reason = given.roleReason !== undefined || touched ? given.roleReason : before?.roleReason;
  if (reason != null) return;
  const found = outcome === null ? 'the answers do not settle the role' : `the answers lead to ${outcome}`;
  throw refused(
    '/roleReason',
    `${found}, and the roles given are ${shown(roles.ourRole)} and ${shown(roles.vendorRole)}; say why, or leave the roles out`,
  );
}

const shown = (role: Role | EngagementRole | null): string => role ?? 'none';

/** Use beyond our instructions is recorded as what it is, unless it is recorded already. */
function beyondInstructions(
  given: EngagementPatch,
  before: Rationale | null,
  { outcome, answers }: RoleQuestionnaire,
): Partial<Rationale> {
  if (outcome !== 'controller_for_that_processing' || given.outsideInstructions !== undefined) return {};
  return before?.outsideInstructions == null ? { outsideInstructions: { what: answers.ownUseWhat, since: null } } : {};
}
