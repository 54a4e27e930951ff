import type { Certification, Facts, Framework } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  adequacy,
  certificate,
  certification,
  clauses,
  clauseSet,
  agreement,
  impactAssessment,
  ownIn,
  party,
  sending,
  told,
  transferOn,
} from '../facts.js';

const active = (from: LegalDay = '2023-07-17') => [{ status: 'active', from } as const];
const lapsed = [
  { status: 'active', from: '2023-07-17' },
  { status: 'inactive', from: '2025-01-01' },
] as const;
const certified = (country: string, listed: Framework | null, held: readonly Certification[], hr = false): Facts =>
  ownIn(
    country,
    sending(
      party('x', 'US'),
      listed === null ? [adequacy()] : [certificate(listed)],
      { data: hr ? ['hr'] : [] },
      { certifications: held },
    ),
  );

describe('from the United Kingdom under the UK Extension', () => {
  const both = [certification('EU_US_DPF', active()), certification('UK_EXTENSION', active())];
  test('on 11 October 2023 not yet, on 12 October in force, whichever of the two is listed', () => {
    for (const listed of ['UK_EXTENSION', 'EU_US_DPF'] as const) {
      expect(told('2023-10-11', certified('GB', listed, both))).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
      expect(told('2023-10-12', certified('GB', listed, both))).toEqual(['covered']);
      expect(transferOn('2023-10-12', certified('GB', listed, both)).governing).toMatchObject({
        instrument: 'UK_EXTENSION',
        citation: { text: 'SI 2023/1028' },
      });
    }
    expect(told('2023-10-12', certified('GB', null, both))).toEqual(['covered']);
    // No challenge is pending against the regulations.
    expect(told('2026-11-23', certified('GB', 'UK_EXTENSION', both))).toEqual(['covered']);
  });
  test.each<[string, readonly Certification[], readonly string[]]>([
    ['the EU list alone', [certification('EU_US_DPF', active())], ['gap', 'UK_EXTENSION_MISSING']],
    [
      'the EU list, the Extension from 2025',
      [certification('EU_US_DPF', active()), certification('UK_EXTENSION', active('2025-06-01'))],
      ['gap', 'UK_EXTENSION_MISSING'],
    ],
    [
      'the EU list, the Extension lapsed',
      [certification('EU_US_DPF', active()), certification('UK_EXTENSION', lapsed)],
      ['gap', 'CERTIFICATION_LAPSED'],
    ],
    ['no list', [], ['gap', 'CERTIFICATION_MISSING']],
    ['the Extension alone', [certification('UK_EXTENSION', active())], ['gap', 'CERTIFICATION_MISSING']],
    [
      'the Extension, lapsed on the EU list',
      [certification('EU_US_DPF', lapsed), certification('UK_EXTENSION', active())],
      ['gap', 'CERTIFICATION_LAPSED'],
    ],
    [
      'lapsed on the EU list, never under the Extension',
      [certification('EU_US_DPF', lapsed)],
      ['gap', 'CERTIFICATION_LAPSED'],
    ],
  ])('on %s', (_, held, expected) => {
    const listed = held.some(({ framework }) => framework === 'EU_US_DPF') ? 'EU_US_DPF' : null;
    expect(told('2025-01-01', certified('GB', listed, held))).toEqual(expected);
  });
  test('the lapse of either counts from its day', () => {
    const facts = certified('GB', 'UK_EXTENSION', [
      certification('EU_US_DPF', lapsed),
      certification('UK_EXTENSION', active()),
    ]);
    expect(told('2024-12-31', facts)).toEqual(['covered']);
    expect(told('2025-01-01', facts)).toEqual(['gap', 'CERTIFICATION_LAPSED']);
  });
  test.each([
    [true, ['covered']],
    [false, ['gap', 'CERTIFICATION_SCOPE_HR_MISSING']],
    [null, ['gap', 'CERTIFICATION_SCOPE_HR_MISSING']],
  ] as const)('human resources data, elected %s', (coversHr, expected) => {
    const held = [certification('EU_US_DPF', active()), certification('UK_EXTENSION', active(), { coversHr })];
    expect(told('2024-01-01', certified('GB', 'UK_EXTENSION', held, true))).toEqual(expected);
  });
  test("is another regime's for the Union and for Switzerland", () => {
    for (const country of ['DE', 'CH'])
      expect(told('2024-01-01', certified(country, 'UK_EXTENSION', [certification('UK_EXTENSION', active())]))).toEqual(
        ['gap', 'WRONG_REGIME_MECHANISM'],
      );
  });
});

