import type { EntityManager } from 'typeorm';
import { RANK } from '../gaps/gap-list.js';
import type { StoredReason } from '../gaps/gap.entity.js';
import type { GapsService } from '../gaps/gaps.service.js';
import { citationsOf, definitionOf, type FindingCode, remedyOf, sayReason, severityRank } from '../law/finding.js';
import type { Severity } from '../law/findings/definition.js';
import type { LegalDay } from '../law/legal-day.js';
import { reconcile } from '../law/reconcile.js';

/** A gap in the words of its first reason. */
export interface OpenGap {
  readonly severity: Severity;
  readonly code: FindingCode;
  /** null: unknown. */
  readonly since: LegalDay | null;
  readonly reason: StoredReason;
  readonly subject: 'transfer' | 'engagement';
  readonly vendorKey: string;
  readonly vendorName: string;
}

/** What stands open: all of it counted, the worst of it spelled out. */
export interface OpenGaps {
  readonly vendors: number;
  readonly counts: Readonly<Partial<Record<Severity, number>>>;
  /** By severity, then since-day with the unknown last, then vendor. */
  readonly worst: readonly OpenGap[];
}

/** The gaps that the register holds open. */
export async function openGaps(manager: EntityManager, longest: number): Promise<OpenGaps> {
  const [row] = await manager.query<[OpenGaps]>(
    `with standing as (
       select g.severity, g.code, g.since, g.reasons -> 0 as reason, g.subject_kind as subject,
         v.key as "vendorKey", v.name as "vendorName",
         row_number() over (order by ${RANK}, v.key, g.code collate "C", g.id) as rank
       from gap g join vendor v on v.id = g.vendor_id where g.closed_on is null)
     select (select count(distinct "vendorKey") from standing) as vendors,
       (select coalesce(json_object_agg(severity, n), '{}')
        from (select severity, count(*) as n from standing group by severity) c) as counts,
       (select coalesce(json_agg(s order by rank), '[]') from standing s where rank <= $1) as worst`,
    [longest],
  );
  return row;
}

/** The gaps that the register would hold open on a day. */
export async function gapsAsOf(
  gaps: GapsService,
  manager: EntityManager,
  day: LegalDay,
  longest: number,
): Promise<OpenGaps> {
  const found: OpenGap[] = [];
  for await (const { vendorKey, vendorName, findings } of gaps.judged(manager, day))
    for (const finding of reconcile([], findings).open) {
      const [reason] = finding.reasons;
      found.push({
        severity: definitionOf(finding.code).severity,
        code: finding.code,
        since: finding.since,
        reason: {
          says: sayReason(reason!),
          remedy: remedyOf(reason!),
          citation: citationsOf(finding)
            .map(({ text }) => text)
            .join(', '),
        },
        subject: finding.subject.kind,
        vendorKey,
        vendorName,
      });
    }
  const counts: Partial<Record<Severity, number>> = {};
  for (const { severity } of found) counts[severity] = (counts[severity] ?? 0) + 1;
  return {
    vendors: new Set(found.map(({ vendorKey }) => vendorKey)).size,
    counts,
    worst: found.sort(byUrgency).slice(0, longest),
  };
}

const UNKNOWN_LAST = '9999-12-31';
const byUrgency = (a: OpenGap, b: OpenGap): number =>
  severityRank(a.severity) - severityRank(b.severity) ||
  compare(a.since ?? UNKNOWN_LAST, b.since ?? UNKNOWN_LAST) ||
  compare(a.vendorName.toLowerCase(), b.vendorName.toLowerCase()) ||
  compare(a.vendorKey, b.vendorKey) ||
  compare(a.code, b.code);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
