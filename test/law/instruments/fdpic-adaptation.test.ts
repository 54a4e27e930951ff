import type { ClauseSet, Facts } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  impactAssessment,
  ownIn,
  register,
  told,
  transfer,
  transferOn,
} from '../facts.js';

const adaptation = (more: Partial<ClauseSet> = {}) => clauseSet('FDPIC_ADAPTATION', [], more);
const scc = (more: Partial<ClauseSet> = {}) => clauseSet('2021/914', [2], more);
const swiss = (listed: ClauseSet['set'], sets: readonly ClauseSet[], signedOn: LegalDay = '2021-07-01'): Facts =>
  ownIn(
    'CH',
    register({
      agreements: [agreement('standalone_clauses', signedOn, sets)],
      impactAssessments: [impactAssessment('2021-01-01')],
      transfers: [transfer([clauses(listed)], { impactAssessmentIds: ['tia'] })],
    }),
  );

describe.each(['2021/914', 'FDPIC_ADAPTATION'] as const)('the clauses of 2021 as adapted, %s listed', (listed) => {
  const facts = swiss(listed, [scc(), adaptation()]);
  test('on 26 August 2021 are not yet recognised, on 27 August they are', () => {
    expect(told('2021-08-26', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2021-08-27', facts)).toEqual(['covered']);
    expect(told('2032-12-31', facts)).toEqual(['covered']);
  });
  test('rest on the FADP of 1992 until 31 August 2023, on Art. 16(2)(d) FADP since', () => {
    const cited = (day: LegalDay) => transferOn(day, facts).governing?.citation?.text;
    expect([cited('2023-08-31'), cited('2023-09-01')]).toEqual(['Art. 6(2)(a) FADP of 1992', 'Art. 16(2)(d) FADP']);
  });
  test('adaptations agreed on later count from their day', () => {
    const later = swiss(listed, [scc(), adaptation({ signedOn: '2022-01-01' })]);
    expect(told('2021-12-31', later)).toEqual(['gap', 'SWISS_ADAPTATION_MISSING']);
    expect(told('2022-01-01', later)).toEqual(['covered']);
  });
  test('altered do not hold; incomplete neither', () => {
    expect(told('2022-01-01', swiss(listed, [scc(), adaptation({ altered: true })]))).toEqual(['gap', 'SCC_MODIFIED']);
    expect(told('2022-01-01', swiss(listed, [scc({ annexes: [] }), adaptation()]))).toEqual([
      'gap',
      'ANNEX_INCOMPLETE',
    ]);
  });
  test('need an assessment', () =>
    expect(told('2022-01-01', { ...facts, impactAssessments: [] })).toEqual(['gap', 'TIA_MISSING']));
});

test('alone the adaptations are no mechanism', () =>
  expect(told('2022-01-01', swiss('FDPIC_ADAPTATION', [adaptation()]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']));

test("under another law the adaptations are another regime's, and do the clauses no harm", () => {
  for (const country of ['DE', 'GB'])
    expect(told('2022-06-01', ownIn(country, swiss('FDPIC_ADAPTATION', [scc(), adaptation()])))).toEqual([
      'gap',
      'WRONG_REGIME_MECHANISM',
    ]);
  expect(told('2022-06-01', ownIn('DE', swiss('2021/914', [scc(), adaptation()])))).toEqual(['covered']);
});

test('one agreement serves three laws: the clauses, the Addendum, the adaptations', () => {
  const tables = ['table_1', 'table_2', 'table_3', 'table_4'] as const;
  const facts = swiss('2021/914', [scc(), adaptation(), clauseSet('UK_ADDENDUM_B1.0', [], { annexes: tables })]);
  for (const country of ['DE', 'GB', 'CH']) expect(told('2022-06-01', ownIn(country, facts))).toEqual(['covered']);
});

test('old clauses go on beside the new: in December 2022 under 2010/87, in January 2023 under 2021/914 as adapted', () => {
  const facts = ownIn(
    'CH',
    register({
      agreements: [agreement('standalone_clauses', '2021-09-15', [clauseSet('2010/87'), scc(), adaptation()])],
      impactAssessments: [impactAssessment('2021-01-01')],
      transfers: [transfer([clauses('2010/87'), clauses('2021/914')], { impactAssessmentIds: ['tia'] })],
    }),
  );
  expect(transferOn('2022-12-31', facts).governing?.instrument).toBe('2010/87');
  expect(transferOn('2023-01-01', facts).governing?.instrument).toBe('2021/914');
});
