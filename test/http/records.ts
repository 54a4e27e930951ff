import { ARTICLE_28_TERMS } from '../../src/law/facts.js';
import type { Json, RunningApp } from './app.js';

/** Adds a record, and returns it as it was answered. */
export async function made(app: RunningApp, path: string, body: object): Promise<Json> {
  const answer = await app.post(`/v1/${path}`, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Changes a record as it is now. */
export async function changed(app: RunningApp, path: string, patch: object): Promise<Json> {
  const { version } = (await app.get(`/v1/${path}`)).body;
  const answer = await app.patch(`/v1/${path}`, patch, version);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A vendor that processes for us, with its one party and engagement. */
export interface Dealings {
  readonly vendor: Json;
  readonly party: Json;
  readonly engagement: Json;
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

/** Clauses of 2021 between controller and processor, with annexes and valid elections. */
export const MODULE_2 = {
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
export const agreeOn = (app: RunningApp, { vendor, party, engagement }: Dealings, more: object = {}): Promise<Json> =>
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
  mechanisms: readonly object[] = [],
  more: object = {},
): Promise<Json> =>
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
export const certify = (app: RunningApp, { party }: Dealings, framework: string, from?: string): Promise<Json> =>
  made(app, 'certifications', {
    partyId: party.id,
    framework,
    name: framework,
    ...(from !== undefined && { statuses: [{ status: 'active', from }] }),
  });

/** Every item of a list, page after page. */
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

export const pointersOf = ({ body }: { body: Json }): string[] =>
  (body.errors ?? []).map(({ pointer }: Json) => pointer);
