import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { asDescribed } from './described.js';
import type {
  CaseFacts,
  ClearanceView,
  JudgementsClearData,
  NewAgreement,
  NewLegalEvent,
} from '../client/generated/index.js';
import { type RunningApp, startApp, TOKEN } from './app.js';
import { refused } from './client.js';
import { made, MODULE_2, pointersIn, pointersOf, WHOLE } from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

/** An analytics vendor in the United States, Privacy Shield first and clauses of 2010 behind it. */
const facts: CaseFacts = {
  parties: [
    { id: 'us', country: 'DE', sector: 'commercial' },
    { id: 'acme', name: 'Acme, Inc.', country: 'US', sector: 'commercial' },
  ],
  engagements: [
    { id: 'analytics', ownPartyId: 'us', vendorPartyId: 'acme', ourRole: 'controller', vendorRole: 'processor' },
  ],
  agreements: [
    {
      id: 'dpa',
      kind: 'dpa',
      engagementIds: ['analytics'],
      partyIds: ['us', 'acme'],
      ...WHOLE,
      acceptedOn: '2019-03-01',
      clauseSets: [{ id: 'clauses', set: '2010/87' }],
    },
  ],
  certifications: [
    {
      id: 'shield',
      partyId: 'acme',
      framework: 'EU_US_PRIVACY_SHIELD',
      statuses: [{ status: 'active', from: '2017-01-01' }],
    },
  ],
  impactAssessments: [{ id: 'tia', doneOn: '2020-07-20', outcome: 'effective' }],
  transfers: [
    {
      id: 't',
      engagementId: 'analytics',
      exporterId: 'us',
      importerId: 'acme',
      startsOn: '2019-03-01',
      mechanisms: [
        { kind: 'certification', certificationId: 'shield' },
        { kind: 'clause_set', clauseSetId: 'clauses' },
      ],
      impactAssessmentIds: ['tia'],
    },
  ],
};

describe('A case given inline', () => {
  test.each([
    ['2020-07-15', 'covered', 'EU_US_PRIVACY_SHIELD', []],
    ['2020-07-16', 'gap', undefined, ['MECHANISM_INVALIDATED', 'TIA_MISSING']],
    ['2020-08-01', 'covered', '2010/87', ['FALLBACK_IN_USE']],
    ['2022-12-28', 'gap', undefined, ['MECHANISM_INVALIDATED', 'MECHANISM_EXPIRED']],
  ])('is judged as of %s: %s', async (asOf, verdict, governing, codes) => {
    const { response, data } = await app.api.judgements.assess({ body: { asOf, facts } });
    expect(response.status).toBe(200);
    const transfer = data.transfers[0]!;
    expect([transfer.verdict, transfer.governing?.instrument]).toEqual([verdict, governing]);
    expect(transfer.findings.map(({ code }) => code)).toEqual(codes);
    expect(data.engagements).toMatchObject([{ id: 'analytics', verdict: 'in_order' }]);
  });

  test('a field that nobody knows is refused, and so is a reference that leads nowhere', async () => {
    const unknown = await app.post('/v1/assessments', { asOf: '2020-08-01', facts: { ...facts, colour: 'red' } });
    expect([unknown.status, pointersOf(unknown)[0]]).toEqual([400, '/facts/colour']);
    const ask = (more: Partial<CaseFacts>) =>
      refused(app.api.judgements.assess({ body: { asOf: '2020-08-01', facts: { ...facts, ...more } } }));
    const dangling = await ask({ certifications: [] });
    expect([dangling.status, pointersIn(dangling)[0]]).toEqual([
      422,
      '/facts/transfers/0/mechanisms/0/certificationId',
    ]);
    const twice = await ask({ parties: [...facts.parties, facts.parties[0]!] });
    expect([twice.status, pointersIn(twice)[0]]).toEqual([422, '/facts/parties/2/id']);
  });

  test('a day before the encoded law is refused', async () => {
    expect((await app.api.judgements.assess({ body: { asOf: '2000-07-26', facts } })).response.status).toBe(200);
    const { status, title } = await refused(app.api.judgements.assess({ body: { asOf: '2000-07-25', facts } }));
    expect([status, title]).toEqual([422, 'No law is encoded for that day']);
  });
});

