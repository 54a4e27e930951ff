import type { Agreement, Annex, ClauseSet, Facts } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  impactAssessment,
  ownIn,
  register,
  told,
  toldOfContract,
  hired,
  transfer,
  transferOn,
} from '../facts.js';

const TABLES: readonly Annex[] = ['table_1', 'table_2', 'table_3', 'table_4'];
const addendum = (more: Partial<ClauseSet> = {}) => clauseSet('UK_ADDENDUM_B1.0', [], { annexes: TABLES, ...more });
const idta = (more: Partial<ClauseSet> = {}) => clauseSet('IDTA_A1.0', [], { annexes: TABLES, ...more });
const scc = (more: Partial<ClauseSet> = {}) => clauseSet('2021/914', [2], more);

/** From the United Kingdom to the United States on what is listed, the agreement signed on a day. */
const british = (
  listed: ClauseSet['set'],
  sets: readonly ClauseSet[],
  signedOn: LegalDay | null = '2022-02-01',
  paper: Partial<Agreement> = {},
  more: Parameters<typeof transfer>[1] = {},
): Facts =>
  ownIn(
    'GB',
    register({
      agreements: [agreement('standalone_clauses', signedOn, sets, paper)],
      impactAssessments: [impactAssessment('2021-01-01')],
      transfers: [transfer([clauses(listed)], { impactAssessmentIds: ['tia'], ...more })],
    }),
  );

