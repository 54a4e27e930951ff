import fc from 'fast-check';
import { assess, type Assessment, assessOnly, type TransferAssessment } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import type { Agreement, Facts } from '../../src/law/facts.js';
import { definitionOf, type FindingCode } from '../../src/law/finding.js';
import type { Law } from '../../src/law/law.js';
import { type LegalEvent, LegalEventError, withEvents } from '../../src/law/legal-events.js';
import { type LegalDay, previousDay } from '../../src/law/legal-day.js';
import { REGIMES } from '../../src/law/regime.js';
import { RULES } from '../../src/law/rules/rulebook.js';
import { encodedDays, registers, runs } from './generated.js';

const on = (facts: Facts, day: LegalDay, law: Law = ENCODED_LAW): Assessment => assess(facts, law, day);

/** What is told, whatever the order in which it is. */
const unordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one) => JSON.stringify(unordered(one))).sort()
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unordered(one)]))
      : value;

/** The days between which it holds may be told more narrowly: whoever finds the answer first asks no further. */
const sorted = ({ heldSince: _, changesOn: __, lawVersion: ___, ...assessment }: Assessment) => unordered(assessment);

test('the order of unrelated facts does not matter', () => {
  fc.assert(
    fc.property(registers, encodedDays, fc.infiniteStream(fc.nat()), (facts, day, chance) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map((one) => ({ one, at: Number(chance.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
      const stirred: Facts = {
        parties: shuffled(facts.parties).map((party) => ({
          ...party,
          branches: shuffled(party.branches),
        })),
        engagements: shuffled(facts.engagements),
        agreements: shuffled(facts.agreements).map((agreement) => ({
          ...agreement,
          partyIds: shuffled(agreement.partyIds),
          signatures: shuffled(agreement.signatures),
          engagementIds: shuffled(agreement.engagementIds),
          terms: shuffled(agreement.terms),
          clauseSets: shuffled(agreement.clauseSets).map((set) => ({
            ...set,
            annexes: shuffled(set.annexes),
            accessions: shuffled(set.accessions),
            regimes: shuffled(set.regimes),
          })),
        })),
        certifications: shuffled(facts.certifications).map((held) => ({ ...held, statuses: shuffled(held.statuses) })),
        impactAssessments: shuffled(facts.impactAssessments),
        safeguards: shuffled(facts.safeguards).map((one) => ({
          ...one,
          partyIds: shuffled(one.partyIds),
          approvals: shuffled(one.approvals),
        })),
        transfers: shuffled(facts.transfers).map((transfer) => ({
          ...transfer,
          impactAssessmentIds: shuffled(transfer.impactAssessmentIds),
          data: shuffled(transfer.data),
          purposes: shuffled(transfer.purposes),
        })),
        subprocessings: shuffled(facts.subprocessings),
        optIns: shuffled(facts.optIns),
        publishedDpas: facts.publishedDpas,
      };
      expect(sorted(on(stirred, day))).toEqual(sorted(on(facts, day)));
    }),
    runs(600),
  );
});

/** Found beside whatever governs, and taking nothing down. */
const BESIDE: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'UNDATED_EVIDENCE',
  'NO_DOCUMENTATION',
  'TIA_OUTDATED',
  'SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR',
  'MECHANISM_ENDING_SOON',
  'NO_FALLBACK',
  'CERTIFICATION_RENEWAL_PENDING',
  'FALLBACK_IN_USE',
  'VOID_MECHANISM_LISTED',
  'ANNEX_III_MISSING',
  'CLAUSE_9_PERIOD_MISSING',
  'CLAUSE_17_INVALID',
  'CLAUSE_18_INVALID',
]);

test('a verdict is a gap exactly when nothing governs or the transfer is not mapped', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      for (const { verdict, governing, mechanisms, findings, regime } of on(facts, day).transfers) {
        const codes = findings.map(({ code }) => code);
        const severe = codes.some((code) => !BESIDE.has(code));
        const doubted = codes.some((code) => definitionOf(code).raisesDoubt === true);
        expect([verdict, severe]).toEqual([verdict, verdict === 'gap']);
        if (verdict === 'gap') expect(governing === null || codes.includes('TRANSFER_NOT_MAPPED')).toBe(true);
        else if (verdict === 'covered' || verdict === 'flagged')
          expect([governing?.state, doubted]).toEqual(['in_force', verdict === 'flagged']);
        else expect([governing, mechanisms, findings]).toEqual([null, [], []]);
        if (governing !== null) expect(mechanisms.find(({ state }) => state === 'in_force')).toBe(governing);
        for (const mechanism of mechanisms) expect(mechanism.reasons.length === 0).toBe(mechanism.state === 'in_force');
        if (mechanisms.length > 0) expect(REGIMES).toContain(regime);
      }
    }),
    runs(600),
  );
});

