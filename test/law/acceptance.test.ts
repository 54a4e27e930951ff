import { type Acceptance, acceptedOn, evidenceOf } from '../../src/law/acceptance.js';
import { GDPR } from '../../src/law/citation.js';
import type { DatedFinding } from '../../src/law/coverage.js';
import { because, type Subject } from '../../src/law/finding.js';
import { type LegalDay, previousDay } from '../../src/law/legal-day.js';
import type { Regime } from '../../src/law/regime.js';

const subject: Subject = { kind: 'transfer', id: 'first' };

/** Clauses with terms missing from the annexes, under a regime. */
const found = (
  missing: readonly ('I.A' | 'II')[],
  regime: Regime = 'EU_GDPR',
  since: LegalDay | null = '2021-10-01',
): DatedFinding => ({
  code: 'ANNEX_INCOMPLETE',
  subject,
  regime,
  since,
  reasons: [because('ANNEX_INCOMPLETE', { clauses: '2021/914', missing })],
  citations: [],
});

const waiver = (more: Partial<Acceptance> = {}): Acceptance => ({
  id: 'waiver',
  code: 'ANNEX_INCOMPLETE',
  subject,
  grantedOn: '2026-12-01',
  until: '2027-01-31',
  evidence: evidenceOf([found(['II'])]),
  lapsedOn: null,
  ...more,
});

const ids = ({ standing }: ReturnType<typeof acceptedOn>) => standing.map(({ id }) => id);
const lapses = ({ lapsed }: ReturnType<typeof acceptedOn>) => lapsed.map(({ on, because: cause }) => [on, cause]);

test('a waiver of 1 December 2026 until 31 January 2027 stands on its first day and on its last, not before and not after', () => {
  const on = (day: LegalDay) => acceptedOn([waiver()], [found(['II'])], day);
  expect(on('2026-11-30')).toEqual({ standing: [], lapsed: [], changesOn: '2026-12-01' });
  expect([ids(on('2026-12-01')), on('2026-12-01').changesOn]).toEqual([['waiver'], '2027-02-01']);
  expect([ids(on('2027-01-31')), on('2027-01-31').changesOn]).toEqual([['waiver'], '2027-02-01']);
  expect(on('2027-02-01')).toMatchObject({ standing: [], changesOn: null });
  expect(lapses(on('2027-02-01'))).toEqual([['2027-02-01', 'day_passed']]);
});

test('whoever looks only in March sees that it lapsed on 1 February, even if the gap has closed since', () => {
  expect(lapses(acceptedOn([waiver()], [], '2027-03-15'))).toEqual([['2027-02-01', 'day_passed']]);
});

test.each([
  ['another annex is missing', [found(['I.A'])], 'evidence_changed'],
  ['another regime finds it too', [found(['II']), found(['II'], 'UK_GDPR')], 'evidence_changed'],
  ['nothing is found any longer', [], 'gap_closed'],
  ['it was closed in between, though nobody looked', [found(['II'], 'EU_GDPR', '2026-12-02')], 'gap_closed'],
] as const)('when %s, it lapses on the day', (_, findings, cause) => {
  const then = acceptedOn([waiver()], findings, '2026-12-20');
  expect([ids(then), lapses(then), then.changesOn]).toEqual([[], [['2026-12-20', cause]], null]);
});

test('evidence is the facts, whatever the wording, the citation, the order of reasons and of fields', () => {
  const [whole, part] = [found(['I.A', 'II']), found(['II'], 'UK_GDPR')];
  const recited = {
    ...whole,
    citations: [GDPR.art('99')],
    reasons: [
      {
        ...whole.reasons[0]!,
        evidence: { missing: ['I.A', 'II'], clauses: '2021/914' },
        citation: GDPR.art('99'),
      },
    ],
  } as unknown as DatedFinding;
  expect(evidenceOf([part, recited])).toBe(evidenceOf([whole, part]));
  expect(JSON.parse(evidenceOf([part]))).toEqual([
    { regime: 'UK_GDPR', code: 'ANNEX_INCOMPLETE', evidence: { clauses: '2021/914', missing: ['II'] } },
  ]);
  expect(evidenceOf([whole])).not.toBe(evidenceOf([found(['II'])]));
});

test('one that lapsed is not told again, and on days before, as they are looked at now, it stood', () => {
  const lapsed = waiver({ lapsedOn: '2026-12-20' });
  const on = (day: LegalDay) => acceptedOn([lapsed], [found(['II'])], day);
  expect([ids(on('2026-12-19')), on('2026-12-19').changesOn]).toEqual([['waiver'], '2026-12-20']);
  expect(on('2026-12-20')).toEqual({ standing: [], lapsed: [], changesOn: null });
  expect(acceptedOn([lapsed], [found(['I.A'])], '2026-12-19').lapsed).toEqual([]);
});

test('of several each ends for itself, and the next day of change is that of the first to end', () => {
  const other = waiver({ id: 'other', subject: { kind: 'transfer', id: 'second' }, until: '2026-12-31' });
  const second = { ...found(['II']), subject: other.subject };
  const on = (day: LegalDay) => acceptedOn([waiver(), other], [found(['II']), second], day);
  expect([ids(on('2026-12-31')), on('2026-12-31').changesOn]).toEqual([['waiver', 'other'], '2027-01-01']);
  expect([ids(on('2027-01-01')), on('2027-01-01').changesOn]).toEqual([['waiver'], '2027-02-01']);
});

test('between the day that is asked for and the day before the next change, nothing changes', () => {
  const acceptances = [
    waiver(),
    waiver({ id: 'short', until: '2026-12-05' }),
    waiver({ id: 'gone', lapsedOn: '2026-12-03' }),
  ];
  for (let day: LegalDay | null = '2026-11-01'; day !== null;) {
    const now: ReturnType<typeof acceptedOn> = acceptedOn(acceptances, [found(['II'])], day);
    if (now.changesOn !== null)
      expect(ids(acceptedOn(acceptances, [found(['II'])], previousDay(now.changesOn)))).toEqual(ids(now));
    day = now.changesOn;
  }
});
