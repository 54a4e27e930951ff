import { type Json, type RunningApp, startApp } from './app.js';
import { agreeOn, certify, changed, dealWith, made, MODULE_2, sendTo } from './records.js';

let app: RunningApp;
let sister: Json;
beforeAll(async () => {
  app = await startApp('2026-11-24');
  const deals = await dealWith(app, 'courier');
  const dpa = await agreeOn(app, deals, {
    clauseSets: [{ ...MODULE_2, signedOn: '2023-09-01' }],
    expiresOn: '2027-01-31',
  });
  const assessment = await made(app, 'impact-assessments', {
    vendorId: 'courier',
    doneOn: '2023-09-01',
    outcome: 'effective',
    nextReviewOn: '2026-11-30',
  });
  const first = await sendTo(
    app,
    deals,
    [
      { kind: 'certification', certificationId: (await certify(app, deals, 'EU_US_PRIVACY_SHIELD', '2018-01-01')).id },
      { kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id },
    ],
    { impactAssessmentIds: [assessment.id] },
  );
  sister = await made(app, 'parties', { name: 'Sister', country: 'FR', sector: 'commercial' });
  const depot = await made(app, 'parties', {
    vendorId: 'courier',
    name: 'Courier Depot',
    country: 'IN',
    sector: 'commercial',
    address: '1 Depot Road',
    contact: 'depot@courier.example',
  });
  await made(app, 'transfers', {
    engagementId: deals.engagement.id,
    flow: 'sent',
    exporterId: deals.party.id,
    importerId: depot.id,
    exporterRole: 'processor',
    importerRole: 'sub_processor',
    onwardFromId: first.id,
    startsOn: '2026-12-05',
  });
});
afterAll(() => app.close());

const ask = async (question: string): Promise<Json> => (await app.get(`/v1/clearance?vendor=courier&${question}`)).body;
const asked = async (question: string) => {
  const { decision, because, validUntil } = await ask(question);
  return [decision, because.map(({ code }: Json) => code), validUntil];
};

test.each([
  ['2026-11-24', ['conditional', ['MECHANISM_ENDING_SOON', 'DPA_EXPIRING', 'FALLBACK_IN_USE'], '2026-11-30']],
  [
    '2026-12-01',
    ['conditional', ['TIA_OUTDATED', 'MECHANISM_ENDING_SOON', 'DPA_EXPIRING', 'FALLBACK_IN_USE'], '2026-12-04'],
  ],
  [
    '2026-12-05',
    [
      'blocked',
      ['ONWARD_TRANSFER_UNDOCUMENTED', 'TIA_OUTDATED', 'MECHANISM_ENDING_SOON', 'DPA_EXPIRING', 'FALLBACK_IN_USE'],
      '2027-01-31',
    ],
  ],
])('on %s it is %j', async (asOf, expected) => expect(await asked(`asOf=${asOf}`)).toEqual(expected));

test('what our one party sends is asked with all that goes on from there, and of another that sends nothing it is refused', async () => {
  expect(await asked(`asOf=2026-12-05&exporter=${app.ownPartyId}`)).toEqual(await asked('asOf=2026-12-05'));
  expect(await asked(`exporter=${sister.id}`)).toEqual(['blocked', [null], null]);
});

