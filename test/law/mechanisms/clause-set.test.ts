import type { ClauseSetName, Module, Role } from '../../../src/law/facts.js';
import { type LegalDay, nextDay, previousDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  impactAssessment,
  register,
  sendingOnClauses,
  told,
  transfer,
  transferOn,
} from '../facts.js';

const assessed = [impactAssessment('2020-07-16')];

/** Set, exporter and importer, first day, first day closed to new contracts. */
const REPEALED = [
  ['2001/497', 'controller', 'controller', '2001-09-03', '2021-09-27'],
  ['2004/915', 'controller', 'controller', '2005-04-01', '2021-09-27'],
  ['2002/16', 'controller', 'processor', '2002-01-01', '2010-05-15'],
  ['2010/87', 'controller', 'processor', '2010-05-15', '2021-09-27'],
] as const satisfies readonly (readonly [ClauseSetName, Role, Role, LegalDay, LegalDay])[];

describe.each(REPEALED)('the clauses of %s', (set, exporterRole, importerRole, opens, closes) => {
  const roles = { exporterRole, importerRole };
  const signed = (day: LegalDay, changedOn: LegalDay | null = null) =>
    sendingOnClauses(clauseSet(set, [], { processingChangedOn: changedOn }), day, assessed, roles);

  test(`are not yet on the day before ${opens}, and stand on it though signed earlier`, () => {
    const early = signed('2001-01-01');
    expect(told(previousDay(opens), early)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told(opens, early)).toEqual(['covered']);
  });
  test('stand from the day of signature; before it nothing is in place', () => {
    const facts = signed('2010-05-14');
    const expected = opens > '2010-05-14' ? 'MECHANISM_NOT_YET_IN_FORCE' : undefined;
    expect(told('2010-05-13', facts)).toEqual(
      ['gap', 'NO_TRANSFER_MECHANISM', expected].filter((code) => code !== undefined),
    );
    expect(told('2010-05-14', facts)[0]).toBe(expected === undefined ? 'covered' : 'gap');
  });
  test(`could be made on the day before ${closes}, and not on it`, () => {
    const last = signed(previousDay(closes));
    expect(told(closes, last)).toEqual(['covered']);
    const late = signed(closes);
    expect(told(closes, late)).toEqual(['gap', 'MECHANISM_REPEALED_BEFORE_SIGNING']);
    expect(transferOn(closes, late).mechanisms[0]?.state).toBe('condition_failed');
  });
  test('on 27 December 2022 they still stand, on 28 December 2022 they no longer do', () => {
    const facts = signed('2008-01-01');
    expect(told('2022-12-27', facts)).toEqual(['covered']);
    expect(told('2022-12-28', facts)).toEqual(['gap', 'MECHANISM_EXPIRED']);
    expect(transferOn('2022-12-28', facts).mechanisms[0]).toMatchObject({
      state: 'ended',
      citation: { text: 'Art. 4(4) Decision (EU) 2021/914' },
    });
  });
  test('a change of processing once they are closed ends their transition on its day', () => {
    const changed = nextDay(closes);
    expect(told(closes, signed('2008-01-01', changed))).toEqual(['covered']);
    expect(told(changed, signed('2008-01-01', changed))).toEqual(['gap', 'TRANSITION_LOST_PROCESSING_CHANGED']);
    expect(told(closes, signed('2008-01-01', closes))).toEqual(['gap', 'TRANSITION_LOST_PROCESSING_CHANGED']);
    expect(told('2022-12-28', signed('2008-01-01', changed))).toEqual([
      'gap',
      'MECHANISM_EXPIRED',
      'TRANSITION_LOST_PROCESSING_CHANGED',
    ]);
  });
  test('a change while they were open ends nothing', () => {
    expect(told('2022-12-27', signed('2008-01-01', previousDay(closes)))).toEqual(['covered']);
  });
});

