import type { Agreement, ClauseSet, Party } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import type { PartyParticulars } from '../../../src/law/annexes/particulars.js';
import { optIn, party, transfer, clauses } from '../facts.js';
import { filledOn, itemsOf, type Otherwise, toldOf } from './filled.js';

const told = (day: LegalDay, id: string, about: string, other: Otherwise = {}) =>
  toldOf(itemsOf(filledOn(day, '2021/914', [2], other), 2), id, about);

const UNSIGNED: Partial<Agreement> = { signatures: [], document: null };

test('on 19 September 2021 nobody had signed, on 20 September both had', () => {
  expect(told('2021-09-19', 'I.A.signature', 'Own')).toEqual(['missing', 'it signs on 2021-09-20']);
  expect(told('2021-09-20', 'I.A.signature', 'Own')).toEqual(['complete', 'signed on 2021-09-20 by Ada']);
  expect(told('2021-09-20', 'I.A.signature', 'Vendor')).toEqual(['complete', 'signed on 2021-09-20']);
});

test.each<[string, Partial<Agreement>, string, string]>([
  ['of which none is recorded', UNSIGNED, 'missing', 'its signature is not recorded'],
  [
    'without a day',
    { signatures: [{ partyId: 'own', signedOn: null }], document: null },
    'missing',
    'it signed on a day that nobody recorded',
  ],
  [
    'without a day, on a paper that bears one',
    { signatures: [{ partyId: 'own', signedOn: null }], document: { bearsOn: '2021-09-21' } },
    'complete',
    'signed on 2021-09-21 by Ada',
  ],
  [
    'in terms that were accepted',
    { ...UNSIGNED, acceptedOn: '2021-09-22' },
    'complete',
    'accepted with the terms on 2021-09-22',
  ],
  ['in terms accepted later', { ...UNSIGNED, acceptedOn: '2023-01-01' }, 'missing', 'its signature is not recorded'],
])('a signature %s', (_, paper, state, says) =>
  expect(told('2022-01-01', 'I.A.signature', 'Own', { paper })).toEqual([state, says]),
);

test('clauses that came to an older paper are signed on their own day', () => {
  const set = { signedOn: '2021-10-05' } as const;
  expect(told('2021-10-04', 'I.A.signature', 'Vendor', { set })).toEqual(['missing', 'it signs on 2021-10-05']);
  expect(told('2021-10-05', 'I.A.signature', 'Vendor', { set })).toEqual(['complete', 'signed on 2021-10-05']);
  const paper: Partial<Agreement> = { ...UNSIGNED, acceptedOn: '2019-01-01' };
  expect(told('2021-10-04', 'I.A.signature', 'Own', { set, paper })[0]).toBe('missing');
  expect(told('2021-10-05', 'I.A.signature', 'Own', { set, paper })[1]).toBe('accepted with the terms on 2021-10-05');
});

test('clauses that an opt-in brings about are signed from its confirmation', () => {
  const other = (confirmedOn: LegalDay | null) => ({
    paper: UNSIGNED,
    facts: { optIns: [optIn('click_accept', confirmedOn)] },
  });
  expect(told('2021-10-03', 'I.A.signature', 'Vendor', other('2021-10-04'))[0]).toBe('missing');
  expect(told('2021-10-04', 'I.A.signature', 'Vendor', other('2021-10-04'))).toEqual([
    'complete',
    'agreed by opt-in, confirmed on 2021-10-04',
  ]);
  expect(told('2021-10-04', 'I.A.signature', 'Vendor', other(null))[0]).toBe('missing');
});

describe('a party that joins under the docking clause', () => {
  const joiner = party('joiner', 'IN', { name: 'Joiner' });
  const joining = (more: Partial<ClauseSet['accessions'][number]>): Otherwise => ({
    set: {
      accessions: [
        { partyId: 'joiner', on: '2023-01-09', allAgreed: true, annexesCompleted: true, annexSigned: true, ...more },
      ],
    },
    facts: {
      parties: [party('own', 'DE', { name: 'Own' }), party('vendor', 'US', { name: 'Vendor' }), joiner],
      transfers: [transfer([clauses('set')]), transfer([clauses('set')], { id: 'more', importerId: 'joiner' })],
    },
  });
  test('signs Annex I.A itself', () => {
    expect(told('2023-01-09', 'I.A.signature', 'Joiner', joining({}))).toEqual([
      'complete',
      'joined and signed on 2023-01-09',
    ]);
    expect(told('2023-01-09', 'I.A.signature', 'Joiner', joining({ annexSigned: null }))[0]).toBe('missing');
    expect(told('2023-01-09', 'I.A.signature', 'Joiner', joining({ on: null }))).toEqual([
      'missing',
      'the day of its accession is not recorded',
    ]);
  });
  test('has not joined the day before', () => {
    expect(told('2023-01-08', 'I.A.signature', 'Joiner', joining({}))).toEqual([
      'missing',
      'it is no party of the agreement, and has not joined',
    ]);
  });
});

test('a party that is neither exporter nor importer of a recorded transfer has no role', () => {
  const parent = party('parent', 'FR', { name: 'Parent' });
  const other: Otherwise = {
    paper: { partyIds: ['own', 'parent'] },
    facts: { parties: [party('own', 'DE', { name: 'Own' }), party('vendor', 'US', { name: 'Vendor' }), parent] },
  };
  expect(told('2022-01-01', 'I.A.role', 'Parent', other)).toEqual([
    'missing',
    'no recorded transfer makes it exporter or importer',
  ]);
  expect(told('2022-01-01', 'I.A.signature', 'Vendor', other)[0]).toBe('missing');
});

test('a party that sends and receives is listed once, as both', () => {
  const back = transfer([clauses('set')], {
    id: 'back',
    exporterId: 'vendor',
    importerId: 'own',
    importerRole: 'controller',
    exporterRole: 'controller',
  });
  const there = transfer([clauses('set')], { importerRole: 'controller' });
  const annexes = filledOn('2022-01-01', '2021/914', [1], { facts: { transfers: [there, back] } });
  expect(toldOf(itemsOf(annexes, 1), 'I.A.role', 'Vendor')).toEqual([
    'complete',
    'data exporter and importer, controller',
  ]);
});

const ABROAD: Partial<Party> = { country: 'BR', directlySubjectTo: ['EU_GDPR'] };
test.each<[Partial<Party>, Otherwise['elections'], Partial<PartyParticulars>, string]>([
  [{}, {}, {}, 'not_required'],
  [{}, {}, { representative: 'Rep' }, 'complete'],
  [ABROAD, { clause13: 'with_representative' }, {}, 'missing'],
  [ABROAD, { clause13: 'with_representative' }, { representative: 'Rep' }, 'complete'],
  [ABROAD, { clause13: 'without_representative' }, {}, 'not_required'],
  [ABROAD, { clause13: null }, {}, 'missing'],
])('the representative of an exporter %j with clause 13 %j and %j: %s', (exporter, elections, parties, state) =>
  expect(
    told('2022-01-01', 'I.A.representative', 'Own', { exporter, parties, ...(elections && { elections }) })[0],
  ).toBe(state),
);

test('a data protection officer is named where one is recorded, and missed nowhere', () => {
  expect(told('2022-01-01', 'I.A.dpo', 'Own')[0]).toBe('not_required');
  expect(told('2022-01-01', 'I.A.dpo', 'Own', { parties: { dpo: 'Dee' } })).toEqual(['complete', 'Dee']);
});
