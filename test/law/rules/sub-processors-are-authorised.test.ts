import type {
  Agreement,
  ClauseSet,
  Elections,
  EngagementRole,
  Facts,
  Party,
  Subprocessing,
} from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  ANNEXED,
  clauseSet,
  ELECTED,
  engagement,
  engagementOn,
  hired,
  own,
  ownIn,
  party,
  subprocessing,
  toldOfContract,
} from '../facts.js';

const sub = party('sub', 'IE', { address: '1 Quay', contact: 'privacy@sub.example' });
const facts = (
  one: Partial<Subprocessing> = {},
  paper: Partial<Agreement> = {},
  who: Party = sub,
  theirs: EngagementRole = 'processor',
): Facts =>
  hired('controller', theirs, [agreement('dpa', '2022-01-01', [], paper)], {
    parties: [own, party('vendor', 'IE'), who],
    subprocessings: [subprocessing(one)],
  });
const codes = (day: LegalDay, given: Facts) => toldOfContract(day, given).slice(1);
const NOTICE = ['SUBPROCESSOR_NOTICE_MISSING'];
const DUE = ['SUBPROCESSOR_OBJECTION_DUE'];

describe('under general authorisation with 30 days of notice', () => {
  test.each<[LegalDay, readonly string[]]>([
    ['2023-12-31', []],
    ['2024-01-01', DUE],
    ['2024-01-31', DUE],
    ['2024-02-01', []],
    ['2024-03-01', []],
  ])('announced on 1 January, added on 1 March, on %s: %j', (day, expected) =>
    expect(codes(day, facts())).toEqual(expected),
  );
  test('the decision is a medium matter, the missing notice a gap', () => {
    expect(toldOfContract('2024-01-31', facts())[0]).toBe('in_order_with_note');
    expect(toldOfContract('2024-03-01', facts({ announcedOn: null }))[0]).toBe('gap');
  });
  test.each<[LegalDay | null, LegalDay | null, boolean]>([
    ['2024-01-31', '2024-03-01', false],
    ['2024-01-31', '2024-02-29', true],
    ['2024-01-30', '2024-02-29', false],
    ['2024-03-01', '2024-03-01', true],
    ['2024-03-02', '2024-03-01', true],
    [null, '2024-03-01', true],
    [null, null, true],
  ])('announced on %s, added on %s: without due notice %s', (announcedOn, addedOn, missing) => {
    expect(codes('2024-06-01', facts({ announcedOn, addedOn }))).toEqual(missing ? NOTICE : []);
    if (addedOn !== null) expect(codes('2024-02-28', facts({ announcedOn, addedOn }))).not.toContain(NOTICE[0]);
  });
  test('announced and never added it processes nothing', () =>
    expect(codes('2026-11-23', facts({ addedOn: null }))).toEqual([]));
  test('what we accepted needs no notice, from the day of the decision', () => {
    const accepted = facts({ announcedOn: null, decision: 'accepted', decidedOn: '2024-04-01' });
    expect(codes('2024-03-31', accepted)).toEqual(NOTICE);
    expect(codes('2024-04-01', accepted)).toEqual([]);
    expect(codes('2026-11-23', facts({ announcedOn: null, decision: 'accepted', decidedOn: null }))).toEqual(NOTICE);
  });
  test('what we objected to is not authorised, from the day of the objection', () => {
    const objected = facts({ decision: 'objected', decidedOn: '2024-01-15' });
    expect(codes('2024-01-14', objected)).toEqual(DUE);
    expect(codes('2024-01-15', objected)).toEqual([]);
    expect(codes('2024-02-29', objected)).toEqual([]);
    expect(codes('2024-03-01', objected)).toEqual(NOTICE);
    expect(codes('2024-03-01', facts({ decision: 'objected', decidedOn: null }))).toEqual(NOTICE);
  });
});

test('where clauses are the contract, their clause 9(a) says how sub-processors are authorised', () => {
  const under = (elected: Partial<Elections>, more: Partial<ClauseSet> = {}) =>
    hired(
      'controller',
      'processor',
      [
        agreement(
          'standalone_clauses',
          '2022-01-01',
          [clauseSet('2021/914', [2], { annexes: ANNEXED, elections: { ...ELECTED, ...elected }, ...more })],
          { authorisation: null, subprocessorNoticeDays: null },
        ),
      ],
      { parties: [own, party('vendor', 'IE'), sub], subprocessings: [subprocessing()] },
    );
  expect(codes('2024-06-01', under({ clause9: 'general', clause9Days: 30 }))).toEqual([]);
  expect(codes('2024-06-01', under({ clause9: 'general', clause9Days: 90 }))).toEqual(NOTICE);
  expect(codes('2024-06-01', under({ clause9: 'specific', clause9Days: 30 }))).toContain(NOTICE[0]);
  const ninetyFor = (module: 2 | 3): Partial<ClauseSet> => ({
    modules: [2, 3],
    electionsByModule: [{ ...ELECTED, module, clause9Days: 90 }],
  });
  expect(codes('2024-06-01', under({}, ninetyFor(2)))).toEqual(NOTICE);
  expect(codes('2024-06-01', under({}, ninetyFor(3)))).toEqual([]);
});

