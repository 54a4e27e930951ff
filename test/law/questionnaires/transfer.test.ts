import fc from 'fast-check';
import { DayNotEncodedError } from '../../../src/law/assess.js';
import { ENCODED_LAW } from '../../../src/law/catalogue.js';
import { FLOWS, ROLES } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import type { Regime } from '../../../src/law/regime.js';
import type { OpenMechanism } from '../../../src/law/questionnaires/open-mechanisms.js';
import { askOfTransfer } from '../../../src/law/questionnaires/transfer.js';
import type { Place, TransferQuestions } from '../../../src/law/questionnaires/transfer-questions.js';
import { own, party, register, transfer, transferOn, vendor } from '../facts.js';
import { encodedDays } from '../generated.js';

/** We send to a processor in the United States unless a case says otherwise. */
const questions = (more: Partial<TransferQuestions> = {}): TransferQuestions => ({
  flow: 'sent',
  exporter: own,
  importer: vendor,
  exporterRole: 'controller',
  importerRole: 'processor',
  data: [],
  purposes: [],
  processorAddsData: null,
  places: [],
  ...more,
});
const ask = (day: LegalDay, more: Partial<TransferQuestions> = {}) => askOfTransfer(questions(more), ENCODED_LAW, day);
const first = (day: LegalDay, more: Partial<TransferQuestions> = {}) => ask(day, more)[0]!.outcomes[0]!;

const open = (day: LegalDay, more: Partial<TransferQuestions> = {}): readonly string[] =>
  first(day, more)
    .mechanisms.filter(
      (one) => one.open && (one.kind === 'adequacy' || one.kind === 'certification' || one.kind === 'clause_set'),
    )
    .map(({ instrument }) => instrument);
const tool = (instrument: string, day: LegalDay, more: Partial<TransferQuestions> = {}): OpenMechanism =>
  first(day, more).mechanisms.find((one) => one.instrument === instrument)!;

describe('A new processor in the United States', () => {
  test.each([
    ['2020-07-15', ['EU_US_PRIVACY_SHIELD', '2010/87']],
    ['2020-07-16', ['2010/87']],
    ['2021-06-26', ['2010/87']],
    ['2021-06-27', ['2010/87', '2021/914']],
    ['2021-09-26', ['2010/87', '2021/914']],
    ['2021-09-27', ['2021/914']],
    ['2023-07-09', ['2021/914']],
    ['2023-07-10', ['EU_US_DPF', '2021/914']],
    ['2026-04-14', ['EU_US_DPF', '2021/914']],
    ['2026-11-24', ['EU_US_DPF', 'EUROPRIVACY', '2021/914']],
  ] as const)('on %s may rest on %j', (day, expected) => {
    expect(open(day)).toEqual(expected);
  });

  test('on 15 July 2020 could have used Privacy Shield if it was listed, on 16 July 2020 no longer', () => {
    const before = tool('EU_US_PRIVACY_SHIELD', '2020-07-15');
    expect([before.state, before.needs]).toEqual([
      'in_force',
      ['an active entry of vendor on the list of the EU-US Privacy Shield'],
    ]);
    const after = tool('EU_US_PRIVACY_SHIELD', '2020-07-16');
    expect([after.state, after.open, after.needs, after.citation.text]).toEqual([
      'ended',
      false,
      [],
      'Case C-311/18 (Schrems II)',
    ]);
    expect(after.because[0]).toMatch(/annulled on 2020-07-16/);
  });

  test('on 2026-11-24 with clauses of module 2 signs annexes I.A, I.B, I.C and II, and assesses the transfer', () => {
    const { clauses, needs, impactAssessmentNeeded, citation } = tool('2021/914', '2026-11-24');
    expect(clauses).toEqual({
      set: '2021/914',
      modules: [2],
      annexes: ['I.A', 'I.B', 'I.C', 'II'],
      elections: ['9(a)', '17', '18'],
      addition: null,
    });
    expect(needs).toContain('complete: Annex I.A, Annex I.B, Annex I.C, Annex II');
    expect(needs).toContain('Annex III where sub-processors are authorised one by one');
    expect(impactAssessmentNeeded).toBe(true);
    expect(needs).toContain('an impact assessment that finds it effective');
    expect(citation.text).toBe('Art. 4(1) Decision (EU) 2021/914');
  });

  test('on 15 July 2020 assesses nothing, on 16 July 2020 what clauses are worth there', () => {
    const need = (day: LegalDay) => first(day).impactAssessment!;
    expect([need('2020-07-15').needed, need('2020-07-16').needed]).toEqual([false, true]);
    expect(need('2026-11-24')).toMatchObject({ since: '2020-07-16', citation: { text: 'Case C-311/18 (Schrems II)' } });
  });

  test('that gets staff data needs an entry that covers it', () => {
    expect(tool('EU_US_DPF', '2026-11-24').needs).toHaveLength(1);
    expect(tool('EU_US_DPF', '2026-11-24', { data: ['hr'] }).needs[1]).toMatch(/human resources/);
  });

  test('since 31 October 2025 rests on a framework that is contested', () => {
    const contested = (day: LegalDay) => tool('EU_US_DPF', day).doubts.filter((doubt) => doubt.includes('C-703/25 P'));
    expect([contested('2025-10-30').length, contested('2025-10-31').length]).toEqual([0, 1]);
  });

  test('that is itself under the GDPR may sign the clauses, with a doubt', () => {
    const importer = { ...vendor, directlySubjectTo: ['EU_GDPR'] } as const;
    const { open: isOpen, doubts } = tool('2021/914', '2026-11-24', { importer });
    expect([isOpen, doubts.length]).toEqual([true, 2]);
    expect(tool('EUROPRIVACY', '2026-11-24', { importer }).open).toBe(false);
  });
});

