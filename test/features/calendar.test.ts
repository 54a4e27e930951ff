import fc from 'fast-check';
import ICAL from 'ical.js';
import { type EntryKind, ENTRY_KINDS } from '../../src/calendar/entry-kinds.js';
import { type DueDay, planEntries, type ShownEntry } from '../../src/calendar/entry-plan.js';
import { icalendarOf } from '../../src/calendar/icalendar.js';
import { addDays, type LegalDay } from '../../src/law/legal-day.js';

const VENDOR = '0193abcd-0000-7000-8000-00000000000a';
const due = (kind: EntryKind, day: LegalDay, subjectId = 's-1', summary = 'Review Acme'): DueDay => ({
  kind,
  subjectId,
  vendorId: VENDOR,
  day,
  summary,
  description: 'Look again.',
});
const at = (day: LegalDay): Date => new Date(`${day}T09:00:00Z`);
const plan = (shown: readonly ShownEntry[], days: readonly DueDay[], today: LegalDay) =>
  planEntries(shown, days, today, at(today));

describe('An entry', () => {
  const first = plan([], [due('vendor_review', '2027-01-31')], '2026-11-24').entries;

  test('stays untouched while nothing changes', () => {
    expect(plan(first, [due('vendor_review', '2027-01-31')], '2026-11-25').changed).toEqual([]);
  });

  test('goes along with its day, one further in its sequence', () => {
    const { entries, changed } = plan(first, [due('vendor_review', '2027-02-28')], '2026-11-25');
    expect(changed).toEqual(entries);
    expect(entries).toEqual([
      expect.objectContaining({ day: '2027-02-28', sequence: 1, changedAt: at('2026-11-25'), cancelledAt: null }),
    ]);
  });

  test('that is called otherwise is changed, and not moved', () => {
    const [entry] = plan(first, [due('vendor_review', '2027-01-31', 's-1', 'Review Acme Ltd')], '2026-11-25').changed;
    expect(entry).toMatchObject({ sequence: 0, summary: 'Review Acme Ltd', changedAt: at('2026-11-25') });
  });

  test('that is due no more is cancelled once, keeps its day and words, and stands again when it is due again', () => {
    const gone = plan(first, [], '2026-11-25');
    expect(gone.changed).toEqual([
      expect.objectContaining({
        day: '2027-01-31',
        summary: 'Review Acme',
        sequence: 1,
        cancelledAt: at('2026-11-25'),
      }),
    ]);
    expect(plan(gone.entries, [], '2026-11-26').changed).toEqual([]);
    const [again] = plan(gone.entries, [due('vendor_review', '2027-01-31')], '2026-11-27').changed;
    expect(again).toMatchObject({ sequence: 2, cancelledAt: null });
  });

  test('that asks for something is cancelled when it is done, however long overdue', () => {
    const [entry] = plan(first, [], '2027-06-01').changed;
    expect(entry).toMatchObject({ day: '2027-01-31', cancelledAt: at('2027-06-01') });
  });

  test.each([
    ['of the last day of an agreement is cancelled on that day', 'agreement_end', '2027-01-31', 1],
    ['of the last day of an agreement is past the day after', 'agreement_end', '2027-02-01', 0],
    ['of another cover is cancelled the day before', 'cover_change', '2027-01-30', 1],
    ['of another cover has come on that day', 'cover_change', '2027-01-31', 0],
  ] as const)('%s, when it is due no more', (_, kind, today, changes) => {
    const ended = plan([], [due(kind, '2027-01-31')], '2026-11-24').entries;
    const { changed, entries } = plan(ended, [], today);
    expect([changed.length, entries.length]).toEqual([changes, 1]);
  });
});

