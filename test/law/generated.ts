import fc from 'fast-check';
import {
  type Accession,
  AGREEMENT_KINDS,
  ANNEXES,
  ARTICLE_28_TERMS,
  AUTHORISATIONS,
  CERTIFICATION_STATUSES,
  CLAUSE_SETS,
  DATA_KINDS,
  DEROGATION_LETTERS,
  type Elections,
  ENGAGEMENT_ROLES,
  type Facts,
  FLOWS,
  FRAMEWORKS,
  FREQUENCIES,
  type ModuleElections,
  MODULES,
  OPT_IN_METHODS,
  type Party,
  type Renewal,
  ROLES,
  SAFEGUARD_KINDS,
  SCOPE_PURPOSES,
  SECTORS,
  SUBPROCESSOR_DECISIONS,
  TEMPLATES,
  TIA_AUTHORS,
  TIA_OUTCOMES,
} from '../../src/law/facts.js';
import { addDays, type LegalDay } from '../../src/law/legal-day.js';
import { FIRST_ENCODED_DAY, REGIMES } from '../../src/law/regime.js';

/** Days of the law, and the days about them, come up more often than others. */
const TURNING_POINTS: readonly LegalDay[] = [
  '2000-07-26',
  '2004-05-01',
  '2010-05-15',
  '2015-10-06',
  '2016-07-12',
  '2018-05-25',
  '2018-07-20',
  '2020-07-16',
  '2021-01-01',
  '2021-06-27',
  '2021-06-28',
  '2021-09-27',
  '2022-12-28',
  '2023-07-10',
  '2025-12-19',
  '2031-12-28',
  '2022-03-21',
  '2023-09-01',
  '2023-10-12',
  '2024-09-15',
  '2026-04-15',
];

const daysFrom = (earliest: number): fc.Arbitrary<LegalDay> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...TURNING_POINTS), fc.integer({ min: -1, max: 1 }))
      .map(([day, step]) => addDays(day, earliest >= 0 ? Math.abs(step) : step)),
    fc.integer({ min: earliest, max: 11_845 }).map((days) => addDays(FIRST_ENCODED_DAY, days)),
  );

/** Any day from the first encoded one to 2032. */
export const encodedDays = daysFrom(0);
/** A day that a fact may bear, also before the encoded law. */
const days = daysFrom(-400);
/** Once in ten. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 3 });

const PARTIES = ['own', 'vendor', 'other'] as const;
const ids = <T extends { readonly id: string }>(prefix: string, bare: fc.Arbitrary<Omit<T, 'id'>>, maxLength: number) =>
  fc
    .array(bare, { maxLength })
    .map((all) => all.map((one, index) => ({ ...one, id: `${prefix}${index}` }) as unknown as T));

const party = (id: string, countries: readonly string[]): fc.Arbitrary<Party> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    isOwn: fc.constant(id === 'own'),
    country: maybe(fc.constantFrom(...countries)),
    sector: maybe(fc.constantFrom(...SECTORS)),
    internationalOrganisation: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant('EPO') },
    ),
    directlySubjectTo: fc.subarray([...REGIMES], { maxLength: 1 }),
    address: maybe(fc.constant('1 High Street')),
    contact: maybe(fc.constant('privacy@example.com')),
    branches: rarely<readonly string[]>(fc.constantFrom(['DE'], ['GB'], ['CH']), []),
    exporterLaw: rarely<'gdpr' | 'regulation_2018_1725'>(fc.constant('regulation_2018_1725'), 'gdpr'),
  });

const statuses = fc
  .uniqueArray(fc.record({ status: fc.constantFrom(...CERTIFICATION_STATUSES), from: days }), {
    maxLength: 4,
    selector: ({ from }) => from,
  })
  .map((all) => all.sort((a, b) => (a.from < b.from ? -1 : 1)));

const certifications = ids<Facts['certifications'][number]>(
  'certification',
  fc.record({
    partyId: fc.constantFrom('vendor', 'vendor', 'other'),
    framework: fc.constantFrom(...FRAMEWORKS),
    statuses,
    coversHr: maybe(fc.boolean()),
    coveredPartyIds: fc.subarray(['vendor']),
    nextDueOn: maybe(days),
    schemeVersion: maybe(fc.constantFrom('v82', 'v60')),
    commitmentsSignedOn: maybe(days),
  }),
  4,
);

/** Complete more often than not, so that judgement goes past it. */
const mostly = <T extends string>(all: readonly T[]): fc.Arbitrary<readonly T[]> =>
  rarely<readonly T[]>(fc.subarray([...all]), all);