describe('The module', () => {
  test.each([
    ['controller', 'controller', [1]],
    ['joint_controller', 'joint_controller', [1]],
    ['controller', 'processor', [2]],
    ['processor', 'sub_processor', [3]],
    ['processor', 'controller', [4]],
  ] as const)('from %s to %s is %j', (exporterRole, importerRole, modules) => {
    expect(tool('2021/914', '2026-11-24', { exporterRole, importerRole }).clauses!.modules).toEqual(modules);
  });

  test('is not known while a role is not, and that is asked', () => {
    const { open: isOpen, needs, clauses } = tool('2021/914', '2026-11-24', { importerRole: null });
    expect([isOpen, clauses!.modules]).toEqual([true, []]);
    expect(needs).toContain('the role of each side, which decides the module');
  });

  test('4 wants an assessment only of data that the processor adds, or may add', () => {
    const back = { flow: 'returned_to_controller', exporterRole: 'processor', importerRole: 'controller' } as const;
    const needed = (processorAddsData: boolean | null) =>
      tool('2021/914', '2026-11-24', { ...back, processorAddsData }).impactAssessmentNeeded;
    expect([needed(true), needed(null), needed(false)]).toEqual([true, true, false]);
    expect(tool('2021/914', '2026-11-24', back).clauses).toMatchObject({
      annexes: ['I.A', 'I.B'],
      elections: ['17', '18'],
    });
  });
});

describe('The other regimes', () => {
  test('from the United Kingdom on 20 March 2022 only the old clauses, on 21 March the Addendum or the IDTA as well', () => {
    const exporter = { ...own, country: 'GB' };
    const clauses = (day: LegalDay) => open(day, { exporter }).filter((one) => /^(\d|IDTA)/.test(one));
    expect(clauses('2022-03-20')).toEqual(['2010/87']);
    expect(clauses('2022-03-21')).toEqual(['2010/87', '2021/914', 'IDTA_A1.0']);
    expect(clauses('2022-09-22')).toEqual(['2021/914', 'IDTA_A1.0']);
    const { clauses: taken, needs } = tool('2021/914', '2026-11-24', { exporter });
    expect(taken!.addition).toEqual({
      set: 'UK_ADDENDUM_B1.0',
      name: 'UK Addendum to the EU clauses',
      annexes: ['table_1', 'table_2', 'table_3', 'table_4'],
    });
    expect(needs).toContain('the UK Addendum to the EU clauses, complete: Table 1, Table 2, Table 3, Table 4');
    expect(tool('UK_EXTENSION', '2026-11-24', { exporter }).needs).toHaveLength(2);
    expect(first('2026-11-24', { exporter }).citations.map(({ text }) => text)).toEqual(['Art. 44 UK GDPR']);
  });

  test('from Switzerland the FDPIC adaptations, and since 15 September 2024 the Swiss framework', () => {
    const exporter = { ...own, country: 'CH' };
    expect(open('2021-08-26', { exporter })).toEqual(['2010/87']);
    expect(open('2021-08-27', { exporter })).toEqual(['2010/87', '2021/914']);
    expect(open('2024-09-14', { exporter })).toEqual(['2021/914']);
    expect(open('2024-09-15', { exporter })).toEqual(['SWISS_US_DPF', '2021/914']);
    expect(tool('2021/914', '2026-11-24', { exporter }).clauses!.addition).toEqual({
      set: 'FDPIC_ADAPTATION',
      name: 'FDPIC adaptations of the EU clauses',
      annexes: [],
    });
    expect(tool('2021/914', '2026-11-24', { exporter }).citation.text).toBe('Art. 16(2)(d) FADP');
  });

  test('a company in Germany with a branch in Switzerland answers to both', () => {
    const regimes: readonly (Regime | null)[] = ask('2026-11-24', {
      exporter: { ...own, branches: ['CH'] },
    })[0]!.outcomes.map(({ regime }) => regime);
    expect(regimes).toEqual(['EU_GDPR', 'CH_FADP']);
  });
});

