import type { Facts, Safeguard, SafeguardKind, Transfer } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import type { Regime } from '../../../src/law/regime.js';
import {
  impactAssessment,
  onSafeguard,
  own,
  ownIn,
  party,
  safeguard,
  sending,
  told,
  transferOn,
  vendor,
} from '../facts.js';

const publicBodies = ['public_instrument', 'administrative_arrangement'] as const satisfies readonly SafeguardKind[];
const isPublic = (kind: SafeguardKind): boolean => (publicBodies as readonly SafeguardKind[]).includes(kind);
const REGIME_OF: Readonly<Record<string, Regime>> = { DE: 'EU_GDPR', GB: 'UK_GDPR', CH: 'CH_FADP' };
const approvedIn = (country: string, on: LegalDay | null = '2019-01-01', endedOn: LegalDay | null = null) => ({
  approvals: [{ regime: REGIME_OF[country]!, on, endedOn }],
});

/** Between public bodies where the tool is theirs; an effective assessment of 16 July 2020 is on file. */
function facts(
  kind: SafeguardKind,
  country = 'DE',
  more: Partial<Safeguard> = {},
  flow: Partial<Transfer> = {},
): Facts {
  const sector = isPublic(kind) ? 'public_body' : 'commercial';
  return ownIn(
    country,
    sending(
      { ...vendor, sector },
      [onSafeguard(kind)],
      { impactAssessmentIds: ['tia'], exporterRole: 'controller', importerRole: 'controller', ...flow },
      {
        safeguards: [safeguard(kind, { ...approvedIn(country), ...more })],
        impactAssessments: [impactAssessment('2020-07-16')],
      },
    ),
    { sector },
  );
}

/** Tool, exporter's country, first day of the tool under its law, and where it then stands. */
const TOOLS = [
  ['bcr_controller', 'DE', 'Art. 46(2)(b) GDPR'],
  ['bcr_controller', 'GB', 'Art. 46(2)(b) UK GDPR'],
  ['bcr_controller', 'CH', 'Art. 16(2)(e) FADP'],
  ['bcr_processor', 'DE', 'Art. 46(2)(b) GDPR'],
  ['bcr_processor', 'GB', 'Art. 46(2)(b) UK GDPR'],
  ['bcr_processor', 'CH', 'Art. 16(2)(e) FADP'],
  ['code_of_conduct', 'DE', 'Art. 46(2)(e) GDPR'],
  ['code_of_conduct', 'GB', 'Art. 46(2)(e) UK GDPR'],
  ['ad_hoc_clauses', 'DE', 'Art. 46(3)(a) GDPR'],
  ['ad_hoc_clauses', 'GB', 'Art. 46(3)(a) UK GDPR'],
  ['ad_hoc_clauses', 'CH', 'Art. 16(2)(b) FADP'],
  ['authority_clauses', 'DE', 'Art. 46(2)(d) GDPR'],
  ['authority_clauses', 'CH', 'Art. 16(2)(d) FADP'],
  ['public_instrument', 'DE', 'Art. 46(2)(a) GDPR'],
  ['public_instrument', 'GB', 'Art. 46(2)(a) UK GDPR'],
  ['public_instrument', 'CH', 'Art. 16(2)(a) FADP'],
  ['administrative_arrangement', 'DE', 'Art. 46(3)(b) GDPR'],
  ['administrative_arrangement', 'GB', 'Art. 46(3)(b) UK GDPR'],
  ['administrative_arrangement', 'CH', 'Art. 16(2)(c) FADP'],
] as const;

