import type { DataKind, Role, ScopePurpose, Sector } from '../../../src/law/facts.js';
import { type LegalDay, previousDay } from '../../../src/law/legal-day.js';
import { adequacy, certificate, certification, party, sending, told, transferOn } from '../facts.js';

/** Destination, first day, and until which day the decision is the only thing that changes. */
const DECISIONS = [
  ['CA', '2001-12-20'],
  ['AR', '2003-06-30'],
  ['GG', '2003-11-21'],
  ['IM', '2004-04-28'],
  ['JE', '2008-05-08'],
  ['FO', '2010-03-05'],
  ['AD', '2010-10-19'],
  ['IL', '2011-01-31'],
  ['UY', '2012-08-21'],
  ['NZ', '2012-12-19'],
  ['JP', '2019-01-23'],
  ['KR', '2021-12-17'],
  ['BR', '2026-01-26'],
] as const satisfies readonly (readonly [string, LegalDay])[];

describe.each(DECISIONS)('adequacy of %s, decided on %s', (country, from) => {
  const facts = sending(party('shop', country), [adequacy()]);
  test('on the day before it is not yet', () => {
    expect(told(previousDay(from), facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
    expect(transferOn(previousDay(from), facts).mechanisms[0]?.state).toBe('not_yet_in_force');
  });
  test('on the day it governs', () => {
    expect(told(from, facts)).toEqual(['covered']);
    expect(transferOn(from, facts).governing?.instrument).toBe(`EU_ADEQUACY_${country}`);
  });
  test('it applies by operation of law, listed or not', () => {
    const unlisted = sending(party('shop', country));
    expect(told(previousDay(from), unlisted)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told(from, unlisted)).toEqual(['covered']);
  });
  test('it still stands in 2032', () => expect(told('2032-12-31', facts)).toEqual(['covered']));
});

test('Switzerland is adequate from the first encoded day', () => {
  expect(told('2000-07-26', sending(party('bank', 'CH')))).toEqual(['covered']);
});

test('on 30 April 2004 Hungary is adequate, on 1 May it is inside', () => {
  const facts = sending(party('shop', 'HU'), [adequacy('EU_ADEQUACY_HU')]);
  expect(transferOn('2000-07-26', facts).governing?.instrument).toBe('EU_ADEQUACY_HU');
  expect(told('2004-04-30', facts)).toEqual(['covered']);
  expect(told('2004-05-01', facts)).toEqual(['not_a_transfer']);
});

test('the European Patent Organisation sits in Munich and is no EEA recipient: a gap on 14 July 2025, adequate on 15 July', () => {
  const epo = sending(party('epo', 'DE', { internationalOrganisation: 'EPO', sector: 'public_body' }));
  expect(told('2025-07-14', epo)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  expect(told('2025-07-15', epo)).toEqual(['covered']);
  const who = sending(party('who', null, { internationalOrganisation: 'WHO' }));
  expect(told('2025-07-15', who)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

test.each(['KE', 'IN', 'CL', 'CO', 'GE', 'AU', 'SG', 'GI'])('%s is on no list on any day', (country) => {
  for (const day of ['2000-07-26', '2018-05-25', '2026-11-23'] as const)
    expect(told(day, sending(party('shop', country), [adequacy()]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

/** Sector null stands for one that nobody has recorded: unknown counts as not in place. */
test.each<[string, LegalDay, Sector | null, boolean]>([
  ['CA', '2020-01-01', 'commercial', true],
  ['CA', '2020-01-01', 'credit_information', true],
  ['CA', '2020-01-01', 'non_commercial', false],
  ['CA', '2020-01-01', 'public_body', false],
  ['CA', '2020-01-01', null, false],
  ['FO', '2020-01-01', 'commercial', true],
  ['FO', '2020-01-01', 'public_body', false],
  ['FO', '2020-01-01', null, false],
  ['JP', '2020-01-01', 'commercial', true],
  ['JP', '2020-01-01', 'non_commercial', true],
  ['JP', '2020-01-01', 'public_body', false],
  ['JP', '2020-01-01', 'press', false],
  ['JP', '2020-01-01', 'religious', false],
  ['JP', '2020-01-01', 'political', false],
  ['JP', '2020-01-01', null, false],
  ['KR', '2022-01-01', 'commercial', true],
  ['KR', '2022-01-01', 'public_body', true],
  ['KR', '2022-01-01', 'religious', false],
  ['KR', '2022-01-01', 'political', false],
  ['KR', '2022-01-01', 'credit_information', false],
  ['KR', '2022-01-01', null, false],
  ['AR', '2020-01-01', null, true],
  ['CH', '2020-01-01', 'public_body', true],
  ['BR', '2026-02-01', null, true],
  ['GB', '2022-01-01', null, true],
])('a recipient in %s on %s of sector %s: in scope %s', (country, day, sector, inScope) => {
  const listed = sending(party('x', country, { sector }), [adequacy()]);
  expect(told(day, listed)).toEqual(inScope ? ['covered'] : ['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
  expect(told(day, sending(party('x', country, { sector })))).toEqual(
    inScope ? ['covered'] : ['gap', 'NO_TRANSFER_MECHANISM'],
  );
});

test.each<[string, LegalDay, DataKind, Role | null, boolean]>([
  ['CA', '2020-01-01', 'hr', 'controller', false],
  ['CA', '2020-01-01', 'hr', 'joint_controller', false],
  ['CA', '2020-01-01', 'hr', null, false],
  ['CA', '2020-01-01', 'hr', 'processor', true],
  ['CA', '2020-01-01', 'special', 'controller', true],
  ['IL', '2020-01-01', 'not_automated', 'processor', false],
  ['IL', '2020-01-01', 'hr', 'processor', true],
  ['KR', '2022-01-01', 'credit', 'processor', false],
  ['KR', '2022-01-01', 'hr', 'processor', true],
])('to %s on %s with %s data to a %s: in scope %s', (country, day, kind, importerRole, inScope) => {
  const facts = sending(party('x', country), [adequacy()], { data: [kind], importerRole });
  expect(told(day, facts)).toEqual(inScope ? ['covered'] : ['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
});

test.each<[readonly ScopePurpose[], boolean]>([
  [[], true],
  [['public_security'], false],
  [['public_security', 'defence', 'criminal_enforcement'], false],
  [['public_security', 'immigration_control'], true],
])('to Brazil for %j: in scope %s', (purposes, inScope) => {
  const facts = sending(party('x', 'BR'), [adequacy()], { purposes });
  expect(told('2026-02-01', facts)).toEqual(inScope ? ['covered'] : ['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
});

describe('the decision on the United Kingdom is one timeline, its end as last moved', () => {
  const facts = sending(party('x', 'GB'), [adequacy()]);
  test.each([
    ['2021-06-28', ['covered']],
    ['2025-06-27', ['covered']],
    ['2025-06-28', ['covered']],
    ['2025-12-27', ['covered']],
    ['2025-12-28', ['covered']],
    ['2031-09-28', ['covered']],
    ['2031-09-29', ['covered', 'MECHANISM_ENDING_SOON']],
    ['2031-12-27', ['covered', 'MECHANISM_ENDING_SOON']],
    ['2031-12-28', ['gap', 'MECHANISM_EXPIRED']],
  ] as const)('on %s: %j', (day, expected) => expect(told(day, facts)).toEqual(expected));

  test.each([
    ['2025-06-23', 'Art. 1 Decision (EU) 2021/1772'],
    ['2025-06-24', 'Decision (EU) 2025/1226'],
    ['2025-12-18', 'Decision (EU) 2025/1226'],
    ['2025-12-19', 'Decision (EU) 2025/2574'],
  ] as const)('on %s it rests on %s', (day, act) => expect(transferOn(day, facts).governing?.citation?.text).toBe(act));

  test('data for immigration control is excluded on 18 December 2025, and no longer on the 19th', () => {
    const immigration = sending(party('x', 'GB'), [adequacy()], { purposes: ['immigration_control'] });
    expect(told('2021-06-28', immigration)).toEqual(['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
    expect(told('2025-12-18', immigration)).toEqual(['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
    expect(told('2025-12-19', immigration)).toEqual(['covered']);
  });
});

test('a decision about another country does not cover the recipient', () => {
  const facts = sending(party('x', 'US'), [adequacy('EU_ADEQUACY_CH')]);
  expect(told('2020-01-01', facts)).toEqual(['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
});

test('a name that is no decision is no transfer tool', () => {
  for (const name of ['EU_ADEQUACY_KE', '2021/914', ''])
    expect(told('2022-01-01', sending(party('x', 'US'), [adequacy(name)]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

describe('adequacy of the United States, named without a decision, is that of the framework of the day', () => {
  const listed = (framework: Parameters<typeof certification>[0] | null) =>
    sending(
      party('x', 'US'),
      [adequacy()],
      {},
      framework === null
        ? {}
        : { certifications: [certification(framework, [{ status: 'active', from: '2000-11-01' }])] },
    );

  test.each([
    ['2015-10-05', 'EU_US_SAFE_HARBOR', ['covered']],
    ['2015-10-06', 'EU_US_SAFE_HARBOR', ['gap', 'MECHANISM_INVALIDATED']],
    ['2016-07-11', 'EU_US_SAFE_HARBOR', ['gap', 'MECHANISM_INVALIDATED']],
    ['2016-07-12', 'EU_US_SAFE_HARBOR', ['gap', 'CERTIFICATION_MISSING']],
    ['2016-07-12', 'EU_US_PRIVACY_SHIELD', ['covered']],
    ['2020-07-15', 'EU_US_PRIVACY_SHIELD', ['covered']],
    ['2020-07-16', 'EU_US_PRIVACY_SHIELD', ['gap', 'MECHANISM_INVALIDATED']],
    ['2023-07-09', 'EU_US_DPF', ['gap', 'MECHANISM_INVALIDATED', 'CERTIFICATION_MISSING']],
    ['2023-07-10', 'EU_US_DPF', ['covered']],
    ['2023-07-10', null, ['gap', 'CERTIFICATION_MISSING']],
  ] as const)('on %s with %s: %j', (day, framework, expected) =>
    expect(told(day, listed(framework))).toEqual(expected),
  );
});

describe('the Canadian shop that also claimed Privacy Shield', () => {
  const shop = sending(
    party('shopify', 'CA'),
    [certificate('EU_US_PRIVACY_SHIELD')],
    {},
    { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
  );
  test('on 15 July 2020 is covered by adequacy', () => expect(told('2020-07-15', shop)).toEqual(['covered']));
  test('on 16 July 2020 is covered by adequacy, with the void mechanism told', () => {
    expect(told('2020-07-16', shop)).toEqual(['covered', 'VOID_MECHANISM_LISTED']);
    expect(transferOn('2020-07-16', shop).governing?.instrument).toBe('EU_ADEQUACY_CA');
  });
  test('without a known sector has neither', () => {
    const unknown = {
      ...shop,
      parties: shop.parties.map((one) => (one.country === 'CA' ? { ...one, sector: null } : one)),
    };
    expect(told('2020-07-15', unknown)).toEqual(['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
    expect(told('2020-07-16', unknown)).toEqual(['gap', 'MECHANISM_INVALIDATED', 'ADEQUACY_SCOPE_EXCLUDED']);
  });
});

test('adequacy listed once is told once', () => {
  expect(transferOn('2020-01-01', sending(party('x', 'CH'), [adequacy()])).mechanisms).toHaveLength(1);
  expect(transferOn('2020-01-01', sending(party('x', 'CH'), [adequacy('EU_ADEQUACY_CH')])).mechanisms).toHaveLength(1);
});