const elected = {
  docking: maybe(fc.boolean()),
  clause9: maybe(fc.constantFrom(...AUTHORISATIONS)),
  clause9Days: maybe(fc.constantFrom(0, 30)),
  clause11: maybe(fc.boolean()),
  clause13: fc.constant(null),
  clause17Option: maybe(fc.constantFrom(1 as const, 2 as const)),
  clause17Law: maybe(fc.constantFrom('IE', 'GB', 'US', 'HR')),
  clause17Reserve: maybe(fc.constantFrom('DE', 'GB')),
  thirdPartyRights: maybe(fc.boolean()),
  clause18: maybe(fc.constantFrom('IE', 'GB', 'HR')),
};
const elections: fc.Arbitrary<Elections> = fc.record(elected);
const electionsByModule: fc.Arbitrary<readonly ModuleElections[]> = rarely(
  fc.uniqueArray(fc.record({ ...elected, module: fc.constantFrom(...MODULES) }), {
    selector: ({ module }) => module,
    minLength: 1,
    maxLength: 2,
  }),
  [],
);

const accession: fc.Arbitrary<Accession> = fc.record({
  partyId: fc.constantFrom('own', 'vendor', 'other'),
  on: maybe(days),
  allAgreed: maybe(fc.boolean()),
  annexesCompleted: maybe(fc.boolean()),
  annexSigned: maybe(fc.boolean()),
});

const clauseSets = (prefix: string) =>
  ids<Facts['agreements'][number]['clauseSets'][number]>(
    prefix,
    fc.record({
      set: fc.constantFrom(...CLAUSE_SETS),
      modules: fc.subarray([...MODULES]),
      signedOn: maybe(days),
      processingChangedOn: maybe(days),
      processorAddsData: maybe(fc.boolean()),
      regimes: rarely(fc.subarray([...REGIMES]), []),
      altered: rarely(fc.constant(true), false),
      annexes: mostly(ANNEXES),
      elections: maybe(elections),
      electionsByModule,
      accessions: fc.array(accession, { maxLength: 2 }),
    }),
    3,
  );

const agreement = (index: number): fc.Arbitrary<Facts['agreements'][number]> =>
  fc.record({
    id: fc.constant(`agreement${index}`),
    kind: fc.constantFrom(...AGREEMENT_KINDS),
    engagementIds: fc.subarray(['engagement0', 'engagement1']),
    partyIds: fc.constantFrom(['own', 'vendor'], ['vendor', 'own'], ['own', 'other']),
    signatures: fc.array(fc.record({ partyId: fc.constantFrom(...PARTIES), signedOn: maybe(days) }), { maxLength: 4 }),
    acceptedOn: maybe(days),
    effectiveOn: maybe(days),
    expiresOn: maybe(days),
    renewals: rarely<readonly Renewal[]>(
      fc
        .uniqueArray(fc.record({ agreedOn: days, expiresOn: maybe(days) }), {
          maxLength: 2,
          selector: ({ agreedOn }) => agreedOn,
        })
        .map((all) => all.sort((a, b) => (a.agreedOn < b.agreedOn ? -1 : 1))),
      [],
    ),
    terminatedOn: maybe(days),
    withdrawnOn: rarely<LegalDay | null>(days, null),
    supersedesId: rarely<string | null>(fc.constantFrom('agreement0', 'agreement1', 'agreement2'), null),
    plans: rarely<readonly string[]>(fc.constantFrom(['Business'], ['Business', 'Team']), []),
    document: maybe(fc.record({ bearsOn: maybe(days) })),
    template: maybe(fc.constantFrom(...TEMPLATES)),
    templateAltered: fc.boolean(),
    paperVersion: maybe(fc.constantFrom('1', '2')),
    terms: mostly(ARTICLE_28_TERMS).map((terms) => terms.map((term) => ({ term, clause: null }))),
    authorisation: maybe(fc.constantFrom(...AUTHORISATIONS)),
    subprocessorNoticeDays: maybe(fc.constantFrom(0, 30)),
    clauseSets: clauseSets(`clauses${index}-`),
  });

