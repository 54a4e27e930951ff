import type { Facts, Flow, Party, Role } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import type { Regime } from '../../src/law/regime.js';
import { adequacy, on, own, ownIn, party, register, sending, told, transfer, transferOn, vendor } from './facts.js';

const from = (exporter: Party, to = vendor, more: Parameters<typeof transfer>[1] = {}): Facts =>
  register({
    parties: [
      { ...exporter, id: 'own' },
      { ...to, id: 'vendor' },
    ],
    transfers: [transfer([], more)],
  });
const regimes = (day: LegalDay, exporter: Party, to = vendor) =>
  on(day, from(exporter, to)).transfers.map(({ regime, verdict }) => [regime, verdict]);

describe('the regimes that bind the exporter', () => {
  test('a British exporter: the law of the Union on 31 December 2020, its own from 1 January 2021', () => {
    expect(regimes('2020-12-31', party('x', 'GB'))).toEqual([['EU_GDPR', 'gap']]);
    expect(regimes('2021-01-01', party('x', 'GB'))).toEqual([['UK_GDPR', 'gap']]);
  });
  test('a Swiss exporter: the FADP on every encoded day', () => {
    for (const day of ['2000-07-26', '2023-08-31', '2023-09-01'] as const)
      expect(regimes(day, party('x', 'CH'))).toEqual([['CH_FADP', 'gap']]);
  });
  test('several can bind one transfer: one verdict each, the worst on top', () => {
    const both = party('x', 'GB', { directlySubjectTo: ['EU_GDPR'] });
    expect(regimes('2020-12-31', both)).toEqual([['EU_GDPR', 'gap']]);
    expect(regimes('2021-01-01', both)).toEqual([
      ['UK_GDPR', 'gap'],
      ['EU_GDPR', 'gap'],
    ]);
    const three = party('x', 'CH', { directlySubjectTo: ['EU_GDPR', 'UK_GDPR'] });
    // To Japan: adequate for the Union and the United Kingdom, on no Swiss list.
    expect(regimes('2026-11-23', three, party('x', 'JP'))).toEqual([
      ['CH_FADP', 'gap'],
      ['EU_GDPR', 'covered'],
      ['UK_GDPR', 'covered'],
    ]);
    expect(regimes('2026-11-23', three, party('x', 'GB'))).toEqual([
      ['CH_FADP', 'covered'],
      ['EU_GDPR', 'covered'],
      ['UK_GDPR', 'not_a_transfer'],
    ]);
  });
  test.each<[Regime, LegalDay, Regime | null, string]>([
    ['EU_GDPR', '2018-05-24', null, 'out_of_scope'],
    ['EU_GDPR', '2018-05-25', 'EU_GDPR', 'gap'],
    ['UK_GDPR', '2018-05-24', null, 'out_of_scope'],
    ['UK_GDPR', '2018-05-25', 'EU_GDPR', 'gap'],
    ['UK_GDPR', '2020-12-31', 'EU_GDPR', 'gap'],
    ['UK_GDPR', '2021-01-01', 'UK_GDPR', 'gap'],
    ['CH_FADP', '2023-08-31', 'CH_FADP', 'gap'],
    ['CH_FADP', '2023-09-01', 'CH_FADP', 'gap'],
  ])('an exporter in the United States directly subject to the %s on %s: %s, %s', (law, day, regime, verdict) => {
    const exporter = party('x', 'US', { directlySubjectTo: [law] });
    expect(regimes(day, exporter, party('x', 'IN'))).toEqual([[regime, verdict]]);
    // Also towards its own country.
    expect(regimes(day, exporter)).toEqual([[regime, verdict]]);
  });
  test.each<[string, LegalDay, Regime | null]>([
    ['DE', '2000-07-26', 'EU_GDPR'],
    ['PL', '2004-04-30', null],
    ['PL', '2004-05-01', 'EU_GDPR'],
    ['GB', '2020-12-31', 'EU_GDPR'],
    ['GB', '2021-01-01', 'UK_GDPR'],
    ['CH', '2000-07-26', 'CH_FADP'],
    ['SG', '2026-11-23', null],
  ])('an exporter in the United States with a branch in %s on %s: %s', (branch, day, regime) => {
    const exporter = party('x', 'US', { branches: [branch] });
    expect(regimes(day, exporter, party('x', 'IN'))).toEqual([[regime, regime === null ? 'out_of_scope' : 'gap']]);
  });
  test('a flow between a company and its own branch stays in one legal person', () => {
    const facts = from(party('x', 'US', { branches: ['DE'] }), vendor, { importerId: 'own' });
    expect(told('2026-11-23', facts)).toEqual(['not_a_transfer']);
    expect(transferOn('2026-11-23', facts).because).toBe('exporter and importer are one legal person');
  });
  test('a branch of the importer in the EEA does not bring the importer inside', () => {
    expect(told('2026-11-23', sending(party('x', 'US', { branches: ['IE'] })))).toEqual([
      'gap',
      'NO_TRANSFER_MECHANISM',
    ]);
  });
  test('nobody binds an exporter abroad, nor an international organisation wherever it sits', () => {
    expect(regimes('2026-11-23', party('x', 'US'))).toEqual([[null, 'out_of_scope']]);
    const organisation = party('x', 'DE', { internationalOrganisation: 'EPO', branches: ['DE'] });
    expect(regimes('2026-11-23', organisation)).toEqual([[null, 'out_of_scope']]);
  });
});

