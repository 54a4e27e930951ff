import { ARTICLE_28_TERMS } from '../../src/law/facts.js';
import type * as Api from '../client/generated/types.gen.js';
import type { Json, RunningApp } from './app.js';
import { ifMatch, refused } from './client.js';

interface Kind<New, Patch, View, List extends { query?: unknown }> {
  readonly new: New;
  readonly patch: Patch;
  readonly view: View;
  readonly query: NonNullable<List['query']>;
}

/** What is added, changed, shown and listed by each noun. */
interface Records {
  people: Kind<Api.NewPerson, Api.PersonPatch, Api.PersonView, Api.PeopleListData>;
  parties: Kind<Api.NewParty, Api.PartyPatch, Api.PartyView, Api.PartiesListData>;
  vendors: Kind<Api.NewVendor, Api.VendorPatch, Api.VendorView, Api.VendorsListData>;
  engagements: Kind<Api.NewEngagement, Api.EngagementPatch, Api.EngagementView, Api.EngagementsListData>;
  documents: Kind<never, Api.DocumentPatch, Api.DocumentView, Api.DocumentsListData>;
  agreements: Kind<Api.NewAgreement, Api.AgreementPatch, Api.AgreementView, Api.AgreementsListData>;
  certifications: Kind<Api.NewCertification, Api.CertificationPatch, Api.CertificationView, Api.CertificationsListData>;
  transfers: Kind<Api.NewTransfer, Api.TransferPatch, Api.TransferView, Api.TransfersListData>;
  'impact-assessments': Kind<
    Api.NewImpactAssessment,
    Api.ImpactAssessmentPatch,
    Api.ImpactAssessmentView,
    Api.ImpactAssessmentsListData
  >;
  safeguards: Kind<Api.NewSafeguard, Api.SafeguardPatch, Api.SafeguardView, Api.SafeguardsListData>;
  subprocessings: Kind<Api.NewSubprocessing, Api.SubprocessingPatch, Api.SubprocessingView, Api.SubprocessingsListData>;
  'opt-ins': Kind<Api.NewOptIn, Api.OptInPatch, Api.OptInView, Api.OptInsListData>;
  'legal-events': Kind<Api.NewLegalEvent, never, Api.LegalEventView, Api.LegalEventsListData>;
  gaps: Kind<never, never, Api.GapView, Api.GapsListData>;
}
export type Noun = keyof Records;
/** Those of which a demo register has some. */
export const NOUNS = [
  'people',
  'parties',
  'vendors',
  'engagements',
  'documents',
  'agreements',
  'certifications',
  'transfers',
  'impact-assessments',
  'safeguards',
  'subprocessings',
  'opt-ins',
  'gaps',
] as const satisfies readonly Noun[];
export type New<N extends Noun> = Records[N]['new'];
export type Query<N extends Noun> = Records[N]['query'];
export type View<N extends Noun> = Records[N]['view'];

interface Answered<T> {
  readonly data: T;
  readonly response: Response;
}

type Named = { path: { id: string } };

/** What the client does with each noun alike. */
interface Resource<N extends Noun> {
  add(request: { body: New<N> }): Promise<Answered<View<N>>>;
  find(request: Named): Promise<Answered<View<N> & { version: number }>>;
  amend(
    request: Named & { headers: ReturnType<typeof ifMatch>; body: Records[N]['patch'] },
  ): Promise<Answered<View<N>>>;
  list(request: { query: Query<N> }): Promise<Answered<{ items: View<N>[]; nextCursor: string | null }>>;
}

function resource<N extends Noun>({ api }: RunningApp, noun: N): Resource<N> {
  const name = noun.replace(/-./, (dash) => dash.charAt(1).toUpperCase());
  return api[name as keyof typeof api] as unknown as Resource<N>;
}

/** Adds a record, and returns it as it was answered. */
export async function made<N extends Noun>(app: RunningApp, noun: N, body: New<N>): Promise<View<N>> {
  const { data, response } = await resource(app, noun).add({ body });
  expect([noun, response.status]).toEqual([noun, 201]);
  return data;
}

/** Changes a record, as who read it at that version. */
export function amend<N extends Noun>(
  app: RunningApp,
  record: `${N}/${string}`,
  body: Records[N]['patch'],
  version: number,
): Promise<Answered<View<N>>> {
  const [noun, id] = record.split('/') as [N, string];
  return resource(app, noun).amend({ path: { id }, headers: ifMatch(version), body });
}

/** Changes a record as it is now. */
export async function changed<N extends Noun>(
  app: RunningApp,
  record: `${N}/${string}`,
  patch: Records[N]['patch'],
): Promise<View<N>> {
  const [noun, id] = record.split('/') as [N, string];
  const { version } = (await resource(app, noun).find({ path: { id } })).data;
  const { data, response } = await amend(app, record, patch, version);
  expect([record, response.status]).toEqual([record, 200]);
  return data;
}

/** Every item of a list, page after page. */
export async function listed<N extends Noun>(app: RunningApp, noun: N, query: Query<N> = {}): Promise<View<N>[]> {
  const items: View<N>[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data } = await resource(app, noun).list({ query: { ...query, ...(cursor !== undefined && { cursor }) } });
    items.push(...data.items);
    cursor = data.nextCursor;
  }
  return items;
}