describe('the IDTA', () => {
  test('on 20 March 2022 is not yet, on 21 March in force though signed before, and no end is set', () => {
    const facts = british('IDTA_A1.0', [idta()]);
    expect(told('2022-03-20', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2022-03-21', facts)).toEqual(['covered']);
    expect(told('2032-12-31', facts)).toEqual(['covered']);
    expect(transferOn('2022-03-21', facts).governing?.citation?.text).toBe('s. 119A Data Protection Act 2018');
  });
  test('counts from the day of its signature', () => {
    const facts = british('IDTA_A1.0', [idta()], '2023-05-01');
    expect(told('2023-04-30', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2023-05-01', facts)).toEqual(['covered']);
  });
  test('fits any pair of roles, also unknown ones', () => {
    for (const exporterRole of ['controller', 'processor', null] as const)
      for (const importerRole of ['controller', 'sub_processor', null] as const)
        expect(
          told('2023-01-01', british('IDTA_A1.0', [idta()], '2022-04-01', {}, { exporterRole, importerRole })),
        ).toEqual(['covered']);
  });
  test.each(TABLES)('without %s is incomplete', (table) => {
    const annexes = TABLES.filter((one) => one !== table);
    expect(told('2023-01-01', british('IDTA_A1.0', [idta({ annexes })]))).toEqual(['gap', 'ANNEX_INCOMPLETE']);
  });
  test('altered does not hold', () =>
    expect(told('2023-01-01', british('IDTA_A1.0', [idta({ altered: true })]))).toEqual(['gap', 'SCC_MODIFIED']));
  test('needs an assessment', () => {
    const none = { ...british('IDTA_A1.0', [idta()]), impactAssessments: [] };
    expect(told('2023-01-01', none)).toEqual(['gap', 'TIA_MISSING']);
  });
  test("is another regime's for the Union and for Switzerland", () => {
    for (const country of ['DE', 'CH'])
      expect(told('2023-01-01', ownIn(country, british('IDTA_A1.0', [idta()])))).toEqual([
        'gap',
        'WRONG_REGIME_MECHANISM',
      ]);
  });
});

describe.each(['2021/914', 'UK_ADDENDUM_B1.0'] as const)(
  'the clauses of 2021 with the UK Addendum, %s listed',
  (listed) => {
    test('on 20 March 2022 are not yet, on 21 March in force', () => {
      const facts = british(listed, [scc(), addendum()]);
      expect(told('2022-03-20', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
      expect(told('2022-03-21', facts)).toEqual(['covered']);
      expect(transferOn('2022-03-21', facts).governing?.instrument).toBe('2021/914');
    });
    test('the Addendum signed later counts from its day', () => {
      const facts = british(listed, [scc(), addendum({ signedOn: '2023-06-01' })]);
      expect(told('2023-05-31', facts)).toEqual(['gap', 'UK_ADDENDUM_MISSING']);
      expect(told('2023-06-01', facts)).toEqual(['covered']);
    });
    test.each(TABLES)('without %s are incomplete', (table) => {
      const annexes = TABLES.filter((one) => one !== table);
      expect(told('2023-01-01', british(listed, [scc(), addendum({ annexes })]))).toEqual(['gap', 'ANNEX_INCOMPLETE']);
    });
    test('with either of the two altered do not hold', () => {
      expect(told('2023-01-01', british(listed, [scc(), addendum({ altered: true })]))).toEqual([
        'gap',
        'SCC_MODIFIED',
      ]);
      expect(told('2023-01-01', british(listed, [scc({ altered: true }), addendum()]))).toEqual([
        'gap',
        'SCC_MODIFIED',
      ]);
    });
    test('end with the agreement that holds them', () => {
      const facts = british(listed, [scc(), addendum()], '2022-02-01', { terminatedOn: '2024-01-01' });
      expect(told('2023-12-31', facts)).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
      expect(told('2024-01-01', facts)).toEqual(['gap', 'MECHANISM_EXPIRED']);
    });
    test('made for a module that does not fit do not hold', () =>
      expect(told('2023-01-01', british(listed, [clauseSet('2021/914', [1]), addendum()]))).toEqual([
        'gap',
        'WRONG_MODULE',
      ]));
  },
);

test('of two Addenda in one agreement the one that lacks least counts, whatever their order', () => {
  const papers = [
    scc(),
    addendum({ id: 'open', annexes: [] }),
    addendum({ id: 'later', signedOn: '2023-06-01' }),
    addendum({ id: 'altered', altered: true }),
  ];
  for (const sets of [papers, [...papers].reverse()]) {
    expect(told('2023-05-31', british('2021/914', sets))[0]).toBe('gap');
    expect(told('2023-06-01', british('2021/914', sets))).toEqual(['covered']);
  }
  const clausesTwice = [clauseSet('2021/914', [1], { id: 'first' }), scc(), addendum()];
  for (const sets of [clausesTwice, [...clausesTwice].reverse()])
    expect(told('2023-06-01', british('UK_ADDENDUM_B1.0', sets))).toEqual(['covered']);
});

test('the Addendum in another agreement adds nothing', () => {
  const facts = british('2021/914', [scc()]);
  const elsewhere = agreement('standalone_clauses', '2022-04-01', [addendum()], { id: 'elsewhere' });
  expect(told('2023-01-01', { ...facts, agreements: [...facts.agreements, elsewhere] })).toEqual([
    'gap',
    'UK_ADDENDUM_MISSING',
  ]);
});

test('the Addendum with nothing to add to is no mechanism', () =>
  expect(told('2023-01-01', british('UK_ADDENDUM_B1.0', [addendum()]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']));

test("the Addendum listed under another regime is another regime's; the clauses beside it are good there alone", () => {
  const facts = british('UK_ADDENDUM_B1.0', [scc(), addendum()]);
  for (const country of ['DE', 'CH'])
    expect(told('2023-01-01', ownIn(country, facts))).toEqual(['gap', 'WRONG_REGIME_MECHANISM']);
  expect(told('2023-01-01', ownIn('DE', british('2021/914', [scc(), addendum()])))).toEqual(['covered']);
});

describe('taken up for some regimes only', () => {
  test.each<[string, Partial<ClauseSet>, readonly string[]]>([
    ['GB', { regimes: ['UK_GDPR'] }, ['covered']],
    ['GB', { regimes: ['EU_GDPR', 'UK_GDPR'] }, ['covered']],
    ['GB', { regimes: ['EU_GDPR'] }, ['gap', 'WRONG_REGIME_MECHANISM']],
    ['DE', { regimes: ['EU_GDPR'] }, ['covered']],
    ['DE', { regimes: ['UK_GDPR'] }, ['gap', 'WRONG_REGIME_MECHANISM']],
  ])('from %s, clauses with %j', (country, more, expected) =>
    expect(told('2023-01-01', ownIn(country, british('2021/914', [scc(more), addendum()])))).toEqual(expected),
  );
  test('an Addendum that is not for the United Kingdom is none', () =>
    expect(told('2023-01-01', british('2021/914', [scc(), addendum({ regimes: ['EU_GDPR'] })]))).toEqual([
      'gap',
      'UK_ADDENDUM_MISSING',
    ]));
});

test('an importer under the GDPR of the Union raises no doubt in the United Kingdom', () => {
  const facts = british('2021/914', [scc(), addendum()]);
  const bound = facts.parties.map((one) =>
    one.id === 'vendor' ? { ...one, directlySubjectTo: ['EU_GDPR', 'UK_GDPR'] as const } : one,
  );
  expect(told('2023-01-01', { ...facts, parties: bound })).toEqual(['covered']);
});

test('what the clauses elect is not asked in the United Kingdom, nor in Switzerland: their additions say it', () => {
  const papers = [agreement('dpa', '2022-04-01', [scc({ elections: null }), addendum()])];
  expect(toldOfContract('2023-01-01', ownIn('GB', hired('controller', 'processor', papers)))[0]).toBe('in_order');
  expect(toldOfContract('2023-01-01', hired('controller', 'processor', papers))).toEqual([
    'gap',
    'CLAUSE_9_PERIOD_MISSING',
    'CLAUSE_17_INVALID',
    'CLAUSE_18_INVALID',
  ]);
});