describe('under specific authorisation', () => {
  const specific = (one: Partial<Subprocessing>) => facts(one, { authorisation: 'specific' });
  test('each needs our acceptance with its day, announced or not', () => {
    expect(codes('2024-02-29', specific({}))).toEqual([]);
    expect(codes('2024-03-01', specific({}))).toEqual(NOTICE);
    expect(codes('2024-03-01', specific({ decision: 'accepted', decidedOn: '2024-02-01' }))).toEqual([]);
    expect(codes('2024-03-01', specific({ decision: 'accepted', decidedOn: null }))).toEqual(NOTICE);
    expect(codes('2024-03-01', specific({ decision: 'accepted', decidedOn: '2024-03-02' }))).toEqual(NOTICE);
  });
});

test.each<[Partial<Agreement>, LegalDay, boolean]>([
  [{ authorisation: null }, '2024-01-30', true],
  [{ authorisation: null }, '2024-06-01', true],
  [{ subprocessorNoticeDays: null }, '2024-06-01', true],
  [{ subprocessorNoticeDays: 0 }, '2024-01-01', false],
  [{ subprocessorNoticeDays: 14 }, '2024-01-14', true],
  [{ subprocessorNoticeDays: 14 }, '2024-01-15', false],
])(
  'under an agreement with %j, announced on 1 January and added on %s: without due notice %s',
  (paper, addedOn, missing) => expect(codes('2026-11-23', facts({ addedOn }, paper))).toEqual(missing ? NOTICE : []),
);

describe('the last day to object', () => {
  test('as recorded goes before that of the agreement', () => {
    const recorded = facts({ objectionDueOn: '2024-02-10' });
    expect(codes('2024-02-10', recorded)).toEqual(DUE);
    expect(codes('2024-02-11', recorded)).toEqual([]);
    expect(engagementOn('2024-02-10', recorded).findings[0]?.reasons[0]?.evidence).toMatchObject({
      dueOn: '2024-02-10',
    });
  });
  test('where nobody knows one: until it is added', () => {
    const open = facts({}, { subprocessorNoticeDays: null });
    expect(codes('2024-02-29', open)).toEqual(DUE);
    expect(codes('2024-03-01', open)).toEqual(NOTICE);
  });
  test('after a decision there is nothing to decide', () =>
    expect(codes('2024-01-20', facts({ decision: 'accepted', decidedOn: '2024-01-20' }))).toEqual([]));
});

describe('who it is', () => {
  const incomplete = ['SUBPROCESSOR_IDENTITY_INCOMPLETE'];
  test.each<[string, Partial<Party>, Partial<Subprocessing>]>([
    ['name', { name: ' ' }, {}],
    ['address', { address: null }, {}],
    ['contact', { contact: null }, {}],
    ['country', { country: null }, {}],
    ['service', {}, { service: null }],
    ['places', {}, { places: [] }],
  ])('without %s it is not identified', (missing, who, one) => {
    const given = facts(one, {}, { ...sub, ...who });
    // Where nobody knows the country, nobody knows either whether data leaves.
    const unlocated = missing === 'country' ? ['IMPORTER_LOCATION_UNKNOWN'] : [];
    expect(codes('2024-03-01', given)).toEqual([...incomplete, ...unlocated]);
    expect(engagementOn('2024-03-01', given).findings[0]?.reasons[0]?.evidence).toMatchObject({ missing: [missing] });
    // Asked for as soon as it is announced.
    expect(codes('2023-12-31', given)).toEqual([]);
    expect(codes('2024-01-01', given)).toContain(incomplete[0]);
  });
  test('a party that nobody has recorded lacks everything', () => {
    const given = facts({ partyId: 'nobody', service: null, places: [] });
    expect(engagementOn('2024-03-01', given).findings[0]?.reasons[0]?.evidence).toMatchObject({
      missing: ['name', 'address', 'contact', 'country', 'service', 'places'],
    });
  });
  test('an international organisation needs no country', () =>
    expect(
      codes('2024-03-01', facts({}, {}, { ...sub, country: null, internationalOrganisation: 'EPO' })),
    ).not.toContain(incomplete[0]));
});

test('they are asked of a processor only, for the engagements named or for every one', () => {
  for (const theirs of ['controller', 'joint_controller', 'third_party'] as const)
    expect(codes('2024-03-01', facts({ announcedOn: null }, {}, sub, theirs))).not.toContain(NOTICE[0]);
  expect(codes('2024-03-01', facts({ announcedOn: null }, {}, sub, 'sub_processor'))).toContain(NOTICE[0]);
  expect(codes('2024-03-01', facts({ announcedOn: null, engagementIds: ['engagement'] }))).toEqual(NOTICE);
  expect(codes('2024-03-01', facts({ announcedOn: null, engagementIds: ['other'] }))).toEqual([]);
  const beyond = engagement('controller', 'processor', { outsideInstructions: { what: null, since: null } });
  expect(codes('2024-03-01', { ...facts({ announcedOn: null }), engagements: [beyond] })).not.toContain(NOTICE[0]);
});

test('the rule is known in all three laws', () => {
  for (const country of ['DE', 'GB', 'CH'])
    expect(codes('2024-03-01', ownIn(country, facts({ announcedOn: null })))).toContain(NOTICE[0]);
});

describe('one that is removed', () => {
  test('is judged no more from its first day no longer processing, and until the day before as ever', () => {
    const silent = facts({ announcedOn: null, removedOn: '2025-07-01' });
    expect(codes('2025-06-30', silent)).toEqual(NOTICE);
    expect(codes('2025-07-01', silent)).toEqual([]);
  });
  test('before it began: nothing is left to object to', () => {
    const withdrawn = facts({ addedOn: null, removedOn: '2024-01-15' });
    expect(codes('2024-01-14', withdrawn)).toEqual(DUE);
    expect(codes('2024-01-15', withdrawn)).toEqual([]);
  });
});
