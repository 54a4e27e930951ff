import type { Certification, Facts, Party, Transfer } from '../../../src/law/facts.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import { certificate, certification, impactAssessment, ownIn, party, sending, told } from '../facts.js';

const seal = (more: Partial<Certification> = {}, flow: Partial<Transfer> = {}, importer: Partial<Party> = {}): Facts =>
  sending(
    party('x', 'IN', importer),
    [certificate('EUROPRIVACY')],
    { impactAssessmentIds: ['tia'], ...flow },
    {
      certifications: [
        certification('EUROPRIVACY', [{ status: 'active', from: '2026-01-01' }], {
          schemeVersion: 'v82',
          commitmentsSignedOn: '2026-04-01',
          ...more,
        }),
      ],
      impactAssessments: [impactAssessment('2026-01-01')],
    },
  );

test('the certification of Art. 46(2)(f) is no mechanism on 14 April 2026, and one from 15 April', () => {
  expect(told('2026-04-14', seal())).toEqual(['gap', 'MECHANISM_NOT_YET_IN_FORCE']);
  expect(told('2026-04-15', seal())).toEqual(['covered']);
});

test.each([
  ['v82', 'covered'],
  ['82', 'covered'],
  ['v83', 'covered'],
  ['version 100', 'covered'],
  ['v81', 'gap'],
  ['v9', 'gap'],
  ['latest', 'gap'],
  ['', 'gap'],
  [null, 'gap'],
])('certified against version "%s": %s', (schemeVersion, verdict) => {
  const codes = told('2026-05-01', seal({ schemeVersion }));
  expect(codes).toEqual(verdict === 'gap' ? ['gap', 'MECHANISM_NOT_APPROVED'] : ['covered']);
});

test('the seal of 2022 was no tool for transfers', () =>
  expect(told('2026-05-01', seal({ schemeVersion: 'v60' }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']));

describe("the importer's binding promise", () => {
  test('counts from its day', () => {
    expect(told('2026-05-31', seal({ commitmentsSignedOn: '2026-06-01' }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
    expect(told('2026-06-01', seal({ commitmentsSignedOn: '2026-06-01' }))).toEqual(['covered']);
    expect(told('2026-06-01', seal({ commitmentsSignedOn: null }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
  });
  test('comes before the transfer', () => {
    expect(told('2026-06-01', seal({}, { startsOn: '2026-04-01' }))).toEqual(['covered']);
    expect(told('2026-06-01', seal({}, { startsOn: '2026-03-31' }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
  });
});

test('an importer that is itself under the GDPR is certified of compliance only', () => {
  expect(told('2026-06-01', seal({}, {}, { directlySubjectTo: ['EU_GDPR'] }))).toEqual([
    'gap',
    'MECHANISM_NOT_APPROVED',
  ]);
  expect(told('2026-06-01', seal({}, {}, { branches: ['FR'] }))).toEqual(['gap', 'MECHANISM_NOT_APPROVED']);
  expect(told('2026-06-01', seal({}, {}, { directlySubjectTo: ['UK_GDPR'] }))).toEqual(['covered']);
});

test('an assessment is needed', () =>
  expect(told('2026-06-01', { ...seal(), impactAssessments: [] })).toEqual(['gap', 'TIA_MISSING']));

test.each<[Partial<Certification>, LegalDay, readonly string[]]>([
  [{ statuses: [{ status: 'active', from: '2026-06-01' }] }, '2026-05-31', ['gap', 'CERTIFICATION_MISSING']],
  [{ statuses: [{ status: 'active', from: '2026-06-01' }] }, '2026-06-01', ['covered']],
  [
    {
      statuses: [
        { status: 'active', from: '2026-01-01' },
        { status: 'inactive', from: '2026-06-01' },
      ],
    },
    '2026-06-01',
    ['gap', 'CERTIFICATION_LAPSED'],
  ],
  [{ partyId: 'another' }, '2026-06-01', ['gap', 'CERTIFICATION_MISSING']],
  [{ partyId: 'another', coveredPartyIds: ['vendor'] }, '2026-06-01', ['covered']],
  [{ statuses: [] }, '2026-06-01', ['covered', 'UNDATED_EVIDENCE']],
  [{ nextDueOn: '2026-06-02' }, '2026-06-01', ['covered']],
  [{ nextDueOn: '2026-06-01' }, '2026-06-01', ['covered', 'CERTIFICATION_RENEWAL_PENDING']],
])('the entry %j on %s: %j', (more, day, expected) => expect(told(day, seal(more))).toEqual(expected));

test.each(['GB', 'CH'])("from %s it is another regime's", (country) =>
  expect(told('2026-06-01', ownIn(country, seal()))).toEqual(['gap', 'WRONG_REGIME_MECHANISM']),
);

test('it covers nobody unlisted: a certificate is a tool to be taken up, no decision', () => {
  const facts = seal();
  const unlisted = { ...facts, transfers: facts.transfers.map((one) => ({ ...one, mechanisms: [] })) };
  expect(told('2026-06-01', unlisted)).toEqual(['gap', 'NO_TRANSFER_MECHANISM']);
});
