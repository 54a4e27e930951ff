import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { flat, textOf, withReaders } from '../features/pdf-readers.js';
import {
  agreeOn,
  changed,
  dealWith,
  type Dealings,
  expectRefused,
  idsOf,
  listed,
  made,
  MODULE_2,
  NOWHERE,
  pointersIn,
  pointersOf,
  sendTo,
} from './records.js';

/** Today: 24 November 2026. The vendor is certified nowhere: its transfers rest on clauses, which ask for an assessment. */
let app: RunningApp;
let dealt: Dealings;
let mechanisms: Parameters<typeof sendTo>[2];
let transfers: string[];
beforeAll(async () => {
  app = await startApp();
  dealt = await dealWith(app, 'tern');
  const agreement = await agreeOn(app, dealt, { clauseSets: [{ ...MODULE_2, signedOn: '2021-09-20' }] });
  mechanisms = [{ kind: 'clause_set', clauseSetId: agreement.clauseSets[0]!.id }];
  transfers = [];
  for (const flow of ['sent', 'remote_access'] as const)
    transfers.push((await sendTo(app, dealt, mechanisms, { flow, startsOn: '2021-09-20' })).id);
});
afterAll(() => app.close());

const verdictsOf = async (asOf: string) =>
  (await app.api.vendors.assess({ path: { id: 'tern' }, query: { asOf } })).data.transfers.map(
    ({ verdict, findings }) => [verdict, ...findings.map(({ code }) => code)],
  );
const assess = (more: object = {}) =>
  made(app, 'impact-assessments', {
    vendorId: 'tern',
    importerId: dealt.party.id,
    doneOn: '2021-09-20',
    doneBy: 'Jo Nowak',
    lawsConsidered: ['FISA 702', 'Executive Order 12333'],
    outcome: 'effective_with_measures',
    measures: ['encryption with keys held in the EEA'],
    nextReviewOn: '2027-09-20',
    steps: {
      mapTransfers: { says: 'Usage data to the support desk', on: '2021-09-01', by: 'Jo Nowak' },
      nameTool: { says: 'Clauses of 2021, module 2' },
      testLawAndPractice: { says: 'Access under FISA 702 cannot be excluded' },
      addMeasures: { says: 'Encrypted before it leaves' },
    },
    ...more,
  });
const attach = (id: string, transferIds?: string[]) =>
  app.api.impactAssessments.attach({ path: { id }, body: transferIds === undefined ? {} : { transferIds } });

test('an assessment made once for an importer is used for every transfer to it, in one call', async () => {
  expect(await verdictsOf('2026-11-24')).toEqual([
    ['gap', 'TIA_MISSING'],
    ['gap', 'TIA_MISSING'],
  ]);
  const { id } = await assess();
  const { data, response } = await attach(id);
  expect(response.status).toBe(201);
  expect(data.transferIds).toEqual([...transfers].sort());
  expect(await verdictsOf('2026-11-24')).toEqual([['covered'], ['covered']]);
  expect(await idsOf(app, 'gaps', { vendor: 'tern' })).toEqual([]);
  // Once more changes nothing, not even a version.
  const before = await listed(app, 'transfers', { vendor: 'tern' });
  expect((await attach(id, [transfers[0]!])).data.transferIds).toHaveLength(2);
  expect(await listed(app, 'transfers', { vendor: 'tern' })).toEqual(before);
  expect(await idsOf(app, 'impact-assessments', { importerId: dealt.party.id })).toEqual([id]);
});

test('what it lacks of a whole one is told by the names of the fields', async () => {
  const [whole] = await listed(app, 'impact-assessments', { vendor: 'tern' });
  expect(whole!.stepsDone).toEqual(['mapTransfers', 'nameTool', 'testLawAndPractice', 'addMeasures']);
  expect(whole!.missing).toEqual(['steps.takeFormalSteps', 'steps.checkAgain']);
  const bare = await made(app, 'impact-assessments', { vendorId: 'tern' });
  expect(bare.stepsDone).toEqual([]);
  expect(bare.missing).toEqual([
    ...['mapTransfers', 'nameTool'].map((step) => `steps.${step}`),
    'steps.testLawAndPractice',
    'lawsConsidered',
    'steps.addMeasures',
    'steps.takeFormalSteps',
    'steps.checkAgain',
    'nextReviewOn',
    'outcome',
    'doneOn',
  ]);
  const said = { says: 'done' };
  const steps = { ...whole!.steps, takeFormalSteps: said, checkAgain: said };
  const after = await changed(app, `impact-assessments/${whole!.id}`, { steps });
  expect([after.stepsDone.length, after.missing]).toEqual([6, []]);
  const unmeasured = await changed(app, `impact-assessments/${whole!.id}`, { measures: [] });
  expect(unmeasured.missing).toEqual(['measures']);
  await changed(app, `impact-assessments/${whole!.id}`, { measures: whole!.measures });
});