describe('from Switzerland under the Swiss-US framework', () => {
  const swiss = [certification('SWISS_US_DPF', active())];
  const both = [certification('EU_US_DPF', active()), ...swiss];
  test('on 14 September 2024 not yet, though certified since July 2023; on 15 September in force', () => {
    for (const held of [swiss, both]) {
      expect(told('2024-09-14', certified('CH', 'SWISS_US_DPF', held))).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
      expect(told('2024-09-15', certified('CH', 'SWISS_US_DPF', held))).toEqual(['covered']);
    }
    expect(told('2024-09-15', certified('CH', 'EU_US_DPF', both))).toEqual(['covered']);
    expect(told('2024-09-15', certified('CH', null, swiss))).toEqual(['covered']);
    expect(transferOn('2024-09-15', certified('CH', null, swiss)).governing?.citation?.text).toBe(
      'Art. 8(1) and Annex 1 DPO (AS 2024 435)',
    );
  });
  test.each<[string, readonly Certification[], readonly string[]]>([
    ['the EU list alone', [certification('EU_US_DPF', active())], ['gap', 'SWISS_DPF_MISSING']],
    [
      'the EU list, lapsed on the Swiss',
      [certification('EU_US_DPF', active()), certification('SWISS_US_DPF', lapsed)],
      ['gap', 'CERTIFICATION_LAPSED'],
    ],
    ['no list', [], ['gap', 'CERTIFICATION_MISSING']],
  ])('on %s', (_, held, expected) =>
    expect(told('2025-01-01', certified('CH', held.length === 0 ? null : 'EU_US_DPF', held))).toEqual(expected),
  );
  test.each([
    [true, ['covered']],
    [null, ['gap', 'CERTIFICATION_SCOPE_HR_MISSING']],
  ] as const)('human resources data, elected %s', (coversHr, expected) => {
    const held = [certification('SWISS_US_DPF', active(), { coversHr })];
    expect(told('2025-01-01', certified('CH', 'SWISS_US_DPF', held, true))).toEqual(expected);
  });
});

describe('the forerunners', () => {
  const since2000 = active('2000-11-01');
  test.each<[Framework, string, LegalDay, readonly string[]]>([
    ['SWISS_US_SAFE_HARBOR', 'CH', '2008-11-30', ['gap', 'MECHANISM_NOT_YET_IN_FORCE']],
    ['SWISS_US_SAFE_HARBOR', 'CH', '2008-12-01', ['covered']],
    ['SWISS_US_SAFE_HARBOR', 'CH', '2015-10-06', ['covered']],
    ['SWISS_US_SAFE_HARBOR', 'CH', '2015-10-21', ['covered']],
    ['SWISS_US_SAFE_HARBOR', 'CH', '2015-10-22', ['gap', 'MECHANISM_INVALIDATED']],
    ['SWISS_US_PRIVACY_SHIELD', 'CH', '2017-04-11', ['gap', 'MECHANISM_NOT_YET_IN_FORCE']],
    ['SWISS_US_PRIVACY_SHIELD', 'CH', '2017-04-12', ['covered']],
    ['SWISS_US_PRIVACY_SHIELD', 'CH', '2020-07-16', ['covered']],
    ['SWISS_US_PRIVACY_SHIELD', 'CH', '2020-09-07', ['covered']],
    ['SWISS_US_PRIVACY_SHIELD', 'CH', '2020-09-08', ['gap', 'MECHANISM_INVALIDATED']],
    ['EU_US_PRIVACY_SHIELD', 'GB', '2020-07-15', ['covered']],
    ['EU_US_PRIVACY_SHIELD', 'GB', '2020-07-16', ['gap', 'MECHANISM_INVALIDATED']],
    ['EU_US_PRIVACY_SHIELD', 'GB', '2021-01-01', ['gap', 'MECHANISM_INVALIDATED']],
    ['EU_US_SAFE_HARBOR', 'GB', '2021-01-01', ['gap', 'MECHANISM_INVALIDATED']],
    ['EU_US_PRIVACY_SHIELD', 'CH', '2019-01-01', ['gap', 'WRONG_REGIME_MECHANISM']],
    ['EU_US_SAFE_HARBOR', 'CH', '2014-01-01', ['gap', 'WRONG_REGIME_MECHANISM']],
    ['SWISS_US_PRIVACY_SHIELD', 'GB', '2021-01-01', ['gap', 'WRONG_REGIME_MECHANISM']],
    ['SWISS_US_SAFE_HARBOR', 'DE', '2014-01-01', ['gap', 'WRONG_REGIME_MECHANISM']],
  ])('%s from %s on %s: %j', (framework, country, day, expected) =>
    expect(told(day, certified(country, framework, [certification(framework, since2000)]))).toEqual(expected),
  );
});