const listed = (subject: 'transfer' | 'engagement') =>
  new Set(RULES.filter((rule) => rule.subject === subject).flatMap(({ codes }) => codes));
const LISTED = { transfer: listed('transfer'), engagement: listed('engagement') };

test('no rule finds what it does not list, and every finding names a regime, a reason and a citation', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      for (const { code, subject, regime, reasons, citations } of on(facts, day).findings) {
        expect([code, LISTED[subject.kind].has(code)]).toEqual([code, true]);
        expect(regime !== null || code === 'TRANSFER_NOT_MAPPED').toBe(true);
        expect(reasons.length > 0 && citations.length > 0).toBe(true);
      }
    }),
    runs(300),
  );
});

/** Codes that say something is wrong: what is told once data is covered, such as an end to come, is not among them. */
const severe = (findings: TransferAssessment['findings']): ReadonlySet<string> =>
  new Set(
    findings
      .filter(({ code }) => ['critical', 'high'].includes(definitionOf(code).severity))
      .map(({ code, subject, regime }) => `${code} ${subject.id} ${regime}`),
  );

/** What is found with the evidence and not without it. */
const opened = (without: Facts, withIt: Facts, day: LegalDay): readonly string[] => {
  const before = severe(on(without, day).findings);
  return [...severe(on(withIt, day).findings)].filter((key) => !before.has(key));
};

const someAgreement = fc.nat(2);
const changing = (facts: Facts, index: number, change: (agreement: Agreement) => Agreement): Facts => ({
  ...facts,
  agreements: facts.agreements.map((agreement, at) => (at === index ? change(agreement) : agreement)),
});

describe('evidence that is added opens no gap', () => {
  const never = (add: (facts: Facts, index: number, day: LegalDay) => Facts) =>
    fc.assert(
      fc.property(registers, someAgreement, encodedDays, (facts, index, day) => {
        expect(opened(facts, add(facts, index, day), day)).toEqual([]);
      }),
      runs(300),
    );

  test('an effective assessment of the day, by the parties', () =>
    never((facts, _, day) => ({
      ...facts,
      impactAssessments: [
        ...facts.impactAssessments,
        {
          id: 'new',
          destination: null,
          doneOn: day,
          outcome: 'effective',
          nextReviewOn: null,
          foundBy: 'parties',
          factsFrom: null,
        },
      ],
      transfers: facts.transfers.map((transfer) => ({
        ...transfer,
        impactAssessmentIds: [...transfer.impactAssessmentIds, 'new'],
      })),
    })));

  test("an authority's approval of a safeguard, on the day", () =>
    never((facts, _, day) => ({
      ...facts,
      safeguards: facts.safeguards.map((safeguard) => ({
        ...safeguard,
        approvals: [
          ...safeguard.approvals,
          ...REGIMES.map((regime) => ({ regime, on: previousDay(day), endedOn: null })),
        ],
      })),
    })));

  test('the paper of an agreement whose signatures are dated', () =>
    never((facts, index) =>
      changing(facts, index, (agreement) =>
        agreement.signatures.some(({ signedOn }) => signedOn === null)
          ? agreement
          : { ...agreement, document: { bearsOn: '2018-05-25' } },
      ),
    ));

  test('every annex and table of the clauses', () =>
    never((facts, index) =>
      changing(facts, index, (agreement) => ({
        ...agreement,
        clauseSets: agreement.clauseSets.map((set) => ({
          ...set,
          annexes: ['I.A', 'I.B', 'I.C', 'II', 'III', 'table_1', 'table_2', 'table_3', 'table_4'],
        })),
      })),
    ));

  test('a description of measures, and the data and purpose of a transfer', () =>
    never((facts) => ({
      ...facts,
      transfers: facts.transfers.map((transfer) => ({
        ...transfer,
        measures: ['encryption'],
        dataCategories: ['names'],
        statedPurposes: ['support'],
      })),
    })));
});

