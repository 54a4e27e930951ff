import type { DataKind, Sector } from '../../../src/law/facts.js';
import { type LegalDay, previousDay } from '../../../src/law/legal-day.js';
import { adequacy, ownIn, party, sending, told, transferOn } from '../facts.js';

const swiss = (...given: Parameters<typeof sending>) => ownIn('CH', sending(...given));

const LISTED = [
  ['GB', '2000-07-26'],
  ['GI', '2000-07-26'],
  ['MC', '2000-07-26'],
  ['FR', '2000-07-26'],
  ['LI', '2000-07-26'],
  ['HR', '2000-07-26'],
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
] as const satisfies readonly (readonly [string, LegalDay])[];

describe.each(LISTED)('from Switzerland to %s, listed from %s', (country, from) => {
  const facts = swiss(party('x', country), [adequacy()]);
  test('adequate by the list of the FDPIC, since 1 September 2023 by Annex 1', () => {
    expect(told(from, facts)).toEqual(['covered']);
    expect(told('2023-08-31', facts)).toEqual(['covered']);
    expect(told('2023-09-01', facts)).toEqual(['covered']);
    expect(told('2032-12-31', swiss(party('x', country)))).toEqual(['covered']);
    const cited = (day: LegalDay) => transferOn(day, facts).governing?.citation?.text;
    expect([cited('2023-08-31'), cited('2023-09-01')]).toEqual(['Art. 6(1) FADP of 1992', 'Art. 8(1) and Annex 1 DPO']);
  });
  if (from !== '2000-07-26')
    test('on the day before it is not yet', () =>
      expect(told(previousDay(from), facts)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']));
});

test('from one company in Switzerland to another is no transfer', () =>
  expect(told('2023-09-01', swiss(party('x', 'CH')))).toEqual(['not_a_transfer']));

describe.each(['JP', 'KR', 'BR', 'KE', 'SG'])('%s, on no Swiss list', (country) => {
  test('listed as adequate: before the ordinance no mechanism, from 1 September 2023 not on Annex 1 either', () => {
    const facts = swiss(party('x', country), [adequacy()]);
    expect(told('2023-08-31', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2023-09-01', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM', 'NOT_ON_DPO_ANNEX_1']);
  });
  test('not listed as adequate: no mechanism', () =>
    expect(told('2023-09-01', swiss(party('x', country)))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']));
});

test('an international organisation is on no list, whatever its code: "CH" is not Switzerland', () => {
  const organisation = (internationalOrganisation: string) =>
    swiss(party('x', 'DE', { internationalOrganisation }), [adequacy()]);
  expect(told('2025-07-15', organisation('EPO'))).toContain('NOT_ON_DPO_ANNEX_1');
  expect(told('2025-07-15', organisation('CH'))).toContain('NOT_ON_DPO_ANNEX_1');
});

test('a name that is no decision does not make Annex 1 silent about a country that it names', () => {
  for (const country of ['US', 'AR'])
    for (const { reasons } of transferOn('2024-10-01', swiss(party('x', country), [adequacy('nothing')])).mechanisms)
      expect(reasons.map(({ code }) => code)).not.toContain('NOT_ON_DPO_ANNEX_1');
});

test.each<[string, Sector | null, readonly DataKind[], boolean]>([
  ['CA', 'commercial', [], true],
  ['CA', 'commercial', ['hr'], true],
  ['CA', 'public_body', [], false],
  ['CA', null, [], false],
  ['IL', 'commercial', ['not_automated'], true],
  ['FO', 'public_body', [], true],
])('to %s, sector %s, data %j: in scope %s', (country, sector, data, inScope) => {
  const facts = swiss(party('x', country, { sector }), [adequacy()], { data });
  expect(told('2024-01-01', facts)).toEqual(inScope ? ['covered'] : ['gap', 'ADEQUACY_SCOPE_EXCLUDED']);
});

test("a decision of the Union is another regime's", () => {
  const { mechanisms } = transferOn('2024-01-01', swiss(party('x', 'JP'), [adequacy('EU_ADEQUACY_JP')]));
  expect(mechanisms[0]?.reasons.map(({ code }) => code)).toEqual(['WRONG_REGIME_MECHANISM']);
});
