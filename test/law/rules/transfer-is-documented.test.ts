import type { Facts, Mechanism, Transfer } from '../../../src/law/facts.js';
import {
  adequacy,
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  derogation,
  hired,
  impactAssessment,
  onSafeguard,
  ownIn,
  party,
  safeguard,
  sending,
  told,
  transfer,
  vendor,
} from '../facts.js';

const bare = (mechanisms: readonly Mechanism[], more: Partial<Transfer> = {}, facts: Partial<Facts> = {}): Facts =>
  sending(vendor, mechanisms, { measures: [], ...more }, facts);
const isTold = (facts: Facts) => told('2024-01-01', facts).includes('NO_DOCUMENTATION');

test('nothing on file stands beside no mechanism, under each law and on each day', () => {
  for (const country of ['DE', 'GB', 'CH'])
    for (const day of ['2000-07-26', '2018-05-25', '2026-11-23'] as const)
      expect(told(day, ownIn(country, bare([])))).toEqual(['gap', 'NO_TRANSFER_MECHANISM', 'NO_DOCUMENTATION']);
});

const unsigned = { agreements: [agreement('dpa', null, [clauseSet('2021/914', [2])])] };
test.each<[string, Facts, boolean]>([
  ['measures described', bare([], { measures: ['encryption'] }), false],
  [
    'an assessment, though undated',
    bare([], { impactAssessmentIds: ['tia'] }, { impactAssessments: [impactAssessment(null)] }),
    false,
  ],
  ['an assessment that is not on file', bare([], { impactAssessmentIds: ['tia'] }), true],
  ['clauses on file, though unsigned', bare([clauses('2021/914')], {}, unsigned), false],
  ['clauses that are not on file', bare([clauses('2021/914')]), true],
  [
    'a certificate, though lapsed',
    bare(
      [certificate('EU_US_DPF')],
      {},
      {
        certifications: [certification('EU_US_DPF', [{ status: 'inactive', from: '2023-08-01' }])],
      },
    ),
    false,
  ],
  ['a certificate that is not on file', bare([certificate('EU_US_DPF')]), true],
  [
    'rules, though not approved',
    bare([onSafeguard('x')], {}, { safeguards: [safeguard('bcr_controller', { id: 'x', approvals: [] })] }),
    false,
  ],
  ['rules that are not on file', bare([onSafeguard('x')]), true],
  ['a derogation, though misused', bare([derogation('a', { frequency: 'systematic' })]), false],
  ['a decision named, though none covers', bare([adequacy()]), false],
])('%s', (_, facts, told) => expect(isTold(facts)).toBe(told));

test('a data processing agreement alone is none', () => {
  const facts = hired('controller', 'processor', [agreement('dpa', '2022-01-01')], {
    transfers: [transfer([], { measures: [], engagementId: 'engagement' })],
  });
  expect(isTold(facts)).toBe(true);
});

test('what is adequate needs no paper of its own', () =>
  expect(told('2024-01-01', sending(party('x', 'CH'), [], { measures: [] }))).toEqual(['covered']));

test('where nobody knows the country, that is told instead', () =>
  expect(told('2024-01-01', sending(party('x', null), [], { measures: [] }))).toEqual([
    'gap',
    'IMPORTER_LOCATION_UNKNOWN',
    'TRANSFER_NOT_MAPPED',
  ]));
