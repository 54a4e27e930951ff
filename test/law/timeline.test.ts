import { AsOf } from '../../src/law/as-of.js';
import { act } from '../../src/law/citation.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { Timeline } from '../../src/law/timeline.js';

const { citation } = act('An act', null);
const timeline = new Timeline<string>('2000-07-26', [
  { from: '2010-01-01', value: 'first', citation },
  { from: '2015-01-01', value: 'second', citation },
  { from: '2020-07-16', ended: 'annulled', citation },
  { from: '2023-07-10', value: 'third', citation },
]);

test.each([
  ['2000-07-25', { status: 'not_encoded', encodedFrom: '2000-07-26' }],
  ['2000-07-26', { status: 'not_yet', from: '2010-01-01' }],
  ['2009-12-31', { status: 'not_yet', from: '2010-01-01' }],
  ['2010-01-01', { status: 'in_force', on: '2010-01-01', value: 'first' }],
  ['2014-12-31', { status: 'in_force', on: '2010-01-01', value: 'first' }],
  ['2015-01-01', { status: 'in_force', on: '2015-01-01', value: 'second' }],
  ['2020-07-15', { status: 'in_force', on: '2015-01-01', value: 'second' }],
  ['2020-07-16', { status: 'ended', on: '2020-07-16', cause: 'annulled' }],
  ['2023-07-09', { status: 'ended', on: '2020-07-16', cause: 'annulled' }],
  ['2023-07-10', { status: 'in_force', on: '2023-07-10', value: 'third' }],
] as const)('on %s a timeline answers %j', (day, answer) => {
  expect(timeline.at(new AsOf(day))).toMatchObject(answer);
  expect(timeline.on(day)).toEqual(timeline.at(new AsOf(day)));
});

test('an answer knows since when it has held and when it changes', () => {
  const bounds = (day: LegalDay) => {
    const asOf = new AsOf(day);
    timeline.at(asOf);
    return [asOf.heldSince, asOf.changesOn];
  };
  expect(bounds('2000-07-25')).toEqual([null, '2000-07-26']);
  expect(bounds('2012-06-01')).toEqual(['2010-01-01', '2015-01-01']);
  expect(bounds('2020-07-16')).toEqual(['2020-07-16', '2023-07-10']);
  expect(bounds('2030-01-01')).toEqual(['2023-07-10', null]);
});

test('only a timeline whose last entry is an end has one', () => {
  expect(timeline.endsOn).toBeNull();
  expect(new Timeline('2000-07-26', timeline.entries.slice(0, 3)).endsOn).toBe('2020-07-16');
});

test.each([
  ['no entry', []],
  [
    'two entries on a day',
    [{ from: '2010-01-01', value: 1, citation } as const, { from: '2010-01-01', value: 2, citation } as const],
  ],
  [
    'entries out of order',
    [{ from: '2011-01-01', value: 1, citation } as const, { from: '2010-01-01', value: 2, citation } as const],
  ],
  ['an entry before the first encoded day', [{ from: '2000-07-25', value: 1, citation } as const]],
])('a timeline with %s is refused', (_, entries) => {
  expect(() => new Timeline<number>('2000-07-26', entries)).toThrow(RangeError);
});
