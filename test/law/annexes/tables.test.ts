import type { Agreement, ClauseSet, Facts, Module } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { agreement, clauses, clauseSet, transfer } from '../facts.js';
import { filledOn, itemsOf, openIn, type Otherwise, toldOf } from './filled.js';

const BRITISH = { country: 'GB' };
const eu = (modules: readonly Module[], more: Partial<ClauseSet> = {}) =>
  clauseSet('2021/914', modules, { id: 'eu', processorAddsData: false, ...more });
const ADDENDUM: Otherwise = {
  exporter: BRITISH,
  beside: [eu([2])],
  clauseSets: { set: { mayEnd: ['importer'] }, eu: { supervisoryAuthority: 'GB' } },
};
const addendum = (other: Otherwise = {}, day: LegalDay = '2022-06-01') =>
  filledOn(day, 'UK_ADDENDUM_B1.0', [], { ...ADDENDUM, ...other });
const told = (id: string, other: Otherwise = {}, about?: string) => toldOf(itemsOf(addendum(other), null), id, about);

describe('the UK Addendum', () => {
  test('whole, lacks nothing', () => expect(openIn(addendum())).toEqual([]));

  test('on 20 March 2022 it is no law yet, on 21 March it is', () => {
    const on = (day: LegalDay) => toldOf(itemsOf(addendum({}, day), null), 'instrument.UK_GDPR');
    expect(on('2022-03-20')).toEqual(['invalid', 'not in force before 2022-03-21']);
    expect(on('2022-03-21')).toEqual(['complete', 'since 2022-03-21 (s. 119A Data Protection Act 2018)']);
  });

  test('Table 1: the start, and the parties with their signatures', () => {
    expect(told('table_1.start')).toEqual(['complete', '2021-09-20']);
    expect(told('table_1.start', { paper: { effectiveOn: '2022-04-01' } })).toEqual(['complete', '2022-04-01']);
    expect(told('table_1.start', { paper: { signatures: [], document: null } })[0]).toBe('missing');
    expect(told('table_1.signature', {}, 'Own')).toEqual(['complete', 'signed on 2021-09-20 by Ada']);
    expect(told('table_1.address', { importer: { address: null } }, 'Vendor')[0]).toBe('missing');
  });

  test('Table 2: the clauses beside it, with what was elected by module', () => {
    expect(told('table_2.clauses')).toEqual(['complete', '(EU) 2021/914, module 2']);
    expect(told('table_2.m2.9(a)')[1]).toBe('option 2, general written authorisation; 30 days of notice');
    const nothing = { beside: [eu([2], { elections: null })] };
    expect(openIn(addendum(nothing))).toEqual(['table_2.m2.7', 'table_2.m2.9(a)', 'table_2.m2.11(a)']);
    expect(told('table_2.clauses', { beside: [] })).toEqual([
      'missing',
      'no clauses 2021/914 with a module are recorded beside it',
    ]);
  });

  test('without clauses beside it Table 1 still has the parties of the agreement', () => {
    expect(told('table_1.name', { beside: [] }, 'Own')).toEqual(['complete', 'Own']);
    expect(told('table_1.signature', { beside: [] }, 'Vendor')).toEqual(['complete', 'signed on 2021-09-20']);
  });

  test('Table 2 of module 4 says whether the processor adds data', () => {
    const fourth = (processorAddsData: boolean | null): Otherwise => ({
      beside: [eu([4], { processorAddsData })],
      transfer: { exporterRole: 'processor', importerRole: 'controller' },
    });
    expect(told('table_2.m4.combined', fourth(true))).toEqual(['complete', 'yes']);
    expect(told('table_2.m4.combined', fourth(null))[0]).toBe('missing');
  });

  test('the clauses beside it may stand in another agreement of the same parties, of others not', () => {
    const held = (partyIds: readonly string[]): Partial<Agreement> => ({ id: 'older', partyIds });
    const other = (partyIds: readonly string[]): Otherwise => {
      const own = agreement('dpa', '2021-09-20', [clauseSet('UK_ADDENDUM_B1.0', [], { id: 'set' })]);
      const agreements: Facts['agreements'] = [own, agreement('dpa', '2021-09-20', [eu([2])], held(partyIds))];
      return { beside: [], facts: { agreements } };
    };
    expect(told('table_2.clauses', other(['vendor', 'own']))[0]).toBe('complete');
    expect(told('table_2.clauses', other(['own', 'sub']))[0]).toBe('missing');
  });

  test('Table 3: each annex is as complete as the worst of its fields', () => {
    expect(told('table_3.m2.I.A')).toEqual(['complete', 'as filled in there']);
    expect(told('table_3.m2.III')).toEqual(['not_required', 'clause 9(a) is elected with general authorisation']);
    expect(told('table_3.m2.I.B', { engagement: { retention: null, nature: null } })).toEqual([
      'missing',
      '2 of its 9 fields to be completed',
    ]);
  });

  test.each<[('importer' | 'exporter')[] | null, string, string | null]>([
    [['importer', 'exporter'], 'complete', 'importer; exporter'],
    [[], 'complete', 'neither party'],
    [null, 'missing', 'who may end it is not recorded'],
  ])('Table 4: who may end it, %j', (mayEnd, state, says) =>
    expect(told('table_4.ending', { clauseSets: { set: { mayEnd } } })).toEqual([state, says]),
  );
});

describe('the IDTA', () => {
  const idta = (other: Otherwise = {}) =>
    filledOn('2022-06-01', 'IDTA_A1.0', [], {
      exporter: BRITISH,
      transfer: { mechanisms: [clauses('set')] },
      ...other,
    });
  test('whole, lacks nothing', () => expect(openIn(idta())).toEqual([]));
  test('has the parties, the transfer, the data and its security in four tables', () => {
    const parts = new Set(itemsOf(idta(), null).map(({ part }) => part));
    expect([...parts].slice(1)).toEqual(['Table 1', 'Table 2', 'Table 3', 'Table 4']);
  });
  test('misses what the engagement does not say', () => {
    const bare = { nature: null, frequency: null, retention: null, peopleCategories: [], dataCategories: [], toms: [] };
    expect(openIn(idta({ engagement: { ...bare, sensitiveData: null } }))).toEqual(
      ['table_2.frequency', 'table_2.nature', 'table_2.retention', 'table_3.people', 'table_3.data']
        .concat(['table_3.sensitive_data', 'table_3.sensitive_data_safeguards', 'table_4.measures'])
        .map((id) => `${id} Analytics`),
    );
  });
  test('fits any pair of roles', () => {
    const transfers = [transfer([clauses('set')], { exporterRole: 'processor', importerRole: 'controller' })];
    expect(toldOf(itemsOf(idta({ facts: { transfers } }), null), 'table_1.name', 'Vendor')[0]).toBe('complete');
  });
});
