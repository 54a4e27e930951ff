import { DataSource } from 'typeorm';
import { ENCODED_LAW } from '../../src/law/catalogue.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { asDescribed } from './described.js';
import { agreeOn, certify, dealWith, everything, made, MODULE_2, pointersOf, sendTo } from './records.js';

const JUDGMENT = {
  instrument: 'EU_US_DPF',
  event: 'ended',
  cause: 'annulled',
  on: '2026-11-24',
  citation: 'Case C-703/25 P, a judgment that these tests suppose',
};

let app: RunningApp;
/** Rests on the framework alone; on the framework with clauses behind it; on the decision on Switzerland. */
beforeAll(async () => {
  app = await asDescribed(await startApp('2026-11-24'));
  const alone = await dealWith(app, 'alone');
  await agreeOn(app, alone);
  await sendTo(app, alone, [
    { kind: 'certification', certificationId: (await certify(app, alone, 'EU_US_DPF', '2023-09-01')).id },
  ]);
  const reserved = await dealWith(app, 'reserved');
  const dpa = await agreeOn(app, reserved, { clauseSets: [{ ...MODULE_2, signedOn: '2023-09-01' }] });
  const assessment = await made(app, 'impact-assessments', {
    vendorId: 'reserved',
    doneOn: '2023-09-01',
    outcome: 'effective',
  });
  await sendTo(
    app,
    reserved,
    [
      { kind: 'certification', certificationId: (await certify(app, reserved, 'EU_US_DPF', '2023-09-01')).id },
      { kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id },
    ],
    { impactAssessmentIds: [assessment.id] },
  );
  const swiss = await dealWith(app, 'swiss', 'CH');
  await agreeOn(app, swiss);
  await sendTo(app, swiss);
  const kenyan = await dealWith(app, 'kenyan', 'KE');
  await agreeOn(app, kenyan);
  await sendTo(app, kenyan, [], { measures: ['encryption'] });
});
afterAll(() => app.close());

const glances = async (): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await everything(app, '/v1/vendors')).map(({ key, glance }: Json) => [key, [glance.verdict, glance.governing]]),
  );
const openCodes = async (vendor: string): Promise<string[]> =>
  (await everything(app, `/v1/gaps?vendor=${vendor}`)).map(({ code }: Json) => code);
const lawVersion = async (): Promise<string> => (await app.get('/v1/law')).body.version;
const AS_ENCODED = {
  alone: ['covered', 'EU_US_DPF'],
  reserved: ['covered', 'EU_US_DPF'],
  swiss: ['covered', 'EU_ADEQUACY_CH'],
  kenyan: ['gap', null],
};

test('on the day of a judgment the register is judged by it at once, as the drill of the day before said', async () => {
  expect(await glances()).toEqual(AS_ENCODED);
  const drill = (await app.post('/v1/drills', { legalEvents: [JUDGMENT], asOf: '2026-11-24' })).body;
  expect(await lawVersion()).toBe(ENCODED_LAW.version);

  const recorded = await app.post('/v1/legal-events', JUDGMENT);
  expect(recorded.status).toBe(201);
  expect(recorded.body).toMatchObject({ ...JUDGMENT, recordedBy: 'token', withdrawnAt: null, inEffect: true });
  expect(recorded.headers['location']).toBe(`/v1/legal-events/${recorded.body.id}`);

  expect(await glances()).toEqual({ ...AS_ENCODED, alone: ['gap', null], reserved: ['covered', '2021/914'] });
  expect(await openCodes('alone')).toEqual(['MECHANISM_INVALIDATED']);
  expect(drill.counts).toMatchObject({ uncovered: 1, onFallback: 1, untouched: 2 });
  expect(drill.uncovered.map(({ vendorKey }: Json) => vendorKey)).toEqual(['alone']);
  expect(drill.onFallback.map(({ vendorKey }: Json) => vendorKey)).toEqual(['reserved']);
  const [gap] = (await app.get('/v1/gaps?vendor=alone')).body.items;
  expect(gap.since).toBe('2026-11-24');
  expect(gap.reasons[0].citation).toContain(JUDGMENT.citation);
});

test('the law as printed says so, and every judgement bears its version', async () => {
  const version = await lawVersion();
  expect(version).toMatch(/^\d{4}-\d{2}-\d{2}\+1\.[0-9a-f]{8}$/);
  const { timelines } = (await app.get('/v1/law/instruments/EU_US_DPF')).body;
  expect(timelines[0].entries.at(-1)).toMatchObject({ from: '2026-11-24', state: 'ended', cause: 'annulled' });
  for (const key of ['alone', 'swiss'])
    expect((await app.get(`/v1/vendors/${key}/assessment`)).body.lawVersion).toBe(version);
  expect((await app.get('/v1/clearance?vendor=alone')).body).toMatchObject({
    decision: 'blocked',
    lawVersion: version,
  });
});

