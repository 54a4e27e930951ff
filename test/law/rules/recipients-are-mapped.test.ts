import type { Facts, Party, Subprocessing } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { agreement, engagementOn, hired, own, ownIn, party, subprocessing, transfer } from '../facts.js';

const facts = (vendor: Party, more: Partial<Facts> = {}): Facts =>
  hired('controller', 'processor', [agreement('dpa', '2018-05-25')], {
    parties: [own, { ...vendor, id: 'vendor' }],
    ...more,
  });
const unmapped = (day: LegalDay, given: Facts): readonly string[] =>
  engagementOn(day, given)
    .findings.filter(({ code }) => code === 'TRANSFER_NOT_MAPPED')
    .flatMap(({ reasons }) => reasons.map(({ evidence }) => ('of' in evidence ? evidence.of : '')));

test.each<[string, string, LegalDay, boolean]>([
  ['DE', 'US', '2018-05-24', false],
  ['DE', 'US', '2018-05-25', true],
  ['DE', 'CH', '2024-01-01', true],
  ['DE', 'FR', '2024-01-01', false],
  ['DE', 'NO', '2024-01-01', false],
  ['DE', 'GB', '2020-12-31', false],
  ['DE', 'GB', '2021-01-01', false],
  ['DE', 'GB', '2021-06-27', false],
  ['DE', 'GB', '2021-06-28', true],
  ['GB', 'GB', '2024-01-01', false],
  ['GB', 'FR', '2020-12-31', false],
  ['GB', 'FR', '2021-01-01', true],
  ['CH', 'CH', '2024-01-01', false],
  ['CH', 'FR', '2023-08-31', false],
  ['CH', 'FR', '2023-09-01', true],
])('from %s a recipient in %s without a transfer, on %s: not mapped %s', (from, to, day, expected) =>
  expect(unmapped(day, ownIn(from, facts(party('x', to))))).toEqual(expected ? ['The recipient x'] : []),
);

test('a third party that comes across data by chance is no recipient: a consultant in the US who fixes a bug', () => {
  const parties = [own, party('vendor', 'US')];
  expect(unmapped('2024-01-01', hired('controller', 'third_party', [], { parties }))).toEqual([]);
  expect(unmapped('2024-01-01', hired('controller', 'controller', [], { parties }))).toHaveLength(1);
});

test('an international organisation is abroad wherever it sits', () =>
  expect(unmapped('2024-01-01', facts(party('x', 'DE', { internationalOrganisation: 'EPO' })))).toHaveLength(1));

test('any transfer to it or from it maps it, whatever its verdict; it makes no gap of the contract', () => {
  const us = party('x', 'US');
  expect(unmapped('2024-01-01', facts(us, { transfers: [transfer([])] }))).toEqual([]);
  const back = transfer([], { exporterId: 'vendor', importerId: 'own' });
  expect(unmapped('2024-01-01', facts(us, { transfers: [back] }))).toEqual([]);
  expect(unmapped('2024-01-01', facts(us, { transfers: [transfer([], { importerId: 'another' })] }))).toHaveLength(1);
  expect(engagementOn('2024-01-01', facts(us)).verdict).toBe('in_order');
});

test('a transfer that has ended says nothing of what goes there now', () => {
  const ended = facts(party('x', 'US'), { transfers: [transfer([], { endsOn: '2023-12-31' })] });
  expect(unmapped('2023-12-31', ended)).toEqual([]);
  expect(unmapped('2024-01-01', ended)).toEqual(['The recipient x']);
});

test('a recipient whose country nobody knows is told, unless its transfer tells it', () => {
  const codes = (given: Facts) => engagementOn('2024-01-01', given).findings.map(({ code }) => code);
  const nowhere = party('x', null);
  expect(codes(facts(nowhere))).toEqual(['IMPORTER_LOCATION_UNKNOWN']);
  expect(codes(facts(nowhere, { transfers: [transfer([])] }))).toEqual([]);
  expect(codes(facts(party('x', 'IE')))).toEqual([]);
});

describe('a sub-processor abroad', () => {
  const hosted = (one: Partial<Subprocessing>, country = 'US') =>
    facts(party('x', 'IE'), {
      parties: [own, party('vendor', 'IE'), party('sub', country)],
      subprocessings: [subprocessing(one)],
    });
  test('is a recipient from the day on which it is added', () => {
    expect(unmapped('2024-02-29', hosted({}))).toEqual([]);
    expect(unmapped('2024-03-01', hosted({}))).toEqual(['The sub-processor sub']);
    expect(unmapped('2024-03-01', hosted({}, 'FR'))).toEqual([]);
    expect(unmapped('2026-11-23', hosted({ addedOn: null }))).toEqual([]);
    expect(unmapped('2026-11-23', hosted({ addedOn: null, announcedOn: null }))).toHaveLength(1);
  });
  test('of another engagement is none of this one', () =>
    expect(unmapped('2024-03-01', hosted({ engagementIds: ['other'] }))).toEqual([]));
});

test('a sub-processor abroad wants a transfer until the day before it is removed', () => {
  const engaged = facts(party('x', 'IE'), {
    parties: [own, party('vendor', 'IE'), party('sub', 'IN')],
    subprocessings: [subprocessing({ removedOn: '2025-07-01' })],
  });
  expect(unmapped('2025-06-30', engaged)).toEqual(['The sub-processor sub']);
  expect(unmapped('2025-07-01', engaged)).toEqual([]);
});