describe('Adequacy', () => {
  test('of Canada covers a shop and no public body, and of an unknown sector that is asked', () => {
    const canada = (sector: 'commercial' | 'public_body' | null) =>
      tool('EU_ADEQUACY_CA', '2026-11-24', { importer: { ...party('vendor', 'CA'), sector } });
    expect([canada('commercial').open, canada('commercial').needs]).toEqual([true, []]);
    expect([canada('public_body').open, canada('public_body').state]).toEqual([false, 'condition_failed']);
    expect([canada(null).open, canada(null).needs]).toEqual([true, ['the sector of vendor']]);
  });

  test('of the United Kingdom is known to end', () => {
    const importer = party('vendor', 'GB');
    expect(tool('EU_ADEQUACY_GB', '2026-11-24', { importer }).endsOn).toBe('2031-12-28');
  });
});

describe('Exceptions', () => {
  test('are never for what goes all the time, nor for powers of a public authority', () => {
    const consent = tool('DEROGATION_A', '2026-11-24');
    expect(consent.needs[0]).toMatch(/never systematically/);
    const authority = { exporter: { ...own, sector: 'public_body' } } as const;
    expect(tool('DEROGATION_A', '2026-11-24', authority).open).toBe(false);
    expect(tool('DEROGATION_D', '2026-11-24', authority).open).toBe(true);
  });
});

