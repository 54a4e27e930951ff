import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DayNotEncodedError } from '../law/assess.js';
import { ENCODED_LAW } from '../law/catalogue.js';
import type { Law } from '../law/law.js';
import type { LegalDay } from '../law/legal-day.js';
import { type LegalEvent, withRecorded } from '../law/legal-events.js';
import { FIRST_ENCODED_DAY, type Regime } from '../law/regime.js';

interface Recorded {
  readonly law: Law;
  /** Ids of events that the encoded law says already, or excludes. */
  readonly passedOver: ReadonlySet<string>;
}

interface Row {
  readonly id: string;
  readonly happened: Partial<Record<'on' | 'until', LegalDay | null>> & {
    readonly instrument?: string | null;
    readonly event: LegalEvent['event'];
    readonly regime?: Regime | null;
    readonly citation?: string | null;
    readonly link?: string | null;
    readonly cause?: string | null;
    readonly destination?: string | null;
    readonly what?: string | null;
  };
}

/** The last law worked out, by the events that it came of: most questions meet the same. */
let known: { readonly of: string; readonly recorded: Recorded } = {
  of: '',
  recorded: { law: ENCODED_LAW, passedOver: new Set() },
};

/** The law that the register is judged by now: the encoded one, and the events recorded since. Whoever judges asks here. */
export const currentLaw = async (manager: EntityManager): Promise<Law> => (await recordedLaw(manager)).law;

/** Which recorded events change nothing, because a release has brought them or says otherwise. */
export const passedOver = async (manager: EntityManager): Promise<ReadonlySet<string>> =>
  (await recordedLaw(manager)).passedOver;

/** The law before a recorded event and with it, and whatever was recorded before it; null: there is no such event, or it was withdrawn. */
export async function lawAround(
  manager: EntityManager,
  eventId: string,
): Promise<{ readonly before: Law; readonly after: Law } | null> {
  const rows = await manager.query<Row[]>(
    `select id, happened from legal_event
     where withdrawn_at is null and seq <= (select seq from legal_event where id = $1 and withdrawn_at is null) order by seq`,
    [eventId],
  );
  if (rows.length === 0) return null;
  return { before: worked(rows.slice(0, -1), '').law, after: worked(rows, eventId).law };
}

async function recordedLaw(manager: EntityManager): Promise<Recorded> {
  const rows = await manager.query<Row[]>(
    `select id, happened from legal_event where withdrawn_at is null order by seq`,
  );
  const of = rows.map(({ id }) => id).join(' ');
  if (of !== known.of) known = { of, recorded: worked(rows, of) };
  return known.recorded;
}

function worked(rows: readonly Row[], of: string): Recorded {
  if (rows.length === 0) return { law: ENCODED_LAW, passedOver: new Set() };
  const mark = createHash('sha256').update(of).digest('hex').slice(0, 8);
  const version = `${ENCODED_LAW.version}+${rows.length}.${mark}`;
  const { law, passedOver: over } = withRecorded(ENCODED_LAW, rows.map(eventOf), version);
  return { law, passedOver: new Set(over.map((index) => rows[index]!.id)) };
}

function eventOf({ happened }: Row): LegalEvent {
  const { citation, link, regime, destination, ...rest } = happened;
  return {
    ...rest,
    regime: regime ?? null,
    until: rest.until ?? null,
    destination,
    name: `Adequacy decision on ${destination}`,
    citation: { text: citation ?? '', link: link ?? null },
  } as LegalEvent;
}

/**
 * Refuses a day before the encoded law, also where there happens to be nothing to judge.
 * @throws DayNotEncodedError
 */
export function expectEncoded(day: LegalDay): void {
  if (day < FIRST_ENCODED_DAY) throw new DayNotEncodedError(day);
}
