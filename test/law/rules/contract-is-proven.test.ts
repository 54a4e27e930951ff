import type { Agreement } from '../../../src/law/facts.js';
import { agreement, hired, ownIn, toldOfContract } from '../facts.js';

const DAY = '2024-01-01';
const dpa = (more: Partial<Agreement>) => hired('controller', 'processor', [agreement('dpa', '2022-01-01', [], more)]);
const joint = (more: Partial<Agreement>) =>
  hired('joint_controller', 'joint_controller', [agreement('art_26_arrangement', '2022-01-01', [], more)]);

describe.each([
  ['the contract with a processor', dpa],
  ['the arrangement of joint controllers', joint],
] as const)('%s', (_, facts) => {
  test('on file with its day is proven', () => expect(toldOfContract(DAY, facts({}))).toEqual(['in_order']));
  test('of which nothing is on file is not', () =>
    expect(toldOfContract(DAY, facts({ document: null }))).toEqual(['gap', 'EVIDENCE_MISSING']));
  test('on file without a day is noted', () =>
    expect(toldOfContract(DAY, facts({ document: { bearsOn: null } }))).toEqual([
      'in_order_with_note',
      'UNDATED_EVIDENCE',
    ]));
  test('is asked for from the day on which it is in force', () => {
    expect(toldOfContract('2021-12-31', facts({ document: null }))).not.toContain('EVIDENCE_MISSING');
    expect(toldOfContract('2022-01-01', facts({ document: null }))).toContain('EVIDENCE_MISSING');
  });
});

test('of two in force the one on file counts, then the dated one, in either order', () => {
  const paper = (id: string, document: Agreement['document']) => agreement('dpa', '2022-01-01', [], { id, document });
  const dated = paper('z', { bearsOn: '2022-01-01' });
  const undated = paper('b', { bearsOn: null });
  const none = paper('a', null);
  for (const papers of [
    [none, dated],
    [dated, none],
    [undated, dated],
    [none, undated, dated],
  ])
    expect(toldOfContract(DAY, hired('controller', 'processor', papers))).toEqual(['in_order']);
  expect(toldOfContract(DAY, hired('controller', 'processor', [none, undated]))).toContain('UNDATED_EVIDENCE');
});

test('two separate controllers owe no paper', () =>
  expect(
    toldOfContract(DAY, hired('controller', 'controller', [agreement('terms', '2022-01-01', [], { document: null })])),
  ).toEqual(['not_required']));

test('the rule is of the Union and of the United Kingdom', () => {
  expect(toldOfContract(DAY, ownIn('GB', dpa({ document: null })))).toContain('EVIDENCE_MISSING');
  expect(toldOfContract(DAY, ownIn('CH', dpa({ document: null })))).not.toContain('EVIDENCE_MISSING');
});
