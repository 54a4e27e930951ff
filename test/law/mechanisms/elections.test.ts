import { sayReason } from '../../../src/law/finding.js';
import type { Annex, Elections, Facts, Module, ModuleElections, Role } from '../../../src/law/facts.js';
import {
  agreement,
  ANNEXED,
  clauseSet,
  ELECTED,
  hired,
  impactAssessment,
  sendingOnClauses,
  told,
  toldOfContract,
  transferOn,
} from '../facts.js';

const ROLES: Readonly<Record<Module, readonly [Role, Role]>> = {
  1: ['controller', 'controller'],
  2: ['controller', 'processor'],
  3: ['processor', 'sub_processor'],
  4: ['processor', 'controller'],
};

/** The transfer lists clauses of an agreement that speaks for no engagement. */
function codes(module: Module, elections: Partial<Elections> | null, annexes: readonly Annex[] = ANNEXED) {
  const [exporterRole, importerRole] = ROLES[module];
  const set = clauseSet('2021/914', [module], {
    annexes,
    elections: elections === null ? null : { ...ELECTED, ...elections },
  });
  const paper = { engagementIds: [] };
  const tia = [impactAssessment('2021-09-01')];
  const [verdict, ...found] = told(
    '2022-01-01',
    sendingOnClauses(set, '2021-09-01', tia, { exporterRole, importerRole }, paper),
  );
  // None of it takes the clauses down.
  expect(verdict).toBe('covered');
  return found;
}

test.each([1, 2, 3, 4] as const)('lawfully elected, module %d says nothing', (module) =>
  expect(codes(module, {})).toEqual([]),
);

test.each<[Module, readonly string[]]>([
  [1, ['CLAUSE_17_INVALID', 'CLAUSE_18_INVALID']],
  [2, ['CLAUSE_9_PERIOD_MISSING', 'CLAUSE_17_INVALID', 'CLAUSE_18_INVALID']],
  [3, ['CLAUSE_9_PERIOD_MISSING', 'CLAUSE_17_INVALID', 'CLAUSE_18_INVALID']],
  [4, ['CLAUSE_17_INVALID', 'CLAUSE_18_INVALID']],
])('of module %d nothing is known to be elected: %j', (module, expected) =>
  expect(codes(module, null)).toEqual(expected),
);

test.each<[Module, Partial<Elections>, readonly Annex[], readonly string[]]>([
  [2, { clause9: 'specific' }, ANNEXED, ['ANNEX_III_MISSING']],
  [2, { clause9: 'specific' }, [...ANNEXED, 'III'], []],
  [3, { clause9: 'specific' }, ANNEXED, ['ANNEX_III_MISSING']],
  [3, { clause9: 'specific' }, [...ANNEXED, 'III'], []],
  [2, { clause9: 'general' }, ANNEXED, []],
  [2, { clause9: null }, ANNEXED, ['CLAUSE_9_PERIOD_MISSING']],
  [2, { clause9Days: null }, ANNEXED, ['CLAUSE_9_PERIOD_MISSING']],
  [3, { clause9Days: null }, ANNEXED, ['CLAUSE_9_PERIOD_MISSING']],
  [2, { clause9Days: 0 }, ANNEXED, []],
  [1, { clause9: 'specific', clause9Days: null }, ANNEXED, []],
  [4, { clause9: 'specific', clause9Days: null }, ANNEXED, []],
])('clause 9 of module %d elected as %j with annexes %j: %j', (module, elections, annexes, expected) =>
  expect(codes(module, elections, annexes)).toEqual(expected),
);

const LAW = ['CLAUSE_17_INVALID'];
test.each<[Module, Partial<Elections>, readonly string[]]>([
  [1, { clause17Law: 'DE' }, []],
  [1, { clause17Law: 'NO' }, []],
  [1, { clause17Law: 'GB' }, LAW],
  [2, { clause17Law: 'CH' }, LAW],
  [3, { clause17Law: null }, LAW],
  [2, { clause17Option: null }, []],
  [1, { thirdPartyRights: null }, []],
  [1, { thirdPartyRights: false }, LAW],
  [2, { clause17Option: 2, clause17Law: 'DE', clause17Reserve: 'IE' }, []],
  [3, { clause17Option: 2, clause17Law: null, clause17Reserve: 'IE' }, []],
  [2, { clause17Option: 2, clause17Law: 'DE', clause17Reserve: null }, LAW],
  [2, { clause17Option: 2, clause17Law: 'DE', clause17Reserve: 'GB' }, LAW],
  [3, { clause17Option: 2, clause17Law: 'US', clause17Reserve: 'IE' }, LAW],
  [2, { clause17Option: 2, clause17Law: 'DE', clause17Reserve: 'IE', thirdPartyRights: false }, []],
  [3, { clause17Option: 2, clause17Law: 'DE', clause17Reserve: null, thirdPartyRights: false }, LAW],
  [1, { clause17Option: 2, clause17Law: 'DE', clause17Reserve: 'IE' }, LAW],
  [4, { clause17Law: 'DE', thirdPartyRights: null }, []],
  [4, { clause17Law: 'US', thirdPartyRights: true }, []],
  [4, { clause17Law: 'US', thirdPartyRights: null }, LAW],
  [4, { clause17Law: 'DE', thirdPartyRights: false }, LAW],
  [4, { clause17Law: null, thirdPartyRights: true }, LAW],
])('clause 17 of module %d elected as %j: %j', (module, elections, expected) =>
  expect(codes(module, elections)).toEqual(expected),
);

