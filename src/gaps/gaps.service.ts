import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Change } from '../change.js';
import { type Happening, HistoryService } from '../history/history.service.js';
import { assess, type Assessment } from '../law/assess.js';
import { ENCODED_LAW } from '../law/catalogue.js';
import { type DatedFinding, datedFindings } from '../law/coverage.js';
import { citationsOf, definitionOf, type FindingCode, remedyOf, sayReason, type Subject } from '../law/finding.js';
import { glanceAt } from '../law/glance.js';
import type { LegalDay } from '../law/legal-day.js';
import { reconcile } from '../law/reconcile.js';
import { readDossiers, type VendorDossier } from './dossiers.js';
import type { Gap, StoredReason, VendorGlance } from './gap.entity.js';

/** A vendor judged as of a day. */
export interface JudgedVendor {
  readonly vendorId: string;
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly dossier: VendorDossier;
  readonly assessment: Assessment;
  readonly findings: readonly DatedFinding[];
}

/** How many gaps a reassessment opened (or opened again), kept and closed. */
export interface Reassessed {
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
}

/** Which vendors: those after a key that meet conditions in SQL on `vendor v`, numbered from $1. */
export interface Selection {
  readonly after: string;
  readonly conditions: readonly string[];
  readonly parameters: readonly unknown[];
}

const ALL: Selection = { after: '', conditions: [], parameters: [] };
const BATCH = 500;

type OpenGapRow = Pick<Gap, 'id' | 'vendorId' | 'code'> & { readonly subject: Subject };
type GapRow = Omit<Gap, 'closedOn' | 'version'>;

/** Gathers facts, asks the law, and keeps what it finds. */
@Injectable()
export class GapsService {
  constructor(private readonly history: HistoryService) {}

  /** Reassesses these vendors in the change's transaction, as of its day. */
  async reassess(change: Change, vendorIds: readonly string[]): Promise<Reassessed> {
    const total = { opened: 0, kept: 0, closed: 0 };
    const ids = [...new Set(vendorIds)];
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = await this.#reassessBatch(change, ids.slice(start, start + BATCH));
      total.opened += batch.opened;
      total.kept += batch.kept;
      total.closed += batch.closed;
    }
    return total;
  }

  /** One vendor judged as of a day, writing nothing; null: no such vendor. */
  async judge(manager: EntityManager, vendorId: string, day: LegalDay): Promise<JudgedVendor | null> {
    const [dossier] = await readDossiers(manager, [vendorId]);
    return dossier === undefined ? null : judged(dossier, day);
  }

  /** Vendors judged as of a day, in order of key, writing nothing. */
  async *judged(manager: EntityManager, day: LegalDay, selection: Selection = ALL): AsyncIterable<JudgedVendor> {
    for await (const ids of this.vendorIds(manager, BATCH, selection))
      for (const dossier of await readDossiers(manager, ids)) yield judged(dossier, day);
  }

  /** The line that a list shows of a judged vendor. */
  glanceOf({ dossier, assessment }: JudgedVendor) {
    return {
      judgedOn: assessment.asOf,
      ...glanceAt(dossier.facts, assessment),
      openGaps: countBySeverity(assessment),
      changesOn: assessment.changesOn,
    };
  }

  /** Ids of vendors, in batches, in order of key. */
  async *vendorIds(
    manager: EntityManager,
    batch: number,
    { after: start, conditions, parameters }: Selection = ALL,
  ): AsyncIterable<readonly string[]> {
    let after = start;
    const [key, limit] = [parameters.length + 1, parameters.length + 2];
    for (;;) {
      const rows = await manager.query<{ id: string; key: string }[]>(
        `select v.id, v.key from vendor v where ${[...conditions, `v.key > $${key}`].join(' and ')}
         order by v.key limit $${limit}`,
        [...parameters, after, batch],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(({ id }) => id);
      after = last.key;
    }
  }

  async #reassessBatch(change: Change, vendorIds: readonly string[]): Promise<Reassessed> {
    const { manager, today } = change;
    // Whoever else writes to these vendors waits here, and then reads what this transaction has written.
    await manager.query(`select id from vendor where id = any($1) order by id for no key update`, [vendorIds]);
    const dossiers = await readDossiers(manager, vendorIds);
    const openByVendor = new Map<string, OpenGapRow[]>(vendorIds.map((id) => [id, []]));
    for (const gap of await openGaps(manager, vendorIds)) openByVendor.get(gap.vendorId)?.push(gap);

    const rows: GapRow[] = [];
    const closed: OpenGapRow[] = [];
    const glances: VendorGlance[] = [];
    const happenings: Happening[] = [];
    let opened = 0;
    let kept = 0;
    for (const dossier of dossiers) {
      const { assessment, findings } = judged(dossier, today);
      const plan = reconcile<OpenGapRow, DatedFinding>(openByVendor.get(dossier.id) ?? [], findings);
      for (const finding of plan.open) {
        rows.push(gapRow(newId(), dossier.id, finding, today));
        happenings.push(happened('gap.opened', dossier.id, finding.subject, finding.code));
      }
      for (const { gap, finding } of plan.keep) rows.push(gapRow(gap.id, dossier.id, finding, today));
      for (const gap of plan.close) {
        closed.push(gap);
        happenings.push(happened('gap.closed', dossier.id, gap.subject, gap.code));
      }
      opened += plan.open.length;
      kept += plan.keep.length;
      glances.push(glance(dossier, assessment));
    }
    await writeGaps(manager, rows);
    await closeGaps(manager, closed, today);
    await writeGlances(manager, glances);
    await this.history.record(change, ...happenings);
    return { opened, kept, closed: closed.length };
  }
}

