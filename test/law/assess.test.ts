import { assess, DayNotEncodedError } from '../../src/law/assess.js';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import type { Agreement, ClauseSet, Facts, Role } from '../../src/law/facts.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import {
  adequacy,
  agreement,
  certificate,
  certification,
  clauses,
  clauseSet,
  engagement,
  engagementOn,
  impactAssessment,
  NOTHING,
  on,
  own,
  party,
  register,
  sending,
  told,
  toldOfContract,
  transfer,
  transferOn,
  vendor,
} from './facts.js';

describe('days', () => {
  test('on 25 July 2000 law is not encoded and judgement refused, on 26 July 2000 it is given', () => {
    expect(() => on('2000-07-25', NOTHING)).toThrow(DayNotEncodedError);
    expect(() => on('1999-12-31', sending(vendor))).toThrow(/2000-07-26.*1999-12-31/);
    expect(on('2000-07-26', NOTHING)).toEqual({
      asOf: '2000-07-26',
      lawVersion: ENCODED_LAW.version,
      transfers: [],
      engagements: [],
      findings: [],
      heldSince: null,
      changesOn: null,
    });
  });
  test('a future day is judged by the law as known today', () => {
    const british = sending(party('x', 'GB'));
    expect(told('2031-12-27', british)).toEqual(['covered']);
    expect(told('2031-12-28', british)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
    expect(told('2100-01-01', sending(party('x', 'CH')))).toEqual(['covered']);
  });
  test('an assessment says since when it has held and when it changes', () => {
    const shield = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD')],
      {},
      { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
    );
    expect(on('2020-07-15', shield)).toMatchObject({ changesOn: '2020-07-16' });
    expect(on('2020-07-16', shield)).toMatchObject({ heldSince: '2020-07-16' });
    expect(on('2026-11-23', sending(party('x', 'GB')))).toMatchObject({
      heldSince: '2025-12-19',
      changesOn: '2031-12-28',
    });
  });
  test('the facts are left alone', () => {
    const frozen = freeze(
      sending(vendor, [certificate('c')], {}, { certifications: [certification('EU_US_DPF', [], { id: 'c' })] }),
    );
    expect(assess(frozen, ENCODED_LAW, '2024-01-01')).toEqual(assess(frozen, ENCODED_LAW, '2024-01-01'));
  });
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

describe('the ordered mechanisms of one of the 54: Privacy Shield, then the clauses of 2010', () => {
  const facts = (assessed: boolean) =>
    register({
      agreements: [agreement('dpa', '2018-05-25', [clauseSet('2010/87')])],
      certifications: [certification('EU_US_PRIVACY_SHIELD', [{ status: 'active', from: '2017-01-01' }])],
      impactAssessments: assessed ? [impactAssessment('2020-07-20')] : [],
      transfers: [
        transfer([certificate('EU_US_PRIVACY_SHIELD'), clauses('2010/87')], { impactAssessmentIds: ['tia'] }),
      ],
    });
  test.each([
    ['2016-12-31', ['gap', 'CERTIFICATION_MISSING'], null],
    ['2017-01-01', ['covered'], 'EU_US_PRIVACY_SHIELD'],
    ['2020-07-15', ['covered'], 'EU_US_PRIVACY_SHIELD'],
    ['2020-07-16', ['gap', 'MECHANISM_INVALIDATED', 'TIA_MISSING'], null],
    ['2020-07-19', ['gap', 'MECHANISM_INVALIDATED', 'TIA_MISSING'], null],
    ['2020-07-20', ['covered', 'FALLBACK_IN_USE'], '2010/87'],
    ['2020-08-01', ['covered', 'FALLBACK_IN_USE'], '2010/87'],
    ['2022-12-27', ['covered', 'FALLBACK_IN_USE'], '2010/87'],
    ['2022-12-28', ['gap', 'MECHANISM_INVALIDATED', 'MECHANISM_EXPIRED'], null],
  ] as const)('on %s: %j', (day, expected, governing) => {
    expect(told(day, facts(true))).toEqual(expected);
    expect(transferOn(day, facts(true)).governing?.instrument ?? null).toBe(governing);
  });
  test('without the assessment there is no fallback on 1 August 2020', () => {
    expect(told('2020-08-01', facts(false))).toEqual(['gap', 'MECHANISM_INVALIDATED', 'TIA_MISSING']);
  });
  test('each keeps its own state, code and citation, in the order listed', () => {
    expect(transferOn('2020-08-01', facts(true)).mechanisms).toMatchObject([
      {
        state: 'ended',
        citation: { text: 'Case C-311/18 (Schrems II)' },
        reasons: [{ code: 'MECHANISM_INVALIDATED' }],
      },
      { state: 'in_force', citation: { text: 'Decision 2010/87/EU' }, reasons: [] },
    ]);
  });
  test('the first in force governs, also where the second stands as well', () => {
    const { governing, mechanisms } = transferOn('2020-01-01', facts(true));
    expect(mechanisms.map(({ state }) => state)).toEqual(['in_force', 'in_force']);
    expect(governing).toBe(mechanisms[0]);
  });
});

describe('a void mechanism', () => {
  const dpf = certification('EU_US_DPF', [{ status: 'active', from: '2023-07-10' }]);
  const shield = certification('EU_US_PRIVACY_SHIELD', []);
  test('beside adequacy is a notice, also where adequacy is listed behind it', () => {
    const listed = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD'), certificate('EU_US_DPF')],
      {},
      { certifications: [dpf, shield] },
    );
    expect(told('2023-07-09', listed)).toEqual([
      'gap',
      'MECHANISM_INVALIDATED',
      'MECHANISM_NOT_YET_IN_FORCE',
      'CERTIFICATION_MISSING',
    ]);
    expect(told('2023-07-10', listed)).toEqual(['covered', 'FALLBACK_IN_USE', 'VOID_MECHANISM_LISTED']);
    const unlisted = sending(vendor, [certificate('EU_US_PRIVACY_SHIELD')], {}, { certifications: [dpf, shield] });
    expect(told('2023-07-10', unlisted)).toEqual(['covered', 'VOID_MECHANISM_LISTED']);
    expect(transferOn('2023-07-10', unlisted).mechanisms.map(({ instrument }) => instrument)).toEqual([
      'EU_US_PRIVACY_SHIELD',
      'EU_US_DPF',
    ]);
  });
  test.each([
    ['2021-09-27', null, ['covered', 'VOID_MECHANISM_LISTED']],
    ['2021-09-26', '2022-01-01', ['covered', 'VOID_MECHANISM_LISTED']],
    ['2021-09-26', null, ['covered']],
  ] as const)(
    'clauses of 2010 signed on %s, processing changed on %s, beside adequacy in 2022: %j',
    (signedOn, processingChangedOn, expected) => {
      const facts = sending(
        party('x', 'CH'),
        [clauses('2010/87')],
        {},
        {
          agreements: [agreement('dpa', signedOn, [clauseSet('2010/87', [], { processingChangedOn })])],
        },
      );
      expect(told('2022-06-01', facts)).toEqual(expected);
    },
  );
  test('is not one that only waits for its condition', () => {
    const facts = sending(party('x', 'CH'), [clauses('nowhere')]);
    expect(told('2022-06-01', facts)).toEqual(['covered']);
  });
});

describe('NO_TRANSFER_MECHANISM', () => {
  test('is told when nothing listed has been in place, each entry with its own code beside it', () => {
    const facts = register({
      agreements: [agreement('dpa', '2022-06-01', [clauseSet('2021/914', [2])])],
      impactAssessments: [impactAssessment('2022-06-01')],
      transfers: [transfer([clauses('2021/914'), clauses('nowhere'), adequacy('x')], { impactAssessmentIds: ['tia'] })],
    });
    expect(told('2022-05-31', facts)).toEqual(['gap', 'NO_TRANSFER_MECHANISM', 'TIA_MISSING']);
    expect(told('2022-06-01', facts)).toEqual(['covered']);
  });
  test('is not told where something has been in place and failed', () => {
    const facts = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD'), clauses('nowhere')],
      {},
      { certifications: [certification('EU_US_PRIVACY_SHIELD', [])] },
    );
    expect(told('2021-01-01', facts)).toEqual(['gap', 'MECHANISM_INVALIDATED']);
  });
  test('one finding per code, with every reason', () => {
    const facts = sending(
      vendor,
      [certificate('EU_US_PRIVACY_SHIELD'), certificate('EU_US_SAFE_HARBOR')],
      {},
      {
        certifications: [certification('EU_US_PRIVACY_SHIELD', []), certification('EU_US_SAFE_HARBOR', [])],
      },
    );
    const { findings } = transferOn('2021-01-01', facts);
    expect(findings.map(({ code, reasons }) => [code, reasons.length])).toEqual([['MECHANISM_INVALIDATED', 2]]);
    expect(findings[0]?.citations.map(({ text }) => text)).toEqual([
      'Case C-311/18 (Schrems II)',
      'Case C-362/14 (Schrems I)',
      'Art. 44 GDPR',
    ]);
  });
});

const hired = (
  ourRole: Role | null,
  vendorRole: Role | null,
  papers: readonly Agreement[] = [],
  more: Partial<Facts> = {},
): Facts => register({ engagements: [engagement(ourRole, vendorRole)], agreements: papers, ...more });

describe('the contract verdict', () => {
  test.each([
    ['controller', 'processor', ['gap', 'DPA_MISSING']],
    ['processor', 'controller', ['gap', 'DPA_MISSING']],
    ['processor', 'sub_processor', ['gap', 'DPA_MISSING']],
    ['joint_controller', 'processor', ['gap', 'DPA_MISSING']],
    ['joint_controller', null, ['gap', 'ROLE_UNDETERMINED', 'ART26_ARRANGEMENT_MISSING']],
    ['joint_controller', 'joint_controller', ['gap', 'ART26_ARRANGEMENT_MISSING']],
    ['controller', 'controller', ['not_required']],
    [null, null, ['gap', 'ROLE_UNDETERMINED']],
    ['controller', null, ['gap', 'ROLE_UNDETERMINED']],
    [null, 'controller', ['gap', 'ROLE_UNDETERMINED']],
    [null, 'processor', ['gap', 'ROLE_UNDETERMINED', 'DPA_MISSING']],
  ] as const)('we %s, they %s, no paper: %j', (ours, theirs, expected) =>
    expect(toldOfContract('2026-11-23', hired(ours, theirs))).toEqual(expected),
  );

  test('a role unknown beside a processor with its contract leaves the contract in order', () => {
    expect(toldOfContract('2026-11-23', hired(null, 'processor', [agreement('dpa', '2020-01-01')]))).toEqual([
      'in_order',
      'ROLE_UNDETERMINED',
    ]);
  });
  test('a DPA does not replace the arrangement of joint controllers', () => {
    const joint = (kind: Agreement['kind'], signedOn: LegalDay) =>
      hired('joint_controller', 'joint_controller', [agreement(kind, signedOn)]);
    expect(toldOfContract('2026-11-23', joint('dpa', '2020-01-01'))).toEqual(['gap', 'ART26_ARRANGEMENT_MISSING']);
    expect(toldOfContract('2019-12-31', joint('art_26_arrangement', '2020-01-01'))).toEqual([
      'gap',
      'ART26_ARRANGEMENT_MISSING',
    ]);
    expect(toldOfContract('2020-01-01', joint('art_26_arrangement', '2020-01-01'))).toEqual(['in_order']);
  });
  test('on 24 May 2018 contract rules are not encoded, on 25 May they bind, in Norway on 20 July', () => {
    expect(toldOfContract('2018-05-24', hired('controller', 'processor'))).toEqual(['not_encoded']);
    expect(toldOfContract('2018-05-25', hired('controller', 'processor'))).toEqual(['gap', 'DPA_MISSING']);
    const norwegian = hired('controller', 'processor', [], { parties: [party('own', 'NO'), vendor] });
    expect(toldOfContract('2018-07-19', norwegian)).toEqual(['not_encoded']);
    expect(toldOfContract('2018-07-20', norwegian)).toEqual(['gap', 'DPA_MISSING']);
  });
  test('not encoded, they never stop the verdict on the transfer', () => {
    const facts = { ...hired('controller', 'processor'), transfers: [transfer([])] };
    expect(on('2018-05-24', facts)).toMatchObject({
      transfers: [{ verdict: 'gap' }],
      engagements: [{ verdict: 'not_encoded' }],
    });
  });
  test('a British party owes the contract under the law of the Union, from 1 January 2021 under its own, cited so', () => {
    const british = hired('controller', 'processor', [], { parties: [party('own', 'GB'), vendor] });
    const cited = (day: LegalDay) => [
      engagementOn(day, british).regime,
      engagementOn(day, british).findings[0]?.citations[0]?.text,
    ];
    expect(cited('2020-12-31')).toEqual(['EU_GDPR', 'Art. 28(3) GDPR']);
    expect(cited('2021-01-01')).toEqual(['UK_GDPR', 'Art. 28(3) UK GDPR']);
  });
  test('a Swiss party is judged under the regime whose contract rules are encoded', () => {
    const swiss = (more: Parameters<typeof party>[2]) =>
      hired('controller', 'processor', [], { parties: [party('own', 'CH', more), vendor] });
    expect(toldOfContract('2026-11-23', swiss({}))).toEqual(['not_encoded']);
    expect(toldOfContract('2026-11-23', swiss({ directlySubjectTo: ['EU_GDPR'] }))).toEqual(['gap', 'DPA_MISSING']);
  });
  test('an engagement is judged from its first day to its last, of a party that a law binds', () => {
    const facts = register({
      engagements: [engagement('controller', 'processor', { startsOn: '2020-01-01', endsOn: '2020-12-31' })],
    });
    expect(toldOfContract('2019-12-31', facts)).toEqual(['out_of_scope']);
    expect(toldOfContract('2020-01-01', facts)).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2020-12-31', facts)).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2021-01-01', facts)).toEqual(['out_of_scope']);
    expect(toldOfContract('2020-06-01', { ...facts, parties: [party('own', 'US')] })).toEqual(['out_of_scope']);
    expect(toldOfContract('2020-06-01', { ...facts, parties: [] })).toEqual(['out_of_scope']);
  });
});

