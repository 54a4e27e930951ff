import { asDescribed } from './described.js';
import { type Json, type RunningApp, startApp, TOKEN } from './app.js';
import { MODULE_2, WHOLE } from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

/** An analytics vendor in the United States, Privacy Shield first and clauses of 2010 behind it. */
const facts = {
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
    const { status, body } = await app.post('/v1/assessments', { asOf, facts });
    expect(status).toBe(200);
    const [transfer] = body.transfers;
    expect([transfer.verdict, transfer.governing?.instrument]).toEqual([verdict, governing]);
    expect(transfer.findings.map(({ code }: Json) => code)).toEqual(codes);
    expect(body.engagements).toMatchObject([{ id: 'analytics', verdict: 'in_order' }]);
  });

  test('a field that nobody knows is refused, and so is a reference that leads nowhere', async () => {
    const unknown = await app.post('/v1/assessments', { asOf: '2020-08-01', facts: { ...facts, colour: 'red' } });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/facts/colour']);
    const dangling = await app.post('/v1/assessments', { asOf: '2020-08-01', facts: { ...facts, certifications: [] } });
    expect([dangling.status, dangling.body.errors[0].pointer]).toEqual([
      422,
      '/facts/transfers/0/mechanisms/0/certificationId',
    ]);
    const twice = await app.post('/v1/assessments', {
      asOf: '2020-08-01',
      facts: { ...facts, parties: [...facts.parties, facts.parties[0]] },
    });
    expect([twice.status, twice.body.errors[0].pointer]).toEqual([422, '/facts/parties/2/id']);
  });

  test('a day before the encoded law is refused', async () => {
    expect((await app.post('/v1/assessments', { asOf: '2000-07-26', facts })).status).toBe(200);
    const { status, body } = await app.post('/v1/assessments', { asOf: '2000-07-25', facts });
    expect([status, body.title]).toEqual([422, 'No law is encoded for that day']);
  });
});

