import fc from 'fast-check';
import { assess } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { coverage, datedFindings, keyOf, nextCover } from '../../src/law/coverage.js';
import type { Facts } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { previousDay } from '../../src/law/legal-day.js';
import { FIRST_ENCODED_DAY } from '../../src/law/regime.js';
import {
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  engagement,
  impactAssessment,
  register,
  sending,
  transfer,
  vendor,
} from './facts.js';
import { encodedDays, registers, runs } from './generated.js';

const dated = (day: LegalDay, facts: Facts) =>
  datedFindings(assess(facts, ENCODED_LAW, day), facts, ENCODED_LAW).map(({ code, since }) => [code, since]);

const shield = register({
  agreements: [agreement('dpa', '2018-05-25', [clauseSet('2010/87')])],
  certifications: [certification('EU_US_PRIVACY_SHIELD', [{ status: 'active', from: '2017-01-01' }])],
  impactAssessments: [impactAssessment('2020-07-20')],
  transfers: [
    transfer([certificate('EU_US_PRIVACY_SHIELD'), clauses('2010/87')], {
      impactAssessmentIds: ['tia'],
      startsOn: '2017-06-01',
    }),
  ],
  engagements: [engagement('controller', 'processor', { startsOn: '2017-06-01' })],
});

test.each([
  ['2018-05-24', []],
  ['2018-05-25', []],
  ['2020-07-15', []],
  [
    '2020-07-18',
    [
      ['MECHANISM_INVALIDATED', '2020-07-16'],
      ['TIA_MISSING', '2020-07-16'],
    ],
  ],
  ['2021-03-01', [['FALLBACK_IN_USE', '2020-07-20']]],
  ['2022-09-28', [['FALLBACK_IN_USE', '2020-07-20']]],
  [
    '2022-12-27',
    [
      ['MECHANISM_ENDING_SOON', '2022-09-29'],
      ['FALLBACK_IN_USE', '2020-07-20'],
    ],
  ],
  [
    '2026-11-23',
    [
      ['MECHANISM_INVALIDATED', '2022-12-28'],
      ['MECHANISM_EXPIRED', '2022-12-28'],
    ],
  ],
] as const)('on %s the findings and since when: %j', (day, expected) => expect(dated(day, shield)).toEqual(expected));

test('a finding of all encoded days has no day, one of a flow that began has its first', () => {
  expect(dated('2026-11-23', sending(vendor))).toEqual([['NO_TRANSFER_MECHANISM', null]]);
  expect(dated('2026-11-23', sending(vendor, [], { startsOn: '2019-03-01' }))).toEqual([
    ['NO_TRANSFER_MECHANISM', '2019-03-01'],
  ]);
});

test('a run of days is unbroken: what was mended in between is dated anew', () => {
  const statuses = (['2017-01-01', '2018-01-01', '2019-01-01', '2020-01-01'] as const).map((from, index) => ({
    from,
    status: index % 2 === 0 ? ('active' as const) : ('inactive' as const),
  }));
  const facts = sending(
    vendor,
    [certificate('EU_US_PRIVACY_SHIELD')],
    {},
    { certifications: [certification('EU_US_PRIVACY_SHIELD', statuses)] },
  );
  expect(dated('2018-06-01', facts)).toEqual([['CERTIFICATION_LAPSED', '2018-01-01']]);
  expect(dated('2019-06-01', facts)).toEqual([]);
  expect(dated('2020-06-01', facts)).toEqual([['CERTIFICATION_LAPSED', '2020-01-01']]);
});

test('since when, found by boundaries, is since when, found day by day', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      const assessment = assess(facts, ENCODED_LAW, day);
      const undated = new Set(assessment.findings.map(keyOf));
      const since = new Map<string, LegalDay | null>();
      for (let current = day; undated.size > 0; current = previousDay(current)) {
        const earlier = current === FIRST_ENCODED_DAY ? null : assess(facts, ENCODED_LAW, previousDay(current));
        const present = new Set(earlier?.findings.map(keyOf));
        for (const key of [...undated])
          if (earlier === null || !present.has(key)) {
            since.set(key, earlier === null ? null : current);
            undated.delete(key);
          }
      }
      for (const finding of datedFindings(assessment, facts, ENCODED_LAW))
        expect([keyOf(finding), finding.since]).toEqual([keyOf(finding), since.get(keyOf(finding))]);
    }),
    runs(60),
  );
});

const told = (facts: Facts) =>
  coverage(facts.transfers[0]!, facts, ENCODED_LAW).map(({ from, until, assessments: [worst] }) => [
    from,
    until,
    worst?.verdict,
    worst?.governing?.instrument ?? null,
  ]);

test('the timeline of a transfer shows what held it, when it fell back, and when it was bare', () => {
  expect(told(shield)).toEqual([
    ['2000-07-26', '2017-05-31', 'out_of_scope', null],
    ['2017-06-01', '2020-07-15', 'covered', 'EU_US_PRIVACY_SHIELD'],
    ['2020-07-16', '2020-07-19', 'gap', null],
    ['2020-07-20', '2022-09-28', 'covered', '2010/87'],
    ['2022-09-29', '2022-12-27', 'covered', '2010/87'],
    ['2022-12-28', null, 'gap', null],
  ]);
});

test('the timeline of a transfer equals asking on any single day', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      for (const transfer of facts.transfers) {
        const period = coverage(transfer, facts, ENCODED_LAW).findLast(({ from }) => from <= day)!;
        expect(period.until === null || period.until >= day).toBe(true);
        const asked = assess(facts, ENCODED_LAW, day).transfers.filter(({ id }) => id === transfer.id);
        const summary = (all: typeof asked) =>
          all.map(({ regime, verdict, governing, findings }) => [
            regime,
            verdict,
            governing?.instrument,
            findings.map(({ code }) => code),
          ]);
        expect(summary([...period.assessments])).toEqual(summary(asked));
      }
    }),
    runs(100),
  );
});

describe('the next day on which a transfer is covered otherwise', () => {
  const next = (day: LegalDay) => {
    const change = nextCover(shield.transfers[0]!, shield, ENCODED_LAW, day);
    return (
      change && [
        change.on,
        change.before.governing?.instrument,
        change.after.governing?.instrument ?? change.after.verdict,
      ]
    );
  };

  test.each([
    ['2020-07-15', ['2020-07-16', 'EU_US_PRIVACY_SHIELD', 'gap']],
    ['2020-07-16', ['2020-07-20', undefined, '2010/87']],
    ['2022-12-26', ['2022-12-28', '2010/87', 'gap']],
    ['2022-12-28', null],
  ] as const)('is known on %s', (day, expected) => {
    expect(next(day)).toEqual(expected);
  });

  test('is the first of its timeline from which verdict or mechanism is another', () => {
    const said = ({ regime, verdict, governing }: ReturnType<typeof coverage>[number]['assessments'][number]) =>
      `${regime} ${verdict} ${governing?.instrument}`;
    fc.assert(
      fc.property(registers, encodedDays, (facts, day) => {
        for (const one of facts.transfers) {
          const periods = coverage(one, facts, ENCODED_LAW);
          const now = periods.findLast(({ from }) => from <= day)!.assessments.map(said);
          const later = periods.find(
            ({ from, assessments }) => from > day && assessments.some((a) => !now.includes(said(a))),
          );
          expect(nextCover(one, facts, ENCODED_LAW, day)?.on).toBe(later?.from);
        }
      }),
      runs(100),
    );
  });
});
