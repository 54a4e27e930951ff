import { assess } from '../../../src/law/assess.js';
import { ENCODED_LAW } from '../../../src/law/catalogue.js';
import type { Facts, ImpactAssessment, Module, Transfer } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { type LegalEvent, withEvents } from '../../../src/law/legal-events.js';
import { clauseSet, impactAssessment, ownIn, sendingOnClauses, told, transferOn } from '../facts.js';

const assessed = [impactAssessment('2020-07-16')];

describe('the impact assessment', () => {
  const old = clauseSet('2010/87');
  test('is asked from 16 July 2020 and not the day before', () => {
    const facts = sendingOnClauses(old, '2015-01-01');
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2020-07-16', facts)).toEqual(['gap', 'TIA_MISSING']);
  });
  test('counts from the day on which it was done', () => {
    const facts = sendingOnClauses(old, '2015-01-01', [impactAssessment('2020-08-01', 'effective_with_measures')]);
    expect(told('2020-07-31', facts)).toEqual(['gap', 'TIA_MISSING']);
    expect(told('2020-08-01', facts)).toEqual(['covered']);
  });
  test('undated proves nothing', () => {
    expect(told('2022-01-01', sendingOnClauses(old, '2015-01-01', [impactAssessment(null)]))).toEqual([
      'gap',
      'TIA_MISSING',
      'UNDATED_EVIDENCE',
    ]);
    expect(told('2020-07-15', sendingOnClauses(old, '2015-01-01', [impactAssessment(null)]))).toEqual(['covered']);
  });
  test('without an outcome is none', () => {
    expect(told('2022-01-01', sendingOnClauses(old, '2015-01-01', [impactAssessment('2021-01-01', null)]))).toEqual([
      'gap',
      'TIA_MISSING',
    ]);
  });
  test('that found no effective protection takes the clauses down, from C-311/18 on', () => {
    const facts = sendingOnClauses(old, '2015-01-01', [impactAssessment('2020-01-01', 'ineffective')]);
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2020-07-16', facts)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
  });
  test('the latest counts, on one day the worst, whatever their order', () => {
    const first = impactAssessment('2021-01-01', 'effective', 'first');
    const second = impactAssessment('2021-06-01', 'ineffective', 'second');
    const same = impactAssessment('2021-06-01', 'effective', 'same');
    const third = impactAssessment('2022-01-01', 'effective_with_measures', 'third');
    for (const all of [
      [first, second, same, third],
      [third, same, second, first],
    ]) {
      const facts = sendingOnClauses(old, '2015-01-01', all);
      expect(told('2021-05-31', facts)).toEqual(['covered']);
      expect(told('2021-06-01', facts)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
      expect(told('2022-01-01', facts)).toEqual(['covered']);
    }
  });
  test('for another transfer does not help', () => {
    const facts = sendingOnClauses(old, '2015-01-01', assessed, { impactAssessmentIds: [] });
    expect(told('2022-01-01', facts)).toEqual(['gap', 'TIA_MISSING']);
  });
  test.each([
    [[4], false, 'covered'],
    [[4], true, 'TIA_MISSING'],
    [[4], null, 'TIA_MISSING'],
    [[2, 3, 4], false, 'covered'],
    [[1, 2], false, 'WRONG_MODULE'],
  ] as const)(
    'modules %j back to the controller, processor adding data %s: %s',
    (modules, processorAddsData, expected) => {
      const facts = sendingOnClauses(clauseSet('2021/914', modules, { processorAddsData }), '2021-09-01', [], {
        flow: 'returned_to_controller',
        exporterRole: 'processor',
        importerRole: 'controller',
      });
      expect(told('2022-01-01', facts)).toContain(expected);
    },
  );
});

describe('what an authority or a court found', () => {
  const old = clauseSet('2010/87');
  const found = (foundBy: 'authority' | 'court', doneOn: LegalDay | null, factsFrom: LegalDay | null = null) =>
    impactAssessment(doneOn, 'ineffective', 'found', { foundBy, factsFrom });
  const facts = (...all: ImpactAssessment[]) => sendingOnClauses(old, '2015-01-01', all);
  const ours = impactAssessment('2020-07-16', 'effective', 'ours');
  const BROUGHT_DOWN = ['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE'];

  test.each(['authority', 'court'] as const)('the %s: counts from the day of the facts, not of its decision', (by) => {
    const judged = facts(ours, found(by, '2022-05-22', '2021-01-01'));
    expect(told('2020-12-31', judged)).toEqual(['covered']);
    expect(told('2021-01-01', judged)).toEqual(BROUGHT_DOWN);
    expect(told('2022-05-22', judged)).toEqual(BROUGHT_DOWN);
    const [finding] = transferOn('2021-01-01', judged).findings;
    expect(finding?.reasons[0]?.evidence).toMatchObject({
      since: '2021-01-01',
      by: by === 'court' ? 'a court' : 'an authority',
    });
  });
  test('without a day of the facts, from its decision; without either, not at all', () => {
    const judged = facts(ours, found('authority', '2022-05-22'));
    expect(told('2022-05-21', judged)).toEqual(['covered']);
    expect(told('2022-05-22', judged)).toEqual(BROUGHT_DOWN);
    expect(told('2022-05-22', facts(ours, found('authority', null)))).toEqual(['covered', 'UNDATED_EVIDENCE']);
  });
  test('counts also where we made no assessment, and before 16 July 2020', () => {
    const judged = facts(found('court', '2022-01-01', '2019-01-01'));
    expect(told('2018-12-31', judged)).toEqual(['covered']);
    expect(told('2019-01-01', judged)).toEqual(BROUGHT_DOWN);
    expect(told('2021-01-01', judged)).toEqual(BROUGHT_DOWN);
  });
  test('until the parties assess anew and find protection effective, on a later day than the decision', () => {
    const renewed = (doneOn: LegalDay, outcome: ImpactAssessment['outcome'] = 'effective_with_measures') =>
      facts(ours, found('authority', '2022-05-22', '2021-01-01'), impactAssessment(doneOn, outcome, 'renewed'));
    expect(told('2022-06-01', renewed('2022-05-22'))).toEqual(BROUGHT_DOWN);
    expect(told('2022-05-22', renewed('2022-05-23'))).toEqual(BROUGHT_DOWN);
    expect(told('2022-05-23', renewed('2022-05-23'))).toEqual(['covered']);
    expect(told('2022-05-23', renewed('2022-05-23', null))).toEqual(BROUGHT_DOWN);
    expect(told('2022-05-23', renewed('2022-05-23', 'ineffective'))).toEqual(BROUGHT_DOWN);
  });
  test('of clauses that need no assessment counts too, and is outdone in the same way', () => {
    const back = (...all: ImpactAssessment[]) =>
      sendingOnClauses(clauseSet('2021/914', [4], { processorAddsData: false }), '2021-09-01', all, {
        exporterRole: 'processor',
        importerRole: 'controller',
      });
    expect(told('2022-01-01', back())).toEqual(['covered']);
    expect(told('2022-01-01', back(found('authority', '2022-01-01')))).toEqual(BROUGHT_DOWN);
    const renewed = impactAssessment('2022-02-01', 'effective', 'renewed');
    expect(told('2022-01-31', back(found('authority', '2022-01-01'), renewed))).toEqual(BROUGHT_DOWN);
    expect(told('2022-02-01', back(found('authority', '2022-01-01'), renewed))).toEqual(['covered']);
  });
});

describe('an assessment that is outdated', () => {
  const reviewed = (nextReviewOn: LegalDay | null, changedOn: LegalDay | null = null) =>
    sendingOnClauses(clauseSet('2021/914', [2], { processingChangedOn: changedOn }), '2021-09-01', [
      impactAssessment('2021-09-01', 'effective', 'tia', { nextReviewOn }),
    ]);
  test('is told from the day after its review was due, and never changes the verdict', () => {
    expect(told('2022-09-01', reviewed('2022-09-01'))).toEqual(['covered']);
    expect(told('2022-09-02', reviewed('2022-09-01'))).toEqual(['covered', 'TIA_OUTDATED']);
    expect(told('2032-12-31', reviewed('2022-09-01'))).toEqual(['covered', 'TIA_OUTDATED']);
  });
  test('is told from the day on which the processing changed after it', () => {
    expect(told('2022-02-28', reviewed(null, '2022-03-01'))).toEqual(['covered']);
    expect(told('2022-03-01', reviewed(null, '2022-03-01'))).toEqual(['covered', 'TIA_OUTDATED']);
    expect(told('2022-03-01', reviewed(null, '2021-09-01'))).toEqual(['covered']);
  });
  test('is told once, with both reasons', () => {
    const { findings } = transferOn('2023-01-01', reviewed('2022-09-01', '2022-03-01'));
    expect(findings.map(({ code, reasons }) => [code, reasons.length])).toEqual([['TIA_OUTDATED', 2]]);
  });
});

test('under each law an assessment is asked from 16 July 2020', () => {
  for (const country of ['DE', 'GB', 'CH']) {
    const facts = ownIn(country, sendingOnClauses(clauseSet('2010/87'), '2015-01-01'));
    expect(told('2020-07-15', facts)).toEqual(['covered']);
    expect(told('2021-01-01', facts)).toEqual(['gap', 'TIA_MISSING']);
  }
});

test.each<[readonly Module[], Partial<Transfer>]>([
  [[1], { importerRole: 'controller' }],
  [[2], {}],
  [[3], { exporterRole: 'processor', importerRole: 'sub_processor' }],
])('modules %j need one whatever the processor adds', (modules, roles) => {
  for (const processorAddsData of [true, false, null])
    expect(
      told(
        '2022-01-01',
        sendingOnClauses(clauseSet('2021/914', modules, { processorAddsData }), '2021-09-01', [], roles),
      ),
    ).toEqual(['gap', 'TIA_MISSING']);
});

describe('the law of the destination', () => {
  const changed = (on: LegalDay, destination = 'US') => ({
    event: 'destination_law_changed' as const,
    destination,
    on,
    what: 'a supposed act reaches further',
    citation: { text: 'A supposed act', link: null },
  });
  const facts = (...assessed: readonly ImpactAssessment[]) =>
    sendingOnClauses(clauseSet('2021/914', [2]), '2021-09-01', assessed);
  const made = (doneOn: LegalDay, more: Partial<ImpactAssessment> = {}) =>
    impactAssessment(doneOn, 'effective', `of ${doneOn}`, more);
  const toldBy = (day: LegalDay, given: Facts, ...events: readonly LegalEvent[]) => {
    const [only] = assess(given, withEvents(ENCODED_LAW, events), day).transfers;
    return [only!.verdict, ...only!.findings.map(({ code }) => code)];
  };

  test('changed on 4 May 2026 outdates an assessment of before on that day and not the day before', () => {
    const old = facts(made('2021-09-01'));
    expect(toldBy('2026-05-03', old, changed('2026-05-04'))).toEqual(['covered']);
    expect(toldBy('2026-05-04', old, changed('2026-05-04'))).toEqual(['covered', 'TIA_OUTDATED']);
    expect(toldBy('2026-05-04', old)).toEqual(['covered']);
  });
  test('is cited by the act that changed it, one reason for each', () => {
    const law = withEvents(ENCODED_LAW, [changed('2026-05-04'), changed('2026-06-01')]);
    const [found] = assess(facts(made('2021-09-01')), law, '2026-06-01').transfers[0]!.findings;
    expect(found?.reasons.map(({ evidence }) => 'because' in evidence && evidence.because)).toEqual([
      'the law of US changed on 2026-05-04 (a supposed act reaches further)',
      'the law of US changed on 2026-06-01 (a supposed act reaches further)',
    ]);
    expect(found?.citations[0]?.text).toBe('A supposed act');
  });
  test('an assessment of the day of the change, or a later one, has looked at it', () => {
    const both = (doneOn: LegalDay) => facts(made('2021-09-01'), made(doneOn));
    expect(toldBy('2026-07-01', both('2026-05-03'), changed('2026-05-04'))).toContain('TIA_OUTDATED');
    expect(toldBy('2026-07-01', both('2026-05-04'), changed('2026-05-04'))).toEqual(['covered']);
    expect(toldBy('2026-05-31', both('2026-06-01'), changed('2026-05-04'))).toContain('TIA_OUTDATED');
    expect(toldBy('2026-06-01', both('2026-06-01'), changed('2026-05-04'))).toEqual(['covered']);
  });
  test('of another country touches nothing, unless the assessment says that it looked there', () => {
    const event = changed('2026-05-04', 'IN');
    expect(toldBy('2026-05-04', facts(made('2021-09-01')), event)).toEqual(['covered']);
    expect(toldBy('2026-05-04', facts(made('2021-09-01', { destination: 'IN' })), event)).toContain('TIA_OUTDATED');
    // What it looked at beside does not stand for the importer's own law.
    expect(toldBy('2026-05-04', facts(made('2021-09-01', { destination: 'IN' })), changed('2026-05-04'))).toContain(
      'TIA_OUTDATED',
    );
  });
  test('the end of an instrument is no such change: Privacy Shield fell, the assessment of January 2020 stands', () => {
    const old = sendingOnClauses(clauseSet('2010/87'), '2015-01-01', [made('2020-01-10')]);
    expect(toldBy('2020-07-16', old)).toEqual(['covered']);
  });
  test('says nothing where no assessment counts', () => {
    expect(toldBy('2026-05-04', facts(), changed('2026-05-04'))).toEqual(['gap', 'TIA_MISSING']);
  });
});
