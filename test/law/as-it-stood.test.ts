import fc from 'fast-check';
import { DIRECTIVE_95_46, GDPR } from '../../src/law/citation.js';
import type { Facts } from '../../src/law/facts.js';
import { type Finding, FINDING_CODES, type Reason, remedyOf, sayReason } from '../../src/law/finding.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import type { Regime } from '../../src/law/regime.js';
import {
  adequacy,
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  derogation,
  engagementOn,
  hired,
  impactAssessment,
  on,
  onSafeguard,
  ownIn,
  party,
  safeguard,
  sending,
  sendingOnClauses,
  subprocessing,
  transferOn,
  vendor,
} from './facts.js';
import { FOUND } from './found.js';
import { encodedDays, registers, runs } from './generated.js';

test('what a finding on a transfer rests on has its forerunner in Directive 95/46', () => {
  const cited = Object.values(FOUND)
    .map(([, facts]) => on('2018-05-24', facts))
    .flatMap(({ findings }) => findings.flatMap(({ citations }) => citations));
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter(({ link }) => link === GDPR.citation.link)).toEqual([]);
  expect(cited.some(({ link }) => link === DIRECTIVE_95_46.citation.link)).toBe(true);
});

/** Everything that a finding, or the reason of a mechanism, says in words. */
const words = (day: LegalDay, facts: Facts, regime: Regime): readonly string[] => {
  const { findings, transfers } = on(day, facts);
  const ofReasons = (reasons: readonly Reason[]) =>
    reasons.flatMap((reason) => [
      `${reason.code} cites ${reason.citation.text}`,
      `${reason.code} says ${sayReason(reason)}`,
      `${reason.code} advises ${remedyOf({ ...reason, regime })}`,
    ]);
  const ofFinding = ({ code, reasons, citations }: Finding) => [
    ...citations.map(({ text }) => `${code} rests on ${text}`),
    ...ofReasons(reasons),
  ];
  return [
    ...findings.filter((finding) => finding.regime === regime).flatMap(ofFinding),
    ...transfers
      .filter((transfer) => transfer.regime === regime)
      .flatMap(({ mechanisms }) => mechanisms.flatMap(({ reasons, notes }) => ofReasons([...reasons, ...notes]))),
  ];
};

