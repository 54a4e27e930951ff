import type { AcceptanceKind } from './acceptance.entity.js';

/** Whether an acceptance `a` stands on a day, which is a parameter; what is stored is caught up with the day before. */
const standsOn = (day: string): string =>
  `${day}::date between a.granted_on and a.until and (a.lapsed_on is null or a.lapsed_on > ${day}::date)`;

const of = (kind: AcceptanceKind, day: string): string =>
  `acceptance a where a.gap_id = g.id and a.kind = '${kind}' and ${standsOn(day)}`;

/** Whether the gap `g` is under a waiver, or silenced by an acknowledgement, on a day. */
export const isUnder = (kind: AcceptanceKind, day: string): string => `exists (select from ${of(kind, day)})`;

/** The waiver or acknowledgement that the gap `g` is under on a day; null: none. */
export const standing = (kind: AcceptanceKind, day: string): string =>
  `(select json_build_object('id', a.id, 'reason', a.reason, 'grantedBy', a.granted_by, 'grantedOn', a.granted_on,
      'until', a.until)
    from ${of(kind, day)} order by a.id desc limit 1)`;