describe('The register, asked', () => {
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    for (const [key, clauses] of [
      ['alone', false],
      ['reserved', true],
    ] as const) {
      await made(app, 'vendors', { key, name: key });
      const party = await made(app, 'parties', { vendorId: key, name: key, country: 'US', sector: 'commercial' });
      const engagement = await made(app, 'engagements', {
        vendorId: key,
        ownPartyId: app.ownPartyId,
        vendorPartyId: party.id,
        ourRole: 'controller',
        vendorRole: 'processor',
      });
      const agreement = await made(app, 'agreements', {
        vendorId: key,
        kind: 'dpa',
        title: 'DPA',
        firstPartyId: app.ownPartyId,
        secondPartyId: party.id,
        engagementIds: [engagement.id],
        acceptedOn: '2023-09-01',
        ...WHOLE,
        ...(clauses && { clauseSets: [MODULE_2] }),
      });
      const certification = await made(app, 'certifications', {
        partyId: party.id,
        framework: 'EU_US_DPF',
        name: 'EU-US DPF',
        statuses: [{ status: 'active', from: '2023-08-01' }],
      });
      const assessed =
        clauses &&
        (await made(app, 'impact-assessments', { vendorId: key, doneOn: '2023-09-01', outcome: 'effective' }));
      const transfer = await made(app, 'transfers', {
        engagementId: engagement.id,
        flow: 'sent',
        exporterId: app.ownPartyId,
        importerId: party.id,
        startsOn: '2023-09-01',
        mechanisms: [
          { kind: 'certification', certificationId: certification.id },
          ...(clauses ? [{ kind: 'clause_set' as const, clauseSetId: agreement.clauseSets[0]!.id }] : []),
        ],
        ...(assessed && { impactAssessmentIds: [assessed.id] }),
      });
      ids[key] = transfer.id;
    }
  });

  test('a drill says who loses cover if the DPF falls, who falls back on what, and stores nothing', async () => {
    const legalEvents: NewLegalEvent[] = [
      { instrument: 'EU_US_DPF', event: 'ended', cause: 'annulled', on: '2026-12-01' },
    ];
    const fallen = (await app.api.judgements.suppose({ body: { legalEvents, asOf: '2026-12-01' } })).data;
    expect(fallen.counts).toEqual({ uncovered: 1, onFallback: 1, gained: 0, assessmentOutdated: 0, untouched: 0 });
    expect(fallen.uncovered).toMatchObject([{ vendorKey: 'alone', after: null, codes: ['MECHANISM_INVALIDATED'] }]);
    expect(fallen.onFallback).toMatchObject([
      { vendorKey: 'reserved', after: 'Standard contractual clauses 2021/914', codes: ['FALLBACK_IN_USE'] },
    ]);
    const before = (await app.api.judgements.suppose({ body: { legalEvents, asOf: '2026-11-30' } })).data;
    expect(before.counts).toEqual({ uncovered: 0, onFallback: 0, gained: 0, assessmentOutdated: 0, untouched: 2 });
    const nothing = (await app.api.judgements.suppose({ body: { legalEvents: [] } })).data;
    expect(nothing.counts).toEqual({ uncovered: 0, onFallback: 0, gained: 0, assessmentOutdated: 0, untouched: 2 });
    const gaps = (await app.api.gaps.list()).data.items;
    expect(gaps.map(({ vendorKey, code }) => [vendorKey, code])).toEqual([['alone', 'NO_FALLBACK']]);
  });

  test('an event that cannot happen is refused with the reason', async () => {
    const suppose = (event: NewLegalEvent) => refused(app.api.judgements.suppose({ body: { legalEvents: [event] } }));
    const unexplained = await suppose({ instrument: 'EU_US_DPF', event: 'ended', on: '2026-12-01' });
    expect([unexplained.status, pointersIn(unexplained)[0]]).toEqual([422, '/legalEvents/0/cause']);
    const gone = await suppose({ instrument: 'EU_US_PRIVACY_SHIELD', event: 'suspended', on: '2026-12-01' });
    expect([gone.status, gone.detail]).toEqual([422, expect.stringContaining('not in force on 2026-12-01')]);
  });

  test('the timeline of a transfer has no gap and no overlap', async () => {
    const { periods } = (await app.api.judgements.cover({ path: { id: ids['alone']! } })).data;
    expect(periods.map(({ from, until, verdict }) => [from, until, verdict])).toEqual([
      ['2000-07-26', '2023-08-31', 'out_of_scope'],
      ['2023-09-01', '2025-10-30', 'covered'],
      // From here on the appeal against the framework is pending, and nothing stands behind it.
      ['2025-10-31', null, 'covered'],
    ]);
    expect((await refused(app.api.judgements.cover({ path: { id: app.ownPartyId } }))).status).toBe(404);
  });

  test('clearance is given, given on conditions, or refused, always with its reasons', async () => {
    const ask = async (
      vendor: string,
      more: Omit<JudgementsClearData['query'], 'vendor'> = {},
    ): Promise<ClearanceView> => (await app.api.judgements.clear({ query: { vendor, ...more } })).data;
    expect(await ask('reserved')).toMatchObject({ decision: 'cleared', because: [], validUntil: null });
    expect(await ask('alone')).toMatchObject({ decision: 'conditional', because: [{ code: 'NO_FALLBACK' }] });
    expect(await ask('alone', { data: 'hr' })).toMatchObject({
      decision: 'blocked',
      because: [{ code: 'CERTIFICATION_SCOPE_HR_MISSING', severity: 'critical' }],
    });
    expect(await ask('reserved', { data: 'hr' })).toMatchObject({
      decision: 'conditional',
      because: [{ code: 'FALLBACK_IN_USE', severity: 'notice' }],
    });
    await app.api.vendors.add({ body: { key: 'unrecorded', name: 'Unrecorded' } });
    expect(await ask('unrecorded')).toMatchObject({ decision: 'blocked', because: [{ code: null }] });
    expect((await app.get('/v1/clearance')).status).toBe(400);
    // An exporter that sends nothing recorded is not cleared by the contract alone.
    const sister = (await made(app, 'parties', { name: 'Sister', country: 'PL', sector: 'commercial' })).id;
    expect(await ask('alone', { exporter: sister })).toMatchObject({
      decision: 'blocked',
      because: [{ code: null }],
    });
    // Before the flow began nothing runs that could be judged.
    expect(await ask('alone', { asOf: '2023-08-31' })).toMatchObject({ decision: 'blocked' });
    expect(await ask('alone', { asOf: '2023-09-01' })).toMatchObject({ decision: 'cleared' });
  });
});

