import type { Elections, ImpactAssessment, Module } from '../../../src/law/facts.js';
import { clauses, impactAssessment, transfer } from '../facts.js';
import { filledOn, itemsOf, type Otherwise, toldOf } from './filled.js';

const told = (module: Module, id: string, other: Otherwise = {}) =>
  toldOf(itemsOf(filledOn('2022-01-01', '2021/914', [module], other), module), id);

test.each<[Module, Partial<Elections>, string, string | null]>([
  [2, { clause9: 'general' }, 'complete', 'option 2, general written authorisation; 30 days of notice'],
  [
    3,
    { clause9: 'specific' },
    'complete',
    'option 1, specific prior authorisation of the controller; 30 days of notice',
  ],
  [2, { clause9: null }, 'missing', 'whether authorisation is specific or general'],
  [3, { clause9Days: null }, 'missing', 'how many days before'],
  [1, { clause9: 'general' }, 'not_required', 'module 1 has no clause 9'],
  [4, { clause9: 'general' }, 'not_required', 'module 4 has no clause 9'],
])('clause 9(a) of module %d elected as %j: %s', (module, elections, state, says) =>
  expect(told(module, '9(a)', { elections })).toEqual([state, says]),
);

test.each<[Partial<Elections>, string, string]>([
  [{ docking: true, clause11: true }, 'elected: others may join', 'option taken, free of charge for people'],
  [{ docking: false, clause11: false }, 'not elected', 'option not taken'],
])('clauses 7 and 11(a) are optional in every module, elected as %j', (elections, seven, eleven) => {
  for (const module of [1, 2, 3, 4] as const)
    expect([told(module, '7', { elections })[1], told(module, '11(a)', { elections })[1]]).toEqual([seven, eleven]);
});

test.each<[Module, Partial<Elections>, string, string]>([
  [1, { clause17Option: 2, clause17Reserve: 'IE' }, 'invalid', 'module 1 knows option 1 only'],
  [
    2,
    { clause17Option: 2, clause17Law: null, clause17Reserve: 'IE', thirdPartyRights: null },
    'complete',
    "option 2; the law of the exporter's state; in reserve the law of IE",
  ],
  [
    3,
    { clause17Option: 2, clause17Reserve: null },
    'missing',
    "option 2 names no reserve for an exporter's law without rights of third parties",
  ],
  [2, { clause17Law: 'CH' }, 'invalid', 'CH is no Member State'],
  [3, { clause17Law: null }, 'missing', 'no law is recorded'],
  [4, { clause17Law: 'US' }, 'complete', 'the law of US; third parties have rights under it'],
  [
    4,
    { clause17Law: 'US', thirdPartyRights: null },
    'missing',
    'the law of US is not known to grant rights to third parties',
  ],
  [4, { thirdPartyRights: false }, 'invalid', 'it grants no rights to third parties'],
])('clause 17 of module %d elected as %j: %s, %s', (module, elections, state, says) =>
  expect(told(module, '17', { elections })).toEqual([state, says]),
);

test.each<[Module, string | null, string]>([
  [1, 'IE', 'complete'],
  [2, 'US', 'invalid'],
  [3, null, 'missing'],
  [4, 'US', 'complete'],
])('clause 18 of module %d with the courts of %s: %s', (module, clause18, state) =>
  expect(told(module, '18', { elections: { clause18 } })[0]).toBe(state),
);

test.each<[string | null, Otherwise['exporter'], string, string]>([
  ['DE', {}, 'complete', 'option 2; the law of DE; in reserve the law of IE; third parties have rights under it'],
  ['FR', {}, 'invalid', "option 2 is the law of the exporter's state, and Own is established in DE"],
  [
    'FR',
    { branches: ['FR'] },
    'complete',
    'option 2; the law of FR; in reserve the law of IE; third parties have rights under it',
  ],
  [
    null,
    { country: 'BR', directlySubjectTo: ['EU_GDPR'] },
    'invalid',
    'option 2 is for an exporter in the EEA, and Own is not established in it',
  ],
])('clause 17 with option 2, the law of %s and an exporter %j: %s', (clause17Law, exporter, state, says) => {
  const elections = { clause17Option: 2, clause17Law, clause17Reserve: 'IE' } as const;
  expect(told(2, '17', { elections, exporter: exporter ?? {} })).toEqual([state, says]);
});

