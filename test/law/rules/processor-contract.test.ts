import type { Agreement, ClauseSet } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauseSet,
  engagement,
  engagementOn,
  hired,
  own,
  party,
  register,
  toldOfContract,
} from '../facts.js';

describe('the data processing agreement', () => {
  const dpa = (paper: Partial<Agreement>, sets: readonly ClauseSet[] = []) =>
    hired('controller', 'processor', [agreement('dpa', null, sets, paper)]);
  const signed = (ours: LegalDay | null, theirs: LegalDay | null) => ({
    signatures: [
      { partyId: 'vendor', signedOn: theirs },
      { partyId: 'own', signedOn: ours },
    ],
    document: { bearsOn: ours !== null && theirs !== null ? ours : null },
  });
  test.each([
    ['2019-12-31', ['gap', 'DPA_MISSING']],
    ['2020-01-01', ['gap', 'DPA_NOT_IN_FORCE']],
    ['2020-02-29', ['gap', 'DPA_NOT_IN_FORCE']],
    ['2020-03-01', ['in_order']],
  ] as const)('signed by one side on 1 January 2020, by the other on 1 March; on %s: %j', (day, expected) => {
    expect(toldOfContract(day, dpa(signed('2020-01-01', '2020-03-01')))).toEqual(expected);
    expect(toldOfContract(day, dpa(signed('2020-03-01', '2020-01-01')))).toEqual(expected);
  });
  test('that nobody has signed, or one side only, is not in force', () => {
    expect(toldOfContract('2020-01-01', dpa({}))).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
    expect(toldOfContract('2020-01-01', dpa({ signatures: [{ partyId: 'own', signedOn: '2019-01-01' }] }))).toEqual([
      'gap',
      'DPA_NOT_IN_FORCE',
    ]);
  });
  test('undated is none', () => {
    expect(toldOfContract('2020-01-01', dpa(signed('2019-01-01', null)))).toEqual([
      'gap',
      'DPA_MISSING',
      'UNDATED_EVIDENCE',
    ]);
  });
  test('accepted counts from the day of acceptance', () => {
    expect(toldOfContract('2019-12-31', dpa({ acceptedOn: '2020-01-01' }))).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2020-01-01', dpa({ acceptedOn: '2020-01-01' }))).toEqual(['in_order']);
  });
  test('effective from a later day is not in force before', () => {
    const later = dpa({ acceptedOn: '2020-01-01', effectiveOn: '2020-02-01' });
    expect(toldOfContract('2020-01-31', later)).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
    expect(engagementOn('2020-01-31', later).findings[0]?.reasons[0]?.evidence).toMatchObject({ from: '2020-02-01' });
    expect(toldOfContract('2020-02-01', later)).toEqual(['in_order']);
  });
  test('stands on its last day and has expired on the next; on the day of termination no more', () => {
    for (const end of [{ expiresOn: '2021-12-31' }, { terminatedOn: '2022-01-01' }] as const) {
      const facts = dpa({ acceptedOn: '2020-01-01', ...end });
      expect(toldOfContract('2021-12-31', facts)).toEqual(['in_order_with_note', 'DPA_EXPIRING']);
      expect(toldOfContract('2022-01-01', facts)).toEqual(['gap', 'DPA_EXPIRED']);
    }
  });
  test('for another engagement does not help', () => {
    expect(toldOfContract('2021-01-01', dpa({ acceptedOn: '2020-01-01', engagementIds: ['other'] }))).toEqual([
      'gap',
      'DPA_MISSING',
    ]);
  });
  test('of several the nearest to being in force decides, in either order', () => {
    const paper = (id: string, more: Partial<Agreement>) => agreement('dpa', null, [], { id, ...more });
    const papers = [
      paper('old', { acceptedOn: '2019-01-01', expiresOn: '2019-12-31' }),
      paper('older', { acceptedOn: '2018-06-01', expiresOn: '2018-12-31' }),
      paper('draft', {}),
      paper('new', { acceptedOn: '2020-06-01', effectiveOn: '2020-07-01' }),
    ];
    for (const all of [papers, [...papers].reverse()]) {
      expect(toldOfContract('2019-12-31', hired('controller', 'processor', all))).toEqual([
        'in_order_with_note',
        'DPA_EXPIRING',
      ]);
      expect(engagementOn('2020-01-01', hired('controller', 'processor', all)).findings).toMatchObject([
        { code: 'DPA_EXPIRED', reasons: [{ evidence: { endedOn: '2020-01-01' } }] },
      ]);
      expect(toldOfContract('2020-07-01', hired('controller', 'processor', all))).toEqual(['in_order']);
    }
  });
  test.each([
    ['2021/914', [1], 'controller', 'processor', ['gap', 'DPA_MISSING']],
    ['2021/914', [2], 'controller', 'processor', ['in_order']],
    ['2021/914', [3], 'controller', 'processor', ['gap', 'DPA_MISSING']],
    ['2021/914', [4], 'controller', 'processor', ['gap', 'DPA_MISSING']],
    ['2021/914', [2], 'joint_controller', 'processor', ['in_order']],
    ['2021/914', [2], 'processor', 'sub_processor', ['gap', 'DPA_MISSING']],
    ['2021/914', [3], 'processor', 'sub_processor', ['in_order']],
    ['2021/914', [3], 'processor', 'processor', ['in_order']],
    ['2021/914', [2], 'processor', 'controller', ['in_order']],
    ['2021/914', [4], 'processor', 'controller', ['gap', 'DPA_MISSING']],
    ['2021/915', [], 'controller', 'processor', ['in_order']],
    ['2010/87', [], 'controller', 'processor', ['gap', 'DPA_MISSING']],
  ] as const)('stand-alone clauses %s, modules %j, we %s, they %s: %j', (set, modules, ours, theirs, expected) => {
    const papers = [agreement('standalone_clauses', '2021-09-01', [clauseSet(set, modules)])];
    expect(toldOfContract('2021-09-01', hired(ours, theirs, papers))).toEqual(expected);
  });
  test.each(['2021/914', '2021/915'] as const)(
    '%s are a contract from 27 June 2021, signed before or not, unaltered',
    (set) => {
      const papers = (altered: boolean) => [
        agreement('standalone_clauses', '2021-06-10', [clauseSet(set, [2], { altered })]),
      ];
      expect(toldOfContract('2021-06-26', hired('controller', 'processor', papers(false)))).toEqual([
        'gap',
        'DPA_MISSING',
      ]);
      expect(toldOfContract('2021-06-27', hired('controller', 'processor', papers(false)))).toEqual(['in_order']);
      expect(toldOfContract('2021-06-27', hired('controller', 'processor', papers(true)))).toContain('DPA_MISSING');
    },
  );
  test('clauses with a day of their own count from it, and not before the paper around them is concluded', () => {
    const facts = (signedOn: LegalDay | null) =>
      hired('controller', 'processor', [
        agreement('terms', signedOn, [clauseSet('2021/914', [2], { signedOn: '2021-09-01' })]),
      ]);
    expect(toldOfContract('2021-08-31', facts('2021-07-01'))).toContain('DPA_NOT_IN_FORCE');
    expect(toldOfContract('2021-09-01', facts('2021-07-01'))).toEqual(['in_order']);
    expect(toldOfContract('2021-10-31', facts('2021-11-01'))).toContain('DPA_MISSING');
    expect(toldOfContract('2021-11-01', facts('2021-11-01'))).toEqual(['in_order']);
    expect(toldOfContract('2026-11-23', facts(null))).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
  });
  test('signatures without a day on a paper that bears one are of that day', () => {
    const facts = dpa({ ...signed(null, '2019-06-01'), document: { bearsOn: '2020-01-01' } });
    expect(toldOfContract('2019-12-31', facts)).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
    expect(toldOfContract('2020-01-01', facts)).toEqual(['in_order']);
  });
});

test('a paper between others is no contract with the processor, one that another of our group agreed is', () => {
  const other = party('other', 'IE');
  const sister = party('sister', 'PL', { isOwn: true });
  const under = (partyIds: readonly string[]) =>
    register({
      parties: [own, party('vendor', 'IE'), other, sister],
      engagements: [engagement('controller', 'processor')],
      agreements: [agreement('dpa', null, [], { partyIds, acceptedOn: '2019-01-01' })],
    });
  expect(toldOfContract('2020-01-01', under(['own', 'other']))).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2020-01-01', under(['sister', 'vendor']))).toEqual(['in_order']);
  // What the processor agreed with another says nothing of its duties towards us.
  expect(toldOfContract('2020-01-01', under(['other', 'vendor']))).toEqual(['gap', 'DPA_MISSING']);
});
