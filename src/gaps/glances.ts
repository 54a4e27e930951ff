import type { EntityManager } from 'typeorm';
import type { Assessment } from '../law/assess.js';
import { definitionOf } from '../law/finding.js';
import { type Glance, glanceAt } from '../law/glance.js';
import type { LegalDay } from '../law/legal-day.js';
import { reconcile } from '../law/reconcile.js';
import type { VendorDossier } from './dossiers.js';
import type { VendorGlance } from './gap.entity.js';

/** The line that a list shows of a vendor judged on a day. */
export interface DatedGlance extends Glance {
  readonly judgedOn: LegalDay;
  readonly openGaps: { readonly critical: number; readonly high: number; readonly medium: number };
  readonly changesOn: LegalDay | null;
}

export const datedGlance = (
  { facts }: VendorDossier,
  assessment: Assessment,
  acceptancesChangeOn: LegalDay | null,
): DatedGlance => ({
  judgedOn: assessment.asOf,
  ...glanceAt(facts, assessment),
  openGaps: countBySeverity(assessment),
  changesOn: earlier(assessment.changesOn, acceptancesChangeOn),
});

/** The same line as it is stored: when findings change, and when what is accepted of them does, each for itself. */
export function glanceRow(
  dossier: VendorDossier,
  assessment: Assessment,
  acceptancesChangeOn: LegalDay | null,
): VendorGlance {
  const { roles, openGaps, ...rest } = datedGlance(dossier, assessment, acceptancesChangeOn);
  const { lawVersion, changesOn } = assessment;
  return { vendorId: dossier.id, roles: [...roles], ...rest, ...openGaps, lawVersion, changesOn, acceptancesChangeOn };
}

/** The earlier of two days; null: never. */
export const earlier = (a: LegalDay | null, b: LegalDay | null): LegalDay | null =>
  a === null || (b !== null && b < a) ? b : a;

/** Gaps, each counted once per code and subject. */
function countBySeverity({ findings }: Assessment): { critical: number; high: number; medium: number } {
  const counts = { critical: 0, high: 0, medium: 0 };
  const { open } = reconcile([], findings);
  for (const { code } of open) {
    const { severity } = definitionOf(code);
    if (severity !== 'notice') counts[severity] += 1;
  }
  return counts;
}

/** A line that would say the same stays untouched, unless it is of a later day. */
export async function writeGlances(manager: EntityManager, glances: readonly VendorGlance[]): Promise<void> {
  if (glances.length === 0) return;
  await manager.query(
    `insert into vendor_glance as g (vendor_id, judged_on, law_version, changes_on, acceptances_change_on, roles,
       dpa_status, clause_set, clause_set_status, governing, verdict, critical, high, medium)
     select "vendorId", "judgedOn", "lawVersion", "changesOn", "acceptancesChangeOn", array(select jsonb_array_elements_text(roles)),
       "dpaStatus", "clauseSet", "clauseSetStatus", governing, verdict, critical, high, medium
     from jsonb_to_recordset($1::jsonb) as x ("vendorId" uuid, "judgedOn" date, "lawVersion" text, "changesOn" date,
       "acceptancesChangeOn" date, roles jsonb, "dpaStatus" text, "clauseSet" text, "clauseSetStatus" text, governing text, verdict text,
       critical int, high int, medium int)
     on conflict (vendor_id) do update
     set judged_on = excluded.judged_on, law_version = excluded.law_version, changes_on = excluded.changes_on,
       acceptances_change_on = excluded.acceptances_change_on, roles = excluded.roles, dpa_status = excluded.dpa_status, clause_set = excluded.clause_set,
       clause_set_status = excluded.clause_set_status, governing = excluded.governing, verdict = excluded.verdict,
       critical = excluded.critical, high = excluded.high, medium = excluded.medium
     where (g.law_version, g.changes_on, g.acceptances_change_on, g.roles, g.dpa_status, g.clause_set, g.clause_set_status, g.governing,
         g.verdict, g.critical, g.high, g.medium)
       is distinct from (excluded.law_version, excluded.changes_on, excluded.acceptances_change_on, excluded.roles, excluded.dpa_status,
         excluded.clause_set, excluded.clause_set_status, excluded.governing, excluded.verdict, excluded.critical,
         excluded.high, excluded.medium)
       or g.judged_on > excluded.judged_on`,
    [JSON.stringify(glances)],
  );
}
