import type { EngagementRole, Module, Role } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  engagement,
  impactAssessment,
  register,
  sendingOnClauses,
  told,
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