/** The twelve situations of EDPB Guidelines 05/2021, version 2.0, that turn on who sends to whom from where. */
describe('Who sits where', () => {
  test.each([
    ['example 1: collected from the person', { flow: 'collected_from_the_person', exporter: null }, 'not_a_transfer'],
    ['example 5: a processor in Chile', { importer: party('vendor', 'CL') }, 'restricted_transfer'],
    ['example 8: an employee on a trip', { flow: 'own_staff', importer: null }, 'not_a_transfer'],
    ['example 9: a subsidiary to its mother', { importerRole: 'controller' }, 'restricted_transfer'],
    ['example 11: remote access', { flow: 'remote_access' }, 'restricted_transfer'],
    ['example 12: a processor in Germany, its mother abroad', { importer: party('vendor', 'DE') }, 'not_a_transfer'],
    ['an exporter that no law binds', { exporter: party('own', 'SG') }, 'out_of_scope'],
    ['a recipient nobody knows where', { importer: party('vendor', null) }, 'undetermined'],
    ['an exporter nobody knows where', { exporter: party('own', null) }, 'undetermined'],
    [
      'the European Patent Organisation in Munich',
      { importer: party('vendor', 'DE', { internationalOrganisation: 'EPO' }) },
      'restricted_transfer',
    ],
  ] as const)('%s', (_, more, outcome) => {
    expect(first('2026-11-24', more).outcome).toBe(outcome);
  });

  test('a processor in the United Kingdom that returns data to its controller initiates no transfer, one in Germany does', () => {
    const back = { flow: 'returned_to_controller', exporterRole: 'processor', importerRole: 'controller' } as const;
    expect(first('2026-11-24', { ...back, exporter: { ...own, country: 'GB' } }).outcome).toBe('not_a_transfer');
    expect(first('2026-11-24', back).outcome).toBe('restricted_transfer');
  });

  const place = (kind: Place['kind'], country: string, by: Place['by'] = null): Place => ({ kind, country, by });

  test('servers in Frankfurt of a company in the United States: who receives decides', () => {
    const [line, kept] = ask('2026-11-24', { places: [place('storage', 'DE')] });
    expect(line!.outcomes[0]!.outcome).toBe('restricted_transfer');
    expect(kept!.outcomes[0]).toMatchObject({ outcome: 'not_a_transfer', mechanisms: [] });
    expect(kept!.notes).toEqual([
      'That it is kept in DE does not decide: vendor, who has it there, is established in US.',
    ]);
  });

  test('a German vendor whose support sits in a company of its group in India: the vendor transfers, on module 3', () => {
    const places = [place('access', 'IN', party('support', 'IN'))];
    const [line, support] = ask('2026-11-24', { importer: party('vendor', 'DE'), places });
    expect(line!.outcomes.map(({ outcome }) => outcome)).toEqual(['not_a_transfer']);
    const [seen] = support!.outcomes;
    expect([support!.sender, support!.recipient, seen!.regime, seen!.outcome]).toEqual([
      'vendor',
      'support',
      'EU_GDPR',
      'restricted_transfer',
    ]);
    expect(seen!.mechanisms.find(({ instrument }) => instrument === '2021/914')!.clauses!.modules).toEqual([3]);
  });

  test('its own staff in India are no importer, and the law of India counts in an assessment', () => {
    const [, seen] = ask('2026-11-24', { importer: party('vendor', 'DE'), places: [place('access', 'IN')] });
    expect(seen!.outcomes.map(({ outcome, citations }) => [outcome, citations[0]!.text])).toEqual([
      ['not_a_transfer', 'EDPB Guidelines 05/2021'],
    ]);
    expect(seen!.notes[1]).toMatch(/law of IN/);
  });

  test('data that an American vendor hands on to India still comes from the Union', () => {
    const [, onward] = ask('2026-11-24', { places: [place('access', 'IN', party('support', 'IN'))] });
    expect(onward!.outcomes.map(({ regime, outcome }) => [regime, outcome])).toEqual([
      ['EU_GDPR', 'restricted_transfer'],
    ]);
  });
});

describe('For any flow on any day', () => {
  const flows: fc.Arbitrary<Partial<TransferQuestions>> = fc.record({
    flow: fc.constantFrom(...FLOWS),
    exporter: fc.constantFrom('DE', 'GB', 'CH', 'US', null).map((country) => party('own', country)),
    importer: fc.constantFrom('US', 'GB', 'CH', 'JP', 'IN', 'DE', null).map((country) => party('vendor', country)),
    exporterRole: fc.constantFrom(...ROLES, null),
    importerRole: fc.constantFrom(...ROLES, null),
  });

  test('step one is that of the judgement of recorded facts', () => {
    fc.assert(
      fc.property(flows, encodedDays, (more, day) => {
        const asked = questions(more);
        const { flow, exporterRole, importerRole, exporter, importer } = asked;
        const facts = register({
          parties: [exporter!, importer!],
          transfers: [transfer([], { flow, exporterRole, importerRole })],
        });
        const recorded = transferOn(day, facts);
        const [found] = ask(day, more)[0]!.outcomes;
        const stands = found!.outcome === 'restricted_transfer' || found!.outcome === 'undetermined';
        expect(stands ? null : found!.outcome).toBe(recorded.because === null ? null : recorded.verdict);
        expect(found!.regime).toBe(recorded.regime);
      }),
    );
  });

  test('what is open says what it needs, what is closed says why', () => {
    fc.assert(
      fc.property(flows, encodedDays, (more, day) => {
        for (const { mechanisms } of ask(day, more)[0]!.outcomes)
          for (const one of mechanisms) {
            expect([one.instrument, one.open, one.because.length > 0]).toEqual([one.instrument, one.open, !one.open]);
            if (one.kind !== 'adequacy' && one.open) expect(one.needs.length).toBeGreaterThan(0);
          }
      }),
      { numRuns: 50 },
    );
  });
});

test('a day before the encoded law is refused', () => {
  expect(() => ask('2000-07-25')).toThrow(DayNotEncodedError);
});
