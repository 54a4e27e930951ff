import type { Subprocessing } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { engagement, subprocessing } from '../facts.js';
import { filledOn, itemsOf, type Otherwise, toldOf } from './filled.js';

const told = (id: string, other: Otherwise = {}, day: LegalDay = '2022-01-01') =>
  toldOf(itemsOf(filledOn(day, '2021/914', [2], other), 2), id);

test.each<[string, Otherwise, string, string | null]>([
  [
    'I.B.sensitive_data',
    { engagement: { sensitiveData: null } },
    'missing',
    'whether any is sensitive is not recorded',
  ],
  ['I.B.sensitive_data', { engagement: { sensitiveData: [] } }, 'complete', 'none'],
  ['I.B.sensitive_data', { engagement: { sensitiveData: ['health'] } }, 'complete', 'health'],
  [
    'I.B.sensitive_data_safeguards',
    { engagement: { sensitiveData: null } },
    'missing',
    'whether any data is sensitive is not recorded',
  ],
  ['I.B.sensitive_data_safeguards', { engagement: { sensitiveData: [] } }, 'not_required', 'no data is sensitive'],
  [
    'I.B.sensitive_data_safeguards',
    { engagement: { sensitiveData: ['health'] } },
    'missing',
    'no limits or safeguards are recorded',
  ],
  [
    'I.B.sensitive_data_safeguards',
    { engagement: { sensitiveData: ['health'], sensitiveDataSafeguards: ['training'] } },
    'complete',
    'training',
  ],
  ['I.B.frequency', { engagement: { frequency: 'one_off' } }, 'complete', 'one-off'],
  ['I.B.frequency', { engagement: { frequency: null } }, 'missing', 'how often is not recorded'],
  ['I.B.people', { engagement: { peopleCategories: [] } }, 'missing', 'whose data it is, is not recorded'],
  ['I.B.nature', { engagement: { nature: null } }, 'missing', 'what is done with the data is not recorded'],
  ['I.B.retention', { engagement: { retention: null } }, 'missing', 'how long it is kept is not recorded'],
  ['I.B.data', { transfer: { dataCategories: ['usage data', 'clicks'] } }, 'complete', 'usage data; clicks'],
  ['I.B.data', { engagement: { dataCategories: [] } }, 'missing', 'which data it is, is not recorded'],
  ['I.B.purpose', { transfer: { statedPurposes: ['reports'] } }, 'complete', 'Analytics; reports'],
  [
    'II.measures',
    { engagement: { toms: [], tomsReference: 'annex 4' }, transfer: { measures: [] } },
    'complete',
    'as described in annex 4',
  ],
  ['II.measures', { engagement: { toms: [] } }, 'missing', 'no measures are recorded'],
  ['II.measures', {}, 'complete', 'encryption at rest; encryption in transit'],
])('%s with %j: %s, %s', (id, other, state, says) => expect(told(id, other)).toEqual([state, says]));

test('each engagement is described for itself', () => {
  const engagements = [
    engagement('controller', 'processor', { purpose: 'Analytics' }),
    engagement('controller', 'processor', { id: 'other', purpose: null }),
  ];
  const paper = { engagementIds: ['engagement', 'other'] };
  const items = itemsOf(filledOn('2022-01-01', '2021/914', [2], { facts: { engagements, transfers: [] }, paper }), 2);
  expect(toldOf(items, 'I.B.purpose', 'Analytics')[0]).toBe('complete');
  expect(toldOf(items, 'I.B.purpose', 'an engagement without a purpose')[0]).toBe('missing');
});

describe('sub-processors', () => {
  const one = (more: Partial<Subprocessing>): Otherwise => ({ facts: { subprocessings: [subprocessing(more)] } });
  const LISTED = { elections: { clause9: 'specific' } } as const;

  test('are described in Annex I.B by subject, nature and duration', () => {
    expect(told('I.B.sub_processors')).toEqual(['complete', 'Sub; hosting; stores; a year']);
    expect(told('I.B.sub_processors', { subprocessing: { nature: null, duration: null } })).toEqual([
      'missing',
      'not recorded: what it does with the data, for how long',
    ]);
  });

  test.each<[string, Partial<Subprocessing>, LegalDay, boolean]>([
    ['the day before it is added', { addedOn: '2024-03-01' }, '2024-02-29', false],
    ['the day that it is added', { addedOn: '2024-03-01' }, '2024-03-01', true],
    [
      'accepted before it is added',
      { addedOn: null, decision: 'accepted', decidedOn: '2024-02-01' },
      '2024-02-01',
      true,
    ],
    ['announced only', { addedOn: null }, '2024-02-01', false],
    ['objected to', { addedOn: '2024-03-01', decision: 'objected', decidedOn: '2024-02-01' }, '2024-03-01', false],
    ['the day before it is removed', { removedOn: '2025-07-01' }, '2025-06-30', true],
    ['the day that it is removed', { removedOn: '2025-07-01' }, '2025-07-01', false],
    ['of which no day is known', { addedOn: null, announcedOn: null }, '2024-02-01', true],
  ])('%s', (_, more, day, listed) =>
    expect(told('I.B.sub_processors', one(more), day)[0]).toBe(listed ? 'complete' : 'not_required'),
  );

  test('are listed in Annex III only where each is authorised', () => {
    expect(told('III.sub_processors', LISTED)).toEqual(['complete', 'Sub; Cork; Cid; hosting; IE']);
    expect(told('III.sub_processors')).toEqual(['not_required', 'clause 9(a) is elected with general authorisation']);
    expect(told('III.sub_processors', { elections: { clause9: null } })[0]).toBe('not_required');
  });
  test('are missing in Annex III where none is recorded, or not wholly', () => {
    expect(told('III.sub_processors', { ...LISTED, facts: { subprocessings: [] } })[0]).toBe('missing');
    expect(
      told('III.sub_processors', { ...LISTED, ...one({ addedOn: '2021-10-01', service: null, places: [] }) }),
    ).toEqual(['missing', 'not recorded: what it does, where']);
  });
});