describe('the data processing agreement', () => {
  const dpa = (paper: Partial<Agreement>, sets: readonly ClauseSet[] = []) =>
    hired('controller', 'processor', [agreement('dpa', null, sets, paper)]);
  const signed = (ours: LegalDay | null, theirs: LegalDay | null) => ({
    signatures: [
      { partyId: 'vendor', signedOn: theirs },
      { partyId: 'own', signedOn: ours },
    ],
  });
  test.each([
    ['2019-12-31', ['gap', 'DPA_MISSING']],
    ['2020-01-01', ['gap', 'DPA_NOT_IN_FORCE']],
    ['2020-02-29', ['gap', 'DPA_NOT_IN_FORCE']],
    ['2020-03-01', ['in_order']],
  ] as const)('signed by one side on 1 January 2020, by the other on 1 March; on %s: %j', (day, expected) => {
    expect(toldOfContract(day, dpa(signed('2020-01-01', '2020-03-01')))).toEqual(expected);
    expect(toldOfContract(day, dpa(signed('2020-03-01', '2020-01-01')))).toEqual(expected);
  });
  test('that nobody has signed, or one side only, is not in force', () => {
    expect(toldOfContract('2020-01-01', dpa({}))).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
    expect(toldOfContract('2020-01-01', dpa({ signatures: [{ partyId: 'own', signedOn: '2019-01-01' }] }))).toEqual([
      'gap',
      'DPA_NOT_IN_FORCE',
    ]);
  });
  test('undated is none', () => {
    expect(toldOfContract('2020-01-01', dpa(signed('2019-01-01', null)))).toEqual([
      'gap',
      'DPA_MISSING',
      'UNDATED_EVIDENCE',
    ]);
  });
  test('accepted counts from the day of acceptance', () => {
    expect(toldOfContract('2019-12-31', dpa({ acceptedOn: '2020-01-01' }))).toEqual(['gap', 'DPA_MISSING']);
    expect(toldOfContract('2020-01-01', dpa({ acceptedOn: '2020-01-01' }))).toEqual(['in_order']);
  });
  test('effective from a later day is not in force before', () => {
    const later = dpa({ acceptedOn: '2020-01-01', effectiveOn: '2020-02-01' });
    expect(toldOfContract('2020-01-31', later)).toEqual(['gap', 'DPA_NOT_IN_FORCE']);
    expect(engagementOn('2020-01-31', later).findings[0]?.reasons[0]?.evidence).toMatchObject({ from: '2020-02-01' });
    expect(toldOfContract('2020-02-01', later)).toEqual(['in_order']);
  });
  test('stands on its last day and has expired on the next; on the day of termination no more', () => {
    for (const end of [{ expiresOn: '2021-12-31' }, { terminatedOn: '2022-01-01' }] as const) {
      const facts = dpa({ acceptedOn: '2020-01-01', ...end });
      expect(toldOfContract('2021-12-31', facts)).toEqual(['in_order']);
      expect(toldOfContract('2022-01-01', facts)).toEqual(['gap', 'DPA_EXPIRED']);
    }
  });
  test('for another engagement does not help', () => {
    expect(toldOfContract('2021-01-01', dpa({ acceptedOn: '2020-01-01', engagementIds: ['other'] }))).toEqual([
      'gap',
      'DPA_MISSING',
    ]);
  });
  test('of several the nearest to being in force decides, in either order', () => {
    const paper = (id: string, more: Partial<Agreement>) => agreement('dpa', null, [], { id, ...more });
    const papers = [
      paper('old', { acceptedOn: '2019-01-01', expiresOn: '2019-12-31' }),
      paper('older', { acceptedOn: '2018-06-01', expiresOn: '2018-12-31' }),
      paper('draft', {}),
      paper('new', { acceptedOn: '2020-06-01', effectiveOn: '2020-07-01' }),
    ];
    for (const all of [papers, [...papers].reverse()]) {
      expect(toldOfContract('2019-12-31', hired('controller', 'processor', all))).toEqual(['in_order']);
      expect(engagementOn('2020-01-01', hired('controller', 'processor', all)).findings).toMatchObject([
        { code: 'DPA_EXPIRED', reasons: [{ evidence: { endedOn: '2020-01-01' } }] },
      ]);
      expect(toldOfContract('2020-07-01', hired('controller', 'processor', all))).toEqual(['in_order']);
    }
  });
  test.each([
    ['2021/914', [1], ['gap', 'DPA_MISSING']],
    ['2021/914', [2], ['in_order']],
    ['2021/914', [3], ['in_order']],
    ['2021/914', [4], ['gap', 'DPA_MISSING']],
    ['2021/915', [], ['in_order']],
    ['2010/87', [], ['gap', 'DPA_MISSING']],
  ] as const)('stand-alone clauses %s, modules %j: %j', (set, modules, expected) => {
    const facts = hired('controller', 'processor', [
      agreement('standalone_clauses', '2021-09-01', [clauseSet(set, modules)]),
    ]);
    expect(toldOfContract('2021-09-01', facts)).toEqual(expected);
  });
  test('clauses with a day of their own count from it, though the paper around them is unsigned', () => {
    const facts = hired('controller', 'processor', [
      agreement('terms', null, [clauseSet('2021/914', [2], { signedOn: '2021-09-01' })]),
    ]);
    expect(toldOfContract('2021-08-31', facts)[1]).toMatch(/^DPA_/);
    expect(toldOfContract('2021-09-01', facts)).toEqual(['in_order']);
  });
});

test('the verdict on the contract and that on the transfer are independent', () => {
  const facts = {
    ...hired('controller', 'processor', [agreement('dpa', '2020-01-01')]),
    parties: [own, vendor],
    transfers: [transfer([])],
  };
  expect(on('2026-11-23', facts)).toMatchObject({
    transfers: [{ verdict: 'gap' }],
    engagements: [{ verdict: 'in_order' }],
  });
});

test('a paper between others is no contract with the processor, one that another of our group agreed is', () => {
  const other = party('other', 'IE');
  const sister = party('sister', 'PL');
  const under = (partyIds: readonly string[]) =>
    register({
      parties: [own, vendor, other, sister],
      engagements: [engagement('controller', 'processor')],
      agreements: [agreement('dpa', null, [], { partyIds, acceptedOn: '2019-01-01' })],
    });
  expect(toldOfContract('2020-01-01', under(['own', 'other']))).toEqual(['gap', 'DPA_MISSING']);
  expect(toldOfContract('2020-01-01', under(['sister', 'vendor']))).toEqual(['in_order']);
});