test('days in the wrong order are refused, when it is recorded and when it is changed', async () => {
  const add = (days: object) =>
    app.api.impactAssessments.add({ body: { vendorId: 'tern', foundBy: 'authority', doneOn: '2026-03-02', ...days } });
  await expectRefused(add({ nextReviewOn: '2026-03-01' }), '/nextReviewOn', /before it was made on 2026-03-02/);
  await expectRefused(add({ factsFrom: '2026-03-03' }), '/factsFrom', /as they are since 2026-03-03/);
  const { data } = await add({ nextReviewOn: '2026-03-02', factsFrom: '2026-03-02' });
  await expectRefused(
    changed(app, `impact-assessments/${data.id}`, { doneOn: '2026-03-03' }),
    '/nextReviewOn',
    /before it was made on 2026-03-03/,
  );
});

describe('for another importer', () => {
  let other: string;
  let elsewhere: string;
  beforeAll(async () => {
    other = (await made(app, 'parties', { vendorId: 'tern', name: 'Tern India Ltd', country: 'IN' })).id;
    elsewhere = (await sendTo(app, dealt, mechanisms, { importerId: other, endsOn: '2026-11-22' })).id;
  });

  test('it is refused, from either side', async () => {
    const { id } = (await listed(app, 'impact-assessments', { importerId: dealt.party.id }))[0]!;
    await expectRefused(attach(id, [transfers[0]!, elsewhere]), '/transferIds/1', /another importer/);
    await expectRefused(
      changed(app, `transfers/${elsewhere}`, { impactAssessmentIds: [id] }),
      '/impactAssessmentIds/0',
      /another importer/,
    );
    await expectRefused(
      sendTo(app, dealt, [], { importerId: other, impactAssessmentIds: [id] }),
      '/impactAssessmentIds/0',
      /another importer/,
    );
    await expectRefused(
      changed(app, `transfers/${transfers[0]}`, { importerId: other }),
      '/impactAssessmentIds/0',
      /another importer/,
    );
    await expectRefused(
      changed(app, `impact-assessments/${id}`, { importerId: other }),
      '/importerId',
      /attached to transfer/,
    );
  });

  test('one that names no importer holds for whatever it is attached to, and is attached by name', async () => {
    const { id } = await made(app, 'impact-assessments', { vendorId: 'tern', doneOn: '2021-09-20' });
    await expectRefused(attach(id), '/transferIds', /names no importer/);
    expect((await attach(id, [elsewhere])).data.transferIds).toEqual([elsewhere]);
    await expectRefused(attach(id, [NOWHERE]), '/transferIds/0', /no transfer/);
  });

  test('a transfer that has ended is not among all of them, and where none goes on that is said', async () => {
    const { id } = await made(app, 'impact-assessments', { vendorId: 'tern', importerId: other });
    await expectRefused(attach(id), '/transferIds', /no transfer to the importer that goes on/);
    const foreign = await dealWith(app, 'dunlin');
    const problem = await refused(
      app.api.impactAssessments.add({ body: { vendorId: 'tern', importerId: foreign.party.id } }),
    );
    expect(pointersIn(problem)).toEqual(['/importerId']);
  });
});