const mechanism = fc.oneof(
  fc.record({
    kind: fc.constant('adequacy' as const),
    decision: maybe(
      fc.constantFrom('EU_ADEQUACY_CA', 'EU_ADEQUACY_GB', 'EU_US_DPF', 'EU_US_PRIVACY_SHIELD', 'unknown'),
    ),
  }),
  fc.record({
    kind: fc.constant('certification' as const),
    certificationId: fc.integer({ min: 0, max: 4 }).map((n) => `certification${n}`),
  }),
  fc.record({
    kind: fc.constant('clause_set' as const),
    clauseSetId: fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 }))
      .map(([a, b]) => `clauses${a}-${b}`),
  }),
  fc.record({
    kind: fc.constant('safeguard' as const),
    safeguardId: fc.integer({ min: 0, max: 2 }).map((n) => `safeguard${n}`),
  }),
  fc.record({
    kind: fc.constant('derogation' as const),
    letter: fc.constantFrom(...DEROGATION_LETTERS),
    necessity: maybe(fc.constant('to pay the person')),
    frequency: maybe(fc.constantFrom(...FREQUENCIES)),
    agreedBy: maybe(fc.constant('the person')),
    wholeRegister: maybe(fc.boolean()),
    authorityToldOn: maybe(days),
    personToldOn: maybe(days),
  }),
);

const transfers = ids<Facts['transfers'][number]>(
  'transfer',
  fc.record({
    engagementId: maybe(fc.constantFrom('engagement0', 'engagement1')),
    flow: fc.oneof(
      { weight: 6, arbitrary: fc.constant('sent' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...FLOWS) },
    ),
    exporterId: fc.constantFrom('own', 'own', 'own', 'other', null),
    importerId: fc.constantFrom('vendor', 'vendor', 'vendor', 'other', null),
    exporterRole: maybe(fc.constantFrom(...ROLES)),
    importerRole: maybe(fc.constantFrom(...ROLES)),
    data: fc.subarray([...DATA_KINDS], { maxLength: 2 }),
    purposes: fc.subarray([...SCOPE_PURPOSES], { maxLength: 1 }),
    startsOn: maybe(days),
    endsOn: maybe(days),
    mechanisms: fc.array(mechanism, { maxLength: 4 }),
    impactAssessmentIds: fc.subarray(['tia0', 'tia1', 'tia2']),
    onwardFromId: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('transfer0', 'transfer1', 'transfer2') },
    ),
    dataCategories: rarely<readonly string[] | null>(fc.constant([]), null),
    statedPurposes: rarely<readonly string[] | null>(fc.constant([]), ['support']),
    measures: fc.subarray(['encryption']),
  }),
  3,
);

