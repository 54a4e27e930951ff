import { says } from '../../../src/law/annexes/item.js';
import { clauseSet, ELECTED, transfer, clauses } from '../facts.js';
import { filledOn, itemsOf, openIn, toldOf } from './filled.js';

const on = filledOn;

describe('the instrument on the day', () => {
  test('on 26 June 2021 the clauses of 2021 are no law yet, on 27 June they are', () => {
    expect(toldOf(itemsOf(on('2021-06-26', '2021/914', [2]), 2), 'instrument.EU_GDPR')).toEqual([
      'invalid',
      'not in force before 2021-06-27',
    ]);
    expect(toldOf(itemsOf(on('2021-06-27', '2021/914', [2]), 2), 'instrument.EU_GDPR')[0]).toBe('complete');
  });

  test('from the United Kingdom the clauses of 2021 alone never count', () => {
    const annexes = on('2022-06-01', '2021/914', [2], { exporter: { country: 'GB' } });
    expect(toldOf(itemsOf(annexes, 2), 'instrument.UK_GDPR')).toEqual([
      'invalid',
      'under the UK GDPR they count only with this beside them: UK Addendum to the EU clauses',
    ]);
  });

  test('with the UK Addendum beside them they count from 21 March 2022', () => {
    const other = { exporter: { country: 'GB' }, beside: [clauseSet('UK_ADDENDUM_B1.0')] };
    const told = (day: '2022-03-20' | '2022-03-21') =>
      toldOf(itemsOf(on(day, '2021/914', [2], other), 2), 'instrument.UK_GDPR')[0];
    expect([told('2022-03-20'), told('2022-03-21')]).toEqual(['invalid', 'complete']);
  });

  test('an exporter under two laws is answered for both, unless the clauses were taken up for one', () => {
    const both = { exporter: { branches: ['CH'] } };
    const ids = (other: object) =>
      itemsOf(on('2022-06-01', '2021/914', [2], other), 2)
        .map(({ id }) => id)
        .filter((id) => id.startsWith('instrument'));
    expect(ids(both)).toEqual(['instrument.EU_GDPR', 'instrument.CH_FADP']);
    expect(ids({ ...both, set: { regimes: ['EU_GDPR'] } })).toEqual(['instrument.EU_GDPR']);
  });
});

describe('a set of several modules', () => {
  const sending = (id: string, exporterRole: 'controller' | 'processor', importerRole: 'processor' | 'sub_processor') =>
    transfer([clauses('set')], {
      id,
      engagementId: 'engagement',
      exporterRole,
      importerRole,
      impactAssessmentIds: ['tia'],
    });
  const transfers = [
    sending('as controller', 'controller', 'processor'),
    sending('as processor', 'processor', 'sub_processor'),
  ];

  test('is answered module by module, each by the transfers whose roles it is written for', () => {
    const annexes = on('2022-01-01', '2021/914', [3, 2], { facts: { transfers } });
    expect(annexes.parts.map(({ module }) => module)).toEqual([2, 3]);
    expect(toldOf(itemsOf(annexes, 2), 'I.A.role', 'Vendor')).toEqual(['complete', 'data importer, processor']);
    expect(toldOf(itemsOf(annexes, 3), 'I.A.role', 'Vendor')).toEqual(['complete', 'data importer, sub-processor']);
    expect(annexes.complete).toBe(true);
  });

  test('has for each module what was elected for it', () => {
    const own = { ...ELECTED, module: 3 as const, clause9: 'specific' as const, clause17Law: 'US', clause18: null };
    const annexes = on('2022-01-01', '2021/914', [2, 3], {
      facts: { transfers },
      set: { electionsByModule: [own] },
    });
    expect(openIn(annexes)).toEqual(['3 17', '3 18']);
    expect(toldOf(itemsOf(annexes, 3), '17')).toEqual(['invalid', 'US is no Member State']);
    expect(toldOf(itemsOf(annexes, 3), '18')).toEqual(['missing', 'no courts are recorded']);
    const places = itemsOf(annexes, 3).find(({ id }) => id === '18')?.recordAt;
    expect(places).toEqual([{ record: 'clause_set', id: 'set', field: '/electionsByModule/0/clause18' }]);
  });

  test('misses the transfer of a module that none has the roles of', () => {
    const annexes = on('2022-01-01', '2021/914', [2, 4], { facts: { transfers } });
    expect(toldOf(itemsOf(annexes, 4), 'I.A.role', 'Vendor')).toEqual([
      'missing',
      'no recorded transfer or engagement has the roles of module 4',
    ]);
  });

  test('without a transfer the roles of the engagement say who exports', () => {
    const annexes = on('2022-01-01', '2021/914', [2], { facts: { transfers: [] } });
    expect(toldOf(itemsOf(annexes, 2), 'I.A.role', 'Own')).toEqual(['complete', 'data exporter, controller']);
    expect(openIn(annexes)).toEqual(['2 14-15']);
  });
});

test('altered clauses cannot stand, whatever is filled in', () => {
  expect(openIn(on('2022-01-01', '2021/914', [2], { set: { altered: true } }))).toEqual(['2 unaltered']);
});

test('no module recorded is all that is said of clauses without one', () => {
  expect(openIn(on('2022-01-01', '2021/914', []))).toEqual(['modules']);
});

test('the paper is told apart: filled in wholly, it may still lack annexes that were signed', () => {
  const annexes = on('2022-01-01', '2021/914', [2], { set: { annexes: ['I.A', 'I.B'] } });
  expect([annexes.complete, annexes.state, annexes.onPaper]).toEqual([
    true,
    'in_force',
    { present: ['I.A', 'I.B'], missing: ['I.C', 'II'] },
  ]);
});

test('of clauses of 2010 nothing is encoded that could be filled in', () => {
  expect(() => on('2019-01-01', '2010/87', [])).toThrow('nothing is encoded of 2010/87');
});

test('an item says itself in one sentence', () => {
  const items = itemsOf(on('2022-01-01', '2021/914', [2], { exporter: { address: null, name: 'Own Ltd.' } }), 2);
  const sentence = (id: string, about?: string) =>
    says(items.find((item) => item.id === id && (about === undefined || item.about?.name === about))!);
  expect(sentence('17')).toBe('Clause 17, governing law: option 1; the law of IE; third parties have rights under it.');
  expect(sentence('I.A.address', 'Own Ltd.')).toBe(
    'Annex I.A, address (Own Ltd.), is to be completed: its address is not recorded.',
  );
  expect(sentence('I.A.name', 'Own Ltd.')).toBe('Annex I.A, name (Own Ltd.): Own Ltd.');
  expect(sentence('12')).toBe(
    'Clause 12, liability, is not asked for: nothing is elected, and nothing may be changed.',
  );
});
