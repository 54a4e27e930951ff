import type { Accession, Facts, Transfer } from '../../src/law/facts.js';
import { ARTICLE_28_TERMS } from '../../src/law/facts.js';
import type { CaseFacts, NewMechanism } from '../client/generated/index.js';
import type { Json, RunningApp } from './app.js';
import { made, type New, type Noun, type View } from './records.js';

const hop: Omit<Transfer, 'id' | 'exporterId' | 'importerId' | 'mechanisms'> = {
  engagementId: 'support',
  flow: 'sent',
  exporterRole: null,
  importerRole: null,
  data: [],
  purposes: [],
  startsOn: '2019-03-01',
  endsOn: null,
  impactAssessmentIds: [],
  onwardFromId: null,
  dataCategories: null,
  statedPurposes: null,
  measures: [],
};

/** Every kind of record with every field of it, said somewhere and left open somewhere. */
export const FULL: Facts = {
  parties: [
    {
      id: 'us',
      name: 'Lindner Versand GmbH',
      isOwn: true,
      address: 'Hafenstraße 1, Kiel',
      contact: 'legal@example.com',
      country: 'DE',
      sector: 'commercial',
      internationalOrganisation: null,
      directlySubjectTo: [],
      branches: ['PL'],
      exporterLaw: 'gdpr',
    },
    {
      id: 'acme',
      name: 'Acme, Inc.',
      isOwn: false,
      address: null,
      contact: null,
      country: 'US',
      sector: 'commercial',
      internationalOrganisation: null,
      directlySubjectTo: ['UK_GDPR'],
      branches: ['IN', 'BR'],
      exporterLaw: 'gdpr',
    },
    {
      id: 'agency',
      name: 'An agency of the Union',
      isOwn: false,
      address: 'Lisbon',
      contact: null,
      country: 'PT',
      sector: 'public_body',
      internationalOrganisation: null,
      directlySubjectTo: [],
      branches: [],
      exporterLaw: 'regulation_2018_1725',
    },
    {
      id: 'manila',
      name: 'Acme Night Desk Corp.',
      isOwn: false,
      address: 'Makati',
      contact: 'dpo@acme.example',
      country: 'PH',
      sector: null,
      internationalOrganisation: 'EPO',
      directlySubjectTo: [],
      branches: [],
      exporterLaw: 'gdpr',
    },
  ],
  engagements: [
    {
      id: 'support',
      ownPartyId: 'us',
      vendorPartyId: 'acme',
      purpose: 'Support',
      ourRole: 'controller',
      vendorRole: 'processor',
      startsOn: '2019-03-01',
      endsOn: '2030-12-31',
      outsideInstructions: { what: 'Trains models', since: '2026-02-01' },
      plan: 'business',
    },
    {
      id: 'cleaning',
      ownPartyId: 'us',
      vendorPartyId: 'acme',
      purpose: null,
      ourRole: null,
      vendorRole: 'third_party',
      startsOn: null,
      endsOn: null,
      outsideInstructions: { what: null, since: null },
      plan: null,
    },
  ],
  agreements: [
    {
      id: 'their dpa',
      kind: 'dpa',
      engagementIds: ['support'],
      partyIds: ['us', 'acme'],
      signatures: [
        { partyId: 'us', signedOn: '2021-10-04' },
        { partyId: 'acme', signedOn: '2021-10-06' },
      ],
      acceptedOn: null,
      effectiveOn: '2021-10-10',
      expiresOn: '2029-12-31',
      renewals: [
        { agreedOn: '2025-01-07', expiresOn: '2030-12-31' },
        { agreedOn: '2026-10-01', expiresOn: null },
      ],
      terminatedOn: '2028-12-31',
      withdrawnOn: null,
      supersedesId: null,
      plans: ['Business', 'Team'],
      document: { bearsOn: '2021-10-06' },
      template: 'vendor',
      templateAltered: true,
      paperVersion: '2',
      terms: ARTICLE_28_TERMS.map((term, at) => ({ term, clause: at === 0 ? null : `${at}` })),
      authorisation: 'specific',
      subprocessorNoticeDays: 30,
      clauseSets: [
        {
          id: 'module-2',
          set: '2021/914',
          modules: [2],
          signedOn: '2021-10-05',
          processingChangedOn: null,
          processorAddsData: null,
          regimes: ['EU_GDPR'],
          altered: false,
          annexes: ['I.A', 'I.B', 'I.C', 'II'],
          elections: {
            docking: true,
            clause9: 'specific',
            clause9Days: 30,
            clause11: false,
            clause13: 'exporter_in_eu',
            clause17Option: 2,
            clause17Law: 'DE',
            clause17Reserve: 'IE',
            thirdPartyRights: true,
            clause18: 'DE',
          },
          electionsByModule: [
            {
              module: 2,
              docking: true,
              clause9: 'general',
              clause9Days: 14,
              clause11: null,
              clause13: null,
              clause17Option: 1,
              clause17Law: 'IE',
              clause17Reserve: null,
              thirdPartyRights: true,
              clause18: 'IE',
            },
          ],
          accessions: [
            { partyId: 'manila', on: '2023-01-09', allAgreed: true, annexesCompleted: true, annexSigned: null },
          ],
        },
        {
          id: 'addendum',
          set: 'UK_ADDENDUM_B1.0',
          modules: [],
          signedOn: null,
          processingChangedOn: '2022-02-02',
          processorAddsData: true,
          regimes: [],
          altered: true,
          annexes: ['table_1', 'table_4'],
          elections: null,
          electionsByModule: [],
          accessions: [],
        },
      ],
    },
    {
      id: 'their terms',
      kind: 'terms',
      engagementIds: [],
      partyIds: ['us', 'acme'],
      signatures: [{ partyId: 'acme', signedOn: null }],
      acceptedOn: '2019-03-01',
      effectiveOn: null,
      expiresOn: null,
      renewals: [],
      terminatedOn: null,
      withdrawnOn: null,
      supersedesId: null,
      plans: [],
      document: null,
      template: null,
      templateAltered: false,
      paperVersion: null,
      terms: [],
      authorisation: null,
      subprocessorNoticeDays: null,
      clauseSets: [],
    },
    {
      id: 'arrangement',
      kind: 'art_26_arrangement',
      engagementIds: [],
      partyIds: ['agency', 'us'],
      signatures: [],
      acceptedOn: null,
      effectiveOn: null,
      expiresOn: null,
      renewals: [],
      terminatedOn: null,
      withdrawnOn: '2026-05-01',
      supersedesId: 'their terms',
      plans: [],
      document: { bearsOn: null },
      template: '2021/915',
      templateAltered: false,
      paperVersion: null,
      terms: [],
      authorisation: 'general',
      subprocessorNoticeDays: 0,
      clauseSets: [],
    },
  ],
  certifications: [
    {
      id: 'shield',
      partyId: 'acme',
      framework: 'EU_US_PRIVACY_SHIELD',
      statuses: [
        { status: 'active', from: '2017-01-01' },
        { status: 'under_review', from: '2019-01-01' },
      ],
      coversHr: false,
      coveredPartyIds: ['manila'],
      nextDueOn: '2020-12-31',
      schemeVersion: null,
      commitmentsSignedOn: null,
    },
    {
      id: 'seal',
      partyId: 'acme',
      framework: 'EUROPRIVACY',
      statuses: [],
      coversHr: null,
      coveredPartyIds: [],
      nextDueOn: null,
      schemeVersion: 'v82',
      commitmentsSignedOn: '2026-05-04',
    },
  ],
  impactAssessments: [
    {
      id: 'tia',
      destination: 'IN',
      doneOn: '2021-10-01',
      outcome: 'effective_with_measures',
      nextReviewOn: '2026-10-01',
      foundBy: 'parties',
      factsFrom: null,
    },
    {
      id: 'ruling',
      destination: null,
      doneOn: '2024-06-03',
      outcome: 'ineffective',
      nextReviewOn: null,
      foundBy: 'authority',
      factsFrom: '2024-01-15',
    },
    {
      id: 'blank',
      destination: null,
      doneOn: null,
      outcome: null,
      nextReviewOn: null,
      foundBy: 'court',
      factsFrom: null,
    },
  ],
  safeguards: [
    {
      id: 'rules',
      kind: 'bcr_processor',
      name: 'Acme BCR-P',
      partyIds: ['acme', 'manila', 'us'],
      approvals: [
        { regime: 'EU_GDPR', on: '2017-05-02', endedOn: '2025-05-02' },
        { regime: 'CH_FADP', on: null, endedOn: null },
      ],
      generallyValidOn: null,
      bindingOn: '2017-06-01',
      changedOn: '2024-03-03',
    },
    {
      id: 'code',
      kind: 'code_of_conduct',
      name: 'A code',
      partyIds: [],
      approvals: [],
      generallyValidOn: '2024-02-02',
      bindingOn: null,
      changedOn: null,
    },
  ],
  transfers: [
    {
      ...hop,
      id: 'first',
      exporterId: 'us',
      importerId: 'acme',
      exporterRole: 'controller',
      importerRole: 'processor',
      data: ['hr', 'special'],
      purposes: ['defence'],
      endsOn: '2029-12-31',
      impactAssessmentIds: ['tia'],
      dataCategories: ['contact data'],
      statedPurposes: [],
      measures: ['encryption in transit'],
      mechanisms: [
        { kind: 'certification', certificationId: 'shield' },
        { kind: 'clause_set', clauseSetId: 'module-2' },
        { kind: 'safeguard', safeguardId: 'rules' },
        { kind: 'adequacy', decision: 'EU_ADEQUACY_CA' },
        { kind: 'adequacy', decision: null },
        {
          kind: 'derogation',
          letter: 'c',
          necessity: 'The order must reach the supplier',
          frequency: 'occasional',
          agreedBy: 'the customer',
          wholeRegister: true,
          authorityToldOn: '2025-05-05',
          personToldOn: null,
        },
      ],
    },
    {
      ...hop,
      id: 'second',
      flow: 'remote_access',
      exporterId: 'acme',
      importerId: 'manila',
      onwardFromId: 'first',
      dataCategories: [],
      mechanisms: [
        {
          kind: 'derogation',
          letter: 'compelling',
          necessity: null,
          frequency: null,
          agreedBy: null,
          wholeRegister: false,
          authorityToldOn: null,
          personToldOn: null,
        },
      ],
    },
    { ...hop, id: 'third', exporterId: 'manila', importerId: null, onwardFromId: 'second', mechanisms: [] },
  ],
  subprocessings: [
    {
      id: 'nights',
      partyId: 'manila',
      engagementIds: ['support'],
      service: 'Night desk',
      places: ['PH', 'IN'],
      announcedOn: '2022-11-01',
      addedOn: '2023-01-09',
      removedOn: '2026-06-30',
      objectionDueOn: '2022-12-01',
      decision: 'accepted',
      decidedOn: '2022-11-20',
    },
    {
      id: 'unknown',
      partyId: 'manila',
      engagementIds: [],
      service: null,
      places: [],
      announcedOn: null,
      addedOn: null,
      removedOn: null,
      objectionDueOn: null,
      decision: null,
      decidedOn: null,
    },
  ],
  optIns: [
    {
      id: 'asked',
      method: 'on_request',
      agreementId: 'their dpa',
      requestedOn: '2021-09-20',
      confirmedOn: '2021-10-06',
      endedOn: null,
      plan: 'Business',
    },
    {
      id: 'clicked',
      method: 'click_accept',
      agreementId: 'their terms',
      requestedOn: null,
      confirmedOn: null,
      endedOn: '2019-04-01',
      plan: null,
    },
  ],
  publishedDpas: [
    { version: '3', publishedOn: '2026-05-04', seenOn: null },
    { version: '2', publishedOn: '2021-09-01', seenOn: '2021-09-20' },
  ],
};

