import type { LegalDay } from '../law/legal-day.js';
import type { LegalEventRecord } from '../legal-events/legal-event.entity.js';
import type { DrilledTransfer, DrillResult } from '../reports/drill.js';

/** How a mechanism further down the list comes to be relied on. */
export interface FallbackAct {
  readonly clause: string | null;
  /** null: not known. */
  readonly byItself: boolean | null;
}

interface Told {
  readonly record: LegalEventRecord;
  /** Name of the instrument; null: the event touches none. */
  readonly instrument: string | null;
  readonly result: DrillResult;
  /** By transfer and place in its list. */
  readonly acts: ReadonlyMap<string, FallbackAct>;
  /** The vendors of whoever is told; null: all of them. */
  readonly only: ReadonlySet<string> | null;
  readonly today: LegalDay;
  readonly organisation: string;
  readonly baseUrl: string;
}

/** Rows of a list that are spelled out; the others are counted. */
const SPELLED_OUT = 200;

/** What `templates/mail/legal-event-alert` shows. */
export function alertData({ record, instrument, result, acts, only, today, organisation, baseUrl }: Told) {
  const { happened } = record;
  const list = (transfers: readonly DrilledTransfer[], say: (transfer: DrilledTransfer) => string) => {
    const rows = rowsOf(
      transfers.filter(({ vendorId }) => only === null || only.has(vendorId)),
      say,
    );
    return {
      rows: rows.slice(0, SPELLED_OUT),
      others: Math.max(0, rows.length - SPELLED_OUT),
      vendors: vendorsIn(rows),
    };
  };
  return {
    organisation,
    baseUrl,
    asOf: result.asOf,
    lawVersion: result.lawVersion,
    isOwn: only !== null,
    event: inWords(record, instrument, today),
    citation: happened.citation ?? '',
    link: happened.link ?? null,
    uncovered: list(
      result.uncovered,
      ({ before }) => `${before ?? 'What covered it'} no longer holds, and nothing else listed does`,
    ),
    onFallback: list(result.onFallback, (transfer) => sayFallback(transfer, acts)),
    outdated: list(result.assessmentOutdated, () => 'Its impact assessment is older than what happened'),
    gained: list(result.gained, ({ after }) => `Now covered by ${after}`),
  };
}

export const touchedVendors = ({
  uncovered,
  onFallback,
  assessmentOutdated,
  gained,
}: DrillResult): readonly string[] => [
  ...new Set([uncovered, onFallback, assessmentOutdated, gained].flat().map(({ vendorId }) => vendorId)),
];

interface AlertRow {
  readonly vendorKey: string;
  readonly vendorName: string;
  readonly says: string;
  /** Transfers of which it is so. */
  readonly times: number;
}

function rowsOf(
  transfers: readonly DrilledTransfer[],
  say: (transfer: DrilledTransfer) => string,
): readonly AlertRow[] {
  const rows = new Map<string, AlertRow>();
  for (const transfer of transfers) {
    const { vendorKey, vendorName } = transfer;
    const says = say(transfer);
    const key = `${vendorKey} ${says}`;
    rows.set(key, { vendorKey, vendorName, says, times: (rows.get(key)?.times ?? 0) + 1 });
  }
  return [...rows.values()].sort((a, b) => (a.vendorKey < b.vendorKey ? -1 : 1));
}

const vendorsIn = (rows: readonly AlertRow[]): number => new Set(rows.map(({ vendorKey }) => vendorKey)).size;

function sayFallback(
  { transferId, before, after, afterPosition }: DrilledTransfer,
  acts: ReadonlyMap<string, FallbackAct>,
): string {
  const act = afterPosition === null ? undefined : acts.get(`${transferId} ${afterPosition}`);
  const clause = act?.clause == null ? '' : ` (${act.clause})`;
  const how =
    afterPosition === null
      ? 'by operation of law'
      : act?.byItself === true
        ? `which follows by itself${clause}`
        : act?.byItself === false
          ? `which needs an act of ours${clause}`
          : `${clause === '' ? 'and the register does not say whether it follows by itself' : `by ${act!.clause}`}`;
  return `From ${before ?? 'nothing'} to ${after ?? 'nothing'}, ${how}`;
}

const CAUSES: Readonly<Record<string, string>> = {
  annulled: 'annulled',
  withdrawn: 'withdrawn',
  suspended: 'suspended',
  sunset: 'at its end',
};

/** One sentence: what happened, and when. */
function inWords({ happened, destination }: LegalEventRecord, instrument: string | null, today: LegalDay): string {
  const { event, on, until, cause, what } = happened;
  const name = instrument ?? happened.instrument ?? 'An instrument';
  const tense = on != null && on > today ? 'is to be' : 'is';
  switch (event) {
    case 'ended':
      return `${name} ${tense} ${CAUSES[cause ?? ''] ?? 'ended'}${on == null ? '' : ` as of ${on}`}`;
    case 'suspended':
      return `${name} ${tense} suspended as of ${on}`;
    case 'extended':
      return `${name} is extended ${until == null ? 'without end' : `until ${until}`}`;
    case 'adopted':
      return `${name} ${tense} in force as of ${on}`;
    case 'destination_law_changed':
      return `The law of ${destination} changed as of ${on}: ${what}`;
  }
}
