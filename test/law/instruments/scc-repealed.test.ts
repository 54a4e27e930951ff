import type { ClauseSetName, Role } from '../../../src/law/facts.js';
import { type LegalDay, nextDay, previousDay } from '../../../src/law/legal-day.js';
import { clauseSet, impactAssessment, ownIn, sendingOnClauses, told, transferOn } from '../facts.js';

const assessed = [impactAssessment('2020-07-16')];

/** Set, exporter and importer, first day, first day closed to new contracts. */
const REPEALED = [
  ['2001/497', 'controller', 'controller', '2001-09-03', '2021-09-27'],
  ['2004/915', 'controller', 'controller', '2005-04-01', '2021-09-27'],
  ['2002/16', 'controller', 'processor', '2002-01-01', '2010-05-15'],
  ['2010/87', 'controller', 'processor', '2010-05-15', '2021-09-27'],
] as const satisfies readonly (readonly [ClauseSetName, Role, Role, LegalDay, LegalDay])[];

describe.each(REPEALED)('the clauses of %s', (set, exporterRole, importerRole, opens, closes) => {
  const roles = { exporterRole, importerRole };
  const signed = (day: LegalDay, changedOn: LegalDay | null = null) =>
    sendingOnClauses(clauseSet(set, [], { processingChangedOn: changedOn }), day, assessed, roles);

  test(`are not yet on the day before ${opens}, and stand on it though signed earlier`, () => {
    const early = signed('2001-01-01');
    expect(told(previousDay(opens), early)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told(opens, early)).toEqual(['covered']);
  });
  test('stand from the day of signature; before it nothing is in place', () => {
    const facts = signed('2010-05-14');
    const expected = opens > '2010-05-14' ? 'MECHANISM_NOT_YET_IN_FORCE' : undefined;
    expect(told('2010-05-13', facts)).toEqual(
      ['gap', 'NO_TRANSFER_MECHANISM', expected].filter((code) => code !== undefined),
    );
    expect(told('2010-05-14', facts)[0]).toBe(expected === undefined ? 'covered' : 'gap');
  });
  test(`could be made on the day before ${closes}, and not on it`, () => {
    const last = signed(previousDay(closes));
    expect(told(closes, last)).toEqual(['covered']);
    const late = signed(closes);
    expect(told(closes, late)).toEqual(['gap', 'MECHANISM_REPEALED_BEFORE_SIGNING']);
    expect(transferOn(closes, late).mechanisms[0]?.state).toBe('condition_failed');
  });
  test('on 27 December 2022 they still stand, on 28 December 2022 they no longer do', () => {
    const facts = signed('2008-01-01');
    expect(told('2022-09-28', facts)).toEqual(['covered']);
    expect(told('2022-09-29', facts)).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
    expect(told('2022-12-27', facts)).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
    expect(told('2022-12-28', facts)).toEqual(['gap', 'MECHANISM_EXPIRED']);
    expect(transferOn('2022-12-28', facts).mechanisms[0]).toMatchObject({
      state: 'ended',
      citation: { text: 'Art. 4(4) Decision (EU) 2021/914' },
    });
  });
  test('a change of processing once they are closed ends their transition on its day', () => {
    const changed = nextDay(closes);
    expect(told(closes, signed('2008-01-01', changed))).toEqual(['covered']);
    expect(told(changed, signed('2008-01-01', changed))).toEqual(['gap', 'TRANSITION_LOST_PROCESSING_CHANGED']);
    expect(told(closes, signed('2008-01-01', closes))).toEqual(['gap', 'TRANSITION_LOST_PROCESSING_CHANGED']);
    expect(told('2022-12-28', signed('2008-01-01', changed))).toEqual([
      'gap',
      'MECHANISM_EXPIRED',
      'TRANSITION_LOST_PROCESSING_CHANGED',
    ]);
  });
  test('a change while they were open ends nothing, though an older assessment is then outdated', () => {
    const changed = previousDay(closes);
    const outdated = changed > '2020-07-16' ? ['TIA_OUTDATED'] : [];
    expect(told('2022-09-28', signed('2008-01-01', changed))).toEqual(['covered', ...outdated]);
  });
});

