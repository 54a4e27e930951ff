import type { Transfer } from '../../../src/law/facts.js';
import {
  certification,
  certificate,
  clauseSet,
  impactAssessment,
  own,
  ownIn,
  party,
  register,
  sending,
  sendingOnClauses,
  told,
  transfer,
  transferOn,
} from '../facts.js';

const covered = (more: Partial<Transfer>) =>
  sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', [impactAssessment('2021-09-01')], more);

test.each<[Partial<Transfer>, readonly string[], readonly string[]]>([
  [{ dataCategories: ['names'], statedPurposes: ['support'] }, ['covered'], []],
  [{ dataCategories: null, statedPurposes: null }, ['covered'], []],
  [{ dataCategories: [] }, ['gap', 'TRANSFER_NOT_MAPPED'], ['data']],
  [{ statedPurposes: [] }, ['gap', 'TRANSFER_NOT_MAPPED'], ['purpose']],
  [{ dataCategories: [], statedPurposes: [] }, ['gap', 'TRANSFER_NOT_MAPPED'], ['data', 'purpose']],
])('with %j: %j', (more, expected, missing) => {
  expect(told('2022-01-01', covered(more))).toEqual(expected);
  const { governing, findings } = transferOn('2022-01-01', covered(more));
  // What would govern is told all the same.
  expect(governing?.instrument).toBe('2021/914');
  if (missing.length > 0) expect(findings[0]?.reasons[0]?.evidence).toMatchObject({ missing });
});

test('what is not mapped is never covered, adequate or not, under each law', () => {
  for (const country of ['DE', 'GB', 'CH'])
    expect(told('2024-01-01', ownIn(country, sending(party('x', 'NZ'), [], { dataCategories: [] })))).toEqual([
      'gap',
      'TRANSFER_NOT_MAPPED',
    ]);
});

test('a flow that is no transfer need not be mapped', () =>
  expect(told('2024-01-01', sending(party('x', 'FR'), [], { dataCategories: [] }))).toEqual(['not_a_transfer']));

test('what is dead on the list is told also where nobody knows where data goes', () => {
  const facts = sending(
    party('x', null),
    [certificate('EU_US_PRIVACY_SHIELD')],
    {},
    { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
  );
  expect(told('2020-07-16', facts)).toEqual([
    'gap',
    'IMPORTER_LOCATION_UNKNOWN',
    'TRANSFER_NOT_MAPPED',
    'MECHANISM_INVALIDATED',
  ]);
});

test('clauses with an importer of unknown country do not cover it', () => {
  const facts = { ...covered({}), parties: [own, party('vendor', null)] };
  expect(told('2022-01-01', facts)).toEqual(['gap', 'IMPORTER_LOCATION_UNKNOWN', 'TRANSFER_NOT_MAPPED']);
});

test('an importer that nobody has recorded is missing itself, and so is its country', () => {
  const facts = register({ transfers: [transfer([], { importerId: null })] });
  const reason = transferOn('2024-01-01', facts).findings.find(({ code }) => code === 'TRANSFER_NOT_MAPPED')
    ?.reasons[0];
  expect(reason?.evidence).toMatchObject({ missing: ['recipient', 'country of the importer'] });
});
