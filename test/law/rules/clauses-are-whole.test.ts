import type { Annex, ClauseSet, Module, Role } from '../../../src/law/facts.js';
import { agreement, clauseSet, engagementOn, hired, ownIn, toldOfContract } from '../facts.js';

const held = (ours: Role, theirs: Role, ...sets: readonly ClauseSet[]) =>
  hired(ours, theirs, [
    agreement(
      ours === theirs ? 'terms' : 'dpa',
      '2021-09-01',
      sets.map((set, index) => ({ ...set, id: `${index}` })),
    ),
  ]);
const FOUR: readonly Annex[] = ['I.A', 'I.B', 'I.C', 'II'];

/** The module that the roles take up decides what is asked, of several offered in one paper. */
test.each<[Role, Role, readonly Module[], readonly Annex[], readonly Annex[]]>([
  ['controller', 'processor', [2], FOUR, []],
  ['controller', 'processor', [2], ['I.A', 'I.B'], ['I.C', 'II']],
  ['controller', 'processor', [1, 2, 3, 4], [], FOUR],
  ['processor', 'sub_processor', [3], ['II'], ['I.A', 'I.B', 'I.C']],
  ['controller', 'controller', [1], FOUR.slice(1), ['I.A']],
  ['processor', 'controller', [4], ['I.A', 'I.B'], []],
  ['processor', 'controller', [4], [], ['I.A', 'I.B']],
])('we %s, they %s, modules %j with annexes %j: missing %j', (ours, theirs, modules, annexes, missing) => {
  const { findings } = engagementOn('2022-01-01', held(ours, theirs, clauseSet('2021/914', modules, { annexes })));
  const incomplete = findings.find(({ code }) => code === 'ANNEX_INCOMPLETE');
  expect(incomplete?.reasons[0]?.evidence ?? { missing: [] }).toMatchObject({ missing });
});

test('altered clauses are told of each set that is, in an agreement that is in force', () => {
  const altered = held(
    'controller',
    'processor',
    clauseSet('2021/914', [2], { altered: true }),
    clauseSet('2010/87', [], { altered: true }),
  );
  const reasons = (day: '2021-08-31' | '2021-09-01' | '2022-12-28') =>
    engagementOn(day, altered).findings.find(({ code }) => code === 'SCC_MODIFIED')?.reasons.length ?? 0;
  // The clauses of 2010 are no longer law anywhere here on 28 December 2022.
  expect([reasons('2021-08-31'), reasons('2021-09-01'), reasons('2022-12-28')]).toEqual([0, 2, 1]);
});

test('two separate controllers need no contract, but what they did agree on must be whole', () => {
  expect(toldOfContract('2022-01-01', held('controller', 'controller', clauseSet('2021/914', [1])))).toEqual([
    'not_required',
  ]);
  expect(
    toldOfContract('2022-01-01', held('controller', 'controller', clauseSet('2021/914', [1], { altered: true }))),
  ).toEqual(['gap', 'SCC_MODIFIED']);
});

test('alteration is told under all three laws, elections under that of the Union alone', () => {
  const set = clauseSet('2021/914', [2], { altered: true, elections: null });
  for (const country of ['DE', 'GB', 'CH']) {
    const codes = toldOfContract('2024-01-01', ownIn(country, held('controller', 'processor', set)));
    expect(codes).toContain('SCC_MODIFIED');
    expect(codes.includes('CLAUSE_17_INVALID')).toBe(country === 'DE');
  }
});
