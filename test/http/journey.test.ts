import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { LegalDay } from '../../src/law/legal-day.js';
import type { AssessmentView, ImportView, TransferView } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { amend, listed } from './records.js';

const SAMPLE = resolve('templates/imports/vendors-sample.csv');
const REAL = resolve('../shared/data/gdpr-tracker.csv');

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function imported(path: string): Promise<ImportView> {
  const file = new File([readFileSync(path)], basename(path));
  const { data, response } = await app.api.imports.run({ body: { file } });
  expect([response.status, data.status]).toEqual([201, 'done']);
  return data;
}

const assessment = async (vendor: string, asOf: LegalDay): Promise<AssessmentView> =>
  (await app.api.vendors.assess({ path: { id: vendor }, query: { asOf } })).data;

const codesOf = (judged: AssessmentView, family: string): string[] =>
  judged.findings.filter((finding) => finding.family === family).map(({ code }) => code);

async function vendorsWith(code: string, asOf: LegalDay): Promise<string[]> {
  const found: string[] = [];
  for (const { key } of await listed(app, 'vendors', { limit: 200 }))
    if ((await assessment(key, asOf)).findings.some((finding) => finding.code === code)) found.push(key);
  return found;
}

/** Signs clauses of 2010/87 with a vendor and lists them behind what its transfer lists. */
async function addFallback(vendor: string): Promise<TransferView> {
  const transfer = (await app.api.transfers.list({ query: { vendor } })).data.items[0]!;
  const parties = [transfer.exporterId!, transfer.importerId!] as const;
  const agreement = await app.api.agreements.add({
    body: {
      vendorId: vendor,
      kind: 'standalone_clauses',
      title: 'Standard contractual clauses',
      firstPartyId: parties[0],
      secondPartyId: parties[1],
      engagementIds: [transfer.engagementId],
      signatures: parties.map((partyId) => ({ partyId, signedOn: '2018-06-01' })),
      clauseSets: [{ set: '2010/87' }],
    },
  });
  expect(agreement.response.status).toBe(201);
  const mechanisms = [
    ...transfer.mechanisms.map(({ kind, certificationId }) => ({ kind, certificationId })),
    { kind: 'clause_set' as const, clauseSetId: agreement.data.clauseSets[0]!.id },
  ];
  return (await amend(app, `transfers/${transfer.id}`, { mechanisms }, transfer.version)).data;
}

async function assessImpact(vendor: string, transfer: TransferView): Promise<void> {
  const done = await app.api.impactAssessments.add({
    body: {
      vendorId: vendor,
      doneOn: '2020-07-20',
      outcome: 'effective',
    },
  });
  const change = { impactAssessmentIds: [done.data.id] };
  expect((await amend(app, `transfers/${transfer.id}`, change, transfer.version)).response.status).toBe(200);
}

async function fallbackHolds(vendor: string): Promise<void> {
  const transfer = await addFallback(vendor);
  const bare = (await assessment(vendor, '2020-08-01')).transfers[0]!;
  expect(bare.verdict).toBe('gap');
  expect(bare.mechanisms.map(({ code }) => code)).toEqual(['MECHANISM_INVALIDATED', 'TIA_MISSING']);

  await assessImpact(vendor, transfer);
  const before = (await assessment(vendor, '2020-07-15')).transfers[0]!;
  expect([before.verdict, before.governing?.instrument]).toEqual(['covered', 'EU_US_PRIVACY_SHIELD']);
  const fallback = (await assessment(vendor, '2020-08-01')).transfers[0]!;
  expect([fallback.verdict, fallback.governing?.instrument, fallback.governing?.position]).toEqual([
    'covered',
    '2010/87',
    2,
  ]);
  expect(fallback.findings.map(({ code }) => code)).toEqual(['FALLBACK_IN_USE']);
  expect((await assessment(vendor, '2022-12-27')).transfers[0]!.verdict).toBe('covered');
  const after = (await assessment(vendor, '2022-12-28')).transfers[0]!;
  expect(after.verdict).toBe('gap');
  expect(after.findings.map(({ code }) => code)).toEqual(['MECHANISM_INVALIDATED', 'MECHANISM_EXPIRED']);
}

describe('A legal team takes in its vendor list (the sample)', () => {
  beforeEach(async () => {
    await imported(SAMPLE);
  });

  test('on 15 July 2020 Privacy Shield still stands, on 16 July 2020 it no longer does', async () => {
    expect(await vendorsWith('MECHANISM_INVALIDATED', '2020-07-15')).toEqual([]);
    const lost = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    const claims = await listed(app, 'certifications', { framework: 'EU_US_PRIVACY_SHIELD', limit: 200 });
    const american = new Set((await listed(app, 'parties', { country: 'US', limit: 200 })).map(({ id }) => id));
    expect(lost).toHaveLength(claims.filter(({ partyId }) => american.has(partyId)).length);
    expect(lost.length).toBeGreaterThan(2);
  });

  test('signed clauses with an assessment carry the transfer from 2020-07-20 to 2022-12-27', async () => {
    const [first] = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    await fallbackHolds(first!);
  });

  test('a write closes and opens gaps in its own transaction, and history tells both', async () => {
    const [vendor] = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    const open = async () => (await listed(app, 'gaps', { vendor: vendor! })).map(({ code }) => code);
    expect(await open()).toContain('DPA_MISSING');
    const transfer = (await app.api.transfers.list({ query: { vendor: vendor! } })).data.items[0]!;
    await app.api.agreements.add({
      body: {
        vendorId: vendor!,
        kind: 'dpa',
        title: 'Data Processing Addendum',
        firstPartyId: transfer.exporterId!,
        secondPartyId: transfer.importerId!,
        engagementIds: [transfer.engagementId],
        acceptedOn: '2018-05-20',
      },
    });
    expect(await open()).not.toContain('DPA_MISSING');
    const glance = (await app.api.vendors.find({ path: { id: vendor! } })).data.glance!;
    expect([glance.dpaStatus, glance.verdict]).toEqual(['in_force', 'gap']);
    const closed = await listed(app, 'gaps', { vendor: vendor!, state: 'closed' });
    expect(closed.map(({ code, closedOn }) => [code, closedOn])).toEqual([['DPA_MISSING', '2026-11-24']]);
  });
});

const realFile = existsSync(REAL) ? describe : describe.skip;
if (!existsSync(REAL)) console.log('Skipped: the real vendor list is not beside this checkout.');
realFile('A legal team takes in 129 real vendors', () => {
  test('exactly the 54 in the US with the EU-US Privacy Shield lose it on 16 July 2020', async () => {
    const { counts } = await imported(REAL);
    expect(counts.rows).toEqual({ total: 129, imported: 129, unchanged: 0, rejected: 0 });
    const { total, empty, taken, reported } = counts.cells;
    expect(empty + taken + reported).toBe(total);

    expect(await vendorsWith('MECHANISM_INVALIDATED', '2020-07-15')).toEqual([]);
    const lost = await vendorsWith('MECHANISM_INVALIDATED', '2020-07-16');
    expect(lost).toHaveLength(54);
    expect(lost).not.toContain('shopify');
    expect(codesOf(await assessment('shopify', '2020-07-16'), 'mechanism')).toEqual(['VOID_MECHANISM_LISTED']);
    const british = await assessment('pythonanywhere', '2020-07-16');
    expect(british.transfers[0]!.verdict).toBe('not_a_transfer');
    expect(codesOf(british, 'mechanism')).toEqual([]);
    await fallbackHolds(lost[0]!);
  }, 60_000);
});