describe('when the law of the destination changes', () => {
  const CHANGED = {
    event: 'destination_law_changed',
    destination: 'US',
    on: '2026-11-24',
    what: 'a supposed act reaches further',
    citation: 'An act that these tests suppose',
  } as const;
  const codes = async (asOf: string) => (await verdictsOf(asOf)).filter(([verdict]) => verdict !== 'out_of_scope');

  test('a drill names the transfers to assess anew, and nobody loses cover', async () => {
    const supposed = { ...CHANGED, citation: null };
    const { data } = await app.api.judgements.suppose({ body: { legalEvents: [supposed], asOf: '2026-11-24' } });
    expect(data.counts).toMatchObject({ uncovered: 0, onFallback: 0, gained: 0, assessmentOutdated: 2 });
    expect(data.assessmentOutdated.map(({ transferId }) => transferId).sort()).toEqual([...transfers].sort());
    const before = await app.api.judgements.suppose({ body: { legalEvents: [supposed], asOf: '2026-11-23' } });
    expect(before.data.counts.assessmentOutdated).toBe(0);
    expect((await app.api.law.law()).data.destinationEvents).toEqual([]);
  });

  test('recorded, it outdates from its day on what was assessed before, in the same transaction', async () => {
    const recorded = await made(app, 'legal-events', CHANGED);
    expect(recorded).toMatchObject({ ...CHANGED, instrument: null, inEffect: true });
    expect((await listed(app, 'gaps', { vendor: 'tern' })).map(({ code }) => code)).toEqual([
      'TIA_OUTDATED',
      'TIA_OUTDATED',
    ]);
    expect(await codes('2026-11-23')).toEqual([['covered'], ['covered']]);
    expect(await codes('2026-11-24')).toEqual([
      ['covered', 'TIA_OUTDATED'],
      ['covered', 'TIA_OUTDATED'],
    ]);
    expect((await app.api.law.law()).data.destinationEvents).toEqual([
      { destination: 'US', on: '2026-11-24', what: CHANGED.what, citation: { text: CHANGED.citation, link: null } },
    ]);
    expect(await idsOf(app, 'legal-events', { destination: 'US' })).toEqual([recorded.id]);
    expect(await idsOf(app, 'legal-events', { destination: 'IN' })).toEqual([]);
  });

  test.each([
    ['without its country', { destination: undefined }, ['/destination']],
    ['without its day', { on: undefined }, ['/on']],
    ['without what changed', { what: undefined }, ['/what']],
    ['without its source', { citation: undefined }, ['/citation']],
    ['of an instrument', { instrument: 'EU_US_DPF' }, ['/instrument']],
    ['under one regime', { regime: 'EU_GDPR' }, ['/regime']],
    ['a second time', {}, ['/what']],
    ['of another kind, with words of this one', { event: 'suspended', instrument: '2021/914' }, ['/what']],
    ['of another kind, without instrument', { event: 'ended', what: undefined }, ['/instrument']],
  ])('an event %s is refused', async (_, more, pointers) => {
    const answer = await app.post('/v1/legal-events', { ...CHANGED, ...more });
    expect([answer.status, pointersOf(answer)]).toEqual([422, pointers]);
  });

  withReaders('the report on paper says so, with the six steps and every transfer', async () => {
    const { id } = (await listed(app, 'impact-assessments', { importerId: dealt.party.id }))[0]!;
    const printed = async (asOf: string) => {
      const { data, response } = await app.api.impactAssessments.print({ path: { id }, query: { asOf } });
      expect(response.headers.get('content-disposition')).toContain(`impact-assessment-tern-${id}-${asOf}.pdf`);
      return new Uint8Array(await data.arrayBuffer());
    };
    const today = await printed('2026-11-24');
    const text = flat(textOf(today));
    for (const words of [
      'tern, Inc. (US)',
      'Effective with measures',
      'The law there has changed since',
      '2026-11-24 US a supposed act reaches further',
      '1. Map the transfers Usage data to the support desk',
      '6. Check again',
      'Executive Order 12333',
      'encryption with keys held in the EEA',
      'Our company (DE) → tern, Inc. (US)',
      'Covered under',
      'is outdated: the law of US changed on 2026-11-24',
    ])
      expect(text).toContain(words);
    expect(Buffer.from(await printed('2026-11-24')).equals(today)).toBe(true);
    expect(flat(textOf(await printed('2026-11-23')))).toContain(
      'Nothing is recorded between the assessment and 2026-11-23',
    );
    const early = flat(textOf(await printed('2021-09-19')));
    expect(early).toContain('It does not count yet');
    expect(early).not.toContain('has changed since');
    const problem = await refused(app.api.impactAssessments.print({ path: { id }, query: { asOf: '2000-07-25' } }));
    expect(problem.type).toContain('day-not-encoded');
    expect((await refused(app.api.impactAssessments.print({ path: { id: NOWHERE } }))).status).toBe(404);
  });

  test('a new assessment of that day or later answers it; withdrawn, it never was', async () => {
    const renewed = await assess({ doneOn: '2026-11-24' });
    await attach(renewed.id);
    expect(await codes('2026-11-24')).toEqual([['covered'], ['covered']]);
    expect(await idsOf(app, 'gaps', { vendor: 'tern' })).toEqual([]);
    await changed(app, `impact-assessments/${renewed.id}`, { doneOn: '2026-11-20' });
    expect(await codes('2026-11-24')).toEqual([
      ['covered', 'TIA_OUTDATED'],
      ['covered', 'TIA_OUTDATED'],
    ]);
    const [event] = await listed(app, 'legal-events', { destination: 'US' });
    await app.api.legalEvents.withdraw({ path: { id: event!.id }, body: { reason: 'Not adopted after all' } });
    expect(await codes('2026-11-24')).toEqual([['covered'], ['covered']]);
    expect(await idsOf(app, 'gaps', { vendor: 'tern' })).toEqual([]);
  });
});
