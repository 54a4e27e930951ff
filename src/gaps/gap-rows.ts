import type { EntityManager } from 'typeorm';
import type { DatedFinding } from '../law/coverage.js';
import { citationsOf, definitionOf, remedyOf, sayReason, type Subject } from '../law/finding.js';
import type { LegalDay } from '../law/legal-day.js';
import type { Gap, StoredReason } from './gap.entity.js';

export type OpenGapRow = Pick<Gap, 'id' | 'vendorId' | 'code'> & { readonly subject: Subject };
export type GapRow = Omit<Gap, 'closedOn' | 'assigneeId' | 'version'>;

/** A finding as it is kept, when found on the day. */
export function gapRow(id: string, vendorId: string, finding: DatedFinding, today: LegalDay): GapRow {
  return {
    id,
    vendorId,
    code: finding.code,
    subjectKind: finding.subject.kind,
    subjectId: finding.subject.id,
    severity: definitionOf(finding.code).severity,
    since: finding.since,
    firstSeenOn: today,
    lastSeenOn: today,
    reasons: storedReasons(finding),
  };
}

const storedReasons = (finding: DatedFinding): StoredReason[] =>
  finding.reasons.map((reason) => ({
    says: sayReason(reason),
    remedy: remedyOf(reason),
    citation: citationsOf({ ...finding, reasons: [reason] })
      .map(({ text }) => text)
      .join(', '),
  }));

/** What the register holds open of these vendors. */
export const openGaps = (manager: EntityManager, vendorIds: readonly string[]): Promise<OpenGapRow[]> =>
  manager.query(
    `select id, vendor_id as "vendorId", code, json_build_object('kind', subject_kind, 'id', subject_id) as subject
     from gap where vendor_id = any($1) and closed_on is null`,
    [vendorIds],
  );

/** Opens, opens again or keeps; a row that would not differ is left untouched. */
export async function writeGaps(manager: EntityManager, rows: readonly GapRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `insert into gap as g (id, vendor_id, code, subject_kind, subject_id, severity, since,
       first_seen_on, last_seen_on, reasons)
     select id, "vendorId", code, "subjectKind", "subjectId", severity, since, "firstSeenOn", "lastSeenOn", reasons
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "vendorId" uuid, code text, "subjectKind" text,
       "subjectId" uuid, severity text, since date, "firstSeenOn" date, "lastSeenOn" date, reasons jsonb)
     on conflict (code, subject_kind, subject_id) do update
     set severity = excluded.severity, since = excluded.since, last_seen_on = excluded.last_seen_on,
       reasons = excluded.reasons, closed_on = null, version = g.version + 1
     where (g.severity, g.since, g.reasons, g.closed_on)
       is distinct from (excluded.severity, excluded.since, excluded.reasons, null::date)`,
    [JSON.stringify(rows)],
  );
}

/** To be called while the vendors' glances still say until when the judgement before held. */
export async function closeGaps(manager: EntityManager, gaps: readonly OpenGapRow[], today: LegalDay): Promise<void> {
  if (gaps.length === 0) return;
  await manager.query(
    `update gap set closed_on = $2, version = version + 1, last_seen_on = greatest(last_seen_on,
       least($2, (select g.changes_on - 1 from vendor_glance g where g.vendor_id = gap.vendor_id)))
     where id = any($1)`,
    [gaps.map(({ id }) => id), today],
  );
}