describe.each(TOOLS)('%s from %s', (kind, country, citation) => {
  test(`approved, binding and assessed, rests on ${citation}`, () => {
    expect(told('2026-11-23', facts(kind, country))).toEqual(['covered']);
    expect(transferOn('2026-11-23', facts(kind, country)).governing?.citation?.text).toBe(citation);
  });
  if (kind === 'public_instrument')
    test('needs no step of an authority', () =>
      expect(told('2026-11-23', facts(kind, country, { approvals: [] }))).toEqual(['covered']));
  else {
    test('counts from the day of the approval to the day before its end', () => {
      const approved = facts(kind, country, {
        ...approvedIn(country, '2022-01-01', '2024-01-01'),
        bindingOn: '2022-01-01',
      });
      expect(told('2021-12-31', approved)).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
      expect(told('2022-01-01', approved)).toEqual(['covered']);
      expect(told('2023-12-31', approved)).toEqual(['covered']);
      expect(told('2024-01-01', approved)).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    });
    test('approved nowhere, or on a day that nobody recorded, is not approved', () => {
      expect(told('2026-11-23', facts(kind, country, { approvals: [] }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
      expect(told('2026-11-23', facts(kind, country, approvedIn(country, null)))).toEqual([
        'gap',
        'MECHANISM_NOT_APPROVED',
        'UNDATED_EVIDENCE',
      ]);
    });
    test('an approval without a day beside one that stands takes nothing down', () => {
      const approvals = [...approvedIn(country, null).approvals, ...approvedIn(country).approvals];
      expect(told('2026-11-23', facts(kind, country, { approvals }))).toEqual(['covered']);
    });
  }
  test('binds exporter and importer, or is not approved for them', () => {
    expect(told('2026-11-23', facts(kind, country, { partyIds: ['own'] }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    // Under a code the importer adheres; under a processor's rules the controller is its customer.
    const importerIsEnough = kind === 'code_of_conduct' || kind === 'bcr_processor';
    expect(told('2026-11-23', facts(kind, country, { partyIds: ['vendor'] }))[0]).toBe(
      importerIsEnough ? 'covered' : 'gap',
    );
  });
  test('needs an assessment since 16 July 2020, and falls with an ineffective one', () => {
    const none = { ...facts(kind, country), impactAssessments: [] };
    expect(told('2026-11-23', none)).toEqual(['gap', 'TIA_MISSING']);
    const ineffective = [impactAssessment('2021-01-01', 'ineffective')];
    const found = { ...none, impactAssessments: ineffective };
    expect(told('2021-01-01', found)).toEqual(['gap', 'SUPPLEMENTARY_MEASURES_INEFFECTIVE']);
    if (country !== 'GB') expect(told('2020-07-15', none)).toEqual(['covered']);
  });
});

test.each([
  ['authority_clauses', 'GB'],
  ['code_of_conduct', 'CH'],
] as const)("%s from %s is another regime's", (kind, country) =>
  expect(told('2026-11-23', facts(kind, country))).toEqual(['gap', 'WRONG_REGIME_MECHANISM']),
);

test.each(['code_of_conduct', 'authority_clauses'] as const)('%s came with the GDPR', (kind) => {
  const early = facts(kind, 'DE', {
    ...approvedIn('DE', '2018-01-01'),
    generallyValidOn: '2018-01-01',
    bindingOn: '2018-01-01',
  });
  expect(told('2018-05-24', early)).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
  expect(told('2018-05-25', early)).toEqual(['covered']);
});

describe('binding corporate rules', () => {
  test('approved under the directive stand until they change, and then need a new approval', () => {
    const old = (changedOn: LegalDay | null, ...later: LegalDay[]) =>
      facts('bcr_controller', 'DE', {
        changedOn,
        approvals: ['2014-01-01' as const, ...later].map((on) => ({ regime: 'EU_GDPR', on, endedOn: null })),
      });
    expect(told('2018-05-24', old(null))).toEqual(['covered']);
    expect(transferOn('2018-05-24', old(null)).governing?.citation?.text).toBe('Art. 26(2) Directive 95/46/EC');
    expect(told('2026-11-23', old(null))).toEqual(['covered']);
    expect(told('2022-02-28', old('2022-03-01'))).toEqual(['covered']);
    expect(told('2022-03-01', old('2022-03-01'))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2022-03-01', old('2022-03-01', '2018-05-24'))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2022-03-01', old('2022-03-01', '2018-05-25'))).toEqual(['covered']);
  });
  test('of a processor: a processor as exporter is bound itself, a controller may be the customer', () => {
    const customers = (exporterRole: 'controller' | 'joint_controller' | 'processor' | null) =>
      told('2026-11-23', facts('bcr_processor', 'DE', { partyIds: ['vendor'] }, { exporterRole }))[0];
    expect([customers('controller'), customers('joint_controller'), customers('processor'), customers(null)]).toEqual([
      'covered',
      'covered',
      'gap',
      'gap',
    ]);
  });
  test.each([
    ['GB', 'EU_GDPR', 'gap'],
    ['GB', 'CH_FADP', 'gap'],
    ['GB', 'UK_GDPR', 'covered'],
    ['CH', 'EU_GDPR', 'covered'],
    ['CH', 'UK_GDPR', 'covered'],
    ['CH', 'CH_FADP', 'covered'],
    ['DE', 'UK_GDPR', 'gap'],
    ['DE', 'CH_FADP', 'gap'],
  ] as const)('from %s approved under %s: %s', (country, regime, verdict) => {
    const approvals = [{ regime, on: '2019-01-01' as const, endedOn: null }];
    expect(told('2026-11-23', facts('bcr_controller', country, { approvals }))[0]).toBe(verdict);
  });
});

describe('a code of conduct', () => {
  test('needs general validity given by the Commission, in the Union only', () => {
    const validOn = (generallyValidOn: LegalDay | null, country = 'DE') =>
      facts('code_of_conduct', country, { generallyValidOn });
    expect(told('2022-12-31', validOn('2023-01-01'))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2023-01-01', validOn('2023-01-01'))).toEqual(['covered']);
    expect(told('2023-01-01', validOn(null))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2023-01-01', validOn(null, 'GB'))).toEqual(['covered']);
  });
});

test.each(['code_of_conduct', 'ad_hoc_clauses', 'authority_clauses', ...publicBodies] as const)(
  '%s counts from the day on which it binds',
  (kind) => {
    const bound = (bindingOn: LegalDay | null) => facts(kind, 'DE', { bindingOn });
    expect(told('2022-12-31', bound('2023-01-01'))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2023-01-01', bound('2023-01-01'))).toEqual(['covered']);
    expect(told('2023-01-01', bound(null))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
  },
);

test.each(publicBodies)('%s is for public bodies on both sides, known to be such', (kind) => {
  const between = (ours: Facts['parties'][number]['sector'], theirs: Facts['parties'][number]['sector']) => ({
    ...facts(kind),
    parties: [{ ...own, sector: ours }, party('vendor', 'US', { sector: theirs })],
  });
  expect(told('2024-01-01', between('public_body', 'public_body'))).toEqual(['covered']);
  for (const [ours, theirs] of [
    ['commercial', 'public_body'],
    ['public_body', 'commercial'],
    ['public_body', null],
  ] as const)
    expect(told('2024-01-01', between(ours, theirs))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
});

describe('clauses of our own under the FADP are notified before they are used', () => {
  const notified = (on: LegalDay, bindingOn: LegalDay | null, startsOn: LegalDay | null = null) =>
    facts('ad_hoc_clauses', 'CH', { ...approvedIn('CH', on), bindingOn }, { startsOn });
  test.each([
    ['2024-01-01', '2024-01-01', null, 'covered'],
    ['2024-01-02', '2024-01-01', null, 'gap'],
    ['2024-01-01', '2024-01-01', '2024-01-01', 'covered'],
    ['2024-01-02', '2024-02-01', '2024-01-01', 'gap'],
  ] as const)('notified on %s, binding on %s, the transfer begun on %s: %s', (on, bindingOn, startsOn, verdict) =>
    expect(told('2024-03-01', notified(on, bindingOn, startsOn))[0]).toBe(verdict),
  );
});

test('a safeguard that nobody has on file is no mechanism', () =>
  expect(told('2024-01-01', sending(vendor, [onSafeguard('nowhere')]))).toEqual(['gap', 'NO_TRANSFER_MECHANISM']));