test.each<[Module, string | null, boolean]>([
  [1, 'IE', true],
  [2, 'IS', true],
  [3, 'GB', false],
  [1, 'US', false],
  [2, null, false],
  [4, 'US', true],
  [4, 'GB', true],
  [4, null, false],
])('clause 18 of module %d with the courts of %s: lawful %s', (module, clause18, lawful) =>
  expect(codes(module, { clause18 })).toEqual(lawful ? [] : ['CLAUSE_18_INVALID']),
);

describe('in an agreement that speaks for no engagement', () => {
  const facts = (modules: readonly Module[], elections: Partial<Elections>) =>
    sendingOnClauses(
      clauseSet('2021/914', modules, { elections: { ...ELECTED, ...elections } }),
      '2021-06-10',
      [impactAssessment('2021-06-10')],
      {},
      { engagementIds: [] },
    );
  test('the elections are told on the transfer from the day on which the clauses are law', () => {
    expect(told('2021-06-26', facts([2], { clause18: 'US' }))).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2021-06-27', facts([2], { clause18: 'US' }))).toEqual(['covered', 'CLAUSE_18_INVALID']);
  });
  test('of several modules those count that the roles take up: option 2 of clause 17 is no matter of module 1 here', () => {
    const second = { clause17Option: 2, clause17Reserve: 'IE' } as const;
    expect(told('2022-01-01', facts([1, 2, 3, 4], second))).toEqual(['covered']);
    expect(told('2022-01-01', facts([1], second))).toEqual(['gap', 'WRONG_MODULE', 'CLAUSE_17_INVALID']);
  });
});

describe('elected module by module', () => {
  const own = (module: Module, elections: Partial<Elections>): ModuleElections => ({
    ...ELECTED,
    ...elections,
    module,
  });
  const facts = (
    electionsByModule: readonly ModuleElections[],
    exporterRole: Role,
    elections: Elections | null = ELECTED,
  ) =>
    sendingOnClauses(
      clauseSet('2021/914', [2, 3], { elections, electionsByModule }),
      '2021-09-01',
      [impactAssessment('2021-09-01')],
      { exporterRole, importerRole: 'processor' },
      { engagementIds: [] },
    );
  const american = own(3, { clause9Days: null, clause17Law: 'US', clause18: 'US' });

  test('each module is judged by its own elections', () => {
    expect(told('2022-01-01', facts([american], 'controller'))).toEqual(['covered']);
    expect(told('2022-01-01', facts([american], 'processor'))).toEqual([
      'covered',
      'CLAUSE_9_PERIOD_MISSING',
      'CLAUSE_17_INVALID',
      'CLAUSE_18_INVALID',
    ]);
  });

  test('what is elected for one module stands alone for it, and for no other', () => {
    expect(told('2022-01-01', facts([own(3, {})], 'processor', null))).toEqual(['covered']);
    expect(told('2022-01-01', facts([own(3, {})], 'controller', null))).toEqual([
      'covered',
      'CLAUSE_9_PERIOD_MISSING',
      'CLAUSE_17_INVALID',
      'CLAUSE_18_INVALID',
    ]);
  });

  test('the module that fails is named', () => {
    const findings = transferOn('2022-01-01', facts([american], 'processor')).findings;
    const says = findings.flatMap(({ reasons }) => reasons.map((reason) => sayReason(reason)));
    expect(says).toContain(
      'The courts elected in Standard contractual clauses 2021/914, module 3 are not those that clause 18 allows: US is no Member State.',
    );
  });

  test('Annex III is asked for by the module that elects specific authorisation', () => {
    const specific = own(3, { clause9: 'specific' });
    expect(told('2022-01-01', facts([specific], 'processor'))).toEqual(['covered', 'ANNEX_III_MISSING']);
    expect(told('2022-01-01', facts([specific], 'controller'))).toEqual(['covered']);
  });
});

describe('in an agreement that speaks for an engagement', () => {
  const sets = (elections: Partial<Elections>) => [
    clauseSet('2021/914', [2], { elections: { ...ELECTED, ...elections } }),
  ];
  const facts = (elections: Partial<Elections>): Facts =>
    hired('controller', 'processor', [agreement('dpa', '2021-09-01', sets(elections))]);
  test('the elections are told of the engagement and make its contract a gap, not of the transfer', () => {
    expect(toldOfContract('2022-01-01', facts({}))).toEqual(['in_order']);
    expect(toldOfContract('2022-01-01', facts({ clause18: 'US' }))).toEqual(['gap', 'CLAUSE_18_INVALID']);
    const listed = sendingOnClauses(sets({ clause18: 'US' })[0]!, '2021-09-01', [impactAssessment('2021-09-01')]);
    expect(told('2022-01-01', { ...listed, engagements: facts({}).engagements })).toEqual(['covered']);
  });
  test('from the day on which the agreement is in force', () => {
    expect(toldOfContract('2021-08-31', facts({ clause18: 'US' }))).not.toContain('CLAUSE_18_INVALID');
    expect(toldOfContract('2021-09-01', facts({ clause18: 'US' }))).toContain('CLAUSE_18_INVALID');
  });
  test('of a set that is for the United Kingdom alone nothing is asked', () => {
    const british = [clauseSet('2021/914', [2], { elections: null, regimes: ['UK_GDPR'] })];
    expect(
      toldOfContract('2022-01-01', hired('controller', 'processor', [agreement('dpa', '2021-09-01', british)])),
    ).toEqual(['in_order']);
  });
});

test('law and courts of Croatia, a member since 2013, are lawful; those of the United Kingdom never under these clauses', () => {
  expect(codes(2, { clause17Law: 'HR', clause18: 'HR' })).toEqual([]);
  expect(codes(2, { clause17Law: 'GB', clause18: 'GB' })).toEqual(['CLAUSE_17_INVALID', 'CLAUSE_18_INVALID']);
});
