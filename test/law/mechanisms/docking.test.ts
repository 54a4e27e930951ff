import type { Accession, ClauseSet, Facts, Transfer } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  clauseSet,
  ELECTED,
  engagement,
  impactAssessment,
  sendingOnClauses,
  told,
  toldOfContract,
  transferOn,
} from '../facts.js';

const joining = (more: Partial<Accession> = {}): Accession => ({
  partyId: 'vendor',
  on: '2022-03-01',
  allAgreed: true,
  annexesCompleted: true,
  annexSigned: true,
  ...more,
});
/** Clauses between us and a reseller, which the vendor joins. */
const joined = (
  accessions: readonly Accession[],
  more: Partial<ClauseSet> = {},
  partyIds = ['own', 'reseller'],
): Facts =>
  sendingOnClauses(
    clauseSet('2021/914', [2], { accessions, ...more }),
    null,
    [impactAssessment('2021-09-01')],
    {},
    {
      partyIds,
      signatures: partyIds.map((partyId) => ({ partyId, signedOn: '2021-09-01' as const })),
      document: { bearsOn: '2021-09-01' },
    },
  );

test('who joins under the docking clause is bound from the day of its accession', () => {
  expect(told('2022-02-28', joined([joining()]))).toEqual(['gap', 'DOCKING_NOT_EFFECTIVE']);
  expect(told('2022-03-01', joined([joining()]))).toEqual(['covered']);
});

test('clauses of module 2 that a processor joined are its contract of Art. 28, from that day', () => {
  const facts = (more: Partial<Accession> = {}): Facts => ({
    ...joined([joining(more)]),
    engagements: [engagement('controller', 'processor')],
  });
  expect(toldOfContract('2022-02-28', facts())).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2022-03-01', facts())).toEqual(['in_order']);
  expect(toldOfContract('2022-03-01', facts({ allAgreed: null }))).toEqual(['gap', 'DPA_MISSING']);
});

test('who neither signed nor joined is bound by nothing', () => {
  expect(told('2022-03-01', joined([]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
  expect(told('2022-03-01', joined([joining({ partyId: 'another' })]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});

test.each<[string, Partial<Accession>, Partial<ClauseSet>]>([
  ['not all parties agreed', { allAgreed: false }, {}],
  ['nobody knows whether all agreed', { allAgreed: null }, {}],
  ['the annexes are not completed', { annexesCompleted: false }, {}],
  ['nobody knows whether the annexes are completed', { annexesCompleted: null }, {}],
  ['Annex I.A is not signed', { annexSigned: false }, {}],
  ['nobody knows whether Annex I.A is signed', { annexSigned: null }, {}],
  ['the day is not known', { on: null }, {}],
  ['the clause was not elected', {}, { elections: { ...ELECTED, docking: false } }],
  ['nobody knows whether the clause was elected', {}, { elections: { ...ELECTED, docking: null } }],
  ['nothing is known of the elections', {}, { elections: null }],
])('where %s the clauses do not hold for the joiner', (_, accession, set) => {
  const facts = joined([joining(accession)], set);
  const codes = told('2026-11-23', facts);
  expect([codes[0], codes[1]]).toEqual(['gap', 'DOCKING_NOT_EFFECTIVE']);
  expect(codes).not.toContain('NO_TRANSFER_MECHANISM');
  expect(transferOn('2026-11-23', facts).findings[0]?.reasons).toHaveLength(1);
});

test('every condition that fails is told', () => {
  const facts = joined([joining({ allAgreed: null, annexesCompleted: null, annexSigned: null, on: null })], {
    elections: null,
  });
  expect(transferOn('2026-11-23', facts).findings[0]?.reasons).toHaveLength(5);
});

test('where modules differ, the docking clause of the module relied on counts', () => {
  const modules: Partial<ClauseSet> = {
    modules: [2, 3],
    elections: { ...ELECTED, docking: false },
    electionsByModule: [{ ...ELECTED, module: 2 }],
  };
  const facts = joined([joining()], modules);
  expect(told('2022-03-01', facts)).toEqual(['covered']);
  const onThree = {
    ...facts,
    transfers: facts.transfers.map((one): Transfer => ({ ...one, exporterRole: 'processor' })),
  };
  expect(told('2022-03-01', onThree)).toEqual(['gap', 'DOCKING_NOT_EFFECTIVE']);
});

test('of several attempts the one that lacks least counts, whatever their order', () => {
  const attempts = [joining({ on: '2022-01-01', allAgreed: false }), joining({ on: '2022-06-01' })];
  for (const all of [attempts, [...attempts].reverse()]) {
    expect(told('2022-05-31', joined(all))).toEqual(['gap', 'DOCKING_NOT_EFFECTIVE']);
    expect(told('2022-06-01', joined(all))).toEqual(['covered']);
  }
});

test('an exporter joins in the same way, and both can', () => {
  const exporter = joining({ partyId: 'own', on: '2022-06-01' });
  expect(told('2022-06-01', joined([exporter], {}, ['parent', 'vendor']))).toEqual(['covered']);
  const both = joined([exporter, joining()], {}, ['parent', 'reseller']);
  expect(told('2022-05-31', both)).toEqual(['gap', 'DOCKING_NOT_EFFECTIVE']);
  expect(told('2022-06-01', both)).toEqual(['covered']);
});

test('joining an agreement that nobody concluded joins nothing', () => {
  const open = joined([joining()]);
  const unsigned = { ...open, agreements: open.agreements.map((one) => ({ ...one, signatures: [] })) };
  expect(told('2022-03-01', unsigned)).toContain('NO_TRANSFER_MECHANISM');
});

test('a joiner leaves with the agreement', () => {
  const ended = (terminatedOn: LegalDay) => {
    const facts = joined([joining()]);
    return { ...facts, agreements: facts.agreements.map((one) => ({ ...one, terminatedOn })) };
  };
  expect(told('2023-12-31', ended('2024-01-01'))).toEqual(['covered', 'MECHANISM_ENDING_SOON']);
  expect(told('2024-01-01', ended('2024-01-01'))).toEqual(['gap', 'MECHANISM_EXPIRED']);
});