const CARRIED = ['2001/497', '2004/915', '2010/87'] as const;
const rolesOf = (set: ClauseSetName) =>
  ({
    exporterRole: 'controller',
    importerRole: set === '2010/87' || set === '2002/16' ? 'processor' : 'controller',
  }) as const;

describe.each(CARRIED)('%s under the law of the United Kingdom', (set) => {
  const signed = (day: LegalDay, changedOn: LegalDay | null = null) =>
    ownIn('GB', sendingOnClauses(clauseSet(set, [], { processingChangedOn: changedOn }), day, assessed, rolesOf(set)));
  test.each([
    ['2020-12-31', ['covered']],
    ['2021-01-01', ['covered']],
    ['2023-12-22', ['covered']],
    ['2023-12-23', ['covered', 'MECHANISM_ENDING_SOON']],
    ['2024-03-21', ['covered', 'MECHANISM_ENDING_SOON']],
    ['2024-03-22', ['gap', 'MECHANISM_EXPIRED']],
  ] as const)('signed in 2015, on %s: %j', (day, expected) =>
    expect(told(day, signed('2015-01-01'))).toEqual(expected),
  );
  test('could be made on 21 September 2022 and not on 22 September', () => {
    expect(told('2022-09-22', signed('2022-09-21'))).toEqual(['covered']);
    expect(told('2022-09-22', signed('2022-09-22'))).toEqual(['gap', 'MECHANISM_REPEALED_BEFORE_SIGNING']);
  });
  test('a change of processing ends their transition from 22 September 2022', () => {
    expect(told('2022-09-21', signed('2015-01-01', '2022-09-21'))[0]).toBe('covered');
    expect(told('2022-09-22', signed('2015-01-01', '2022-09-21'))[0]).toBe('covered');
    expect(told('2022-09-22', signed('2015-01-01', '2022-09-22'))).toEqual([
      'gap',
      'TRANSITION_LOST_PROCESSING_CHANGED',
    ]);
  });
});

test("the clauses of 2002 were not carried over: another regime's from 1 January 2021", () => {
  const facts = ownIn('GB', sendingOnClauses(clauseSet('2002/16'), '2008-01-01', assessed));
  expect(told('2020-12-31', facts)).toEqual(['covered']);
  expect(told('2021-01-01', facts)).toEqual(['gap', 'WRONG_REGIME_MECHANISM']);
});

describe.each([...CARRIED, '2002/16'] as const)('%s under the Swiss FADP', (set) => {
  const signed = (day: LegalDay, changedOn: LegalDay | null = null) =>
    ownIn('CH', sendingOnClauses(clauseSet(set, [], { processingChangedOn: changedOn }), day, assessed, rolesOf(set)));
  test.each([
    ['2010-06-01', ['covered']],
    ['2022-10-02', ['covered']],
    ['2022-10-03', ['covered', 'MECHANISM_ENDING_SOON']],
    ['2022-12-31', ['covered', 'MECHANISM_ENDING_SOON']],
    ['2023-01-01', ['gap', 'MECHANISM_EXPIRED']],
  ] as const)('signed in 2009, on %s: %j', (day, expected) =>
    expect(told(day, signed(set === '2010/87' ? '2010-05-15' : '2009-01-01'))).toEqual(expected),
  );
  const closes = set === '2002/16' ? '2010-05-15' : '2021-09-27';
  test(`could be made until the day before ${closes}, and kept only while the processing stays`, () => {
    const last = previousDay(closes);
    expect(told('2021-09-27', signed(last))).toEqual(['covered']);
    expect(told('2021-09-27', signed(closes))).toEqual(['gap', 'MECHANISM_REPEALED_BEFORE_SIGNING']);
    expect(told(closes, signed(last, closes))).toEqual(['gap', 'TRANSITION_LOST_PROCESSING_CHANGED']);
    expect(told(closes, signed(last, nextDay(closes)))).toEqual(['covered']);
  });
});
