import type { Agreement, Annex, EngagementRole, Module, Role } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  engagement,
  impactAssessment,
  register,
  sendingOnClauses,
  optIn,
  told,
  toldOfContract,
  transfer,
  transferOn,
} from '../facts.js';

const assessed = [impactAssessment('2020-07-16')];

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
  const engaged = (vendorRole: EngagementRole | null) => ({
    ...facts,
    engagements: [engagement('controller', vendorRole)],
  });
  expect(told('2022-01-01', engaged('processor'))).toEqual(['covered']);
  expect(told('2022-01-01', engaged('controller'))).toEqual(['gap', 'WRONG_MODULE']);
  expect(told('2022-01-01', engaged(null))).toEqual(['gap', 'WRONG_MODULE']);
  expect(told('2022-01-01', engaged('third_party'))).toEqual(['gap', 'WRONG_MODULE']);
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
      expect(told('2022-12-31', facts)).toEqual(['covered']);
      expect(told('2023-01-01', facts)).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
      expect(told('2023-03-31', facts)).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
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

describe('clauses that are altered', () => {
  test('do not hold, and are told where they are listed and where they are agreed', () => {
    const facts = {
      ...sendingOnClauses(clauseSet('2021/914', [2], { altered: true }), '2021-09-01', assessed),
      engagements: [engagement('controller', 'processor')],
    };
    expect(told('2022-01-01', facts)).toEqual(['gap', 'SCC_MODIFIED']);
    expect(toldOfContract('2022-01-01', facts)).toEqual(['gap', 'DPA_MISSING', 'SCC_MODIFIED']);
  });
  test.each(['2001/497', '2004/915'] as const)('also those of %s', (set) => {
    const roles = { importerRole: 'controller' } as const;
    expect(
      told('2015-01-01', sendingOnClauses(clauseSet(set, [], { altered: true }), '2010-01-01', [], roles)),
    ).toEqual(['gap', 'SCC_MODIFIED']);
  });
});

/** Module, roles, and what it wants annexed. */
const ANNEXES = [
  [1, 'controller', 'controller', ['I.A', 'I.B', 'I.C', 'II']],
  [2, 'controller', 'processor', ['I.A', 'I.B', 'I.C', 'II']],
  [3, 'processor', 'sub_processor', ['I.A', 'I.B', 'I.C', 'II']],
  [4, 'processor', 'controller', ['I.A', 'I.B']],
] as const satisfies readonly (readonly [Module, Role, Role, readonly Annex[]])[];

describe.each(ANNEXES)('module %d, %s to %s', (module, exporterRole, importerRole, wanted) => {
  const with914 = (annexes: readonly Annex[], paper: Partial<Agreement> = {}) =>
    sendingOnClauses(
      clauseSet('2021/914', [module], { annexes }),
      '2021-09-01',
      assessed,
      { exporterRole, importerRole },
      paper,
    );
  test(`holds with the annexes ${wanted.join(', ')}`, () => {
    expect(told('2022-01-01', with914(wanted))).toEqual(['covered']);
  });
  test.each(wanted)('and not without %s', (annex) => {
    const { findings, verdict } = transferOn('2022-01-01', with914(wanted.filter((one) => one !== annex)));
    expect([verdict, ...findings.map(({ code }) => code)]).toEqual(['gap', 'ANNEX_INCOMPLETE']);
    expect(findings[0]?.reasons[0]?.evidence).toMatchObject({ missing: [annex] });
  });
  test('in accepted terms Annex I.A counts as signed on the day of acceptance, and no other annex does', () => {
    const accepted = { signatures: [], acceptedOn: '2021-10-01' } as const;
    const withoutParties = wanted.filter((one) => one !== 'I.A');
    expect(told('2021-09-30', with914(withoutParties, accepted))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2021-10-01', with914(withoutParties, accepted))).toEqual(['covered']);
    expect(told('2021-10-01', with914([], accepted))).toEqual(['gap', 'ANNEX_INCOMPLETE']);
  });
});

test('an unsigned agreement holds nothing, though the clauses in it bear a day', () => {
  const dated = clauseSet('2021/914', [2], { signedOn: '2021-09-01' });
  expect(told('2022-01-01', sendingOnClauses(dated, null, assessed))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  const oneSide = { signatures: [{ partyId: 'own', signedOn: '2021-09-01' as const }] };
  expect(told('2022-01-01', sendingOnClauses(dated, null, assessed, {}, oneSide))).toEqual([
    'gap',
    'NO_TRANSFER_MECHANISM',
  ]);
});

test('the clauses of an agreement that an opt-in brings about count from its confirmation', () => {
  const facts = (confirmedOn: LegalDay | null) => ({
    ...sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', assessed),
    optIns: [optIn('signed_return', confirmedOn)],
  });
  expect(told('2022-02-28', facts('2022-03-01'))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  expect(told('2022-03-01', facts('2022-03-01'))).toEqual(['covered']);
  expect(told('2026-11-23', facts(null))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

test('every failing condition is told, the state of the set itself first', () => {
  const all = clauseSet('2010/87', [], { altered: true, processingChangedOn: '2021-10-01' });
  const facts = sendingOnClauses(all, '2021-09-27', [], { importerRole: 'controller' });
  expect(told('2022-12-28', facts)).toEqual([
    'gap',
    'MECHANISM_EXPIRED',
    'MECHANISM_REPEALED_BEFORE_SIGNING',
    'TRANSITION_LOST_PROCESSING_CHANGED',
    'SCC_MODIFIED',
    'WRONG_MODULE',
    'TIA_MISSING',
  ]);
});