test('the day before is judged as it was', async () => {
  const { transfers } = (await app.get('/v1/vendors/alone/assessment?asOf=2026-11-23')).body;
  expect(transfers[0]).toMatchObject({ verdict: 'covered', governing: { instrument: 'EU_US_DPF' } });
});

test('whatever does not lean on the instrument is left as it is, and is not due', async () => {
  const rows = await app.app
    .get(DataSource)
    .query<{ key: string; law: string }[]>(
      `select v.key, g.law_version as law from vendor_glance g join vendor v on v.id = g.vendor_id order by v.key`,
    );
  expect(new Set(rows.map(({ law }) => law))).toEqual(new Set([await lawVersion()]));
});

test.each([
  ['what has ended cannot end again', JUDGMENT, 422, ['/instrument']],
  [
    'a judgment is not extended away',
    { ...JUDGMENT, event: 'extended', on: undefined, until: '2030-01-01' },
    422,
    ['/instrument'],
  ],
  ['an instrument that nobody knows', { ...JUDGMENT, instrument: 'EU_US_DPF_2' }, 422, ['/instrument']],
  ['an event without its source', { ...JUDGMENT, instrument: '2021/914', citation: undefined }, 422, ['/citation']],
  ['an end without a cause', { ...JUDGMENT, instrument: '2021/914', cause: undefined }, 422, ['/cause']],
  ['a suspension without a day', { instrument: '2021/914', event: 'suspended', citation: 'x' }, 422, ['/on']],
  [
    'an adoption for nowhere',
    { ...JUDGMENT, instrument: 'X', event: 'adopted', regime: 'EU_GDPR' },
    422,
    ['/destination'],
  ],
  ['a field that nobody knows', { ...JUDGMENT, because: 'x' }, 400, ['/because']],
] as const)('%s is refused', async (_, event, status, pointers) => {
  const answer = await app.post('/v1/legal-events', event);
  expect([answer.status, pointersOf(answer)]).toEqual([status, pointers]);
  expect((await everything(app, '/v1/legal-events')).length).toBe(1);
});

test('a decision adopted opens its destination from its day on', async () => {
  const adopted = await app.post('/v1/legal-events', {
    instrument: 'EU_ADEQUACY_KE',
    event: 'adopted',
    on: '2026-11-20',
    regime: 'EU_GDPR',
    destination: 'KE',
    citation: 'a decision that these tests suppose',
  });
  expect(adopted.status).toBe(201);
  expect((await glances())['kenyan']).toEqual(['covered', 'EU_ADEQUACY_KE']);
  const { transfers } = (await app.get('/v1/vendors/kenyan/assessment?asOf=2026-11-19')).body;
  expect(transfers[0].verdict).toBe('gap');
});

test('an entry made in error is withdrawn with its reason, and the register is judged as before', async () => {
  const [judgment] = await everything(app, '/v1/legal-events?instrument=EU_US_DPF');
  const withdrawn = await app.post(`/v1/legal-events/${judgment.id}/withdrawals`, { reason: 'Entered by mistake' });
  expect(withdrawn.status).toBe(201);
  expect(withdrawn.body).toMatchObject({
    withdrawnBy: 'token',
    withdrawalReason: 'Entered by mistake',
    inEffect: false,
  });
  expect(await glances()).toEqual({ ...AS_ENCODED, kenyan: ['covered', 'EU_ADEQUACY_KE'] });
  expect(await openCodes('alone')).toEqual(['NO_FALLBACK']);
  expect((await app.post(`/v1/legal-events/${judgment.id}/withdrawals`, { reason: 'again' })).status).toBe(422);
});

test('history tells who entered what', async () => {
  const kinds = await app.app
    .get(DataSource)
    .query<{ kind: string; by: string }[]>(`select kind, by from event where kind like 'legal-event.%' order by seq`);
  expect(kinds).toEqual(
    ['recorded', 'recorded', 'withdrawn'].map((done) => ({ kind: `legal-event.${done}`, by: 'token' })),
  );
});

test('an event that the encoded law says already is passed over, and the register goes on', async () => {
  // As a release would find it that brings what was recorded before.
  await app.app.get(DataSource).query(
    `insert into legal_event (id, instrument, happened, recorded_by, recorded_at)
     values ('00000000-0000-7000-8000-000000000001', 'EU_US_PRIVACY_SHIELD', $1, 'legal@example.com', '2020-07-16T12:00:00Z')`,
    [JSON.stringify({ ...JUDGMENT, instrument: 'EU_US_PRIVACY_SHIELD', on: '2020-07-16' })],
  );
  expect(await glances()).toEqual({ ...AS_ENCODED, kenyan: ['covered', 'EU_ADEQUACY_KE'] });
  const [passed] = await everything(app, '/v1/legal-events?instrument=EU_US_PRIVACY_SHIELD');
  expect(passed).toMatchObject({ inEffect: false, withdrawnAt: null });
});
