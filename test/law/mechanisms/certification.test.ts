import type { Certification, Facts, Framework } from '../../../src/law/facts.js';
import { certificate, certification, on, own, party, register, sending, told, transfer, transferOn } from '../facts.js';

const certified = (held: Certification, more: Parameters<typeof transfer>[1] = {}): Facts =>
  sending(party('x', 'US'), [certificate(held.id)], more, { certifications: [held] });
const since2000 = [{ status: 'active', from: '2000-11-01' }] as const;

describe.each([
  ['EU_US_SAFE_HARBOR', '2000-11-01', '2015-10-05', '2015-10-06', 'Case C-362/14 (Schrems I)'],
  ['EU_US_PRIVACY_SHIELD', '2016-07-12', '2020-07-15', '2020-07-16', 'Case C-311/18 (Schrems II)'],
] as const)('%s', (framework, first, last, fell, judgment) => {
  const facts = certified(certification(framework, since2000));
  test(`still stands on ${last}`, () => {
    expect(told(first, facts)).toEqual(['covered']);
    expect(told(last, facts)).toEqual(['covered']);
  });
  test(`is annulled on ${fell} without grace`, () => {
    expect(told(fell, facts)).toEqual(['gap', 'MECHANISM_INVALIDATED']);
    const { mechanisms, governing } = transferOn(fell, facts);
    expect(governing).toBeNull();
    expect(mechanisms[0]).toMatchObject({ state: 'ended', citation: { text: judgment } });
  });
});