/** A vendor that processes for us, with its one party and engagement. */
/** The ids of the records that the list answers with. */
export const idsOf = async <N extends Noun>(app: RunningApp, noun: N, query?: Query<N>): Promise<(string | null)[]> =>
  (await listed(app, noun, query)).map(({ id }) => id);

/** Well-formed, and the id of no record. */
export const NOWHERE = '0193abcd-0000-7000-8000-000000000000';

export interface Dealings {
  readonly vendor: Api.VendorView;
  readonly party: Api.PartyView;
  readonly engagement: Api.EngagementView;
}

export async function dealWith(app: RunningApp, key: string, country: string | null = 'US'): Promise<Dealings> {
  const vendor = await made(app, 'vendors', { key, name: `${key[0]!.toUpperCase()}${key.slice(1)}` });
  const party = await made(app, 'parties', { vendorId: key, name: `${key}, Inc.`, country, sector: 'commercial' });
  const engagement = await made(app, 'engagements', {
    vendorId: key,
    ownPartyId: app.ownPartyId,
    vendorPartyId: party.id,
    purpose: 'Web analytics',
    ourRole: 'controller',
    vendorRole: 'processor',
    startsOn: '2018-06-01',
  });
  return { vendor, party, engagement };
}

/** What makes a data processing agreement whole: the paper on file, and every term found in it. */
export const WHOLE = {
  document: { reference: 'Legal share', bearsOn: '2018-06-01' },
  terms: ARTICLE_28_TERMS.map((term) => ({ term })),
};

/** What makes a vendor our processor. */
export const ON_INSTRUCTIONS: Api.NewRoleAnswers = {
  purposeSetBy: 'us',
  essentialMeansSetBy: 'us',
  ownDuties: false,
  personalData: 'the_service',
  seesContent: true,
  decidedTogether: 'no',
  ownUse: false,
  ownRelation: false,
};

/** Clauses of 2021 between controller and processor, with annexes and valid elections. */
export const MODULE_2: Api.NewClauseSet = {
  set: '2021/914',
  modules: [2],
  annexes: ['I.A', 'I.B', 'I.C', 'II'],
  elections: {
    clause9: 'general',
    clause9Days: 30,
    clause17Option: 1,
    clause17Law: 'DE',
    thirdPartyRights: true,
    clause18: 'DE',
  },
};

/** The data processing agreement of an engagement, signed by both and whole. */
export const agreeOn = (
  app: RunningApp,
  { vendor, party, engagement }: Dealings,
  more: Partial<Api.NewAgreement> = {},
): Promise<Api.AgreementView> =>
  made(app, 'agreements', {
    vendorId: vendor.key,
    kind: 'dpa',
    title: 'Data Processing Addendum',
    firstPartyId: app.ownPartyId,
    secondPartyId: party.id,
    engagementIds: [engagement.id],
    signatures: [app.ownPartyId, party.id].map((partyId) => ({ partyId, signedOn: '2018-06-01' })),
    ...WHOLE,
    ...more,
  });

/** Data sent from us to the vendor, resting on these mechanisms. */
export const sendTo = (
  app: RunningApp,
  { party, engagement }: Dealings,
  mechanisms: Api.NewTransfer['mechanisms'] = [],
  more: Partial<Api.NewTransfer> = {},
): Promise<Api.TransferView> =>
  made(app, 'transfers', {
    engagementId: engagement.id,
    flow: 'sent',
    exporterId: app.ownPartyId,
    importerId: party.id,
    startsOn: '2018-06-01',
    mechanisms,
    ...more,
  });

/** The vendor on a list of certified organisations, active since a day. */
export const certify = (
  app: RunningApp,
  { party }: Dealings,
  framework: NonNullable<Api.NewCertification['framework']>,
  from?: string,
): Promise<Api.CertificationView> =>
  made(app, 'certifications', {
    partyId: party.id,
    framework,
    name: framework,
    ...(from !== undefined && { statuses: [{ status: 'active', from }] }),
  });

/** Every item of a list, page after page as `Link` leads. */
export async function everything(app: RunningApp, path: string): Promise<Json[]> {
  const items: Json[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body, headers }: { status: number; body: Json; headers: Json } = await app.get(next);
    if (status !== 200) throw new Error(`${next}: ${status} ${JSON.stringify(body)}`);
    items.push(...body.items);
    next = /<(.*)>; rel="next"/.exec(headers.link ?? '')?.[1];
  }
  return items;
}

export const pointersOf = ({ body }: { body: Json }): string[] => pointersIn(body as Api.ProblemView);
export const pointersIn = ({ errors }: Api.ProblemView): string[] => (errors ?? []).map(({ pointer }) => pointer);

/** Refused as what cannot be recorded, at these pointers, with words that hold these. */
export async function expectRefused(
  request: Promise<unknown>,
  pointers: string | readonly string[],
  words: RegExp,
): Promise<void> {
  const problem = await refused(request);
  expect([problem.status, pointersIn(problem)]).toEqual([422, [pointers].flat()]);
  expect(problem.detail).toMatch(words);
}
