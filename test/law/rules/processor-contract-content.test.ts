import { type Agreement, ARTICLE_28_TERMS, TEMPLATES } from '../../../src/law/facts.js';
import { agreement, clauseSet, engagementOn, hired, ownIn, toldOfContract } from '../facts.js';

const DAY = '2024-01-01';
const ALL = ARTICLE_28_TERMS.map((term) => ({ term, clause: null }));
const dpa = (more: Partial<Agreement>) => hired('controller', 'processor', [agreement('dpa', '2022-01-01', [], more)]);
const INCOMPLETE = ['gap', 'DPA_TERMS_INCOMPLETE'];

test.each(ARTICLE_28_TERMS)('without "%s" the contract is incomplete, and that term is named', (term) => {
  const facts = dpa({ terms: ALL.filter((one) => one.term !== term) });
  expect(toldOfContract(DAY, facts)).toEqual(INCOMPLETE);
  expect(engagementOn(DAY, facts).findings[0]?.reasons[0]?.evidence).toMatchObject({ missing: [term] });
});

test('with every term it is in order, whether the clause of each is noted or not', () => {
  expect(toldOfContract(DAY, dpa({}))).toEqual(['in_order']);
  expect(toldOfContract(DAY, dpa({ terms: ALL.map(({ term }) => ({ term, clause: '5.2' })) }))).toEqual(['in_order']);
});

test.each([...TEMPLATES, null])('an unread paper on the template %s', (template) => {
  const standard = template === '2021/915' || template === 'national';
  expect(toldOfContract(DAY, dpa({ template, terms: [] }))).toEqual(standard ? ['in_order'] : INCOMPLETE);
  // Altered, it is no longer that template.
  expect(toldOfContract(DAY, dpa({ template, terms: [], templateAltered: true }))).toEqual(INCOMPLETE);
});

test('clauses that meet Art. 28 themselves need no checklist, and stand in for one that is incomplete', () => {
  const sets = [clauseSet('2021/914', [2])];
  expect(
    toldOfContract(DAY, hired('controller', 'processor', [agreement('terms', '2022-01-01', sets, { terms: [] })])),
  ).toEqual(['in_order']);
  expect(
    toldOfContract(DAY, hired('controller', 'processor', [agreement('dpa', '2022-01-01', sets, { terms: [] })])),
  ).toEqual(['in_order']);
});

test('of a contract that is not in force nobody asks what it contains', () => {
  expect(toldOfContract('2021-12-31', dpa({ terms: [] }))).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2024-01-01', dpa({ terms: [], terminatedOn: '2024-01-01' }))).toEqual(['gap', 'DPA_EXPIRED']);
});

test('of two in force the fuller counts, in either order', () => {
  const full = agreement('dpa', '2022-01-01', [], { id: 'full' });
  const empty = agreement('dpa', '2023-01-01', [], { id: 'empty', terms: [] });
  for (const papers of [
    [full, empty],
    [empty, full],
  ])
    expect(toldOfContract(DAY, hired('controller', 'processor', papers))).toEqual(['in_order']);
});

test('the United Kingdom asks the same list, Switzerland none', () => {
  expect(toldOfContract(DAY, ownIn('GB', dpa({ terms: [] })))).toContain('DPA_TERMS_INCOMPLETE');
  expect(toldOfContract(DAY, ownIn('CH', dpa({ terms: [] })))).not.toContain('DPA_TERMS_INCOMPLETE');
});