/** Acts that are not law there. Instruments may be named, such as the clauses of 2021/914 that an addendum adds to. */
const FOREIGN = {
  UK_GDPR: /(?<!UK )GDPR|Directive 95\/46|2018\/1725|FADP|DPO(?! \(AS)|EDPB|Member State/,
  CH_FADP: /GDPR|Directive 95\/46|2018\/1725|EDPB|C-311\/18|Data Protection Act|Member State/,
} as const;
/** What Switzerland wrote only in 2023. */
const REVISED = /FADP(?! of 1992)|Annex 1 DPO/;

const foreign = (day: LegalDay, facts: Facts, regime: keyof typeof FOREIGN): readonly string[] =>
  words(day, facts, regime).filter(
    (text) =>
      FOREIGN[regime].test(text) ||
      (regime === 'CH_FADP' && day < '2023-09-01' && /^\w+ (cites|rests on) /.test(text) && REVISED.test(text)),
  );

describe.each([
  ['GB', 'UK_GDPR'],
  ['CH', 'CH_FADP'],
] as const)('in words of the law of %s', (country, regime) => {
  test.each(FINDING_CODES)('%s names no act that is not law there', (code) => {
    const [found, facts] = FOUND[code];
    for (const day of [found, '2021-06-01', '2022-06-01', '2023-08-31', '2023-09-01', '2026-11-23'] as const)
      expect(foreign(day, ownIn(country, facts), regime)).toEqual([]);
  });
  test('whatever the facts', () => {
    fc.assert(
      fc.property(registers, encodedDays, (facts, day) => {
        expect(foreign(day, ownIn(country, facts), regime)).toEqual([]);
      }),
      runs(400),
    );
  });
});

describe('an article and its counterparts', () => {
  const cited = (day: LegalDay, facts: Facts) =>
    transferOn(day, facts).findings.flatMap(({ citations }) => citations.map(({ text }) => text));
  const unassessed = sendingOnClauses(clauseSet('2010/87'), '2015-01-01');
  const pending = sending(
    vendor,
    [onSafeguard('bcr_controller')],
    { impactAssessmentIds: ['tia'] },
    {
      safeguards: [safeguard('bcr_controller', { approvals: [] })],
      impactAssessments: [impactAssessment('2000-07-26')],
    },
  );
  const always = sending(vendor, [derogation('b', { frequency: 'systematic' })]);
  test.each([
    ['the need of a mechanism', sending(vendor), 'DE', '2018-05-24', 'Art. 25 Directive 95/46/EC'],
    ['the need of a mechanism', sending(vendor), 'DE', '2018-05-25', 'Art. 44 GDPR'],
    ['the need of a mechanism', sending(vendor), 'GB', '2020-12-31', 'Art. 44 GDPR'],
    ['the need of a mechanism', sending(vendor), 'GB', '2021-01-01', 'Art. 44 UK GDPR'],
    ['the need of a mechanism', sending(vendor), 'CH', '2023-08-31', 'Art. 6(1) FADP of 1992'],
    ['the need of a mechanism', sending(vendor), 'CH', '2023-09-01', 'Art. 16 FADP'],
    ['the assessment', unassessed, 'DE', '2020-07-16', 'Case C-311/18 (Schrems II)'],
    ['the assessment', unassessed, 'GB', '2021-01-01', 'Art. 46(1) UK GDPR'],
    ['the assessment', unassessed, 'GB', '2021-01-01', 'Case C-311/18 (Schrems II)'],
    ['the assessment', unassessed, 'CH', '2020-07-16', 'Art. 6(2) FADP of 1992'],
    ['approved rules', pending, 'DE', '2018-05-24', 'Art. 26(2) Directive 95/46/EC'],
    ['approved rules', pending, 'DE', '2018-05-25', 'Art. 47 GDPR'],
    ['approved rules', pending, 'GB', '2021-01-01', 'Art. 47 UK GDPR'],
    ['approved rules', pending, 'CH', '2023-08-31', 'Art. 6(2) FADP of 1992'],
    ['approved rules', pending, 'CH', '2023-09-01', 'Art. 16(2)(e) FADP'],
    ['an exception', always, 'DE', '2018-05-24', 'Art. 26(1)(b) Directive 95/46/EC'],
    ['an exception', always, 'DE', '2018-05-25', 'Art. 49(1)(b) GDPR'],
    ['an exception', always, 'GB', '2021-01-01', 'Art. 49(1)(b) UK GDPR'],
    ['an exception', always, 'CH', '2023-08-31', 'Art. 6(2) FADP of 1992'],
    ['an exception', always, 'CH', '2023-09-01', 'Art. 17(1)(b) FADP'],
  ] as const)('%s: %#', (_, facts, country, day, expected) =>
    expect(cited(day, ownIn(country, facts))).toContain(expected),
  );
  test('of an institution of the Union: the GDPR on 10 December 2018, Regulation (EU) 2018/1725 from 11 December', () => {
    const institution = (facts: Facts) => ownIn('BE', facts, { exporterLaw: 'regulation_2018_1725' });
    expect(cited('2018-12-10', institution(sending(vendor)))).toEqual(['Art. 44 GDPR', 'Art. 46(1) GDPR']);
    expect(cited('2018-12-11', institution(sending(vendor)))).toEqual([
      'Art. 46 Regulation (EU) 2018/1725',
      'Art. 48(1) Regulation (EU) 2018/1725',
    ]);
    const cites = (day: LegalDay) =>
      engagementOn(day, institution(hired('controller', 'processor'))).findings[0]?.citations[0]?.text;
    expect([cites('2018-12-10'), cites('2018-12-11')]).toEqual([
      'Art. 28(3) GDPR',
      'Art. 29(3) Regulation (EU) 2018/1725',
    ]);
  });
  test('of the Swiss list: before the ordinance the FADP of 1992, also where a scope excludes', () => {
    const council = ownIn('CH', sending(party('x', 'CA', { sector: 'public_body' }), [adequacy()]));
    expect(cited('2023-08-31', council)[0]).toBe('Art. 6(1) FADP of 1992');
    expect(cited('2023-09-01', council)[0]).toBe('Art. 8(1) and Annex 1 DPO');
  });
  test('of the Swiss adaptations', () => {
    const alone = ownIn(
      'CH',
      sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', [impactAssessment('2021-09-01')]),
    );
    expect(cited('2023-08-31', alone)).toEqual(['Art. 6(2) FADP of 1992']);
    expect(cited('2023-09-01', alone)).toEqual(['Art. 16(2)(d) FADP']);
  });
  test('of a sub-processor that nobody knows: the opinion of the EDPB binds in the Union only', () => {
    const hosted = (country: string) =>
      engagementOn(
        '2024-03-01',
        ownIn(
          country,
          hired('controller', 'processor', [agreement('dpa', '2020-01-01')], {
            parties: [party('own', country), party('vendor', country)],
            subprocessings: [subprocessing()],
          }),
        ),
      ).findings.flatMap(({ citations }) => citations.map(({ text }) => text));
    expect(hosted('DE')).toEqual(['Art. 28(4) GDPR', 'EDPB Opinion 22/2024']);
    expect(hosted('GB')).toEqual(['Art. 28(4) UK GDPR']);
    expect(hosted('CH')).toEqual(['Art. 9(3) FADP']);
  });
});

test('what clauses the remedy advises are those of the regime', () => {
  const remedy = (country: string, facts: Facts) =>
    remedyOf(transferOn('2024-10-01', ownIn(country, facts)).findings[0]!.reasons[0]!);
  const shield = sending(
    vendor,
    [certificate('EU_US_PRIVACY_SHIELD')],
    {},
    { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
  );
  for (const facts of [sending(vendor), shield, sending(vendor, [clauses('nowhere')])]) {
    expect(remedy('DE', facts)).toMatch(/the standard contractual clauses of 2021\/914/);
    expect(remedy('GB', facts)).toMatch(/the IDTA, or the clauses of 2021\/914 with the UK Addendum/);
    expect(remedy('CH', facts)).toMatch(/the clauses of 2021\/914 with the FDPIC adaptations/);
  }
});
