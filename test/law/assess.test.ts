import { assess, DayNotEncodedError } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import {
  adequacy,
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  impactAssessment,
  NOTHING,
  on,
  party,
  register,
  sending,
  told,
  transfer,
  transferOn,
  vendor,
} from './facts.js';

describe('days', () => {
  test('on 25 July 2000 law is not encoded and judgement refused, on 26 July 2000 it is given', () => {
    expect(() => on('2000-07-25', NOTHING)).toThrow(DayNotEncodedError);
    expect(() => on('1999-12-31', sending(vendor))).toThrow(/2000-07-26.*1999-12-31/);
    expect(on('2000-07-26', NOTHING)).toEqual({
      asOf: '2000-07-26',
      lawVersion: ENCODED_LAW.version,
      transfers: [],
      engagements: [],
      findings: [],
      heldSince: null,
      changesOn: null,
    });
  });
  test('a future day is judged by the law as known today', () => {
    const british = sending(party('x', 'GB'));
    expect(told('2031-12-27', british)).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
    expect(told('2031-12-28', british)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2100-01-01', sending(party('x', 'CH')))).toEqual(['covered']);
  });
  test('an assessment says since when it has held and when it changes', () => {
    const shield = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD')],
      {},
      { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
    );
    expect(on('2020-07-15', shield)).toMatchObject({ changesOn: '2020-07-16' });
    expect(on('2020-07-16', shield)).toMatchObject({ heldSince: '2020-07-16' });
    expect(on('2026-11-23', sending(party('x', 'GB')))).toMatchObject({
      heldSince: '2025-12-19',
      changesOn: '2031-09-29',
    });
  });
  test('the facts are left alone', () => {
    const frozen = freeze(
      sending(vendor, [certificate('c')], {}, { certifications: [certification('EU_US_DPF', [], { id: 'c' })] }),
    );
    expect(assess(frozen, ENCODED_LAW, '2024-01-01')).toEqual(assess(frozen, ENCODED_LAW, '2024-01-01'));
  });
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

describe('the ordered mechanisms of one of the 54: Privacy Shield, then the clauses of 2010', () => {
  const facts = (assessed: boolean) =>
    register({
      agreements: [agreement('dpa', '2018-05-25', [clauseSet('2010/87')])],
      certifications: [certification('EU_US_PRIVACY_SHIELD', [{ status: 'active', from: '2017-01-01' }])],
      impactAssessments: assessed ? [impactAssessment('2020-07-20')] : [],
      transfers: [
        transfer([certificate('EU_US_PRIVACY_SHIELD'), clauses('2010/87')], { impactAssessmentIds: ['tia'] }),
      ],
    });
  test.each([
    ['2016-12-31', ['gap', 'CERTIFICATION_MISSING'], null],
    ['2017-01-01', ['covered'], 'EU_US_PRIVACY_SHIELD'],
    ['2020-07-15', ['covered'], 'EU_US_PRIVACY_SHIELD'],
    ['2020-07-16', ['gap', 'MECHANISM_INVALIDATED', 'TIA_MISSING'], null],
    ['2020-07-19', ['gap', 'MECHANISM_INVALIDATED', 'TIA_MISSING'], null],
    ['2020-07-20', ['covered', 'FALLBACK_IN_USE'], '2010/87'],
    ['2020-08-01', ['covered', 'FALLBACK_IN_USE'], '2010/87'],
    ['2022-09-28', ['covered', 'FALLBACK_IN_USE'], '2010/87'],
    ['2022-12-27', ['covered', 'MECHANISM_ENDING_SOON', 'FALLBACK_IN_USE'], '2010/87'],
    ['2022-12-28', ['gap', 'MECHANISM_INVALIDATED', 'MECHANISM_EXPIRED'], null],
  ] as const)('on %s: %j', (day, expected, governing) => {
    expect(told(day, facts(true))).toEqual(expected);
    expect(transferOn(day, facts(true)).governing?.instrument ?? null).toBe(governing);
  });
  test('without the assessment there is no fallback on 1 August 2020', () => {
    expect(told('2020-08-01', facts(false))).toEqual(['gap', 'MECHANISM_INVALIDATED', 'TIA_MISSING']);
  });
  test('each keeps its own state, code and citation, in the order listed', () => {
    expect(transferOn('2020-08-01', facts(true)).mechanisms).toMatchObject([
      {
        state: 'ended',
        citation: { text: 'Case C-311/18 (Schrems II)' },
        reasons: [{ code: 'MECHANISM_INVALIDATED' }],
      },
      { state: 'in_force', citation: { text: 'Decision 2010/87/EU' }, reasons: [] },
    ]);
  });
  test('the first in force governs, also where the second stands as well', () => {
    const { governing, mechanisms } = transferOn('2020-01-01', facts(true));
    expect(mechanisms.map(({ state }) => state)).toEqual(['in_force', 'in_force']);
    expect(governing).toBe(mechanisms[0]);
  });
});

describe('a void mechanism', () => {
  const dpf = certification('EU_US_DPF', [{ status: 'active', from: '2023-07-10' }]);
  const shield = certification('EU_US_PRIVACY_SHIELD', []);
  test('beside adequacy is a notice, also where adequacy is listed behind it', () => {
    const listed = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD'), certificate('EU_US_DPF')],
      {},
      { certifications: [dpf, shield] },
    );
    expect(told('2023-07-09', listed)).toEqual([
      'gap',
      'MECHANISM_INVALIDATED',
      'MECHANISM_NOT_YET_IN_FORCE',
      'CERTIFICATION_MISSING',
    ]);
    expect(told('2023-07-10', listed)).toEqual(['covered', 'FALLBACK_IN_USE', 'VOID_MECHANISM_LISTED']);
    const unlisted = sending(vendor, [certificate('EU_US_PRIVACY_SHIELD')], {}, { certifications: [dpf, shield] });
    expect(told('2023-07-10', unlisted)).toEqual(['covered', 'VOID_MECHANISM_LISTED']);
    expect(transferOn('2023-07-10', unlisted).mechanisms.map(({ instrument }) => instrument)).toEqual([
      'EU_US_PRIVACY_SHIELD',
      'EU_US_DPF',
    ]);
  });
  test.each([
    ['2021-09-27', null, ['covered', 'VOID_MECHANISM_LISTED']],
    ['2021-09-26', '2022-01-01', ['covered', 'VOID_MECHANISM_LISTED']],
    ['2021-09-26', null, ['covered']],
  ] as const)(
    'clauses of 2010 signed on %s, processing changed on %s, beside adequacy in 2022: %j',
    (signedOn, processingChangedOn, expected) => {
      const facts = sending(
        party('x', 'CH'),
        [clauses('2010/87')],
        {},
        {
          agreements: [agreement('dpa', signedOn, [clauseSet('2010/87', [], { processingChangedOn })])],
        },
      );
      expect(told('2022-06-01', facts)).toEqual(expected);
    },
  );
  test('is not one that only waits for its condition', () => {
    const facts = sending(party('x', 'CH'), [clauses('nowhere')]);
    expect(told('2022-06-01', facts)).toEqual(['covered']);
  });
});

describe('NO_TRANSFER_MECHANISM', () => {
  test('is told when nothing listed has been in place, each entry with its own code beside it', () => {
    const facts = register({
      agreements: [agreement('dpa', '2022-06-01', [clauseSet('2021/914', [2])])],
      impactAssessments: [impactAssessment('2022-06-01')],
      transfers: [transfer([clauses('2021/914'), clauses('nowhere'), adequacy('x')], { impactAssessmentIds: ['tia'] })],
    });
    expect(told('2022-05-31', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM', 'TIA_MISSING']);
    expect(told('2022-06-01', facts)).toEqual(['covered']);
  });
  test('is not told where something has been in place and failed', () => {
    const facts = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD'), clauses('nowhere')],
      {},
      { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
    );
    expect(told('2021-01-01', facts)).toEqual(['gap', 'MECHANISM_INVALIDATED']);
  });
  test('one finding per code, with every reason', () => {
    const facts = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD'), certificate('EU_US_SAFE_HARBOR')],
      {},
      {
        certifications: [certification('EU_US_PRIVACY_SHIELD', []), certification('EU_US_SAFE_HARBOR', [])],
      },
    );
    const { findings } = transferOn('2021-01-01', facts);
    expect(findings.map(({ code, reasons }) => [code, reasons.length])).toEqual([['MECHANISM_INVALIDATED', 2]]);
    expect(findings[0]?.citations.map(({ text }) => text)).toEqual([
      'Case C-311/18 (Schrems II)',
      'Case C-362/14 (Schrems I)',
      'Art. 44 GDPR',
    ]);
  });
});