test('a form that breaks off, and a key that would mean something else, are told and not a failure of ours', async () => {
  const cut = await app
    .bare()
    .post('/v1/imports')
    .set({ Authorization: `Bearer ${TOKEN}`, 'content-type': 'multipart/form-data; boundary=x' })
    .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid');
  expect(cut.status).toBe(400);
  const id = '01a20b98-bef2-7378-833e-90140f235ab4';
  const file = new File([`id,name\n${id},First\nown,Second\n`], 'vendors.csv');
  const imported = await app.api.imports.run({ body: { file, ownParty: app.ownPartyId } });
  expect(imported.data.counts.rows).toMatchObject({ imported: 0, rejected: 2 });
});

test('an agreement that ended is not revived by a later termination', async () => {
  const party = (await app.api.parties.list({ query: { vendor: 'alone' } })).data.items[0]!.id;
  const content: NewAgreement = {
    vendorId: 'alone',
    kind: 'dpa',
    title: 'Old',
    firstPartyId: app.ownPartyId,
    secondPartyId: party,
  };
  const { id } = (await app.api.agreements.add({ body: { ...content, acceptedOn: '2020-01-01' } })).data;
  const end = (terminatedOn: string) => app.api.agreements.terminate({ path: { id }, body: { terminatedOn } });
  expect((await end('2023-01-01')).response.status).toBe(201);
  expect((await refused(end('2099-01-01'))).status).toBe(422);
  expect((await end('2022-12-31')).response.status).toBe(201);
});

test('the law and its rules are printed from the code', async () => {
  const { instruments, version } = (await app.api.law.law()).data;
  expect(version).toBe(ENCODED_LAW.version);
  const shield = instruments.find(({ id }) => id === 'EU_US_PRIVACY_SHIELD');
  expect(shield!.timelines[0]!.entries).toMatchObject([
    { from: '2016-07-12', state: 'in_force' },
    { from: '2020-07-16', state: 'ended', cause: 'annulled', citation: { text: 'Case C-311/18 (Schrems II)' } },
  ]);
  expect((await app.api.law.instrument({ path: { id: '2021/914' } })).data.officialId).toBe('(EU) 2021/914');
  expect((await refused(app.api.law.instrument({ path: { id: 'NONE' } }))).status).toBe(404);
  const { rules, codes } = (await app.api.law.rules()).data;
  expect(rules.map(({ id }) => id)).toContain('TRANSFER_NEEDS_A_MECHANISM');
  expect(codes.find(({ code }) => code === 'TIA_MISSING')).toMatchObject({ severity: 'high', fine: '83(5)' });
});
