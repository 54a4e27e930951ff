import type { Agreement, PublishedDpa } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { agreement, clauseSet, hired, ownIn, toldOfContract } from '../facts.js';

const published = (version: string | null, publishedOn: LegalDay | null): PublishedDpa => ({
  version,
  publishedOn,
  seenOn: null,
});
const facts = (
  publishedDpa: PublishedDpa | null,
  more: Partial<Agreement> = {},
  signedOn: LegalDay | null = '2022-01-01',
) =>
  hired('controller', 'processor', [agreement('dpa', signedOn, [], more)], {
    publishedDpas: publishedDpa === null ? [] : [publishedDpa],
  });
const OUTDATED = ['in_order_with_note', 'DPA_OUTDATED'];

test('a newer edition counts from the day on which the vendor published it', () => {
  const newer = facts(published('2', '2024-01-01'), { paperVersion: '1' });
  expect(toldOfContract('2023-12-31', newer)).toEqual(['in_order']);
  expect(toldOfContract('2024-01-01', newer)).toEqual(OUTDATED);
});

/** Version and day of the paper on file; version and day of what is published. */
test.each<[string | null, LegalDay | null, string | null, LegalDay | null, boolean]>([
  ['1', '2022-01-01', '2', '2022-01-02', true],
  ['1', '2022-01-01', '2', '2022-01-01', false],
  ['1', '2022-01-01', '2', '2021-12-31', false],
  ['2', '2022-01-01', '2', '2023-01-01', false],
  ['1', '2022-01-01', '2', null, true],
  ['2', '2022-01-01', '2', null, false],
  [null, '2022-01-01', '2', '2022-01-02', true],
  [null, '2022-01-01', '2', '2022-01-01', false],
  ['1', '2022-01-01', null, '2022-01-02', true],
  [null, '2022-01-01', null, '2022-01-02', true],
  [null, '2022-01-01', '2', null, false],
  [null, '2022-01-01', null, null, false],
])(
  'version %s of %s on file, version %s of %s published: outdated %s',
  (onFile, bearsOn, version, publishedOn, outdated) => {
    const held = facts(published(version, publishedOn), { paperVersion: onFile, document: { bearsOn } });
    expect(toldOfContract('2024-01-01', held)).toEqual(outdated ? OUTDATED : ['in_order']);
  },
);

test('a paper that bears no day is of the day on which it was concluded', () => {
  const undated = (publishedOn: LegalDay) => facts(published(null, publishedOn), { document: { bearsOn: null } });
  expect(toldOfContract('2024-01-01', undated('2022-01-02'))).toContain('DPA_OUTDATED');
  expect(toldOfContract('2024-01-01', undated('2022-01-01'))).not.toContain('DPA_OUTDATED');
});

test.each<[Agreement['template'], boolean]>([
  ['vendor', true],
  [null, true],
  ['ours', false],
  ['2021/915', false],
  ['national', false],
])("a paper on the template %s is held against the vendor's: %s", (template, held) =>
  expect(toldOfContract('2024-01-01', facts(published('2', '2023-01-01'), { template, paperVersion: '1' }))).toEqual(
    held ? OUTDATED : ['in_order'],
  ),
);

test('standard clauses, and what nobody knows to be published, are not', () => {
  expect(toldOfContract('2024-01-01', facts(null))).toEqual(['in_order']);
  const papers = [agreement('standalone_clauses', '2022-01-01', [clauseSet('2021/914', [2])])];
  const clausesOnly = hired('controller', 'processor', papers, { publishedDpas: [published('2', '2023-01-01')] });
  expect(toldOfContract('2024-01-01', clausesOnly)).toEqual(['in_order']);
});

test('of a contract that is not in force nobody asks which edition it is', () =>
  expect(toldOfContract('2024-01-01', facts(published('2', '2023-01-01'), {}, null))).toEqual([
    'gap',
    'DPA_NOT_IN_FORCE',
  ]));

test('the rule is of the Union and of the United Kingdom', () => {
  const newer = facts(published('2', '2023-01-01'), { paperVersion: '1' });
  expect(toldOfContract('2024-01-01', ownIn('GB', newer))).toContain('DPA_OUTDATED');
  expect(toldOfContract('2024-01-01', ownIn('CH', newer))).not.toContain('DPA_OUTDATED');
});
