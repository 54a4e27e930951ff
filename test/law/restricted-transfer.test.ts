import { type LegalDay, previousDay } from '../../src/law/legal-day.js';
import {
  adequacy,
  certificate,
  certification,
  own,
  party,
  register,
  sending,
  told,
  transfer,
  transferOn,
  vendor,
} from './facts.js';

describe('no transfer', () => {
  test.each([
    ['collected from the person', { flow: 'collected_from_the_person', exporterId: null }],
    ["the exporter's own staff", { flow: 'own_staff', importerId: null }],
    ['own staff, whoever recorded it', { flow: 'own_staff', exporterId: null, importerId: null }],
    ['one legal person', { importerId: 'own' }],
  ] as const)('%s', (_, more) => {
    const facts = register({ transfers: [transfer([], more)] });
    for (const day of ['2000-07-26', '2018-05-25', '2026-11-23'] as const)
      expect(told(day, facts)).toEqual(['not_a_transfer']);
    expect(transferOn('2026-11-23', facts).citation?.text).toContain('05/2021');
  });
  test('between two companies of the EEA', () =>
    expect(told('2026-11-23', sending(party('x', 'NO')))).toEqual(['not_a_transfer']));
});

test.each(['sent', 'remote_access', 'returned_to_controller'] as const)(
  '%s to a company abroad is a restricted transfer',
  (flow) => {
    expect(told('2026-11-23', sending(vendor, [], { flow }))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  },
);

test('a company of our own group abroad is an importer like any other', () => {
  expect(
    told(
      '2026-11-23',
      register({ parties: [own, party('own-us', 'US')], transfers: [transfer([], { importerId: 'own-us' })] }),
    ),
  ).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

describe('an importer of unknown location', () => {
  test('is a gap of its own, whatever is listed', () => {
    const expected = ['gap', 'IMPORTER_LOCATION_UNKNOWN', 'TRANSFER_NOT_MAPPED'];
    expect(told('2026-11-23', sending(party('x', null)))).toEqual(expected);
    expect(told('2026-11-23', sending(party('x', null), [adequacy()]))).toEqual(expected);
  });
  test('so is one that nobody has recorded', () => {
    for (const importerId of [null, 'nobody'])
      expect(told('2026-11-23', register({ transfers: [transfer([], { importerId })] }))).toEqual([
        'gap',
        'IMPORTER_LOCATION_UNKNOWN',
        'TRANSFER_NOT_MAPPED',
      ]);
  });
});

test('a flow is judged from its first day to its last', () => {
  const facts = sending(vendor, [], { startsOn: '2020-01-01', endsOn: '2020-12-31' });
  expect(told('2019-12-31', facts)).toEqual(['out_of_scope']);
  expect(told('2020-01-01', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  expect(told('2020-12-31', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  expect(told('2021-01-01', facts)).toEqual(['out_of_scope']);
});

describe('members of the EEA', () => {
  const LONG_STANDING = 'AT BE DE DK ES FI FR GR IE IT LU NL PT SE IS LI NO'.split(' ');
  test.each(LONG_STANDING)('%s is inside on every encoded day', (country) => {
    for (const day of ['2000-07-26', '2018-05-25', '2032-12-31'] as const)
      expect(told(day, sending(party('x', country)))).toEqual(['not_a_transfer']);
  });
  test.each([
    ...'CY CZ EE LT LV MT PL SI SK'.split(' ').map((country) => [country, '2004-05-01'] as const),
    ['BG', '2007-01-01'],
    ['RO', '2007-01-01'],
    ['HR', '2013-07-01'],
  ] as const satisfies readonly (readonly [string, LegalDay])[])(
    '%s is a third country until the day before %s',
    (country, day) => {
      expect(told(previousDay(day), sending(party('x', country)))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
      expect(told(day, sending(party('x', country)))).toEqual(['not_a_transfer']);
    },
  );
  test('an exporter there is bound from its accession', () => {
    const facts = register({ parties: [party('own', 'PL'), vendor], transfers: [transfer([])] });
    expect(told('2004-04-30', facts)).toEqual(['out_of_scope']);
    expect(told('2004-05-01', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  });
});

test.each([
  ['2000-07-26', 'not_a_transfer', 'Art. 25 Directive 95/46/EC'],
  ['2018-05-25', 'not_a_transfer', 'Art. 44 GDPR'],
  ['2020-01-31', 'not_a_transfer', 'Art. 44 GDPR'],
  ['2020-02-01', 'not_a_transfer', 'Art. 127 EU-UK Withdrawal Agreement'],
  ['2020-12-31', 'not_a_transfer', 'Art. 127 EU-UK Withdrawal Agreement'],
  ['2021-01-01', 'not_a_transfer', 'Art. 782 EU-UK Trade and Cooperation Agreement'],
  ['2021-06-27', 'not_a_transfer', 'Art. 782 EU-UK Trade and Cooperation Agreement'],
  ['2021-06-28', 'covered', 'Art. 1 Decision (EU) 2021/1772'],
  ['2025-12-18', 'covered', 'Decision (EU) 2025/1226'],
  ['2025-12-19', 'covered', 'Decision (EU) 2025/2574'],
  ['2031-12-27', 'covered', 'Decision (EU) 2025/2574'],
  ['2031-12-28', 'gap', undefined],
] as const)('from the EEA to the United Kingdom on %s: %s, %s', (day, verdict, cited) => {
  const assessed = transferOn(day, sending(party('x', 'GB')));
  expect(assessed.verdict).toBe(verdict);
  expect((assessed.citation ?? assessed.governing?.citation)?.text).toBe(cited);
  const codes = verdict === 'gap' ? ['NO_TRANSFER_MECHANISM'] : day === '2031-12-27' ? ['MECHANISM_ENDING_SOON'] : [];
  expect(assessed.findings.map(({ code }) => code)).toEqual(codes);
});

describe('the law is cited as it stood', () => {
  const shield = sending(
    vendor,
    [certificate('EU_US_SAFE_HARBOR')],
    {},
    { certifications: [certification('EU_US_SAFE_HARBOR', [])] },
  );
  const cited = (day: LegalDay, facts = sending(vendor)) =>
    transferOn(day, facts).findings.flatMap(({ citations }) => citations.map(({ text }) => text));
  test('on 24 May 2018 Directive 95/46, on 25 May 2018 the GDPR', () => {
    expect(cited('2018-05-24')).toEqual(['Art. 25 Directive 95/46/EC', 'Art. 26(2) Directive 95/46/EC']);
    expect(cited('2018-05-25')).toEqual(['Art. 44 GDPR', 'Art. 46(1) GDPR']);
  });
  test('in Norway the GDPR from 20 July 2018', () => {
    const norwegian = register({ parties: [party('own', 'NO'), vendor], transfers: [transfer([])] });
    expect(cited('2018-07-19', norwegian)[0]).toBe('Art. 25 Directive 95/46/EC');
    expect(cited('2018-07-20', norwegian)[0]).toBe('Art. 44 GDPR');
  });
  test('the act that decided the case comes first', () => {
    expect(cited('2015-10-06', shield)).toEqual(['Case C-362/14 (Schrems I)', 'Art. 25 Directive 95/46/EC']);
  });
  test('the reasons of every mechanism and finding cite it so too', () => {
    const { mechanisms, findings } = transferOn('2018-05-24', sending(party('x', 'US'), [adequacy('nothing')]));
    for (const { reasons } of [...mechanisms, ...findings])
      expect(reasons.map(({ citation }) => citation.text)).toEqual(['Art. 25 Directive 95/46/EC']);
  });
});
