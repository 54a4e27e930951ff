import type { Agreement } from '../../../src/law/facts.js';
import { agreement, hired, ownIn, toldOfContract } from '../facts.js';

const joint = (more: Partial<Agreement> = {}, kind: Agreement['kind'] = 'art_26_arrangement') =>
  hired('joint_controller', 'joint_controller', [agreement(kind, '2022-01-01', [], more)]);
const MISSING = ['gap', 'ART26_ARRANGEMENT_MISSING'];

test('the arrangement counts from its last signature to the day before its end', () => {
  const facts = joint({ terminatedOn: '2024-01-01' });
  expect(toldOfContract('2021-12-31', facts)).toEqual(MISSING);
  expect(toldOfContract('2022-01-01', facts)).toEqual(['in_order']);
  expect(toldOfContract('2023-12-31', facts)).toEqual(['in_order']);
  expect(toldOfContract('2024-01-01', facts)).toEqual(MISSING);
});

test.each(['dpa', 'standalone_clauses', 'terms', 'idta', 'bcr'] as const)('a paper of the kind %s is none', (kind) =>
  expect(toldOfContract('2024-01-01', joint({}, kind))).toEqual(MISSING),
);

test('no checklist of Art. 28(3) is asked of it', () =>
  expect(toldOfContract('2024-01-01', joint({ terms: [] }))).toEqual(['in_order']));

test('either side being a joint controller is enough, unless one is a processor or a third party', () => {
  expect(toldOfContract('2024-01-01', hired('joint_controller', 'controller'))).toEqual(MISSING);
  expect(toldOfContract('2024-01-01', hired('controller', 'joint_controller'))).toEqual(MISSING);
  expect(toldOfContract('2024-01-01', hired('joint_controller', 'processor'))).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2024-01-01', hired('joint_controller', 'third_party'))).toEqual(['not_required']);
});

test('the rule begins with the GDPR, goes on in the United Kingdom, and is not known in Switzerland', () => {
  const none = hired('joint_controller', 'joint_controller');
  expect(toldOfContract('2018-05-24', none)).toEqual(['not_encoded']);
  expect(toldOfContract('2018-05-25', none)).toEqual(MISSING);
  expect(toldOfContract('2024-01-01', ownIn('GB', none))).toContain('ART26_ARRANGEMENT_MISSING');
  expect(toldOfContract('2024-01-01', ownIn('CH', none))).not.toContain('ART26_ARRANGEMENT_MISSING');
});