const engagements = ids<Facts['engagements'][number]>(
  'engagement',
  fc.record({
    ownPartyId: fc.constant('own'),
    vendorPartyId: fc.constantFrom('vendor', 'other'),
    purpose: fc.constant(null),
    ourRole: maybe(fc.constantFrom(...ROLES)),
    vendorRole: maybe(fc.constantFrom(...ENGAGEMENT_ROLES)),
    startsOn: maybe(days),
    endsOn: maybe(days),
    outsideInstructions: rarely(fc.record({ what: fc.constant(null), since: maybe(days) }), null),
    plan: maybe(fc.constantFrom('business', 'Free')),
  }),
  2,
);

const safeguards = ids<Facts['safeguards'][number]>(
  'safeguard',
  fc.record({
    kind: fc.constantFrom(...SAFEGUARD_KINDS),
    name: fc.constant('the rules'),
    partyIds: mostly(PARTIES),
    approvals: fc.array(
      fc.record({ regime: fc.constantFrom(...REGIMES), on: maybe(days), endedOn: rarely<LegalDay | null>(days, null) }),
      { maxLength: 3 },
    ),
    generallyValidOn: maybe(days),
    bindingOn: maybe(days),
    changedOn: maybe(days),
  }),
  3,
);

const subprocessings = ids<Facts['subprocessings'][number]>(
  'subprocessing',
  fc.record({
    partyId: fc.constantFrom('vendor', 'other'),
    engagementIds: fc.subarray(['engagement0', 'engagement1']),
    service: maybe(fc.constant('hosting')),
    places: fc.subarray(['US', 'IE']),
    announcedOn: maybe(days),
    addedOn: maybe(days),
    removedOn: maybe(days),
    objectionDueOn: maybe(days),
    decision: maybe(fc.constantFrom(...SUBPROCESSOR_DECISIONS)),
    decidedOn: maybe(days),
  }),
  2,
);

const optIns = ids<Facts['optIns'][number]>(
  'opt-in',
  fc.record({
    method: fc.constantFrom(...OPT_IN_METHODS),
    agreementId: fc.constantFrom('agreement0', 'agreement1'),
    requestedOn: maybe(days),
    confirmedOn: maybe(days),
    endedOn: rarely<LegalDay | null>(days, null),
    plan: rarely<string | null>(fc.constant('Team'), null),
  }),
  2,
);

/** Any register of one vendor, sensible or not. */
export const registers: fc.Arbitrary<Facts> = fc.record({
  parties: fc.tuple(
    party('own', ['DE', 'DE', 'DE', 'NO', 'PL', 'GB', 'CH', 'US']),
    party('vendor', ['US', 'US', 'CA', 'GB', 'JP', 'HU', 'KE', 'FR', 'IL', 'BR']),
    party('other', ['US', 'CH', 'IE', 'KR']),
  ),
  engagements,
  agreements: fc.tuple(agreement(0), agreement(1), agreement(2)),
  certifications,
  impactAssessments: ids<Facts['impactAssessments'][number]>(
    'tia',
    fc.record({
      destination: maybe(fc.constantFrom('US', 'IN')),
      doneOn: maybe(days),
      outcome: maybe(fc.constantFrom(...TIA_OUTCOMES)),
      nextReviewOn: maybe(days),
      foundBy: fc.constantFrom(...TIA_AUTHORS),
      factsFrom: maybe(days),
    }),
    3,
  ),
  safeguards,
  transfers,
  subprocessings,
  optIns,
  publishedDpas: fc.array(
    fc.record({ version: maybe(fc.constantFrom('2', '3')), publishedOn: maybe(days), seenOn: maybe(days) }),
    { maxLength: 2 },
  ),
});

const SEED = Number(process.env['LAW_SEED'] ?? Date.now() % 2 ** 31);
process.stdout.write(`law properties: replay with LAW_SEED=${SEED}\n`);

/** A longer search than that of every day: LAW_RUNS times as many registers. */
const TIMES = Number(process.env['LAW_RUNS'] ?? 1);

/** Parameters of a property: the seed of this run, printed above. */
export const runs = (numRuns: number) => ({ seed: SEED, numRuns: numRuns * TIMES });