describe('the clauses of 2021/914', () => {
  const facts = sendingOnClauses(clauseSet('2021/914', [2]), '2021-06-10', assessed);
  test('on 26 June 2021 are not yet, on 27 June 2021 stand though signed before, and no end is set', () => {
    expect(told('2021-06-26', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2021-06-27', facts)).toEqual(['covered']);
    expect(told('2032-12-31', facts)).toEqual(['covered']);
  });
  test('a changed processing ends nothing, there being no transition', () => {
    const changed = sendingOnClauses(
      clauseSet('2021/914', [2], { processingChangedOn: '2022-01-01' }),
      '2021-09-01',
      assessed,
    );
    expect(told('2022-01-01', changed)).toEqual(['covered']);
  });
});

test('2021/915 is an Art. 28 contract and never a mechanism', () => {
  const facts = sendingOnClauses(clauseSet('2021/915'), '2021-09-01', assessed);
  expect(told('2022-01-01', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

const ROLES: readonly (Role | null)[] = ['controller', 'joint_controller', 'processor', 'sub_processor', null];
const FITTING: Readonly<Record<Module, readonly string[]>> = {
  1: [
    'controller>controller',
    'controller>joint_controller',
    'joint_controller>controller',
    'joint_controller>joint_controller',
  ],
  2: ['controller>processor', 'joint_controller>processor'],
  3: ['processor>processor', 'processor>sub_processor', 'sub_processor>sub_processor'],
  4: [
    'processor>controller',
    'processor>joint_controller',
    'sub_processor>controller',
    'sub_processor>joint_controller',
  ],
};
const pairs = ROLES.flatMap((exporter) => ROLES.map((importer) => [exporter, importer] as const));

test.each([1, 2, 3, 4] as const)(
  'module %d fits its pair of roles and no other; an unknown role fits none',
  (module) => {
    const fitting = pairs.filter(
      ([exporterRole, importerRole]) =>
        told(
          '2022-01-01',
          sendingOnClauses(clauseSet('2021/914', [module]), '2021-09-01', assessed, { exporterRole, importerRole }),
        )[1] !== 'WRONG_MODULE',
    );
    expect(fitting.map(([exporter, importer]) => `${exporter}>${importer}`).sort()).toEqual(
      [...FITTING[module]].sort(),
    );
  },
);

test.each([
  ['2001/497', FITTING[1]],
  ['2004/915', FITTING[1]],
  ['2002/16', FITTING[2]],
  ['2010/87', FITTING[2]],
] as const)('%s is written for %j', (set, expected) => {
  const fitting = pairs.filter(
    ([exporterRole, importerRole]) =>
      told(
        '2015-01-01',
        sendingOnClauses(clauseSet(set), '2008-01-01', assessed, { exporterRole, importerRole }),
      )[1] !== 'WRONG_MODULE',
  );
  expect(fitting.map(([exporter, importer]) => `${exporter}>${importer}`).sort()).toEqual([...expected].sort());
});

test('of several modules one that fits is enough; clauses without a module fit nobody', () => {
  expect(told('2022-01-01', sendingOnClauses(clauseSet('2021/914', [1, 2, 3]), '2021-09-01', assessed))).toEqual([
    'covered',
  ]);
  expect(told('2022-01-01', sendingOnClauses(clauseSet('2021/914'), '2021-09-01', assessed))).toEqual([
    'gap',
    'WRONG_MODULE',
  ]);
});

test('roles not recorded on the transfer are those of its engagement', () => {
  const facts = sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', assessed, {
    exporterRole: null,
    importerRole: null,
    engagementId: 'engagement',
  });
  const engaged = (vendorRole: Role | null) => ({
    ...facts,
    engagements: [
      {
        id: 'engagement',
        ownPartyId: 'own',
        vendorPartyId: 'vendor',
        purpose: null,
        ourRole: 'controller' as const,
        vendorRole,
        startsOn: null,
        endsOn: null,
      },
    ],
  });
  expect(told('2022-01-01', engaged('processor'))).toEqual(['covered']);
  expect(told('2022-01-01', engaged('controller'))).toEqual(['gap', 'WRONG_MODULE']);
  expect(told('2022-01-01', engaged(null))).toEqual(['gap', 'WRONG_MODULE']);
});

describe('the impact assessment', () => {
  const old = clauseSet('2010/87');
  test('is asked from 16 July 2020 and not the day before', () => {
    const facts = sendingOnClauses(old, '2015-01-01');
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2020-07-16', facts)).toEqual(['gap', 'TIA_MISSING']);
  });
  test('counts from the day on which it was done', () => {
    const facts = sendingOnClauses(old, '2015-01-01', [impactAssessment('2020-08-01', 'effective_with_measures')]);
    expect(told('2020-07-31', facts)).toEqual(['gap', 'TIA_MISSING']);
    expect(told('2020-08-01', facts)).toEqual(['covered']);
  });
  test('undated proves nothing', () => {
    expect(told('2022-01-01', sendingOnClauses(old, '2015-01-01', [impactAssessment(null)]))).toEqual([
      'gap',
      'TIA_MISSING',
      'UNDATED_EVIDENCE',
    ]);
    expect(told('2020-07-15', sendingOnClauses(old, '2015-01-01', [impactAssessment(null)]))).toEqual(['covered']);
  });
  test('without an outcome is none', () => {
    expect(told('2022-01-01', sendingOnClauses(old, '2015-01-01', [impactAssessment('2021-01-01', null)]))).toEqual([
      'gap',
      'TIA_MISSING',
    ]);
  });
  test('that found no effective protection takes the clauses down, from C-311/18 on', () => {
    const facts = sendingOnClauses(old, '2015-01-01', [impactAssessment('2020-01-01', 'ineffective')]);
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2020-07-16', facts)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
  });
  test('the latest counts, on one day the worst, whatever their order', () => {
    const first = impactAssessment('2021-01-01', 'effective', 'first');
    const second = impactAssessment('2021-06-01', 'ineffective', 'second');
    const same = impactAssessment('2021-06-01', 'effective', 'same');
    const third = impactAssessment('2022-01-01', 'effective_with_measures', 'third');
    for (const all of [
      [first, second, same, third],
      [third, same, second, first],
    ]) {
      const facts = sendingOnClauses(old, '2015-01-01', all);
      expect(told('2021-05-31', facts)).toEqual(['covered']);
      expect(told('2021-06-01', facts)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
      expect(told('2022-01-01', facts)).toEqual(['covered']);
    }
  });
  test('for another transfer does not help', () => {
    const facts = sendingOnClauses(old, '2015-01-01', assessed, { impactAssessmentIds: [] });
    expect(told('2022-01-01', facts)).toEqual(['gap', 'TIA_MISSING']);
  });
  test.each([
    [[4], false, 'covered'],
    [[4], true, 'TIA_MISSING'],
    [[4], null, 'TIA_MISSING'],
    [[2, 3, 4], false, 'covered'],
    [[1, 2], false, 'WRONG_MODULE'],
  ] as const)(
    'modules %j back to the controller, processor adding data %s: %s',
    (modules, processorAddsData, expected) => {
      const facts = sendingOnClauses(clauseSet('2021/914', modules, { processorAddsData }), '2021-09-01', [], {
        flow: 'returned_to_controller',
        exporterRole: 'processor',
        importerRole: 'controller',
      });
      expect(told('2022-01-01', facts)).toContain(expected);
    },
  );
});

describe('the paper that holds the clauses', () => {
  const set = clauseSet('2021/914', [2]);
  const held = (paper: Parameters<typeof agreement>[3], own = set) => sendingOnClauses(own, null, assessed, {}, paper);
  const signatures = (ours: LegalDay | null, theirs: LegalDay | null) => [
    { partyId: 'vendor', signedOn: theirs },
    { partyId: 'own', signedOn: ours },
  ];
  test('counts from the last signature, whoever signs first', () => {
    for (const paper of [
      { signatures: signatures('2022-01-01', '2022-03-01') },
      { signatures: signatures('2022-03-01', '2022-01-01') },
    ]) {
      expect(told('2022-02-28', held(paper))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
      expect(told('2022-03-01', held(paper))).toEqual(['covered']);
    }
  });
  test('signed by one side only is not in place', () => {
    expect(told('2022-03-01', held({ signatures: signatures('2022-01-01', null).slice(1) }))).toEqual([
      'gap',
      'NO_TRANSFER_MECHANISM',
    ]);
  });
  test('undated proves nothing', () => {
    expect(told('2022-03-01', held({ signatures: signatures('2022-01-01', null) }))).toEqual([
      'gap',
      'NO_TRANSFER_MECHANISM',
      'UNDATED_EVIDENCE',
    ]);
  });
  test('accepted counts as signed on the day of acceptance', () => {
    expect(told('2022-02-28', held({ acceptedOn: '2022-03-01' }))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2022-03-01', held({ acceptedOn: '2022-03-01' }))).toEqual(['covered']);
  });
  test("the clauses' own day goes before that of the agreement", () => {
    expect(told('2022-02-28', held({ acceptedOn: '2021-07-01' }, { ...set, signedOn: '2022-03-01' }))).toEqual([
      'gap',
      'NO_TRANSFER_MECHANISM',
    ]);
    expect(told('2022-03-01', held({ acceptedOn: '2021-07-01' }, { ...set, signedOn: '2022-03-01' }))).toEqual([
      'covered',
    ]);
  });
  test('effective later, the clauses bind from then, and were made when signed', () => {
    const later = { acceptedOn: '2021-09-26', effectiveOn: '2021-10-01' } as const;
    expect(told('2021-09-30', held(later, clauseSet('2010/87')))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2021-10-01', held(later, clauseSet('2010/87')))).toEqual(['covered']);
  });
  test('expired on 31 March they stand that day and not the next; terminated on 1 April neither', () => {
    for (const end of [
      { expiresOn: '2023-03-31' },
      { terminatedOn: '2023-04-01' },
      { expiresOn: '2023-12-31', terminatedOn: '2023-04-01' },
    ] as const) {
      const facts = held({ acceptedOn: '2022-01-01', ...end });
      expect(told('2023-03-31', facts)).toEqual(['covered']);
      expect(told('2023-04-01', facts)).toEqual(['gap', 'MECHANISM_EXPIRED']);
      expect(transferOn('2023-04-01', facts).mechanisms[0]?.state).toBe('ended');
    }
  });
  test('that lasts until 9999-12-31 does not end', () => {
    expect(told('2026-11-23', held({ acceptedOn: '2022-01-01', expiresOn: '9999-12-31' }))).toEqual(['covered']);
  });
  test('between other parties binds neither exporter nor importer', () => {
    for (const partyIds of [
      ['own', 'vendor-ireland'],
      ['parent', 'vendor'],
    ])
      expect(told('2022-03-01', held({ acceptedOn: '2022-01-01', partyIds }))).toEqual([
        'gap',
        'NO_TRANSFER_MECHANISM',
      ]);
  });
  test('that nobody has on file is none', () => {
    expect(told('2022-03-01', register({ transfers: [transfer([clauses('nowhere')])] }))).toEqual([
      'gap',
      'NO_TRANSFER_MECHANISM',
    ]);
  });
});

test('an agreement of September 2021 carries 2010/87 and 2021/914 side by side', () => {
  const facts = register({
    agreements: [agreement('dpa', '2021-09-15', [clauseSet('2010/87'), clauseSet('2021/914', [2])])],
    impactAssessments: assessed,
    transfers: [transfer([clauses('2010/87'), clauses('2021/914')], { impactAssessmentIds: ['tia'] })],
  });
  expect(transferOn('2022-12-27', facts)).toMatchObject({
    verdict: 'covered',
    governing: { instrument: '2010/87' },
    findings: [],
  });
  expect(transferOn('2022-12-28', facts)).toMatchObject({ verdict: 'covered', governing: { instrument: '2021/914' } });
  expect(told('2022-12-28', facts)).toEqual(['covered', 'FALLBACK_IN_USE']);
});
