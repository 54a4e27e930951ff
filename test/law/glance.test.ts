import type { Facts, Role } from '../../src/law/facts.js';
import { glanceAt } from '../../src/law/glance.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import {
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  engagement,
  impactAssessment,
  NOTHING,
  on,
  register,
  transfer,
} from './facts.js';

const glance = (day: LegalDay, facts: Facts) => glanceAt(facts, on(day, facts));

test('a vendor of whom nothing is recorded', () => {
  expect(glance('2026-11-23', NOTHING)).toEqual({
    roles: [],
    dpaStatus: null,
    clauseSet: null,
    clauseSetStatus: null,
    governing: null,
    verdict: null,
  });
});

test('a vendor on its fallback, and after its end', () => {
  const facts = register({
    engagements: [engagement('controller', 'processor')],
    agreements: [agreement('dpa', '2018-05-25', [clauseSet('2010/87')])],
    certifications: [certification('EU_US_PRIVACY_SHIELD', [])],
    impactAssessments: [impactAssessment('2020-07-20')],
    transfers: [transfer([certificate('EU_US_PRIVACY_SHIELD'), clauses('2010/87')], { impactAssessmentIds: ['tia'] })],
  });
  const roles = ['processor'];
  expect(glance('2022-12-27', facts)).toEqual({
    roles,
    dpaStatus: 'in_force',
    clauseSet: '2010/87',
    clauseSetStatus: 'in_force',
    governing: '2010/87',
    verdict: 'covered',
  });
  expect(glance('2022-12-28', facts)).toEqual({
    roles,
    dpaStatus: 'in_force',
    clauseSet: '2010/87',
    clauseSetStatus: 'ended',
    governing: null,
    verdict: 'gap',
  });
});

test.each<[Role | null, Role | null, readonly Facts['agreements'][number][], LegalDay, string]>([
  ['controller', 'processor', [], '2026-11-23', 'missing'],
  ['controller', 'processor', [agreement('dpa', '2020-01-01')], '2026-11-23', 'in_force'],
  ['controller', 'processor', [agreement('dpa', null)], '2026-11-23', 'not_in_force'],
  [
    'controller',
    'processor',
    [agreement('dpa', '2020-01-01', [], { expiresOn: '2021-01-01' })],
    '2026-11-23',
    'expired',
  ],
  ['controller', 'processor', [], '2018-05-24', 'not_encoded'],
  ['controller', 'controller', [], '2026-11-23', 'not_required'],
  ['joint_controller', 'joint_controller', [], '2026-11-23', 'missing'],
  ['joint_controller', 'joint_controller', [agreement('art_26_arrangement', '2020-01-01')], '2026-11-23', 'in_force'],
  ['controller', null, [], '2026-11-23', 'undetermined'],
  [null, 'processor', [agreement('dpa', '2020-01-01')], '2026-11-23', 'in_force'],
])('we %s, they %s, with %j on %s: %s', (ours, theirs, agreements, day, expected) => {
  expect(glance(day, register({ engagements: [engagement(ours, theirs)], agreements })).dpaStatus).toBe(expected);
});

test('the worst transfer and the worst contract speak for the vendor', () => {
  const facts = register({
    engagements: [engagement('controller', 'controller'), engagement('controller', 'processor', { id: 'second' })],
    transfers: [transfer([], { id: 'inside', importerId: 'own' }), transfer([], { id: 'abroad' })],
  });
  expect(glance('2026-11-23', facts)).toMatchObject({
    roles: ['controller', 'processor'],
    dpaStatus: 'missing',
    verdict: 'gap',
  });
});
