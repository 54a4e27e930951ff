// A vendor with three engagements and six transfers, judged over and over: microseconds of CPU for one judgement,
// beside what merely reading the same facts from JSON costs in the same run.
import { assess } from '../../dist/src/law/assess.js';
import { ENCODED_LAW } from '../../dist/src/law/catalogue.js';
import { coverage } from '../../dist/src/law/coverage.js';
import { ARTICLE_28_TERMS } from '../../dist/src/law/facts.js';

const party = (id, country) => ({
  id,
  name: id,
  address: null,
  contact: null,
  country,
  sector: 'commercial',
  internationalOrganisation: null,
  directlySubjectTo: [],
  branches: [],
  exporterLaw: 'gdpr',
});
const engagement = (id, ownPartyId) => ({
  id,
  ownPartyId,
  vendorPartyId: 'inc',
  purpose: id,
  ourRole: 'controller',
  vendorRole: 'processor',
  startsOn: '2019-01-01',
  endsOn: null,
  outsideInstructions: null,
  plan: null,
});
const clauses = (id, set, more = {}) => ({
  id,
  set,
  modules: set === '2021/914' ? [2] : [],
  signedOn: null,
  processingChangedOn: null,
  processorAddsData: null,
  regimes: [],
  altered: false,
  annexes: ['I.A', 'I.B', 'I.C', 'II', 'table_1', 'table_2', 'table_3', 'table_4'],
  elections: {
    docking: true,
    clause9: 'general',
    clause9Days: 30,
    clause11: false,
    clause13: 'exporter_in_eu',
    clause17Option: 1,
    clause17Law: 'IE',
    clause17Reserve: null,
    thirdPartyRights: true,
    clause18: 'IE',
  },
  electionsByModule: [],
  accessions: [],
  ...more,
});
const agreement = (id, own) => ({
  id,
  kind: 'dpa',
  engagementIds: [`for-${own}`],
  partyIds: [own, 'inc'],
  signatures: [
    { partyId: own, signedOn: '2021-09-20' },
    { partyId: 'inc', signedOn: '2021-09-21' },
  ],
  acceptedOn: null,
  effectiveOn: null,
  expiresOn: null,
  renewals: [],
  terminatedOn: null,
  withdrawnOn: null,
  supersedesId: null,
  plans: [],
  document: { bearsOn: '2021-09-20' },
  template: 'vendor',
  templateAltered: false,
  paperVersion: '3',
  terms: ARTICLE_28_TERMS.map((term) => ({ term, clause: term })),
  authorisation: 'general',
  subprocessorNoticeDays: 30,
  clauseSets: [
    clauses(`${id}-2010`, '2010/87'),
    clauses(`${id}-2021`, '2021/914'),
    clauses(`${id}-uk`, 'UK_ADDENDUM_B1.0', { signedOn: '2022-03-21' }),
    clauses(`${id}-ch`, 'FDPIC_ADAPTATION'),
  ],
});
const certification = (framework, from) => ({
  id: framework,
  partyId: 'inc',
  framework,
  statuses: [{ status: 'active', from }],
  coversHr: true,
  coveredPartyIds: [],
  nextDueOn: '2027-08-01',
  schemeVersion: null,
  commitmentsSignedOn: null,
});
const transfer = (id, own, framework, more = {}) => ({
  id,
  engagementId: `for-${own}`,
  flow: 'sent',
  exporterId: own,
  importerId: 'inc',
  exporterRole: null,
  importerRole: null,
  data: ['hr'],
  purposes: [],
  startsOn: '2019-01-01',
  endsOn: null,
  mechanisms: [
    { kind: 'certification', certificationId: framework },
    { kind: 'clause_set', clauseSetId: `dpa-${own}-2021` },
    { kind: 'clause_set', clauseSetId: `dpa-${own}-2010` },
  ],
  impactAssessmentIds: ['tia'],
  onwardFromId: null,
  dataCategories: ['contact data'],
  statedPurposes: ['support'],
  measures: ['encryption'],
  ...more,
});

const owns = [
  ['de', 'EU_US_DPF'],
  ['gb', 'EU_US_PRIVACY_SHIELD'],
  ['ch', 'EU_US_DPF'],
];
const facts = {
  parties: [party('de', 'DE'), party('gb', 'GB'), party('ch', 'CH'), party('inc', 'US'), party('sub', 'IN')],
  engagements: owns.map(([own]) => engagement(`for-${own}`, own)),
  agreements: owns.map(([own]) => agreement(`dpa-${own}`, own)),
  certifications: [
    certification('EU_US_PRIVACY_SHIELD', '2017-01-01'),
    certification('EU_US_DPF', '2023-08-01'),
    certification('UK_EXTENSION', '2023-10-12'),
  ],
  impactAssessments: [
    {
      id: 'tia',
      destination: null,
      doneOn: '2021-09-01',
      outcome: 'effective',
      nextReviewOn: '2027-09-01',
      foundBy: 'parties',
      factsFrom: null,
    },
  ],
  safeguards: [],
  transfers: [
    ...owns.map(([own, framework]) => transfer(`t-${own}`, own, framework)),
    transfer('t-access', 'de', 'EU_US_DPF', { flow: 'remote_access' }),
    transfer('t-uk-access', 'gb', 'EU_US_DPF', { flow: 'remote_access' }),
    transfer('t-hop', 'de', 'EU_US_DPF', { exporterId: 'inc', importerId: 'sub', onwardFromId: 't-de' }),
  ],
  subprocessings: [
    {
      id: 'sub',
      partyId: 'sub',
      engagementIds: [],
      service: 'support',
      places: ['IN'],
      announcedOn: '2022-01-01',
      addedOn: '2022-02-15',
      removedOn: null,
      objectionDueOn: null,
      decision: 'accepted',
      decidedOn: '2022-01-20',
    },
  ],
  optIns: [],
  publishedDpas: [{ version: '3', publishedOn: '2021-01-01', seenOn: null }],
};

const DAYS = ['2019-06-01', '2020-07-16', '2022-03-21', '2023-10-12', '2026-11-24'];

/** Microseconds of CPU for one run, the best of several rounds. */
function cost(run, rounds = 7, times = 4000) {
  for (let i = 0; i < times; i++) run(i);
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) run(i);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / times);
  }
  return best;
}

const json = JSON.stringify(facts);
const reading = cost(() => JSON.parse(json));
console.log(`read from JSON           ${reading.toFixed(1)} us`);
for (const day of DAYS) {
  const judging = cost(() => assess(facts, ENCODED_LAW, day));
  const { findings } = assess(facts, ENCODED_LAW, day);
  console.log(
    `assess as of ${day}  ${judging.toFixed(1)} us   ${(judging / reading).toFixed(2)}x reading   ${findings.length} findings`,
  );
}
const whole = cost((i) => coverage(facts.transfers[i % 6], facts, ENCODED_LAW), 5, 300);
console.log(`timeline of a transfer   ${whole.toFixed(1)} us`);