describe('a drill', () => {
  const citation = { text: 'A supposed act', link: null };
  const same = (facts: Facts, day: LegalDay, law: Law) =>
    expect(sorted(on(facts, day, law))).toEqual(sorted(on(facts, day)));
  test('without an event is the assessment itself', () => {
    fc.assert(
      fc.property(registers, encodedDays, (facts, day) => {
        expect(on(facts, day, withEvents(ENCODED_LAW, []))).toEqual(on(facts, day));
      }),
      runs(100),
    );
  });
  test('about an instrument on which nobody leans changes nothing', () => {
    // No party of a generated register sits there, and no mechanism names it.
    const events: readonly LegalEvent[] = [
      { instrument: 'EU_ADEQUACY_UY', regime: null, citation, event: 'ended', on: '2019-01-01', cause: 'annulled' },
      { instrument: 'UK_ADEQUACY_NZ', regime: null, citation, event: 'suspended', on: '2022-01-01' },
      { instrument: 'CH_ADEQUACY_MC', regime: null, citation, event: 'ended', on: '2024-01-01', cause: 'withdrawn' },
      {
        instrument: 'EU_ADEQUACY_CL',
        regime: 'EU_GDPR',
        citation,
        event: 'adopted',
        on: '2020-01-01',
        destination: 'CL',
        name: 'EU adequacy decision on Chile',
      },
    ];
    const supposed = withEvents(ENCODED_LAW, events);
    fc.assert(
      fc.property(registers, encodedDays, (facts, day) => same(facts, day, supposed)),
      runs(200),
    );
  });
  test('about an end to come changes nothing before the notice of it', () => {
    const law = withEvents(ENCODED_LAW, [
      { instrument: 'EU_US_DPF', regime: null, citation, event: 'ended', on: '2027-06-01', cause: 'annulled' },
    ]);
    fc.assert(
      fc.property(registers, encodedDays, (facts, day) => {
        if (day < '2027-06-01') same(facts, day, law);
      }),
      runs(200),
    );
  });
  test('of the law of a destination takes no mechanism down, and asks at most for new assessments', () => {
    fc.assert(
      fc.property(
        registers,
        encodedDays,
        encodedDays,
        fc.constantFrom('US', 'IN', 'CA'),
        (facts, day, from, destination) => {
          const law = withEvents(ENCODED_LAW, [
            { event: 'destination_law_changed', destination, on: from, what: 'a supposed act', citation },
          ]);
          const shown = ({ transfers, engagements }: Assessment) => [
            transfers.map(({ verdict, governing, findings, ...rest }) => [
              rest.id,
              verdict,
              governing?.instrument,
              findings.map(({ code }) => code).filter((code) => code !== 'TIA_OUTDATED'),
            ]),
            engagements,
          ];
          expect(shown(on(facts, day, law))).toEqual(shown(on(facts, day)));
          if (day < from) expect(on(facts, day, law).findings).toEqual(on(facts, day).findings);
        },
      ),
      runs(200),
    );
  });
  test('is refused or judged, never more: whatever is supposed of any instrument', () => {
    const anEvent = fc.record({
      instrument: fc.constantFrom(...ENCODED_LAW.instruments.map(({ id }) => id)),
      regime: fc.constantFrom(null, ...REGIMES),
      citation: fc.constant(citation),
      on: encodedDays,
      event: fc.constantFrom('ended' as const, 'suspended' as const, 'extended' as const),
    });
    fc.assert(
      fc.property(registers, encodedDays, anEvent, (facts, day, { on: from, event, ...about }) => {
        const supposed: LegalEvent =
          event === 'extended'
            ? { ...about, event, until: from }
            : event === 'suspended'
              ? { ...about, event, on: from }
              : { ...about, event, on: from, cause: 'annulled' };
        let law: Law;
        try {
          law = withEvents(ENCODED_LAW, [supposed]);
        } catch (error) {
          expect(error).toBeInstanceOf(LegalEventError);
          return;
        }
        expect(on(facts, day, law).transfers.length).toBeGreaterThanOrEqual(facts.transfers.length);
      }),
      runs(200),
    );
  });
});

test('whatever the facts, judgement is given and the facts are left alone', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      const before = JSON.stringify(facts);
      const { transfers, engagements, findings } = on(facts, day);
      expect(JSON.stringify(facts)).toBe(before);
      expect(new Set(transfers.map(({ id }) => id)).size).toBe(facts.transfers.length);
      expect(engagements.map(({ id }) => id)).toEqual(facts.engagements.map(({ id }) => id));
      expect(findings).toEqual([...transfers, ...engagements].flatMap((one) => one.findings));
    }),
    runs(300),
  );
});

test('each judged alone, a transfer is judged as among the others', () => {
  fc.assert(
    fc.property(registers, encodedDays, (facts, day) => {
      for (const transfer of facts.transfers)
        expect(assessOnly(transfer, facts, ENCODED_LAW, day).transfers).toEqual(
          on(facts, day).transfers.filter(({ id }) => id === transfer.id),
        );
    }),
    runs(200),
  );
});