describe('Under a waiver', () => {
  /** A vendor in the United States of which nothing stands against sending but an assessment that nobody made. */
  async function unassessed(key: string) {
    const deals = await dealWith(app, key);
    const dpa = await agreeOn(app, deals, { clauseSets: [{ ...MODULE_2, signedOn: '2023-09-01' }] });
    const transfer = await sendTo(app, deals, [{ kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id }]);
    return { deals, dpa, transfer };
  }
  const waive = async (vendor: string, code: string, until: string): Promise<void> => {
    const [gap] = (await app.get(`/v1/gaps?vendor=${vendor}&code=${code}`)).body.items;
    const granted = await app.post(`/v1/gaps/${gap.id}/waivers`, { reason: 'Due soon', grantedBy: 'Anna', until });
    expect(granted.status).toBe(201);
  };
  const answer = async (vendor: string, asOf: string) => {
    const { decision, because, validUntil } = (await app.get(`/v1/clearance?vendor=${vendor}&asOf=${asOf}`)).body;
    return [decision, because.map(({ code, waivedUntil }: Json) => [code, waivedUntil]), validUntil];
  };

  test('what was blocked is conditional, from the day of the grant to its last day, and blocked again on the next', async () => {
    const { transfer } = await unassessed('waived');
    const address = '/v1/clearance?vendor=waived&asOf=2026-11-24';
    const before = await app.get(address);
    expect(before.body).toMatchObject({ decision: 'blocked', because: [{ code: 'TIA_MISSING', waivedUntil: null }] });
    await waive('waived', 'TIA_MISSING', '2026-12-31');
    const open = [['TIA_MISSING', null]];
    const waived = [['TIA_MISSING', '2026-12-31']];
    expect(await answer('waived', '2026-11-23')).toEqual(['blocked', open, '2026-11-23']);
    expect(await answer('waived', '2026-11-24')).toEqual(['conditional', waived, '2026-12-31']);
    expect(await answer('waived', '2026-12-31')).toEqual(['conditional', waived, '2026-12-31']);
    expect(await answer('waived', '2027-01-01')).toEqual(['blocked', open, null]);
    const after = await app.get(address, { 'If-None-Match': before.headers['etag'] as string });
    expect([after.status, after.body.decision]).toEqual([200, 'conditional']);

    const assessment = await made(app, 'impact-assessments', {
      vendorId: 'waived',
      doneOn: '2026-11-24',
      outcome: 'effective',
    });
    await changed(app, `transfers/${transfer.id}`, { impactAssessmentIds: [assessment.id] });
    expect(await answer('waived', '2026-11-24')).toEqual(['cleared', [], null]);
    await changed(app, `transfers/${transfer.id}`, { impactAssessmentIds: [] });
    expect(await answer('waived', '2026-11-24')).toEqual(['blocked', open, null]);
  });

  test('of one gap, another one still blocks; under two it is conditional as long as both stand', async () => {
    const { dpa } = await unassessed('twice');
    await changed(app, `agreements/${dpa.id}`, { document: null });
    await waive('twice', 'TIA_MISSING', '2027-01-31');
    expect((await answer('twice', '2026-11-24'))[0]).toBe('blocked');
    await waive('twice', 'EVIDENCE_MISSING', '2026-12-15');
    expect([(await answer('twice', '2026-12-15'))[0], (await answer('twice', '2026-12-16'))[0]]).toEqual([
      'conditional',
      'blocked',
    ]);
    expect((await answer('twice', '2026-11-24'))[2]).toBe('2026-12-15');
  });

  test('a transfer that nothing carries for want of an annex is sent only while each of its gaps is waived', async () => {
    const deals = await dealWith(app, 'annexed');
    const dpa = await agreeOn(app, deals, { clauseSets: [{ ...MODULE_2, annexes: ['I.A'], signedOn: '2023-09-01' }] });
    await sendTo(app, deals, [{ kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id }]);
    const { items } = (await app.get('/v1/gaps?vendor=annexed')).body;
    const ofTransfer = items.filter(({ subject }: Json) => subject.kind === 'transfer');
    expect(ofTransfer.map(({ code }: Json) => code).sort()).toEqual(['ANNEX_INCOMPLETE', 'TIA_MISSING']);
    for (const { code, id } of ofTransfer) {
      expect([code, (await answer('annexed', '2026-11-24'))[0]]).toEqual([code, 'blocked']);
      const body = { reason: 'Signed on Friday', grantedBy: 'Anna', until: '2026-12-04' };
      expect((await app.post(`/v1/gaps/${id}/waivers`, body)).status).toBe(201);
    }
    expect((await answer('annexed', '2026-12-04'))[0]).toBe('conditional');
    expect((await answer('annexed', '2026-12-05'))[0]).toBe('blocked');
  });

  test('nothing recorded is nothing that could be waived', async () => {
    await dealWith(app, 'unmapped', 'DE');
    await waive('unmapped', 'DPA_MISSING', '2026-12-31');
    expect((await answer('unmapped', '2026-11-24'))[0]).toBe('blocked');
  });
});

test('an answer that still stands is not sent again; another one is', async () => {
  const address = '/v1/clearance?vendor=courier&asOf=2026-11-24';
  const first = await app.get(address);
  const { etag } = first.headers as { etag: string };
  expect([first.status, first.headers['cache-control']]).toEqual([200, 'private, no-cache']);
  for (const had of [etag, `W/${etag}`, `"another", ${etag}`]) {
    const again = await app.get(address, { 'If-None-Match': had });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
  }
  expect((await app.get(address, { 'If-None-Match': '"another"' })).status).toBe(200);

  await made(app, 'legal-events', {
    instrument: '2021/914',
    event: 'suspended',
    on: '2026-11-24',
    regime: 'EU_GDPR',
    citation: 'an act that this test supposes',
  });
  const changed = await app.get(address, { 'If-None-Match': etag });
  expect([changed.status, changed.body.decision]).toEqual([200, 'blocked']);
});

test('a transfer that nothing carries is refused, whatever family tells why, and so is one without an exporter', async () => {
  const deals = await dealWith(app, 'half-signed');
  const dpa = await agreeOn(app, deals, {
    clauseSets: [{ ...MODULE_2, annexes: ['I.A'], signedOn: '2023-09-01' }],
  });
  const assessment = await made(app, 'impact-assessments', {
    vendorId: 'half-signed',
    doneOn: '2023-09-01',
    outcome: 'effective',
  });
  await sendTo(app, deals, [{ kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id }], {
    impactAssessmentIds: [assessment.id],
  });
  const { body } = await app.get('/v1/clearance?vendor=half-signed&asOf=2026-11-20');
  expect([body.decision, body.because.map(({ code }: Json) => code)]).toEqual([
    'blocked',
    ['ANNEX_INCOMPLETE', 'ANNEX_INCOMPLETE'],
  ]);
  const swiss = await dealWith(app, 'half-mapped', 'CH');
  await agreeOn(app, swiss);
  await sendTo(app, swiss);
  await sendTo(app, swiss, [], { exporterId: null });
  for (const narrowed of ['', `&exporter=${app.ownPartyId}`])
    expect((await app.get(`/v1/clearance?vendor=half-mapped${narrowed}`)).body).toMatchObject({
      decision: 'blocked',
      because: [{ code: 'TRANSFER_NOT_MAPPED' }],
    });
});
