import { legalName, NameIndex } from './list-names.js';
import { lineOn, type ListLine, placeOf } from './list-report.js';
import type { ListRow } from './list-rows.js';
import type { KnownParty, OnRecord } from './on-record.js';

interface Changes {
  readonly field: 'service' | 'places';
  readonly before: string | null;
  readonly after: string | null;
}

/** What a list changes, by the places of its rows. */
export interface PlannedDifference {
  readonly added: readonly { readonly row: ListRow; readonly party: KnownParty | null }[];
  readonly changed: readonly { readonly row: ListRow; readonly was: OnRecord; readonly changes: readonly Changes[] }[];
  readonly unchanged: readonly { readonly row: ListRow; readonly was: OnRecord }[];
  readonly removed: readonly OnRecord[];
  readonly lines: readonly ListLine[];
}

export interface Entry {
  /** null: nothing was written. */
  readonly subprocessingId: string | null;
  readonly name: string;
}

/** What a list changed, as it is kept and shown. */
export interface ListDifference {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  readonly changed: readonly (Entry & { readonly changes: readonly Changes[] })[];
  readonly unchanged: readonly Entry[];
}

/**
 * Holds a list against what is on record. Who is meant is never guessed: such a row is reported, and whoever it may
 * mean is left as it is.
 * @param scope engagements that the list speaks of; empty: of all
 * @param contracting ids of parties that are themselves party to an engagement that it speaks of
 */
export function differenceOf(
  rows: readonly ListRow[],
  onRecord: readonly OnRecord[],
  parties: readonly KnownParty[],
  scope: readonly string[],
  contracting: ReadonlySet<string>,
): PlannedDifference {
  const lines: ListLine[] = [];
  const added: PlannedDifference['added'][number][] = [];
  const changed: PlannedDifference['changed'][number][] = [];
  const unchanged: PlannedDifference['unchanged'][number][] = [];
  const left = new Set(onRecord.filter(({ engagementIds }) => isWithin(engagementIds, scope)));
  const named = new NameIndex(parties);
  const twins = new NameIndex(rows);
  for (const row of rows) {
    const say = (outcome: ListLine['outcome'], says: string, expected: string | null = null): void => {
      lines.push(lineOn(placeOf(row), outcome, says, { found: row.name, expected }));
    };
    const match = named.match(row.name);
    const twin = twins.match(row.name, row);
    if (match.kind === 'ambiguous') {
      const names = match.of.map(({ name }) => `"${name}"`).join(', ');
      say(
        'ambiguous',
        `may be ${names} on record, or another legal person`,
        'the name with its legal form, as on record',
      );
      for (const was of onRecord) if (match.of.some(({ id }) => id === was.partyId)) left.delete(was);
      continue;
    }
    if (match.kind === 'none' && twin.kind === 'ambiguous' && legalName(row.name).form === null) {
      say(
        'ambiguous',
        `may be ${twin.of.map(({ name }) => `"${name}"`).join(', ')} of the same list`,
        'its legal form',
      );
      continue;
    }
    const party = match.kind === 'one' ? match.of : null;
    const there = party === null ? [] : onRecord.filter(({ partyId }) => partyId === party.id);
    // It may be a sub-processor for another engagement; that is on record then.
    if (party !== null && there.length === 0 && contracting.has(party.id)) {
      say('rejected', 'it is itself party to an engagement with us, and no sub-processor there', 'another party');
      continue;
    }
    for (const was of there) left.delete(was);
    const [was, another] = there;
    if (was === undefined) added.push({ row, party });
    else if (another !== undefined) {
      say('differs', `on record ${there.length} times, for different engagements; left as it is`, 'a change by hand');
      unchanged.push({ row, was });
    } else {
      const changes = changesOf(row, was);
      if (changes.length > 0) changed.push({ row, was, changes });
      else unchanged.push({ row, was });
    }
  }
  return { added, changed, unchanged, removed: [...left], lines };
}

/** Whether a list of these engagements tells of all that it serves. */
const isWithin = (engagementIds: readonly string[], scope: readonly string[]): boolean =>
  scope.length === 0 || (engagementIds.length > 0 && engagementIds.every((id) => scope.includes(id)));

/** What a list does not say is no change. */
function changesOf({ service, places }: ListRow, was: OnRecord): readonly Changes[] {
  const changes: Changes[] = [];
  if (service !== null && service !== was.service)
    changes.push({ field: 'service', before: was.service, after: service });
  if (places !== null && !sameSet(places, was.places))
    changes.push({ field: 'places', before: was.places.join(', ') || null, after: places.join(', ') });
  return changes;
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));
