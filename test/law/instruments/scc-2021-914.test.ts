import type { Party } from '../../../src/law/facts.js';
import {
  agreement,
  clauses,
  clauseSet,
  impactAssessment,
  on,
  ownIn,
  register,
  sendingOnClauses,
  told,
  transfer,
  transferOn,
} from '../facts.js';

const assessed = [impactAssessment('2020-07-16')];

describe('the clauses of 2021/914', () => {
  const facts = sendingOnClauses(clauseSet('2021/914', [2]), '2021-06-10', assessed);
  test('on 26 June 2021 are not yet, on 27 June 2021 stand though signed before, and no end is set', () => {
    expect(told('2021-06-26', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2021-06-27', facts)).toEqual(['covered']);
    expect(told('2032-12-31', facts)).toEqual(['covered']);
  });
  test('a changed processing ends nothing, there being no transition; the assessment made before it is outdated', () => {
    const changed = sendingOnClauses(
      clauseSet('2021/914', [2], { processingChangedOn: '2022-01-01' }),
      '2021-09-01',
      assessed,
    );
    expect(told('2021-12-31', changed)).toEqual(['covered']);
    expect(told('2022-01-01', changed)).toEqual(['covered', 'TIA_OUTDATED']);
  });
});

test('an agreement of September 2021 carries 2010/87 and 2021/914 side by side', () => {
  const facts = register({
    agreements: [agreement('dpa', '2021-09-15', [clauseSet('2010/87'), clauseSet('2021/914', [2])])],
    impactAssessments: assessed,
    transfers: [transfer([clauses('2010/87'), clauses('2021/914')], { impactAssessmentIds: ['tia'] })],
  });
  expect(transferOn('2022-12-27', facts)).toMatchObject({
    verdict: 'covered',
    governing: { instrument: '2010/87' },
    findings: [{ code: 'MECHANISM_ENDING_SOON' }],
  });
  expect(transferOn('2022-12-28', facts)).toMatchObject({ verdict: 'covered', governing: { instrument: '2021/914' } });
  expect(told('2022-12-28', facts)).toEqual(['covered', 'FALLBACK_IN_USE']);
});

describe('an institution of the Union as exporter', () => {
  const facts = (regimes: Partial<Party> = {}) =>
    ownIn('BE', sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', assessed), {
      exporterLaw: 'regulation_2018_1725',
      sector: 'public_body',
      ...regimes,
    });
  test('cannot take them up, no set being adopted for it', () => {
    expect(told('2021-09-01', facts())).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2026-11-23', facts())).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2026-11-23', facts({ exporterLaw: 'gdpr' }))).toEqual(['covered']);
  });
  test('which is a matter of the law of the Union alone', () => {
    const [swiss] = on('2026-11-23', facts({ branches: ['CH'] })).transfers.filter(
      ({ regime }) => regime === 'CH_FADP',
    );
    expect(swiss?.findings.map(({ code }) => code)).toEqual(['SWISS_ADAPTATION_MISSING']);
  });
});

test.each([
  ['GB', '2021-07-01', 'UK_ADDENDUM_MISSING'],
  ['GB', '2026-11-23', 'UK_ADDENDUM_MISSING'],
  ['CH', '2021-07-01', 'SWISS_ADAPTATION_MISSING'],
  ['CH', '2026-11-23', 'SWISS_ADAPTATION_MISSING'],
] as const)('alone, they never were a mechanism for an exporter in %s: on %s %s', (country, day, code) => {
  const facts = sendingOnClauses(clauseSet('2021/914', [2]), '2021-06-27', assessed);
  expect(told(day, ownIn(country, facts))).toEqual(['gap', code]);
  expect(told(day, facts)).toEqual(['covered']);
});
