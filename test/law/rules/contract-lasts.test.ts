import type { Agreement } from '../../../src/law/facts.js';
import { agreement, clauseSet, engagementOn, hired, ownIn, toldOfContract } from '../facts.js';

const dpa = (more: Partial<Agreement>, ...others: readonly Agreement[]) =>
  hired('controller', 'processor', [agreement('dpa', '2022-01-01', [], more), ...others]);
const EXPIRING = ['in_order_with_note', 'DPA_EXPIRING'];

test.each([
  ['2023-10-02', ['in_order']],
  ['2023-10-03', EXPIRING],
  ['2023-12-31', EXPIRING],
  ['2024-01-01', ['gap', 'DPA_EXPIRED']],
] as const)('the last day being 31 December 2023, or termination on 1 January: on %s %j', (day, expected) => {
  expect(toldOfContract(day, dpa({ expiresOn: '2023-12-31' }))).toEqual(expected);
  expect(toldOfContract(day, dpa({ terminatedOn: '2024-01-01' }))).toEqual(expected);
  expect(toldOfContract(day, dpa({ expiresOn: '2024-12-31', terminatedOn: '2024-01-01' }))).toEqual(expected);
});

test('the finding names the first day without the contract', () =>
  expect(engagementOn('2023-12-01', dpa({ expiresOn: '2023-12-31' })).findings[0]?.reasons[0]?.evidence).toMatchObject({
    endsOn: '2024-01-01',
  }));

test('another that goes on is enough; of several that end the last counts', () => {
  const other = (more: Partial<Agreement>) => agreement('dpa', '2022-01-01', [], { id: 'other', ...more });
  expect(toldOfContract('2023-12-31', dpa({ expiresOn: '2023-12-31' }, other({})))).toEqual(['in_order']);
  const later = dpa({ expiresOn: '2023-12-31' }, other({ expiresOn: '2024-03-31' }));
  expect(toldOfContract('2023-12-31', later)).toEqual(['in_order']);
  expect(toldOfContract('2024-01-02', later)).toEqual(EXPIRING);
});

test('a successor that is concluded takes over if it begins when the old one ends, and not a day later', () => {
  const successor = (effectiveOn: Agreement['effectiveOn']) =>
    agreement('dpa', '2023-11-01', [], { id: 'next', effectiveOn });
  expect(toldOfContract('2023-10-31', dpa({ expiresOn: '2023-12-31' }, successor('2024-01-01')))).toEqual(EXPIRING);
  expect(toldOfContract('2023-11-01', dpa({ expiresOn: '2023-12-31' }, successor('2024-01-01')))).toEqual(['in_order']);
  expect(toldOfContract('2023-11-01', dpa({ expiresOn: '2023-12-31' }, successor('2024-01-02')))).toEqual(EXPIRING);
});

test('clauses that are the contract go on with the agreement that holds them', () => {
  const held = (more: Partial<Agreement>) =>
    agreement('standalone_clauses', '2022-01-01', [clauseSet('2021/914', [2])], { id: 'clauses', ...more });
  expect(toldOfContract('2023-12-31', dpa({ expiresOn: '2023-12-31' }, held({})))).toEqual(['in_order']);
  expect(toldOfContract('2023-12-31', dpa({ expiresOn: '2023-12-31' }, held({ expiresOn: '2023-12-31' })))).toEqual(
    EXPIRING,
  );
});

test('the rule is known in all three laws', () => {
  for (const country of ['DE', 'GB', 'CH'])
    expect(toldOfContract('2023-12-31', ownIn(country, dpa({ expiresOn: '2023-12-31' })))).toContain('DPA_EXPIRING');
});
