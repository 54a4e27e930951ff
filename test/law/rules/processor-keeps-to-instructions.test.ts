import type { EngagementRole, Facts, OutsideInstructions, Role } from '../../../src/law/facts.js';
import {
  agreement,
  clauseSet,
  engagement,
  engagementOn,
  hired,
  impactAssessment,
  ownIn,
  sendingOnClauses,
  told,
  toldOfContract,
} from '../facts.js';

const beyond: OutsideInstructions = { what: 'its own analytics', since: '2024-01-01' };
const facts = (ours: Role, theirs: EngagementRole, more: Partial<OutsideInstructions> = {}): Facts =>
  hired(ours, theirs, [agreement('dpa', '2022-01-01')], {
    engagements: [engagement(ours, theirs, { outsideInstructions: { ...beyond, ...more } })],
  });
const TREATED = ['gap', 'PROCESSOR_TREATED_AS_CONTROLLER_ART_28_10'];

test('a processor that goes beyond its instructions is a controller for it, from that day', () => {
  expect(toldOfContract('2023-12-31', facts('controller', 'processor'))).toEqual(['in_order']);
  expect(toldOfContract('2024-01-01', facts('controller', 'processor'))).toEqual(TREATED);
  expect(engagementOn('2024-01-01', facts('controller', 'processor')).findings[0]?.citations[0]?.text).toBe(
    'Art. 28(10) GDPR',
  );
});

test('since a day that nobody recorded it is one on every day', () =>
  expect(toldOfContract('2018-05-25', facts('controller', 'processor', { since: null }))).toEqual(TREATED));

test.each<[Role, EngagementRole, readonly string[]]>([
  ['processor', 'sub_processor', TREATED],
  ['processor', 'controller', TREATED],
  ['joint_controller', 'processor', [...TREATED, 'ART26_ARRANGEMENT_MISSING']],
  ['controller', 'controller', ['not_required']],
  ['controller', 'third_party', ['not_required']],
])('we %s, they %s: %j', (ours, theirs, expected) =>
  expect(toldOfContract('2024-01-01', facts(ours, theirs))).toEqual(expected),
);

test('no data processing agreement is asked beside it, and none helps', () => {
  const bare = { ...facts('controller', 'processor'), agreements: [] };
  expect(toldOfContract('2023-12-31', bare)).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2024-01-01', bare)).toEqual(TREATED);
});

test('the clauses for a processor then no longer fit, those for a controller do', () => {
  const on = (module: 1 | 2): Facts => ({
    ...sendingOnClauses(clauseSet('2021/914', [module]), '2022-01-01', [impactAssessment('2022-01-01')], {
      engagementId: 'engagement',
      exporterRole: null,
      importerRole: null,
    }),
    engagements: [engagement('controller', 'processor', { outsideInstructions: beyond })],
  });
  expect([told('2023-12-31', on(2)), told('2023-12-31', on(1))]).toEqual([['covered'], ['gap', 'WRONG_MODULE']]);
  expect([told('2024-01-01', on(2)), told('2024-01-01', on(1))]).toEqual([['gap', 'WRONG_MODULE'], ['covered']]);
});

test('also where the transfer itself calls it a processor', () => {
  const recorded: Facts = {
    ...sendingOnClauses(clauseSet('2021/914', [2]), '2022-01-01', [impactAssessment('2022-01-01')], {
      engagementId: 'engagement',
    }),
    engagements: [engagement('controller', 'processor', { outsideInstructions: beyond })],
  };
  expect(told('2023-12-31', recorded)).toEqual(['covered']);
  expect(told('2024-01-01', recorded)).toEqual(['gap', 'WRONG_MODULE']);
});

test('the rule is of the Union and of the United Kingdom', () => {
  expect(toldOfContract('2024-01-01', ownIn('GB', facts('controller', 'processor')))).toContain(TREATED[1]);
  expect(toldOfContract('2024-01-01', ownIn('CH', facts('controller', 'processor')))).not.toContain(TREATED[1]);
});
