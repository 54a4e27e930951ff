import type { EntityManager } from 'typeorm';

/** What webhooks can be told, and the kinds of event that tell it. */
const ANNOUNCED = {
  'gap.opened': ['gap.opened'],
  'gap.closed': ['gap.closed'],
  'gap.waived': ['waiver.granted'],
  'agreement.signed': ['agreement.signed'],
  'opt-in.confirmed': ['opt-in.confirmed'],
  'legal-event.recorded': ['legal-event.recorded'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AnnouncedKind = keyof typeof ANNOUNCED;
export const ANNOUNCED_KINDS = Object.keys(ANNOUNCED) as AnnouncedKind[];

const BY_EVENT = new Map<string, AnnouncedKind>(
  ANNOUNCED_KINDS.flatMap((kind) => ANNOUNCED[kind].map((event) => [event, kind] as const)),
);

/** How webhooks name an event of that kind; undefined: they are not told of it. */
const announcedAs = (eventKind: string): AnnouncedKind | undefined => BY_EVENT.get(eventKind);

const QUEUE = `
  insert into webhook_delivery (id, webhook_id, event_seq, kind, next_attempt_at, created_at)
  select gen_random_uuid(), w.id, e.seq, e.kind, $3::timestamptz, $3
  from unnest($1::bigint[], $2::text[]) as e (seq, kind)
  join webhook w on e.kind = any (w.kinds)
  where not exists (select from webhook_deactivation d where d.webhook_id = w.id and d.ended_at is null)`;

/** Puts what happened into the queue of each active webhook that asked for it, in the transaction of what happened. */
export async function announce(
  manager: EntityManager,
  at: Date,
  events: readonly { readonly seq: number; readonly kind: string }[],
): Promise<void> {
  const told = events.flatMap(({ seq, kind }) => {
    const announced = announcedAs(kind);
    return announced === undefined ? [] : [{ seq, kind: announced }];
  });
  if (told.length === 0) return;
  await manager.query(QUEUE, [told.map(({ seq }) => seq), told.map(({ kind }) => kind), at]);
}