describe('clauses 14 and 15', () => {
  test('ask for an assessment by the day: on 9 September 2021 there was none, on 10 September there is', () => {
    const on = (day: '2021-09-09' | '2021-09-10') => toldOf(itemsOf(filledOn(day, '2021/914', [2]), 2), '14-15');
    expect(on('2021-09-09')[0]).toBe('missing');
    expect(on('2021-09-10')).toEqual(['complete', 'assessed on 2021-09-10: effective']);
  });
  test.each<[ImpactAssessment['outcome'], string]>([
    ['effective_with_measures', 'complete'],
    ['ineffective', 'invalid'],
    [null, 'missing'],
  ])('turn on what was found: %s is %s', (outcome, state) =>
    expect(told(2, '14-15', { facts: { impactAssessments: [impactAssessment('2021-09-10', outcome)] } })[0]).toBe(
      state,
    ),
  );
  test('of two assessments of one day the worse decides, as it does in a judgement', () => {
    for (const order of [
      ['effective', 'ineffective'],
      ['ineffective', 'effective'],
    ] as const) {
      const impactAssessments = order.map((outcome, at) => ({
        ...impactAssessment('2021-09-10', outcome),
        id: `tia${at}`,
      }));
      const transfers = [
        transfer([clauses('set')], {
          engagementId: 'engagement',
          impactAssessmentIds: ['tia0', 'tia1'],
        }),
      ];
      expect(told(2, '14-15', { facts: { impactAssessments, transfers } })).toEqual([
        'invalid',
        'protection was found ineffective',
      ]);
    }
  });
  test('what an authority found counts from the day of its facts', () => {
    const finding = {
      ...impactAssessment(null, 'ineffective'),
      foundBy: 'authority',
      factsFrom: '2021-11-01',
    } as const;
    const on = (day: '2021-10-31' | '2021-11-01') => {
      const impactAssessments = [{ ...impactAssessment('2021-09-10'), id: 'ours' }, finding];
      const transfers = [
        transfer([clauses('set')], { engagementId: 'engagement', impactAssessmentIds: ['ours', finding.id] }),
      ];
      return toldOf(itemsOf(filledOn(day, '2021/914', [2], { facts: { impactAssessments, transfers } }), 2), '14-15');
    };
    expect(on('2021-10-31')).toEqual(['complete', 'assessed on 2021-09-10: effective']);
    expect(on('2021-11-01')).toEqual(['invalid', 'protection was found ineffective']);
  });
  test.each<[boolean | null, string]>([
    [false, 'not_required'],
    [null, 'missing'],
    [true, 'complete'],
  ])('in module 4, where the processor adds data: %s, they are %s', (processorAddsData, state) =>
    expect(told(4, '14-15', { set: { processorAddsData } })[0]).toBe(state),
  );
});

describe('clause 13 and Annex I.C', () => {
  test.each<[Partial<Elections>, Otherwise['exporter'], string]>([
    [{ clause13: 'exporter_in_eu' }, {}, 'complete'],
    [{ clause13: null }, {}, 'missing'],
    [{ clause13: 'with_representative' }, {}, 'invalid'],
    [{ clause13: 'without_representative' }, {}, 'invalid'],
    [{ clause13: 'exporter_in_eu' }, { country: 'BR', directlySubjectTo: ['EU_GDPR'] }, 'invalid'],
    [{ clause13: 'with_representative' }, { country: 'BR', directlySubjectTo: ['EU_GDPR'] }, 'complete'],
    [{ clause13: 'without_representative' }, { country: 'BR', directlySubjectTo: ['EU_GDPR'] }, 'complete'],
    [{ clause13: 'exporter_in_eu' }, { country: 'BR', branches: ['DE'] }, 'complete'],
    [{ clause13: 'exporter_in_eu' }, { country: 'GB' }, 'not_required'],
    [{ clause13: null }, { country: 'CH' }, 'not_required'],
  ])('clause 13 elected as %j by an exporter %j: %s', (elections, exporter, state) =>
    expect(told(2, '13', { elections, ...(exporter !== undefined && { exporter }) })[0]).toBe(state),
  );

  test.each<[string | null, Otherwise['exporter'], string, string | null]>([
    ['DE-HH', {}, 'complete', 'the authority of DE (DE-HH)'],
    [null, {}, 'missing', 'the authority is not recorded'],
    ['IE', {}, 'invalid', 'the exporter is established in DE, and the authority is one of IE'],
    ['US', {}, 'invalid', 'US is no Member State'],
    ['GB', { country: 'GB' }, 'complete', 'the authority of GB (GB)'],
    ['IE', { country: 'GB' }, 'invalid', 'the exporter is under the UK GDPR only, and the authority is one of IE'],
    ['GB', {}, 'invalid', 'GB is no Member State'],
    [null, { country: 'CH' }, 'complete', 'the Federal Data Protection and Information Commissioner (FDPIC)'],
    ['CH', { country: 'CH' }, 'complete', 'the Federal Data Protection and Information Commissioner (FDPIC)'],
    [
      'IE',
      { country: 'CH' },
      'invalid',
      'the exporter is under the FADP only, so the FDPIC alone supervises, by its adaptations',
    ],
  ])('Annex I.C with %s of an exporter %j: %s', (supervisoryAuthority, exporter, state, says) =>
    expect(
      told(2, 'I.C.authority', {
        clauseSets: { set: { supervisoryAuthority } },
        ...(exporter !== undefined && { exporter }),
      }),
    ).toEqual([state, says]),
  );
});

describe('under another law alone', () => {
  test('of the United Kingdom, what the Addendum says takes the place of clauses 17 and 18', () => {
    for (const id of ['17', '18'])
      expect(told(2, id, { exporter: { country: 'GB' }, elections: { clause17Law: 'GB', clause18: 'GB' } })[0]).toBe(
        'not_required',
      );
  });
  test('of Switzerland, any law with rights of third parties may be chosen, and any courts', () => {
    const swiss = (elections: Partial<Elections>) => {
      const other = { exporter: { country: 'CH' }, elections };
      return [told(2, '17', other)[0], told(2, '18', other)[0]];
    };
    expect(swiss({ clause17Law: 'CH', clause18: 'CH' })).toEqual(['complete', 'complete']);
    expect(swiss({ clause17Law: 'CH', thirdPartyRights: null, clause18: null })).toEqual(['missing', 'missing']);
    expect(told(2, '17', { exporter: { country: 'CH', branches: ['DE'] }, elections: { clause17Law: 'CH' } })[0]).toBe(
      'invalid',
    );
  });
});
