import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { coverage } from '../../src/law/coverage.js';
import type { Facts, Mechanism, Party, Transfer } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import {
  adequacy,
  agreement,
  clauses,
  clauseSet,
  derogation,
  impactAssessment,
  on,
  own,
  party,
  register,
  sendingOnClauses,
  transfer,
} from './facts.js';

const hop = (mechanisms: readonly Mechanism[] = [], more: Partial<Transfer> = {}): Transfer =>
  transfer(mechanisms, {
    id: 'hop',
    exporterId: 'vendor',
    importerId: 'sub',
    exporterRole: 'processor',
    importerRole: 'sub_processor',
    onwardFromId: 'transfer',
    ...more,
  });
const first = transfer([derogation('b')]);
const chain = (hops: readonly Transfer[], parties: readonly Party[] = [], facts: Partial<Facts> = {}): Facts =>
  register({
    parties: [own, party('vendor', 'US'), party('sub', 'IN'), ...parties],
    transfers: [first, ...hops],
    ...facts,
  });
/** Per transfer and regime: verdict, the worst onward verdict, the codes. */
const told = (day: LegalDay, facts: Facts) =>
  on(day, facts).transfers.map(({ id, regime, verdict, onward, findings }) => [
    id,
    regime,
    verdict,
    onward,
    ...findings.map(({ code }) => code),
  ]);