function judged(dossier: VendorDossier, day: LegalDay): JudgedVendor {
  const assessment = assess(dossier.facts, ENCODED_LAW, day);
  return {
    vendorId: dossier.id,
    vendorKey: dossier.key,
    vendorName: dossier.name,
    dossier,
    assessment,
    findings: datedFindings(assessment, dossier.facts, ENCODED_LAW),
  };
}

const happened = (kind: string, vendorId: string, subject: Subject, code: FindingCode): Happening => ({
  kind,
  vendorId,
  subjectId: subject.id,
  payload: { code, subject },
});

function gapRow(id: string, vendorId: string, finding: DatedFinding, today: LegalDay): GapRow {
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

function glance({ id, facts }: VendorDossier, assessment: Assessment): VendorGlance {
  const { roles, ...rest } = glanceAt(facts, assessment);
  return {
    vendorId: id,
    judgedOn: assessment.asOf,
    lawVersion: assessment.lawVersion,
    changesOn: assessment.changesOn,
    roles: [...roles],
    ...rest,
    ...countBySeverity(assessment),
  };
}

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

const openGaps = (manager: EntityManager, vendorIds: readonly string[]): Promise<OpenGapRow[]> =>
  manager.query(
    `select id, vendor_id as "vendorId", code, json_build_object('kind', subject_kind, 'id', subject_id) as subject
     from gap where vendor_id = any($1) and closed_on is null`,
    [vendorIds],
  );

/** Opens, opens again or keeps; a row that would not differ is left untouched. */
async function writeGaps(manager: EntityManager, rows: readonly GapRow[]): Promise<void> {
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
     where (g.severity, g.since, g.last_seen_on, g.reasons, g.closed_on)
       is distinct from (excluded.severity, excluded.since, excluded.last_seen_on, excluded.reasons, null::date)`,
    [JSON.stringify(rows)],
  );
}

async function closeGaps(manager: EntityManager, gaps: readonly OpenGapRow[], today: LegalDay): Promise<void> {
  if (gaps.length === 0) return;
  await manager.query(`update gap set closed_on = $2, version = version + 1 where id = any($1)`, [
    gaps.map(({ id }) => id),
    today,
  ]);
}

async function writeGlances(manager: EntityManager, glances: readonly VendorGlance[]): Promise<void> {
  if (glances.length === 0) return;
  await manager.query(
    `insert into vendor_glance as g (vendor_id, judged_on, law_version, changes_on, roles, dpa_status,
       clause_set, clause_set_status, governing, verdict, critical, high, medium)
     select "vendorId", "judgedOn", "lawVersion", "changesOn", array(select jsonb_array_elements_text(roles)),
       "dpaStatus", "clauseSet", "clauseSetStatus", governing, verdict, critical, high, medium
     from jsonb_to_recordset($1::jsonb) as x ("vendorId" uuid, "judgedOn" date, "lawVersion" text, "changesOn" date,
       roles jsonb, "dpaStatus" text, "clauseSet" text, "clauseSetStatus" text, governing text, verdict text,
       critical int, high int, medium int)
     on conflict (vendor_id) do update
     set judged_on = excluded.judged_on, law_version = excluded.law_version, changes_on = excluded.changes_on,
       roles = excluded.roles, dpa_status = excluded.dpa_status, clause_set = excluded.clause_set,
       clause_set_status = excluded.clause_set_status, governing = excluded.governing, verdict = excluded.verdict,
       critical = excluded.critical, high = excluded.high, medium = excluded.medium
     where g is distinct from excluded`,
    [JSON.stringify(glances)],
  );
}