describe('whose law a flow falls under is not known', () => {
  const unmapped = (facts: Facts, day: LegalDay = '2026-11-23') => {
    const { regime, verdict, findings } = transferOn(day, facts);
    return [regime, verdict, ...findings.map(({ code }) => code)];
  };
  test('without an exporter, or one that nobody has recorded', () => {
    for (const exporterId of [null, 'nobody'])
      expect(unmapped(from(own, vendor, { exporterId }))).toEqual([null, 'gap', 'TRANSFER_NOT_MAPPED']);
  });
  test('where the country of the exporter is not known', () => {
    expect(unmapped(from(party('x', null)))).toEqual([null, 'gap', 'TRANSFER_NOT_MAPPED']);
    const bound = party('x', null, { directlySubjectTo: ['EU_GDPR'] });
    expect(unmapped(from(bound))).toEqual(['EU_GDPR', 'gap', 'NO_TRANSFER_MECHANISM']);
    expect(unmapped(from(bound), '2018-05-24')).toEqual([null, 'gap', 'TRANSFER_NOT_MAPPED']);
    expect(unmapped(from(party('x', null, { branches: ['FR'] })))).toEqual(['EU_GDPR', 'gap', 'NO_TRANSFER_MECHANISM']);
  });
  test('nor does it matter before its first day or after its last', () => {
    const ended = from(own, vendor, { exporterId: null, startsOn: '2020-01-01', endsOn: '2020-12-31' });
    expect(told('2019-12-31', ended)).toEqual(['out_of_scope']);
    expect(told('2020-12-31', ended)).toEqual(['gap', 'TRANSFER_NOT_MAPPED']);
    expect(told('2021-01-01', ended)).toEqual(['out_of_scope']);
  });
});

describe('flows under each regime', () => {
  const FLOWING = [
    ['sent', 'gap'],
    ['remote_access', 'gap'],
    ['collected_from_the_person', 'not_a_transfer'],
    ['own_staff', 'not_a_transfer'],
  ] as const satisfies readonly (readonly [Flow, string])[];
  test.each(
    FLOWING.flatMap(([flow, verdict]) => ['DE', 'GB', 'CH'].map((country) => [flow, country, verdict] as const)),
  )('%s from %s to the United States: %s', (flow, country, verdict) =>
    expect(told('2026-11-23', ownIn(country, sending(vendor, [], { flow })))[0]).toBe(verdict),
  );
  test('a company of our group is an importer like any other under each regime', () => {
    for (const country of ['DE', 'GB', 'CH'])
      expect(told('2026-11-23', from(party('x', country), party('own-us', 'US')))[0]).toBe('gap');
  });
});

describe('a processor that returns data to its own controller abroad', () => {
  const returned = (country: string, exporterRole: Role | null, importerRole: Role | null = 'controller') =>
    ownIn(country, sending(vendor, [], { flow: 'returned_to_controller', exporterRole, importerRole }));
  test('makes no transfer in the United Kingdom, by the guide of the ICO', () => {
    for (const role of ['processor', 'sub_processor'] as const)
      expect(told('2021-01-01', returned('GB', role))).toEqual(['not_a_transfer']);
    expect(transferOn('2026-11-23', returned('GB', 'processor')).citation?.text).toContain('ICO guide');
  });
  test('makes one in the EEA and in Switzerland, and in the United Kingdom while the law of the Union binds', () => {
    expect(told('2026-11-23', returned('DE', 'processor'))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2026-11-23', returned('CH', 'processor'))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2020-12-31', returned('GB', 'processor'))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  });
  test('who is no processor, or not known to be one, makes one there too', () => {
    for (const role of ['controller', 'joint_controller', null] as const)
      expect(told('2026-11-23', returned('GB', role))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  });
});

describe('an international organisation as importer', () => {
  const organisation = (code: string, country: string | null = 'DE') =>
    sending(party('x', country, { internationalOrganisation: code, sector: 'public_body' }), [adequacy()]);
  test.each(['EPO', 'epo', ' Epo '])('"%s" is the European Patent Organisation: adequate from 15 July 2025', (code) => {
    expect(told('2025-07-14', organisation(code))).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(told('2025-07-15', organisation(code))).toEqual(['covered']);
    expect(told('2025-07-15', organisation(code, null))).toEqual(['covered']);
  });
  test.each(['CH', 'FR', 'GB', 'WHO'])('one of the code "%s" is no country, and on no list', (code) => {
    expect(told('2026-11-23', organisation(code))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    for (const country of ['GB', 'CH'])
      expect(told('2026-11-23', ownIn(country, organisation(code)))).toContain('NO_TRANSFER_MECHANISM');
  });
});
