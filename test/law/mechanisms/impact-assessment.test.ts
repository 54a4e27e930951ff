import { clauseSet, impactAssessment, sendingOnClauses, told } from '../facts.js';

const assessed = [impactAssessment('2020-07-16')];

describe('the impact assessment', () => {
  const old = clauseSet('2010/87');
  test('is asked from 16 July 2020 and not the day before', () => {
    const facts = sendingOnClauses(old, '2015-01-01');
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2020-07-16', facts)).toEqual(['gap', 'TIA_MISSING']);
  });
  test('counts from the day on which it was done', () => {
    const facts = sendingOnClauses(old, '2015-01-01', [impactAssessment('2020-08-01', 'effective_with_measures')]);
    expect(told('2020-07-31', facts)).toEqual(['gap', 'TIA_MISSING']);
    expect(told('2020-08-01', facts)).toEqual(['covered']);
  });
  test('undated proves nothing', () => {
    expect(told('2022-01-01', sendingOnClauses(old, '2015-01-01', [impactAssessment(null)]))).toEqual([
      'gap',
      'TIA_MISSING',
      'UNDATED_EVIDENCE',
    ]);
    expect(told('2020-07-15', sendingOnClauses(old, '2015-01-01', [impactAssessment(null)]))).toEqual(['covered']);
  });
  test('without an outcome is none', () => {
    expect(told('2022-01-01', sendingOnClauses(old, '2015-01-01', [impactAssessment('2021-01-01', null)]))).toEqual([
      'gap',
      'TIA_MISSING',
    ]);
  });
  test('that found no effective protection takes the clauses down, from C-311/18 on', () => {
    const facts = sendingOnClauses(old, '2015-01-01', [impactAssessment('2020-01-01', 'ineffective')]);
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2020-07-16', facts)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
  });
  test('the latest counts, on one day the worst, whatever their order', () => {
    const first = impactAssessment('2021-01-01', 'effective', 'first');
    const second = impactAssessment('2021-06-01', 'ineffective', 'second');
    const same = impactAssessment('2021-06-01', 'effective', 'same');
    const third = impactAssessment('2022-01-01', 'effective_with_measures', 'third');
    for (const all of [
      [first, second, same, third],
      [third, same, second, first],
    ]) {
      const facts = sendingOnClauses(old, '2015-01-01', all);
      expect(told('2021-05-31', facts)).toEqual(['covered']);
      expect(told('2021-06-01', facts)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
      expect(told('2022-01-01', facts)).toEqual(['covered']);
    }
  });
  test('for another transfer does not help', () => {
    const facts = sendingOnClauses(old, '2015-01-01', assessed, { impactAssessmentIds: [] });
    expect(told('2022-01-01', facts)).toEqual(['gap', 'TIA_MISSING']);
  });
  test.each([
    [[4], false, 'covered'],
    [[4], true, 'TIA_MISSING'],
    [[4], null, 'TIA_MISSING'],
    [[2, 3, 4], false, 'covered'],
    [[1, 2], false, 'WRONG_MODULE'],
  ] as const)(
    'modules %j back to the controller, processor adding data %s: %s',
    (modules, processorAddsData, expected) => {
      const facts = sendingOnClauses(clauseSet('2021/914', modules, { processorAddsData }), '2021-09-01', [], {
        flow: 'returned_to_controller',
        exporterRole: 'processor',
        importerRole: 'controller',
      });
      expect(told('2022-01-01', facts)).toContain(expected);
    },
  );
});