test('on 11 July 2016 Privacy Shield is not yet, on 12 July it stands', () => {
  const facts = certified(certification('EU_US_PRIVACY_SHIELD', since2000));
  expect(told('2016-07-11', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
  expect(told('2016-07-12', facts)).toEqual(['covered']);
});

test('on 9 July 2023 the Data Privacy Framework is not yet, on 10 July it stands, and no end is set', () => {
  const facts = certified(certification('EU_US_DPF', since2000));
  expect(told('2023-07-09', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
  expect(told('2023-07-10', facts)).toEqual(['covered']);
  expect(told('2025-10-30', facts)).toEqual(['covered']);
  expect(told('2032-12-31', facts)).toEqual(['covered', 'NO_FALLBACK']);
});

describe('the status on the list counts as of the day', () => {
  const statuses = [
    { status: 'active', from: '2023-08-01' },
    { status: 'under_review', from: '2024-08-01' },
    { status: 'active', from: '2024-09-01' },
    { status: 'inactive', from: '2025-08-01' },
    { status: 'inactive', from: '2025-10-01' },
    { status: 'active', from: '2026-03-01' },
  ] as const;
  const facts = certified(certification('EU_US_DPF', statuses));
  test.each([
    ['2023-07-31', ['gap', 'CERTIFICATION_MISSING']],
    ['2023-08-01', ['covered']],
    ['2024-07-31', ['covered']],
    ['2024-08-01', ['covered', 'CERTIFICATION_RENEWAL_PENDING']],
    ['2024-08-31', ['covered', 'CERTIFICATION_RENEWAL_PENDING']],
    ['2024-09-01', ['covered']],
    ['2025-07-31', ['covered']],
    ['2025-08-01', ['gap', 'CERTIFICATION_LAPSED']],
    ['2025-10-01', ['gap', 'CERTIFICATION_LAPSED']],
    ['2026-02-28', ['gap', 'CERTIFICATION_LAPSED']],
    ['2026-03-01', ['covered', 'NO_FALLBACK']],
  ] as const)('on %s: %j', (day, expected) => expect(told(day, facts)).toEqual(expected));

  test('the lapse is dated by the first day off the list', () => {
    expect(transferOn('2025-12-01', facts).findings[0]?.reasons[0]?.evidence).toMatchObject({ lapsedOn: '2025-08-01' });
  });
  test('whatever the order in which they were recorded', () => {
    const shuffled = certified(certification('EU_US_DPF', [...statuses].reverse()));
    for (const day of ['2023-07-31', '2023-08-01', '2025-08-01', '2026-03-01'] as const)
      expect(on(day, shuffled)).toEqual(on(day, facts));
  });
  test('an entry first recorded as inactive has lapsed', () => {
    const lapsed = certified(certification('EU_US_DPF', [{ status: 'inactive', from: '2024-01-01' }]));
    expect(told('2023-12-31', lapsed)).toEqual(['gap', 'CERTIFICATION_MISSING']);
    expect(told('2024-01-01', lapsed)).toEqual(['gap', 'CERTIFICATION_LAPSED']);
  });
});

test('one without any dated status counts as active while its framework is in force, with UNDATED_EVIDENCE beside it', () => {
  const facts = certified(certification('EU_US_PRIVACY_SHIELD', []));
  expect(told('2016-07-11', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
  expect(told('2016-07-12', facts)).toEqual(['covered', 'UNDATED_EVIDENCE']);
  expect(told('2020-07-15', facts)).toEqual(['covered', 'UNDATED_EVIDENCE']);
  expect(told('2020-07-16', facts)).toEqual(['gap', 'MECHANISM_INVALIDATED']);
});

test('a dated entry is preferred to an undated one, in either order', () => {
  const dated = certification('EU_US_DPF', since2000, { id: 'dated' });
  const undated = certification('EU_US_DPF', [], { id: 'undated' });
  for (const certifications of [
    [dated, undated],
    [undated, dated],
  ])
    expect(told('2024-01-01', sending(party('x', 'US'), [], {}, { certifications }))).toEqual(['covered']);
});

test('an active entry on file covers by operation of law, listed or not', () => {
  const certifications = [certification('EU_US_DPF', since2000)];
  const facts = sending(party('x', 'US'), [], {}, { certifications });
  expect(told('2023-07-09', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  expect(told('2023-07-10', facts)).toEqual(['covered']);
});

describe('the entry is for this entity', () => {
  const importer = { ...party('subsidiary', 'US'), id: 'vendor' };
  const held = certification('EU_US_DPF', since2000, { partyId: 'parent' });
  const facts = (entry: Certification, country = 'US') =>
    register({
      parties: [own, { ...importer, country }, party('parent', 'US')],
      certifications: [entry],
      transfers: [transfer([certificate(entry.id)])],
    });
  test("another company's entry is none", () =>
    expect(told('2024-01-01', facts(held))).toEqual(['gap', 'CERTIFICATION_MISSING']));
  test('a covered entity is on the list', () => {
    expect(told('2024-01-01', facts({ ...held, coveredPartyIds: ['vendor'] }))).toEqual(['covered']);
  });
  test('an entity outside the United States is not covered', () => {
    expect(told('2024-01-01', facts({ ...held, coveredPartyIds: ['vendor'] }, 'SG'))).toEqual([
      'gap',
      'ADEQUACY_SCOPE_EXCLUDED',
    ]);
  });
});

describe('human resources data is covered under the Data Privacy Framework only where elected', () => {
  test.each([
    [true, ['covered']],
    [false, ['gap', 'CERTIFICATION_SCOPE_HR_MISSING']],
    [null, ['gap', 'CERTIFICATION_SCOPE_HR_MISSING']],
  ] as const)('HR cover %s: %j', (coversHr, expected) => {
    const held = certification('EU_US_DPF', since2000, { coversHr });
    expect(told('2024-01-01', certified(held, { data: ['hr'] }))).toEqual(expected);
    expect(told('2024-01-01', certified(held, { data: ['special'] }))).toEqual(['covered']);
  });
  test('all failing conditions are listed', () => {
    const held = certification('EU_US_DPF', [
      { status: 'active', from: '2023-08-01' },
      { status: 'inactive', from: '2024-01-01' },
    ]);
    expect(told('2024-01-01', certified(held, { data: ['hr'] }))).toEqual([
      'gap',
      'CERTIFICATION_LAPSED',
      'CERTIFICATION_SCOPE_HR_MISSING',
    ]);
    expect(told('2023-07-01', certified(held, { data: ['hr'] }))).toEqual([
      'gap',
      'MECHANISM_NOT_YET_IN_FORCE',
      'CERTIFICATION_MISSING',
      'CERTIFICATION_SCOPE_HR_MISSING',
    ]);
  });
});

test.each<Framework>(['SWISS_US_PRIVACY_SHIELD', 'SWISS_US_DPF', 'UK_EXTENSION'])(
  "%s is another regime's mechanism",
  (framework) => {
    expect(told('2024-01-01', certified(certification(framework, since2000)))).toEqual([
      'gap',
      'WRONG_REGIME_MECHANISM',
    ]);
  },
);

test('a certification that is not on file is missing', () => {
  const facts = sending(party('x', 'US'), [certificate('nowhere')]);
  expect(told('2024-01-01', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM', 'CERTIFICATION_MISSING']);
});
