import type { Party } from '../../../src/law/facts.js';
import {
  certificate,
  certification,
  clauses,
  clauseSet,
  impactAssessment,
  own,
  party,
  sendingOnClauses,
  told,
} from '../facts.js';

const facts = (importer: Partial<Party>, set = clauseSet('2021/914', [2])) => ({
  ...sendingOnClauses(set, '2021-09-01', [impactAssessment('2021-09-01')]),
  parties: [own, party('vendor', 'US', importer)],
});
const FLAGGED = ['flagged', 'SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR'];

test.each<[Partial<Party>, readonly string[]]>([
  [{}, ['covered']],
  [{ directlySubjectTo: ['EU_GDPR'] }, FLAGGED],
  [{ branches: ['IE'] }, FLAGGED],
  [{ branches: ['GB'] }, ['covered']],
  [{ branches: ['CH'] }, ['covered']],
  [{ directlySubjectTo: ['UK_GDPR'] }, ['covered']],
])('2021/914 with an importer of %j: %j', (importer, expected) =>
  expect(told('2022-01-01', facts(importer))).toEqual(expected),
);

test('the clauses of 2010 raise no such doubt', () => {
  const old = facts({ directlySubjectTo: ['EU_GDPR'] }, clauseSet('2010/87'));
  for (const day of ['2021-09-01', '2021-09-27', '2022-09-28'] as const) expect(told(day, old)).toEqual(['covered']);
});

test('the doubt is of what governs: clauses kept behind an adequate list raise none', () => {
  const listed = facts({ directlySubjectTo: ['EU_GDPR'] });
  const withList = {
    ...listed,
    certifications: [certification('EU_US_DPF', [{ status: 'active', from: '2023-08-01' }])],
    transfers: listed.transfers.map((one) => ({
      ...one,
      mechanisms: [certificate('EU_US_DPF'), clauses('2021/914')],
    })),
  };
  expect(told('2023-07-31', withList)).toContain('SCC_NOT_DESIGNED_FOR_IMPORTER_UNDER_GDPR');
  expect(told('2023-08-01', withList)).toEqual(['covered']);
});

test('other conditions that fail take the clauses down, doubt or not', () => {
  const bound = facts({ directlySubjectTo: ['EU_GDPR'] });
  expect(told('2022-01-01', { ...bound, impactAssessments: [] })).toEqual(['gap', 'TIA_MISSING']);
});