describe('a renewal that is pending', () => {
  const held = (more: Partial<Certification>, statuses: Certification['statuses'] = active()) =>
    certified('DE', 'EU_US_DPF', [certification('EU_US_DPF', statuses, more)]);
  test('is told from the day on which the entry is due, and takes nothing down', () => {
    expect(told('2024-07-16', held({ nextDueOn: '2024-07-17' }))).toEqual(['covered']);
    expect(told('2024-07-17', held({ nextDueOn: '2024-07-17' }))).toEqual(['covered', 'CERTIFICATION_RENEWAL_PENDING']);
  });
  test('is not told of an entry that has lapsed', () =>
    expect(told('2025-01-01', held({ nextDueOn: '2024-07-17' }, lapsed))).toEqual(['gap', 'CERTIFICATION_LAPSED']));
});

describe('a framework under challenge since 31 October 2025', () => {
  const dpf = certification('EU_US_DPF', active());
  const withFallback = (signedOn: LegalDay, mechanisms = [certificate('EU_US_DPF'), clauses('2021/914')]) =>
    sending(
      party('x', 'US'),
      mechanisms,
      { impactAssessmentIds: ['tia'] },
      {
        certifications: [dpf],
        agreements: [agreement('dpa', signedOn, [clauseSet('2021/914', [2])])],
        impactAssessments: [impactAssessment('2023-01-01')],
      },
    );
  test('wants a mechanism in force behind it, from the day of the appeal', () => {
    const alone = certified('DE', 'EU_US_DPF', [dpf]);
    expect(told('2025-10-30', alone)).toEqual(['covered']);
    expect(told('2025-10-31', alone)).toEqual(['covered', 'NO_FALLBACK']);
    expect(told('2025-10-31', certified('DE', null, [dpf]))).toEqual(['covered', 'NO_FALLBACK']);
    expect(transferOn('2025-10-31', alone).findings[0]?.citations[0]?.text).toBe('Case C-703/25 P (Latombe)');
  });
  test('a fallback that is signed later does not yet stand behind it', () => {
    expect(told('2026-02-28', withFallback('2026-03-01'))).toEqual(['covered', 'NO_FALLBACK']);
    expect(told('2026-03-01', withFallback('2026-03-01'))).toEqual(['covered']);
  });
  test('what governs instead needs none', () =>
    expect(told('2026-03-01', withFallback('2023-01-01', [clauses('2021/914')]))).toEqual(['covered']));
  test('the same entry listed twice is no fallback', () =>
    expect(told('2026-03-01', withFallback('2023-01-01', [certificate('EU_US_DPF'), adequacy('EU_US_DPF')]))).toEqual([
      'covered',
      'NO_FALLBACK',
    ]));
});
