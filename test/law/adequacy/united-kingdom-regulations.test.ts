import type { DataKind, ScopePurpose, Sector } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { adequacy, ownIn, party, sending, told, transferOn } from '../facts.js';

const british = (...given: Parameters<typeof sending>) => ownIn('GB', sending(...given));

describe.each([
  'AD',
  'AR',
  'CA',
  'CH',
  'FO',
  'GG',
  'GI',
  'IL',
  'IM',
  'JE',
  'JP',
  'NZ',
  'UY',
  'FR',
  'DE',
  'IS',
  'LI',
  'NO',
  'HR',
])('from the United Kingdom to %s', (country) => {
  const isMember = ['FR', 'DE', 'IS', 'LI', 'NO', 'HR'].includes(country);
  test('adequate under its own regulations from 1 January 2021, when its own law begins', () => {
    for (const day of ['2021-01-01', '2025-06-19', '2026-02-05', '2032-12-31'] as const) {
      expect(told(day, british(party('x', country)))).toEqual(['covered']);
      expect(told(day, british(party('x', country), [adequacy()]))).toEqual(['covered']);
    }
    const { governing } = transferOn('2021-01-01', british(party('x', country)));
    expect([governing?.instrument, governing?.citation?.text]).toEqual([
      `UK_ADEQUACY_${isMember ? 'EEA' : country}`,
      'Sch. 21 para. 5 Data Protection Act 2018',
    ]);
  });
  test('on 31 December 2020 under the law of the Union, of which it is still treated as a member', () => {
    const expected = isMember ? 'not_a_transfer' : country === 'GI' ? 'gap' : 'covered';
    expect(told('2020-12-31', british(party('x', country)))[0]).toBe(expected);
  });
});

test('from one company in the United Kingdom to another is no transfer', () => {
  expect(told('2020-12-31', british(party('x', 'GB')))).toEqual(['not_a_transfer']);
  expect(told('2021-01-01', british(party('x', 'GB')))).toEqual(['not_a_transfer']);
});

test.each(['BR', 'MC', 'KE', 'IN', 'AU', 'SG'])('%s is not on the list', (country) => {
  for (const day of ['2021-01-01', '2026-11-23'] as const)
    expect(told(day, british(party('x', country), [adequacy()]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

test('nor is the European Patent Organisation, adequate for the Union since 15 July 2025', () => {
  const epo = sending(party('x', 'DE', { internationalOrganisation: 'EPO', sector: 'public_body' }), [adequacy()]);
  expect(told('2025-07-15', epo)).toEqual(['covered']);
  expect(told('2025-07-15', ownIn('GB', epo))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

describe('the Republic of Korea', () => {
  const facts = british(party('x', 'KR'), [adequacy()]);
  test('on 18 December 2022 is not yet adequate, on 19 December it is', () => {
    expect(told('2022-12-18', facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2022-12-19', facts)).toEqual(['covered']);
    expect(transferOn('2022-12-19', facts).governing?.citation?.text).toBe('SI 2022/1213');
  });
  test.each<[Sector, DataKind[], string, string]>([
    ['commercial', [], 'covered', 'covered'],
    ['credit_information', [], 'covered', 'gap'],
    ['commercial', ['credit'], 'covered', 'gap'],
    ['religious', [], 'gap', 'gap'],
    ['political', [], 'gap', 'gap'],
  ])('a recipient of sector %s, data %j: for the United Kingdom %s, for the Union %s', (sector, data, uk, eu) => {
    const korean = sending(party('x', 'KR', { sector }), [adequacy()], { data });
    expect([told('2023-01-01', ownIn('GB', korean))[0], told('2023-01-01', korean)[0]]).toEqual([uk, eu]);
  });
});

test.each<[string, Sector | null, readonly DataKind[], boolean]>([
  ['CA', 'commercial', [], true],
  ['CA', 'public_body', [], false],
  ['CA', null, [], false],
  ['JP', 'commercial', [], true],
  ['JP', 'press', [], false],
  ['FO', 'public_body', [], false],
  ['IL', 'commercial', ['not_automated'], false],
  ['IL', 'commercial', ['hr'], true],
  ['AR', null, [], true],
])('to %s, sector %s, data %j: in scope %s', (country, sector, data, inScope) => {
  const facts = british(party('x', country, { sector }), [adequacy()], { data });
  expect(told('2022-01-01', facts)).toEqual(inScope ? ['covered'] : ['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
});

test.each<[string, LegalDay]>([
  ['EU_ADEQUACY_BR', '2026-11-23'],
  ['EU_ADEQUACY_JP', '2021-01-01'],
  ['CH_ADEQUACY_EEA', '2023-09-01'],
])("%s is another regime's decision", (decision, day) => {
  const country = decision === 'EU_ADEQUACY_BR' ? 'BR' : decision === 'EU_ADEQUACY_JP' ? 'JP' : 'FR';
  const { mechanisms } = transferOn(day, british(party('x', country), [adequacy(decision)]));
  expect(mechanisms[0]?.reasons.map(({ code }) => code)).toEqual(['WRONG_REGIME_MECHANISM']);
});

test('a purpose of United Kingdom immigration control limits the decision of the Union only', () => {
  const purposes: readonly ScopePurpose[] = ['immigration_control'];
  expect(told('2022-01-01', sending(party('x', 'GB'), [adequacy()], { purposes }))[0]).toBe('gap');
  expect(told('2022-01-01', british(party('x', 'FR'), [adequacy()], { purposes }))).toEqual(['covered']);
});
