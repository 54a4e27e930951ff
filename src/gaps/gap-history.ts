import type { EntityManager } from 'typeorm';
import type { LapseCause } from '../law/acceptance.js';
import type { LegalDay } from '../law/legal-day.js';
import { cut, DEFAULT_LIMIT, orderFrom, type Page, type PageQuery, readCursor } from '../page.js';
import type { ListedGap } from './gap.view.js';

export const GAP_HAPPENINGS = [
  'opened',
  'opened_again',
  'closed',
  'assigned',
  'waived',
  'waiver_lapsed',
  'acknowledged',
  'acknowledgement_lapsed',
] as const;
export type GapHappening = (typeof GAP_HAPPENINGS)[number];

/** One thing that happened to a gap, as history has it. */
export interface GapEvent {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly by: string;
  readonly happened: GapHappening;
  readonly payload: {
    readonly assigneeId?: string | null;
    readonly reason?: string;
    readonly grantedBy?: string;
    readonly until?: LegalDay;
    readonly on?: LegalDay;
    readonly because?: LapseCause;
  };
}

const BY_SEQ = orderFrom('seq');

/** From its first opening on. */
export async function historyOf(
  manager: EntityManager,
  { id, code, subjectKind, subjectId }: ListedGap & { readonly id: string },
  { limit = DEFAULT_LIMIT, cursor }: PageQuery,
): Promise<Page<GapEvent>> {
  const after = cursor === undefined ? 0 : Number(readCursor(cursor, BY_SEQ, /^\d{1,15}$/)[0]);
  // That it opens or closes is told of what it is about, under its code; what people did, of itself.
  const rows = await manager.query<GapEvent[]>(
    `select $1::uuid as id, seq, at, by, payload, case kind
         when 'gap.opened' then case when nth = 1 then 'opened' else 'opened_again' end
         when 'gap.closed' then 'closed' when 'gap.assigned' then 'assigned' when 'waiver.granted' then 'waived'
         when 'waiver.lapsed' then 'waiver_lapsed' when 'gap.acknowledged' then 'acknowledged'
         else 'acknowledgement_lapsed' end as happened
     from (select e.*, row_number() over (partition by kind order by seq) as nth from event e
       where (subject_id = $1 and kind in ('gap.assigned', 'gap.acknowledged', 'waiver.granted', 'waiver.lapsed',
           'acknowledgement.lapsed'))
         or (subject_id = $4 and kind in ('gap.opened', 'gap.closed') and payload ->> 'code' = $2
           and payload -> 'subject' ->> 'kind' = $3)) told
     where seq > $5 order by seq limit $6`,
    [id, code, subjectKind, subjectId, after, limit + 1],
  );
  return cut(rows, limit, BY_SEQ, ({ seq }) => String(seq));
}
