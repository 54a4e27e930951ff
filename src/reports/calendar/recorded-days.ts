import type { EntityManager } from 'typeorm';
import { FOLLOW_UP_AFTER } from '../../opt-ins/opt-in-steps.js';
import { type DueFact, IN_SCOPE, type Scope, scopeParameters } from './due-facts.js';

/** Each kind with its record, its day, what and whom it is about, where it is found, and until when it is due. */
const SOURCES = {
  vendor_review: ['v.id', 'v.next_review_on', 'null', 'null', 'mine v', 'true'],
  certification_due: [
    'c.id',
    'c.next_due_on',
    'c.name',
    'p.name',
    'mine v join party p on p.vendor_id = v.id join certification c on c.party_id = p.id',
    `coalesce(c.statuses -> -1 ->> 'status', 'active') <> 'inactive'`,
  ],
  // A later one of the same takes its place.
  impact_assessment_review: [
    'i.id',
    'i.next_review_on',
    'coalesce(i.destination, p.country)',
    'p.name',
    'mine v join impact_assessment i on i.vendor_id = v.id left join party p on p.id = i.importer_id',
    `not exists (select from impact_assessment l where l.vendor_id = i.vendor_id and l.done_on > coalesce(i.done_on, '-infinity')
       and l.importer_id is not distinct from i.importer_id and l.destination is not distinct from i.destination)`,
  ],
  // One that was asked for on a day that nobody recorded is due since it was recorded.
  opt_in_follow_up: [
    'o.id',
    `coalesce(t.asked_on + ${FOLLOW_UP_AFTER}, (o.created_at at time zone 'UTC')::date)`,
    'a.title',
    'null',
    `mine v join opt_in o on o.vendor_id = v.id join agreement a on a.id = o.agreement_id cross join lateral (
       select max(t."on") filter (where t.kind in ('request', 'follow_up')) as asked_on,
         bool_or(t.kind in ('confirmation', 'refusal', 'withdrawal')) as ended
       from opt_in_step t where t.opt_in_id = o.id) t`,
    't.ended is not true',
  ],
} as const;

const RECORDED = Object.entries(SOURCES)
  .map(
    ([kind, [subject, day, what, who, source, condition]]) =>
      `select '${kind}' as kind, ${subject} as "subjectId", v.id as "vendorId", v.key as "vendorKey", v.name as "vendorName",
         ${day} as day, ${what}::text as what, ${who}::text as who from ${source} where ${day} is not null and ${condition}`,
  )
  .join(' union all ');

/** The days that records bear, until what they ask for is done. */
export const recordedDays = (manager: EntityManager, scope: Scope): Promise<readonly DueFact[]> =>
  manager.query<DueFact[]>(`with mine as (select * from vendor v where ${IN_SCOPE}) ${RECORDED}`, [
    ...scopeParameters(scope),
  ]);