describe('The register, asked', () => {
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const add = async (path: string, body: object): Promise<Json> => {
      const answer = await app.post(path, body);
      expect([path, answer.status]).toEqual([path, 201]);
      return answer.body;
    };
    for (const [key, clauses] of [
      ['alone', false],
      ['reserved', true],
    ] as const) {
      await add('/v1/vendors', { key, name: key });
      const party = await add('/v1/parties', { vendorId: key, name: key, country: 'US', sector: 'commercial' });
      const engagement = await add('/v1/engagements', {
        vendorId: key,
        ownPartyId: app.ownPartyId,
        vendorPartyId: party.id,
        ourRole: 'controller',
        vendorRole: 'processor',
      });
      const agreement = await add('/v1/agreements', {
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
      const certification = await add('/v1/certifications', {
        partyId: party.id,
        framework: 'EU_US_DPF',
        name: 'EU-US DPF',
        statuses: [{ status: 'active', from: '2023-08-01' }],
      });
      const assessed =
        clauses && (await add('/v1/impact-assessments', { vendorId: key, doneOn: '2023-09-01', outcome: 'effective' }));
      const transfer = await add('/v1/transfers', {
        engagementId: engagement.id,
        flow: 'sent',
        exporterId: app.ownPartyId,
        importerId: party.id,
        startsOn: '2023-09-01',
        mechanisms: [
          { kind: 'certification', certificationId: certification.id },
          ...(clauses ? [{ kind: 'clause_set', clauseSetId: agreement.clauseSets[0].id }] : []),
        ],
        ...(assessed && { impactAssessmentIds: [assessed.id] }),
      });
      ids[key] = transfer.id;
    }
  });

  test('a drill says who loses cover if the DPF falls, who falls back on what, and stores nothing', async () => {
    const legalEvents = [{ instrument: 'EU_US_DPF', event: 'ended', cause: 'annulled', on: '2026-12-01' }];
    const fallen = (await app.post('/v1/drills', { legalEvents, asOf: '2026-12-01' })).body;
    expect(fallen.counts).toEqual({ uncovered: 1, onFallback: 1, gained: 0, untouched: 0 });
    expect(fallen.uncovered).toMatchObject([{ vendorKey: 'alone', after: null, codes: ['MECHANISM_INVALIDATED'] }]);
    expect(fallen.onFallback).toMatchObject([
      { vendorKey: 'reserved', after: 'Standard contractual clauses 2021/914', codes: ['FALLBACK_IN_USE'] },
    ]);
    const before = (await app.post('/v1/drills', { legalEvents, asOf: '2026-11-30' })).body;
    expect(before.counts).toEqual({ uncovered: 0, onFallback: 0, gained: 0, untouched: 2 });
    const nothing = (await app.post('/v1/drills', { legalEvents: [] })).body;
    expect(nothing.counts).toEqual({ uncovered: 0, onFallback: 0, gained: 0, untouched: 2 });
    const gaps = (await app.get('/v1/gaps')).body.items;
    expect(gaps.map(({ vendorKey, code }: Json) => [vendorKey, code])).toEqual([['alone', 'NO_FALLBACK']]);
  });

  test('an event that cannot happen is refused with the reason', async () => {
    const answer = await app.post('/v1/drills', {
      legalEvents: [{ instrument: 'EU_US_DPF', event: 'ended', on: '2026-12-01' }],
    });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/legalEvents/0/cause']);
    const gone = await app.post('/v1/drills', {
      legalEvents: [{ instrument: 'EU_US_PRIVACY_SHIELD', event: 'suspended', on: '2026-12-01' }],
    });
    expect([gone.status, gone.body.detail]).toEqual([422, expect.stringContaining('not in force on 2026-12-01')]);
  });

  test('the timeline of a transfer has no gap and no overlap', async () => {
    const { body } = await app.get(`/v1/transfers/${ids['alone']}/coverage`);
    expect(body.periods.map(({ from, until, verdict }: Json) => [from, until, verdict])).toEqual([
      ['2000-07-26', '2023-08-31', 'out_of_scope'],
      ['2023-09-01', '2025-10-30', 'covered'],
      // From here on the appeal against the framework is pending, and nothing stands behind it.
      ['2025-10-31', null, 'covered'],
    ]);
    expect((await app.get(`/v1/transfers/${app.ownPartyId}/coverage`)).status).toBe(404);
  });

  test('clearance is given, given on conditions, or refused, always with its reasons', async () => {
    const ask = async (question: string): Promise<Json> => (await app.get(`/v1/clearance?${question}`)).body;
    expect(await ask('vendor=reserved')).toMatchObject({ decision: 'cleared', because: [], validUntil: null });
    expect(await ask('vendor=alone')).toMatchObject({ decision: 'conditional', because: [{ code: 'NO_FALLBACK' }] });
    expect(await ask('vendor=alone&data=hr')).toMatchObject({
      decision: 'blocked',
      because: [{ code: 'CERTIFICATION_SCOPE_HR_MISSING', severity: 'critical' }],
    });
    expect(await ask('vendor=reserved&data=hr')).toMatchObject({
      decision: 'conditional',
      because: [{ code: 'FALLBACK_IN_USE', severity: 'notice' }],
    });
    await app.post('/v1/vendors', { key: 'unrecorded', name: 'Unrecorded' });
    expect(await ask('vendor=unrecorded')).toMatchObject({ decision: 'blocked', because: [{ code: null }] });
    expect((await app.get('/v1/clearance')).status).toBe(400);
    // An exporter that sends nothing recorded is not cleared by the contract alone.
    const sister = (await app.post('/v1/parties', { name: 'Sister', country: 'PL', sector: 'commercial' })).body.id;
    expect(await ask(`vendor=alone&exporter=${sister}`)).toMatchObject({
      decision: 'blocked',
      because: [{ code: null }],
    });
    // Before the flow began nothing runs that could be judged.
    expect(await ask('vendor=alone&asOf=2023-08-31')).toMatchObject({ decision: 'blocked' });
    expect(await ask('vendor=alone&asOf=2023-09-01')).toMatchObject({ decision: 'cleared' });
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
  const imported = await app.upload('/v1/imports', Buffer.from(`id,name\n${id},First\nown,Second\n`), {
    ownParty: app.ownPartyId,
  });
  expect(imported.body.counts.rows).toMatchObject({ imported: 0, rejected: 2 });
});

test('an agreement that ended is not revived by a later termination', async () => {
  const party = (await app.get('/v1/parties?vendor=alone')).body.items[0].id;
  const content = { vendorId: 'alone', kind: 'dpa', title: 'Old', firstPartyId: app.ownPartyId, secondPartyId: party };
  const { id } = (await app.post('/v1/agreements', { ...content, acceptedOn: '2020-01-01' })).body;
  const end = async (terminatedOn: string) =>
    (await app.post(`/v1/agreements/${id}/terminations`, { terminatedOn })).status;
  expect([await end('2023-01-01'), await end('2099-01-01'), await end('2022-12-31')]).toEqual([201, 422, 201]);
});

test('the law and its rules are printed from the code', async () => {
  const { instruments, version } = (await app.get('/v1/law')).body;
  expect(version).toBe('2026-11-23');
  const shield = instruments.find(({ id }: Json) => id === 'EU_US_PRIVACY_SHIELD');
  expect(shield.timelines[0].entries).toMatchObject([
    { from: '2016-07-12', state: 'in_force' },
    { from: '2020-07-16', state: 'ended', cause: 'annulled', citation: { text: 'Case C-311/18 (Schrems II)' } },
  ]);
  expect((await app.get('/v1/law/instruments/2021%2F914')).body.officialId).toBe('(EU) 2021/914');
  expect((await app.get('/v1/law/instruments/NONE')).status).toBe(404);
  const { rules, codes } = (await app.get('/v1/rules')).body;
  expect(rules.map(({ id }: Json) => id)).toContain('TRANSFER_NEEDS_A_MECHANISM');
  expect(codes.find(({ code }: Json) => code === 'TIA_MISSING')).toMatchObject({ severity: 'high', fine: '83(5)' });
});