test('a hop without a mechanism is undocumented; the first hop keeps its verdict and carries the worst onward one', () => {
  expect(told('2024-01-01', chain([hop()]))).toEqual([
    ['transfer', 'EU_GDPR', 'covered', 'gap'],
    ['hop', 'EU_GDPR', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED'],
  ]);
});

test('nothing on file of a hop is for the first recipient to show, and told as that alone', () => {
  expect(told('2024-01-01', chain([hop([], { measures: [] })]))[1]).toEqual([
    'hop',
    'EU_GDPR',
    'gap',
    null,
    'ONWARD_TRANSFER_UNDOCUMENTED',
  ]);
});

test("a hop's own mechanism counts from its day, and its entries' own codes stand beside", () => {
  const papers = {
    agreements: [
      agreement('standalone_clauses', null, [clauseSet('2021/914', [3])], {
        partyIds: ['vendor', 'sub'],
        engagementIds: [],
        signatures: ['vendor', 'sub'].map((partyId) => ({ partyId, signedOn: '2024-01-01' as const })),
      }),
    ],
    impactAssessments: [impactAssessment('2024-01-01')],
  };
  const facts = chain([hop([clauses('2021/914')], { impactAssessmentIds: ['tia'] })], [], papers);
  expect(told('2023-12-31', facts)).toEqual([
    ['transfer', 'EU_GDPR', 'covered', 'gap'],
    ['hop', 'EU_GDPR', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED', 'TIA_MISSING'],
  ]);
  expect(told('2024-01-01', facts)).toEqual([
    ['transfer', 'EU_GDPR', 'covered', 'covered'],
    ['hop', 'EU_GDPR', 'covered', null],
  ]);
});

test('a hop to an adequate country is covered by operation of law, one back inside is no transfer', () => {
  expect(told('2024-01-01', chain([hop([], { importerId: 'swiss' })], [party('swiss', 'CH')]))[1]).toEqual([
    'hop',
    'EU_GDPR',
    'covered',
    null,
  ]);
  expect(told('2024-01-01', chain([hop([], { importerId: 'irish' })], [party('irish', 'IE')]))).toEqual([
    ['transfer', 'EU_GDPR', 'covered', 'not_a_transfer'],
    ['hop', 'EU_GDPR', 'not_a_transfer', null],
  ]);
});

test('a hop to a place that nobody knows', () => {
  expect(told('2024-01-01', chain([hop([], { importerId: 'someone' })], [party('someone', null)]))[1]).toEqual([
    'hop',
    'EU_GDPR',
    'gap',
    null,
    'IMPORTER_LOCATION_UNKNOWN',
    'TRANSFER_NOT_MAPPED',
  ]);
});

test('a hop is judged under the regimes of its exporter and those under which the data came', () => {
  const british = chain([hop([], { exporterId: 'british' })], [party('british', 'GB')]);
  expect(told('2024-01-01', british).slice(1)).toEqual([
    ['hop', 'UK_GDPR', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED'],
    ['hop', 'EU_GDPR', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED'],
  ]);
  // On the last day of the transition both are one law.
  expect(told('2020-12-31', british).slice(1)).toEqual([
    ['hop', 'EU_GDPR', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED'],
  ]);
});

test('the regime is inherited down the chain, and the first hop carries the worst verdict of all that follow', () => {
  const facts = chain(
    [
      hop([adequacy()], { importerId: 'swiss' }),
      hop([], { id: 'third', exporterId: 'swiss', importerId: 'sub', onwardFromId: 'hop' }),
    ],
    [party('swiss', 'CH')],
  );
  expect(told('2024-01-01', facts)).toEqual([
    ['transfer', 'EU_GDPR', 'covered', 'gap'],
    ['hop', 'EU_GDPR', 'covered', 'gap'],
    ['third', 'CH_FADP', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED'],
    ['third', 'EU_GDPR', 'gap', null, 'ONWARD_TRANSFER_UNDOCUMENTED'],
  ]);
});

test('of several hops the worst counts: a gap before a doubt before a covered one', () => {
  const flagged = sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', [impactAssessment('2021-09-01')], {
    id: 'flagged',
    onwardFromId: 'transfer',
    importerId: 'bound',
  });
  const bound = party('bound', 'US', { directlySubjectTo: ['EU_GDPR'] });
  const facts = (hops: readonly Transfer[]): Facts => ({
    ...flagged,
    agreements: flagged.agreements.map((paper) => ({
      ...paper,
      partyIds: ['own', 'bound'],
      signatures: ['own', 'bound'].map((partyId) => ({ partyId, signedOn: '2021-09-01' as const })),
    })),
    parties: [own, party('vendor', 'US'), party('sub', 'IN'), party('swiss', 'CH'), bound],
    transfers: [first, ...flagged.transfers, ...hops],
  });
  const covered = hop([], { id: 'covered', importerId: 'swiss' });
  const onward = (hops: readonly Transfer[]) => on('2024-01-01', facts(hops)).transfers[0]?.onward;
  expect([onward([]), onward([covered]), onward([covered, hop()])]).toEqual(['flagged', 'flagged', 'gap']);
});

test('a hop that has ended weighs no more', () => {
  const facts = chain([hop([], { endsOn: '2024-06-30' })]);
  expect(told('2024-06-30', facts)[0]).toEqual(['transfer', 'EU_GDPR', 'covered', 'gap']);
  expect(told('2024-07-01', facts)[0]).toEqual(['transfer', 'EU_GDPR', 'covered', 'out_of_scope']);
});

test('a circle of hops is judged once, each hop by what the others bring', () => {
  const facts = register({
    parties: [own, party('vendor', 'US'), party('sub', 'IN')],
    transfers: [
      transfer([derogation('b')], { onwardFromId: 'hop' }),
      hop([], { exporterId: 'vendor', importerId: 'sub' }),
    ],
  });
  expect(told('2024-01-01', facts)).toEqual([
    ['transfer', 'EU_GDPR', 'covered', 'gap'],
    ['hop', 'EU_GDPR', 'gap', 'covered', 'ONWARD_TRANSFER_UNDOCUMENTED'],
  ]);
  const itself = register({
    parties: [own, party('vendor', 'US')],
    transfers: [transfer([derogation('b')], { onwardFromId: 'transfer' })],
  });
  expect(told('2024-01-01', itself)).toEqual([['transfer', 'EU_GDPR', 'covered', null]]);
});

test('a hop from a transfer that nobody has recorded is judged under the law of its own exporter', () => {
  const orphan = hop([], { onwardFromId: 'lost' });
  expect(told('2024-01-01', chain([orphan])).slice(1)).toEqual([['hop', null, 'out_of_scope', null]]);
});

test('the timeline of a first hop shows the worst onward verdict as it changes', () => {
  const facts = chain([hop([], { importerId: 'korean' })], [party('korean', 'KR')]);
  const periods = coverage(first, facts, ENCODED_LAW).filter(({ from }) => from >= '2021-01-01');
  expect(periods.map(({ from, assessments: [worst] }) => [from, worst?.verdict, worst?.onward])).toEqual([
    ['2021-12-17', 'covered', 'covered'],
  ]);
});
