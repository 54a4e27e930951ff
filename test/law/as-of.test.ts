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

test('the order of unrelated facts does not matter', () => {
  // The days between which it holds may be told more narrowly: whoever finds the answer first asks no further.
  const sorted = ({ heldSince: _, changesOn: __, ...assessment }: Assessment) => ({
    ...assessment,
    transfers: [...assessment.transfers].sort((a, b) => a.id.localeCompare(b.id)),
    engagements: [...assessment.engagements].sort((a, b) => a.id.localeCompare(b.id)),
    findings: assessment.findings.map((finding) => JSON.stringify(finding)).sort(),
  });
  fc.assert(
    fc.property(registers, encodedDays, fc.infiniteStream(fc.nat()), (facts, day, chance) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map((one) => ({ one, at: Number(chance.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
      const stirred: Facts = {
        parties: shuffled(facts.parties),
        engagements: shuffled(facts.engagements),
        agreements: shuffled(facts.agreements).map((agreement) => ({
          ...agreement,
          partyIds: shuffled(agreement.partyIds),
          signatures: shuffled(agreement.signatures),
          engagementIds: shuffled(agreement.engagementIds),
          clauseSets: shuffled(agreement.clauseSets),
        })),
        certifications: shuffled(facts.certifications).map((held) => ({ ...held, statuses: shuffled(held.statuses) })),
        impactAssessments: shuffled(facts.impactAssessments),
        transfers: shuffled(facts.transfers).map((transfer) => ({
          ...transfer,
          impactAssessmentIds: shuffled(transfer.impactAssessmentIds),
          data: shuffled(transfer.data),
          purposes: shuffled(transfer.purposes),
        })),
      };
      expect(sorted(on(stirred, day))).toEqual(sorted(on(facts, day)));
    }),
    runs(1000),
  );
});

test('a verdict is a gap exactly when nothing governs or nobody knows where the importer sits', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      for (const { verdict, governing, mechanisms, findings, regime } of on(facts, day).transfers) {
        const severe = findings.some(
          ({ code }) => code !== 'UNDATED_EVIDENCE' && code !== 'FALLBACK_IN_USE' && code !== 'VOID_MECHANISM_LISTED',
        );
        if (verdict === 'gap') expect(severe).toBe(true);
        else
          expect([severe, verdict === 'covered' ? governing?.state : governing]).toEqual([
            false,
            verdict === 'covered' ? 'in_force' : null,
          ]);
        if (governing !== null) expect(mechanisms.find(({ state }) => state === 'in_force')).toBe(governing);
        for (const mechanism of mechanisms) expect(mechanism.reasons.length === 0).toBe(mechanism.state === 'in_force');
        if (mechanisms.length > 0) expect(regime).toBe('EU_GDPR');
      }
    }),
    runs(1000),
  );
});
