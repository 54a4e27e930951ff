import { ENCODED_LAW } from '../../../src/law/catalogue.js';
import { assess } from '../../../src/law/assess.js';
import { withEvents } from '../../../src/law/legal-events.js';
import type { LegalDay } from '../../../src/law/legal-day.js';
import {
  agreement,
  clauses,
  clauseSet,
  impactAssessment,
  ownIn,
  party,
  register,
  sending,
  sendingOnClauses,
  told,
  transfer,
  transferOn,
} from '../facts.js';

const SOON = ['covered', 'MECHANISM_ENDING_SOON'];
const british = sending(party('x', 'GB'));

test.each<[LegalDay, readonly string[]]>([
  ['2031-09-28', ['covered']],
  ['2031-09-29', SOON],
  ['2031-12-27', SOON],
  ['2031-12-28', ['gap', 'NO_TRANSFER_MECHANISM']],
])('the decision on the United Kingdom, last day 27 December 2031, on %s: %j', (day, expected) =>
  expect(told(day, british)).toEqual(expected),
);

test('the finding names the first day without it', () =>
  expect(transferOn('2031-10-01', british).findings[0]?.reasons[0]?.evidence).toMatchObject({ endsOn: '2031-12-28' }));

test('an accession leaves nothing to be warned of', () => {
  expect(told('2004-04-30', sending(party('x', 'HU')))).toEqual(['covered']);
  expect(told('2004-05-01', sending(party('x', 'HU')))).toEqual(['not_a_transfer']);
});

test('what broke without notice was not foreseen: Privacy Shield on 15 July 2020, Safe Harbor on 5 October 2015', () => {
  for (const [instrument, day] of [
    ['EU_US_PRIVACY_SHIELD', '2020-07-15'],
    ['EU_US_SAFE_HARBOR', '2015-10-05'],
  ] as const) {
    const held = { id: 'held', partyId: 'vendor', framework: instrument, statuses: [], coversHr: null };
    const facts = sending(
      party('x', 'US'),
      [{ kind: 'certification', certificationId: 'held' }],
      {},
      {
        certifications: [
          { ...held, coveredPartyIds: [], nextDueOn: null, schemeVersion: null, commitmentsSignedOn: null },
        ],
      },
    );
    expect(told(day, facts)).toEqual(['covered', 'UNDATED_EVIDENCE']);
  }
});

test('the earlier of two ends counts: that of the set, that of its agreement', () => {
  const old = (expiresOn: LegalDay) =>
    sendingOnClauses(clauseSet('2010/87'), '2015-01-01', [impactAssessment('2020-07-16')], {}, { expiresOn });
  expect(told('2022-06-01', old('2022-06-30'))).toEqual(SOON);
  expect(told('2022-09-28', old('2023-06-30'))).toEqual(['covered']);
  expect(told('2022-09-29', old('2023-06-30'))).toEqual(SOON);
});

test('only what governs is warned of', () => {
  const facts = register({
    agreements: [
      agreement('standalone_clauses', '2021-09-01', [clauseSet('2021/914', [2])], { id: 'new' }),
      agreement('dpa', '2015-01-01', [clauseSet('2010/87')]),
    ],
    impactAssessments: [impactAssessment('2020-07-16')],
    transfers: [transfer([clauses('2021/914'), clauses('2010/87')], { impactAssessmentIds: ['tia'] })],
  });
  expect(told('2022-12-27', facts)).toEqual(['covered']);
});

test('under each law', () => {
  const expiring = sendingOnClauses(clauseSet('2010/87'), '2015-01-01', [impactAssessment('2020-07-16')]);
  expect(told('2024-03-21', ownIn('GB', expiring))).toEqual(SOON);
  expect(told('2022-12-31', ownIn('CH', expiring))).toEqual(SOON);
});

test('an end that a drill supposes is warned of, or taken away', () => {
  const citation = { text: 'A supposed act', link: null };
  const moved = (until: LegalDay | null) =>
    withEvents(ENCODED_LAW, [{ instrument: 'EU_ADEQUACY_GB', regime: null, citation, event: 'extended', until }]);
  const codes = (until: LegalDay | null, day: LegalDay) =>
    assess(british, moved(until), day).findings.map(({ code }) => code);
  expect(codes('2035-12-27', '2031-12-01')).toEqual([]);
  expect(codes('2035-12-27', '2035-12-01')).toEqual(['MECHANISM_ENDING_SOON']);
  expect(codes(null, '2035-12-01')).toEqual([]);
});
