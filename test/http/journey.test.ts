import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LegalDay } from '../../src/law/legal-day.js';
import { type Json, type RunningApp, startApp } from './app.js';

const SAMPLE = resolve('templates/imports/vendors-sample.csv');
const REAL = resolve('../shared/data/gdpr-tracker.csv');

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function everything(path: string): Promise<Json[]> {
  const items: Json[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { body, headers }: { body: Json; headers: Json } = await app.get(next);
    items.push(...body.items);
    next = /<(.*)>/.exec(headers.link ?? '')?.[1];
  }
  return items;
}

const assessment = async (vendor: string, asOf: LegalDay): Promise<Json> =>
  (await app.get(`/v1/vendors/${vendor}/assessment?asOf=${asOf}`)).body;

const codesOf = (judged: Json, family: string): string[] =>
  judged.findings.filter((finding: Json) => finding.family === family).map(({ code }: Json) => code);

async function vendorsWith(code: string, asOf: LegalDay): Promise<string[]> {
  const found: string[] = [];
  for (const { key } of await everything('/v1/vendors?limit=200'))
    if ((await assessment(key, asOf)).findings.some((finding: Json) => finding.code === code)) found.push(key);
  return found;
}

/** Signs clauses of 2010/87 with a vendor and lists them behind what its transfer lists. */
async function addFallback(vendor: string): Promise<Json> {
  const transfer = (await app.get(`/v1/transfers?vendor=${vendor}`)).body.items[0];
  const parties = [transfer.exporterId, transfer.importerId];
  const agreement = await app.post('/v1/agreements', {
    vendorId: vendor,
    kind: 'standalone_clauses',
    title: 'Standard contractual clauses',
    firstPartyId: parties[0],
    secondPartyId: parties[1],
    engagementIds: [transfer.engagementId],
    signatures: parties.map((partyId) => ({ partyId, signedOn: '2018-06-01' })),
    clauseSets: [{ set: '2010/87' }],
  });
  expect(agreement.status).toBe(201);
  const mechanisms = [
    ...transfer.mechanisms.map(({ kind, certificationId }: Json) => ({ kind, certificationId })),
    { kind: 'clause_set', clauseSetId: agreement.body.clauseSets[0].id },
  ];
  return (await app.patch(`/v1/transfers/${transfer.id}`, { mechanisms }, transfer.version)).body;
}

async function assessImpact(vendor: string, transfer: Json): Promise<void> {
  const done = await app.post('/v1/impact-assessments', {
    vendorId: vendor,
    doneOn: '2020-07-20',
    outcome: 'effective',
  });
  const change = { impactAssessmentIds: [done.body.id] };
  expect((await app.patch(`/v1/transfers/${transfer.id}`, change, transfer.version)).status).toBe(200);
}

async function fallbackHolds(vendor: string): Promise<void> {
  const transfer = await addFallback(vendor);
  const bare = (await assessment(vendor, '2020-08-01')).transfers[0];
  expect(bare.verdict).toBe('gap');
  expect(bare.mechanisms.map(({ code }: Json) => code)).toEqual(['MECHANISM_INVALIDATED', 'TIA_MISSING']);

  await assessImpact(vendor, transfer);
  const before = (await assessment(vendor, '2020-07-15')).transfers[0];
  expect([before.verdict, before.governing.instrument]).toEqual(['covered', 'EU_US_PRIVACY_SHIELD']);
  const fallback = (await assessment(vendor, '2020-08-01')).transfers[0];
  expect([fallback.verdict, fallback.governing.instrument, fallback.governing.position]).toEqual([
    'covered',
    '2010/87',
    2,
  ]);
  expect(fallback.findings.map(({ code }: Json) => code)).toEqual(['FALLBACK_IN_USE']);
  expect((await assessment(vendor, '2022-12-27')).transfers[0].verdict).toBe('covered');
  const after = (await assessment(vendor, '2022-12-28')).transfers[0];
  expect(after.verdict).toBe('gap');
  expect(after.findings.map(({ code }: Json) => code)).toEqual(['MECHANISM_INVALIDATED', 'MECHANISM_EXPIRED']);
}

describe('A legal team takes in its vendor list (the sample)', () => {
  beforeEach(async () => {
    const imported = await app.upload('/v1/imports', SAMPLE);
    expect([imported.status, imported.body.status]).toEqual([201, 'done']);
  });

  test('on 15 July 2020 Privacy Shield still stands, on 16 July 2020 it no longer does', async () => {
    expect(await vendorsWith('MECHANISM_INVALIDATED', '2020-07-15')).toEqual([]);
    const lost = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    const claims = await everything('/v1/certifications?framework=EU_US_PRIVACY_SHIELD&limit=200');
    const american = new Set((await everything('/v1/parties?country=US&limit=200')).map(({ id }: Json) => id));
    expect(lost).toHaveLength(claims.filter(({ partyId }) => american.has(partyId)).length);
    expect(lost.length).toBeGreaterThan(2);
  });

  test('signed clauses with an assessment carry the transfer from 2020-07-20 to 2022-12-27', async () => {
    const [first] = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    await fallbackHolds(first!);
  });

  test('a write closes and opens gaps in its own transaction, and history tells both', async () => {
    const [vendor] = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    const open = async () => (await everything(`/v1/gaps?vendor=${vendor}`)).map(({ code }: Json) => code);
    expect(await open()).toContain('DPA_MISSING');
    const transfer = (await app.get(`/v1/transfers?vendor=${vendor}`)).body.items[0];
    await app.post('/v1/agreements', {
      vendorId: vendor,
      kind: 'dpa',
      title: 'Data Processing Addendum',
      firstPartyId: transfer.exporterId,
      secondPartyId: transfer.importerId,
      engagementIds: [transfer.engagementId],
      acceptedOn: '2018-05-20',
    });
    expect(await open()).not.toContain('DPA_MISSING');
    const glance = (await app.get(`/v1/vendors/${vendor}`)).body.glance;
    expect([glance.dpaStatus, glance.verdict]).toEqual(['in_force', 'gap']);
    const closed = await everything(`/v1/gaps?vendor=${vendor}&state=closed`);
    expect(closed.map(({ code, closedOn }: Json) => [code, closedOn])).toEqual([['DPA_MISSING', '2026-11-24']]);
  });
});

const realFile = existsSync(REAL) ? describe : describe.skip;
if (!existsSync(REAL)) console.log('Skipped: the real vendor list is not beside this checkout.');
realFile('A legal team takes in 129 real vendors', () => {
  test('exactly the 54 in the US with the EU-US Privacy Shield lose it on 16 July 2020', async () => {
    const imported = await app.upload('/v1/imports', REAL);
    expect(imported.body.counts.rows).toEqual({ total: 129, imported: 129, unchanged: 0, rejected: 0 });
    const { total, empty, taken, reported } = imported.body.counts.cells;
    expect(empty + taken + reported).toBe(total);

    expect(await vendorsWith('MECHANISM_INVALIDATED', '2020-07-15')).toEqual([]);
    const lost = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    expect(lost).toHaveLength(54);
    expect(lost).not.toContain('shopify');
    expect(codesOf(await assessment('shopify', '2020-07-16'), 'mechanism')).toEqual(['VOID_MECHANISM_LISTED']);
    const british = await assessment('pythonanywhere', '2020-07-16');
    expect(british.transfers[0].verdict).toBe('not_a_transfer');
    expect(codesOf(british, 'mechanism')).toEqual([]);
    await fallbackHolds(lost[0]!);
  }, 60_000);
});