/** Facts with other ids in the place of those that have one. */
export const renamed = <T>(facts: T, ids: ReadonlyMap<string, string>): T =>
  JSON.parse(JSON.stringify(facts), (_, value: Json) =>
    typeof value === 'string' ? (ids.get(value) ?? value) : value,
  );

/** What may be sent for a mechanism: a derogation is an object of its own. */
const mechanismsOf = ({ mechanisms }: Transfer): NewMechanism[] =>
  mechanisms.map((mechanism) => {
    if (mechanism.kind !== 'derogation') return mechanism;
    const { kind, ...derogation } = mechanism;
    return { kind, derogation };
  });

/** The facts as a case given inline has them. */
// Facts are read-only all the way down, and the client's types are not.
export const asCase = (facts: Facts): CaseFacts =>
  ({
    ...facts,
    transfers: facts.transfers.map((transfer) => ({ ...transfer, mechanisms: mechanismsOf(transfer) })),
  }) as Json as CaseFacts;

type Recorded = Exclude<Noun, 'gaps'>;

interface Sent {
  readonly path: `/v1/${Noun}/${string}`;
  readonly body: Json;
}

/** Facts recorded as those of a vendor: their ids in the register, and what was sent to record them. */
export async function recorded(
  app: RunningApp,
  key: string,
  facts: Facts,
): Promise<{ ids: ReadonlyMap<string, string>; sent: readonly Sent[] }> {
  const ids = new Map<string, string>();
  const sent: Sent[] = [];
  const add = async <N extends Recorded>(
    noun: N,
    { id, ...content }: { readonly id: string },
    more: object = {},
  ): Promise<View<N>> => {
    const body = renamed({ ...content, ...more }, ids) as New<N>;
    const record = await made(app, noun, body);
    ids.set(id, record.id);
    sent.push({ path: `/v1/${noun}/${record.id}`, body });
    return record;
  };
  const [current, ...earlier] = facts.publishedDpas;
  const { version = null, publishedOn = null } = current ?? {};
  const vendor = { id: key, key, name: key, dpaVersion: version, dpaPublishedOn: publishedOn };
  const vendorId: string = (await add('vendors', vendor)).id;
  for (const { seenOn, ...edition } of earlier)
    await app.api.vendors.publishDpa({ path: { id: key }, body: { ...edition, ...(seenOn !== null && { seenOn }) } });
  for (const { isOwn, ...party } of facts.parties) await add('parties', party, isOwn ? {} : { vendorId });
  for (const certification of facts.certifications) await add('certifications', certification, { name: 'A list' });
  for (const engagement of facts.engagements) await add('engagements', engagement, { vendorId });
  for (const agreement of facts.agreements) {
    const { partyIds, document, terminatedOn, withdrawnOn, renewals, clauseSets, ...content } = agreement;
    const [firstPartyId, secondPartyId] = partyIds;
    const record = await add('agreements', content, {
      vendorId,
      title: 'A paper',
      firstPartyId,
      secondPartyId,
      document: document === null ? null : { reference: 'Legal share', ...document },
      clauseSets: clauseSets.map(({ id: _, ...clauses }) => clauses),
    });
    clauseSets.forEach(({ id }, at) => ids.set(id, record.clauseSets[at]!.id));
    const path = { id: record.id };
    for (const renewal of renewals) await app.api.agreements.renew({ path, body: renewal });
    if (withdrawnOn !== null) await app.api.agreements.withdraw({ path, body: { withdrawnOn } });
    if (terminatedOn !== null) await app.api.agreements.terminate({ path, body: { terminatedOn } });
  }
  for (const assessment of facts.impactAssessments) await add('impact-assessments', assessment, { vendorId });
  for (const safeguard of facts.safeguards) await add('safeguards', safeguard, { vendorId });
  for (const transfer of facts.transfers) await add('transfers', transfer, { mechanisms: mechanismsOf(transfer) });
  for (const subprocessing of facts.subprocessings) await add('subprocessings', subprocessing, { vendorId });
  for (const { endedOn, ...optIn } of facts.optIns) {
    const { id } = await add('opt-ins', optIn, { vendorId });
    if (endedOn !== null) await app.api.optIns.withdraw({ path: { id }, body: { on: endedOn } });
  }
  return { ids, sent };
}

/** A party that joined, for clauses of an agreement. */
export const joined = (partyId: string): Accession => ({
  partyId,
  on: '2023-01-09',
  allAgreed: true,
  annexesCompleted: true,
  annexSigned: true,
});
