import fc from 'fast-check';
import { AsOf } from '../../src/law/as-of.js';
import { assess, type Assessment } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import type { Facts } from '../../src/law/facts.js';
import { addDays, daysBetween, type LegalDay, previousDay } from '../../src/law/legal-day.js';
import { FIRST_ENCODED_DAY } from '../../src/law/regime.js';
import { encodedDays, registers, runs } from './generated.js';

const on = (facts: Facts, day: LegalDay): Assessment => assess(facts, ENCODED_LAW, day);
/** What an assessment says, whatever the day asked. */
const said = ({ asOf: _, ...rest }: Assessment): Omit<Assessment, 'asOf'> => rest;

test('a boundary is reached on its day, a last day passed on the next', () => {
  const asOf = new AsOf('2020-07-16');
  expect([asOf.reached('2020-07-15'), asOf.reached('2020-07-16'), asOf.reached('2020-07-17')]).toEqual([
    true,
    true,
    false,
  ]);
  expect([asOf.passed('2020-07-15'), asOf.passed('2020-07-16')]).toEqual([true, false]);
  expect([asOf.heldSince, asOf.changesOn]).toEqual(['2020-07-16', '2020-07-17']);
});

test('asked nothing, it has always held and never changes', () => {
  expect([new AsOf('2020-07-16').heldSince, new AsOf('2020-07-16').changesOn]).toEqual([null, null]);
});

test('an assessment is the same on every day on which it says it holds', () => {
  fc.assert(
    fc.property(registers, encodedDays, fc.double({ min: 0, max: 1, noNaN: true }), (facts, day, where) => {
      const assessment = on(facts, day);
      const { heldSince, changesOn } = assessment;
      const from = heldSince === null || heldSince < FIRST_ENCODED_DAY ? FIRST_ENCODED_DAY : heldSince;
      const until = changesOn === null ? ('2040-12-31' as LegalDay) : previousDay(changesOn);
      expect(from <= day && day <= until).toBe(true);
      for (const other of [from, until, addDays(from, Math.floor(where * daysBetween(from, until)))])
        expect(said(on(facts, other))).toEqual(said(assessment));
    }),
    runs(1000),
  );
});