test('whatever comes and goes, an entry is never lost, never doubled, and its sequence never falls', () => {
  const kinds = Object.keys(ENTRY_KINDS) as EntryKind[];
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-24', days));
  const days = fc.uniqueArray(
    fc.tuple(fc.constantFrom(...kinds), day, fc.constantFrom('s-1', 's-2')).map(([kind, on, id]) => due(kind, on, id)),
    { selector: ({ kind, subjectId }) => kind + subjectId, maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(days, { maxLength: 12 }), (rounds) => {
      let shown: readonly ShownEntry[] = [];
      for (const [round, now] of rounds.entries()) {
        const today = addDays('2026-11-24', round * 5);
        const { entries } = plan(shown, now, today);
        const keys = entries.map(({ kind, subjectId }) => kind + subjectId);
        expect(new Set(keys).size).toBe(keys.length);
        for (const before of shown) {
          const after = entries.find((entry) => entry.kind === before.kind && entry.subjectId === before.subjectId)!;
          const isMoved = after.day !== before.day || (after.cancelledAt === null) !== (before.cancelledAt === null);
          expect(after.sequence).toBe(before.sequence + (isMoved ? 1 : 0));
        }
        const standing = entries.filter(({ cancelledAt }) => cancelledAt === null);
        for (const one of now) expect(standing).toContainEqual(expect.objectContaining(one));
        expect(plan(entries, now, today).changed).toEqual([]);
        shown = entries;
      }
    }),
    { numRuns: 300 },
  );
});

describe('A calendar', () => {
  const written = (summary: string, description = summary, day: LegalDay = '2027-03-28'): string =>
    icalendarOf('Clausebook', [
      {
        ...due('vendor_review', day),
        summary,
        description,
        sequence: 3,
        shownAt: at('2026-11-24'),
        changedAt: at('2026-11-25'),
        cancelledAt: null,
      },
    ]);
  const eventOf = (ics: string) => new ICAL.Component(ICAL.parse(ics) as string[]).getAllSubcomponents('vevent');

  // What would begin a property, end an event or break a line in a reader that does not unfold or unescape.
  test.each([
    'Acme; Ltd, "the" \\ vendor: no',
    'Acme\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Evil',
    'Acme\nATTACH:https://evil.example/x.exe',
    'Acme\\nATTENDEE:mailto:evil@example.com',
    '東京'.repeat(60),
    '𝒳'.repeat(100),
    'e\u0301'.repeat(120),
    'שלום Łódź Ελλάδα',
    '=HYPERLINK("https://evil.example")',
    '<script>alert(1)</script>',
  ])('is read as it was written: %j', (text) => {
    const ics = written(text);
    const events = eventOf(ics);
    expect(events).toHaveLength(1);
    const plain = text.replaceAll('\r\n', '\n');
    expect(events[0]!.getFirstPropertyValue('summary')).toBe(plain);
    expect(events[0]!.getFirstPropertyValue('description')).toBe(plain);
    expect(ics.match(/^(BEGIN:VEVENT|ATTACH|ATTENDEE|SUMMARY:Evil)/gm)).toEqual(['BEGIN:VEVENT']);
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  // 28 March 2027 begins summer time in Europe; the others are the ends of a year, and a leap day.
  test.each(['2027-03-28', '2026-12-31', '2027-01-01', '2028-02-29', '2027-10-31'] as const)(
    'has %s as that day in every time zone',
    (day) => {
      const before = process.env['TZ'];
      try {
        for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'America/Los_Angeles', 'UTC']) {
          process.env['TZ'] = zone;
          const [event] = eventOf(written('Review', 'Look', day));
          const start = event!.getFirstPropertyValue('dtstart') as ICAL.Time;
          expect([zone, start.isDate, start.toString()]).toEqual([zone, true, day]);
          expect([zone, event!.getFirstPropertyValue('dtend')]).toEqual([zone, null]);
          // Without an end it lasts one day (RFC 5545, 3.6.1).
          expect(new ICAL.Event(event).duration.toString()).toBe('P1D');
        }
      } finally {
        process.env['TZ'] = before;
      }
    },
  );

  test('says of an entry when it was first and last told, and the same entries give the same text', () => {
    const [event] = eventOf(written('Review'));
    const text = (name: string) => String(event!.getFirstPropertyValue(name));
    expect([text('uid'), text('sequence'), text('status')]).toEqual(['vendor-review-s-1@clausebook', '3', 'CONFIRMED']);
    expect([text('created'), text('last-modified'), text('dtstamp')]).toEqual([
      '2026-11-24T09:00:00Z',
      '2026-11-25T09:00:00Z',
      '2026-11-25T09:00:00Z',
    ]);
    expect(written('Review')).toBe(written('Review'));
  });
});
