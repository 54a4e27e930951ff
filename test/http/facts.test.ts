import { DataSource } from 'typeorm';
import { GapsService } from '../../src/gaps/gaps.service.js';
import type { Facts } from '../../src/law/facts.js';
import { CASE_EXAMPLES } from '../../src/reports/case/examples.js';
import { type Answer, type Json, type RunningApp, startApp } from './app.js';
import { asDescribed } from './described.js';
import { asCase, FULL, joined, recorded, renamed } from './full-facts.js';
import { agreeOn, changed, type Dealings, dealWith, everything, made, pointersOf, sendTo } from './records.js';

const NOWHERE = '0193abcd-0000-7000-8000-000000000000';

let app: RunningApp;
let acme: Dealings;
let other: Dealings;
beforeAll(async () => {
  app = await asDescribed(await startApp());
  acme = await dealWith(app, 'acme');
  other = await dealWith(app, 'other');
});
afterAll(() => app.close());

const idsOf = async (path: string): Promise<string[]> => (await everything(app, path)).map(({ id }) => id);
const factsOf = async (vendorId: string): Promise<Facts> =>
  (await app.app.get(GapsService, { strict: false }).dossier(app.app.get(DataSource).manager, vendorId))!.facts;
const kindsOf = async (subjectId: string): Promise<string[]> =>
  (await app.app.get(DataSource).query(`select kind from event where subject_id = $1 order by seq`, [subjectId])).map(
    ({ kind }: Json) => kind,
  );

function expectRefused(answer: Answer, pointers: string | readonly string[], words: RegExp): void {
  expect([answer.status, pointersOf(answer)]).toEqual([422, [pointers].flat()]);
  expect(answer.body.detail).toMatch(words);
}

describe('What is recorded', () => {
  let ids: ReadonlyMap<string, string>;
  let sent: readonly { readonly path: string; readonly body: Json }[];
  beforeAll(async () => {
    ({ ids, sent } = await recorded(app, 'full', FULL));
  });

  test('is read back, every field of it', async () => {
    expect(sent.length).toBe(24);
    for (const { path, body } of sent) expect([path, (await app.get(path)).body]).toMatchObject([path, body]);
  });

  test('reaches the law exactly so', async () => {
    const expected = renamed(FULL, ids);
    const facts = await factsOf(ids.get('full')!);
    const here = new Set(ids.values());
    expect({ ...facts, parties: facts.parties.filter(({ id }) => here.has(id)) }).toEqual(expected);
  });

  test.each(['2019-06-01', '2020-07-16', '2022-12-28', '2024-06-03', '2026-11-24', '2027-06-30'])(
    'is judged as of %s as the same facts given inline are',
    async (asOf) => {
      const facts = asCase(renamed(FULL, ids));
      const inline = await app.post('/v1/assessments', { asOf, facts });
      const { status, body } = await app.get(`/v1/vendors/full/assessment?asOf=${asOf}`);
      expect([inline.status, status]).toEqual([200, 200]);
      expect(inline.body).toEqual(body);
      expect(body.findings.length).toBeGreaterThan(0);
    },
  );

  test('is emptied by null, and by what an absent field means', async () => {
    const engagement = await changed(app, `engagements/${ids.get('cleaning')}`, { outsideInstructions: null });
    expect(engagement.outsideInstructions).toBeNull();
    const agreement = await changed(app, `agreements/${ids.get('their dpa')}`, { document: null, terms: [] });
    expect(agreement).toMatchObject({ document: null, terms: [], template: 'vendor' });
    const transfer = await changed(app, `transfers/${ids.get('third')}`, { onwardFromId: null, dataCategories: null });
    expect(transfer).toMatchObject({ onwardFromId: null, dataCategories: null });
    const vendor = await changed(app, 'vendors/full', { dpaVersion: null });
    expect((await factsOf(vendor.id)).publishedDpa).toEqual({ version: null, publishedOn: '2026-05-04' });
    await changed(app, 'vendors/full', { dpaPublishedOn: null });
    expect((await factsOf(vendor.id)).publishedDpa).toBeNull();
  });
});

describe('What is left out', () => {
  test('is not known, in the register and inline alike', async () => {
    const party = await made(app, 'parties', { vendorId: 'acme', name: 'Bare' });
    expect(party).toMatchObject({ branches: [], exporterLaw: 'gdpr', address: null });
    const agreement = await agreeOn(app, acme, {
      document: { reference: 'A drawer' },
      terms: [{ term: 'a' }],
      clauseSets: [{ set: '2021/914', elections: { clause9: 'general' }, accessions: [{ partyId: party.id }] }],
    });
    expect(agreement).toMatchObject({
      document: { reference: 'A drawer', bearsOn: null },
      terms: [{ term: 'a', clause: null }],
      templateAltered: false,
    });
    expect(agreement.clauseSets[0]).toMatchObject({
      altered: false,
      annexes: [],
      regimes: [],
      elections: { clause9: 'general', docking: null, clause17Option: null },
      accessions: [{ partyId: party.id, on: null, allAgreed: null, annexSigned: null }],
    });
    expect(await made(app, 'impact-assessments', { vendorId: 'acme' })).toMatchObject({ foundBy: 'parties' });
    const transfer = await sendTo(app, acme, [{ kind: 'derogation', derogation: { letter: 'f' } }]);
    expect(transfer).toMatchObject({ dataCategories: null, statedPurposes: null, measures: [], onwardFromId: null });
    expect(transfer.mechanisms[0].derogation).toEqual({
      letter: 'f',
      necessity: null,
      frequency: null,
      agreedBy: null,
      wholeRegister: false,
      authorityToldOn: null,
    });
    const facts = await factsOf(acme.vendor.id);
    expect(facts.publishedDpa).toBeNull();
    expect(facts.parties.find(({ id }) => id === party.id)).toMatchObject({ branches: [], exporterLaw: 'gdpr' });
  });

  test('a certification of ours reaches the vendors whose transfers rest on it', async () => {
    const sister = await made(app, 'parties', { name: 'Our sister, Inc.', country: 'US', sector: 'commercial' });
    const certification = await made(app, 'certifications', {
      partyId: sister.id,
      framework: 'EU_US_DPF',
      name: 'DPF',
      statuses: [{ status: 'active', from: '2023-09-01' }],
    });
    expect((await factsOf(other.vendor.id)).certifications).toMatchObject([{ id: certification.id, coversHr: null }]);
  });
});

describe('Safeguards', () => {
  test('are recorded, listed by each filter, changed, and carry a transfer while they are approved', async () => {
    const dealings = await dealWith(app, 'guarded', 'ZA');
    const safeguard = await made(app, 'safeguards', {
      vendorId: 'guarded',
      kind: 'bcr_processor',
      name: 'BCR-P',
      partyIds: [dealings.party.id, app.ownPartyId],
      approvals: [{ regime: 'EU_GDPR', on: '2019-01-01' }],
      bindingOn: '2019-01-01',
    });
    expect(safeguard.approvals).toEqual([{ regime: 'EU_GDPR', on: '2019-01-01', endedOn: null }]);
    expect(await idsOf('/v1/safeguards?vendor=guarded&kind=bcr_processor')).toEqual([safeguard.id]);
    expect(await idsOf('/v1/safeguards?vendor=guarded&kind=code_of_conduct')).toEqual([]);
    const assessment = await made(app, 'impact-assessments', {
      vendorId: 'guarded',
      doneOn: '2021-01-01',
      outcome: 'effective',
    });
    await sendTo(app, dealings, [{ kind: 'safeguard', safeguardId: safeguard.id }], {
      impactAssessmentIds: [assessment.id],
    });
    const verdict = async () => (await app.get('/v1/vendors/guarded')).body.glance.verdict;
    expect(await verdict()).toBe('covered');
    await changed(app, `safeguards/${safeguard.id}`, { approvals: [] });
    expect(await verdict()).toBe('gap');
    expect(await kindsOf(safeguard.id)).toEqual(['safeguard.added', 'safeguard.amended']);
  });

  test('bind parties of ours or of the vendor', async () => {
    const rules = { vendorId: 'acme', kind: 'bcr_controller', name: 'BCR' };
    const add = (more: object) => app.post('/v1/safeguards', { ...rules, ...more });
    expectRefused(await add({ vendorId: 'nobody' }), '/vendorId', /no vendor "nobody"/);
    expectRefused(await add({ partyIds: [acme.party.id, other.party.id] }), '/partyIds/1', /another vendor/);
    const { id } = await made(app, 'safeguards', rules);
    expectRefused(
      await app.patch(`/v1/safeguards/${id}`, { partyIds: [NOWHERE] }, 1),
      '/partyIds/0',
      /there is no party/,
    );
  });
});

describe('Sub-processings', () => {
  test('are announced, decided on and listed', async () => {
    const { party } = await dealWith(app, 'engaging', 'DE');
    const below = await made(app, 'parties', { vendorId: 'engaging', name: 'Below', country: 'DE' });
    const subprocessing = await made(app, 'subprocessings', {
      vendorId: 'engaging',
      partyId: below.id,
      service: 'Hosting',
      places: ['DE'],
      announcedOn: '2026-11-10',
    });
    expect(await idsOf('/v1/subprocessings?vendor=engaging')).toEqual([subprocessing.id]);
    expect(await idsOf(`/v1/subprocessings?partyId=${below.id}`)).toEqual([subprocessing.id]);
    expect(await idsOf(`/v1/subprocessings?partyId=${party.id}`)).toEqual([]);
    const path = `/v1/subprocessings/${subprocessing.id}`;
    expectRefused(await app.patch(path, { decidedOn: '2026-11-20' }, 1), '/decidedOn', /say what/);
    const decision = { decision: 'objected', decidedOn: '2026-11-20' };
    expect(await changed(app, `subprocessings/${subprocessing.id}`, decision)).toMatchObject(decision);
    expect(await kindsOf(subprocessing.id)).toEqual(['subprocessing.added', 'subprocessing.amended']);
  });

  test('name parties and engagements of the vendor, and nobody who is a party to the engagement already', async () => {
    const add = (more: object) => app.post('/v1/subprocessings', { vendorId: 'acme', partyId: acme.party.id, ...more });
    expectRefused(await add({ partyId: other.party.id }), '/partyId', /another vendor/);
    expectRefused(await add({ engagementIds: [other.engagement.id] }), '/engagementIds/0', /no engagement/);
    expectRefused(await add({ engagementIds: [acme.engagement.id] }), '/engagementIds/0', /party to this engagement/);
  });
});

describe('Opt-ins', () => {
  test('are asked for, and confirmed by a change', async () => {
    const agreement = await agreeOn(app, acme);
    const older = await agreeOn(app, acme);
    const optIn = await made(app, 'opt-ins', {
      vendorId: 'acme',
      method: 'on_request',
      agreementId: agreement.id,
      replacesId: older.id,
      requestedOn: '2026-11-02',
      requestedBy: 'Greta',
      reference: 'CASE-1',
      plan: 'Business',
      evidence: 'a mail',
    });
    expect(await idsOf('/v1/opt-ins?vendor=acme')).toEqual([optIn.id]);
    expect(await idsOf(`/v1/opt-ins?agreementId=${agreement.id}&method=on_request`)).toEqual([optIn.id]);
    const path = `/v1/opt-ins/${optIn.id}`;
    expectRefused(await app.patch(path, { confirmedOn: '2026-11-01' }, 1), '/confirmedOn', /before the request/);
    expectRefused(await app.patch(path, { confirmedBy: 'Acme' }, 1), '/confirmedBy', /give confirmedOn/);
    const confirmation = { confirmedOn: '2026-11-05', confirmedBy: 'Acme support' };
    expect(await changed(app, `opt-ins/${optIn.id}`, confirmation)).toEqual({
      ...optIn,
      ...confirmation,
      version: 2,
    });
    expect(await kindsOf(optIn.id)).toEqual(['opt-in.added', 'opt-in.amended']);
  });

  test('bring about an agreement of the same vendor, and replace another one', async () => {
    const agreement = await agreeOn(app, acme);
    const foreign = await agreeOn(app, other);
    const add = (more: object) =>
      app.post('/v1/opt-ins', { vendorId: 'acme', method: 'click_accept', agreementId: agreement.id, ...more });
    expectRefused(await add({ agreementId: foreign.id }), '/agreementId', /no agreement .* of this vendor/);
    expectRefused(await add({ replacesId: foreign.id }), '/replacesId', /no agreement .* of this vendor/);
    expectRefused(await add({ replacesId: agreement.id }), '/replacesId', /cannot replace itself/);
  });
});

describe('What cannot be', () => {
  test('nobody from elsewhere joins clauses', async () => {
    const clauses = (partyId: string) => ({ set: '2021/914', accessions: [joined(partyId)] });
    const agreement = await agreeOn(app, acme, { clauseSets: [clauses(acme.party.id)] });
    const path = `/v1/agreements/${agreement.id}/clause-sets`;
    expectRefused(await app.post(path, clauses(other.party.id)), '/accessions/0/partyId', /another vendor/);
    expectRefused(
      await app.patch(`${path}/${agreement.clauseSets[0].id}`, { accessions: [joined(NOWHERE)] }, 1),
      '/accessions/0/partyId',
      /there is no party/,
    );
    expectRefused(
      await app.post('/v1/agreements', {
        vendorId: 'acme',
        kind: 'dpa',
        title: 'DPA',
        firstPartyId: app.ownPartyId,
        secondPartyId: acme.party.id,
        clauseSets: [{ set: '2010/87' }, clauses(other.party.id)],
      }),
      '/clauseSets/1/accessions/0/partyId',
      /another vendor/,
    );
  });

  test('a hop follows a transfer of the same vendor, and never itself', async () => {
    const first = await sendTo(app, acme);
    const second = await sendTo(app, acme, [], { onwardFromId: first.id });
    const third = await sendTo(app, acme, [], { onwardFromId: second.id });
    const foreign = await sendTo(app, other);
    const path = `/v1/transfers/${first.id}`;
    for (const id of [first.id, second.id, third.id])
      expectRefused(await app.patch(path, { onwardFromId: id }, 1), '/onwardFromId', /sent on from itself/);
    expectRefused(await app.patch(path, { onwardFromId: foreign.id }, 1), '/onwardFromId', /no transfer .* of this/);
    expectRefused(
      await app.post('/v1/transfers', { engagementId: acme.engagement.id, flow: 'sent', onwardFromId: NOWHERE }),
      '/onwardFromId',
      /no transfer/,
    );
    expect((await changed(app, `transfers/${third.id}`, { onwardFromId: first.id })).onwardFromId).toBe(first.id);
  });

  test('a mechanism rests on what its kind says', async () => {
    const rules = { vendorId: 'other', kind: 'bcr_controller', name: 'BCR' };
    const foreign = (await made(app, 'safeguards', rules)).id;
    const derogation = { letter: 'a' };
    const on = (mechanism: object) =>
      app.post('/v1/transfers', { engagementId: acme.engagement.id, flow: 'sent', mechanisms: [mechanism] });
    expectRefused(
      await on({ kind: 'safeguard', safeguardId: foreign }),
      '/mechanisms/0/safeguardId',
      /safeguard of this vendor/,
    );
    expectRefused(await on({ kind: 'safeguard' }), '/mechanisms/0/safeguardId', /found none/);
    expectRefused(await on({ kind: 'derogation' }), '/mechanisms/0/derogation', /letter of Art\. 49\(1\)/);
    expectRefused(
      await on({ kind: 'adequacy', derogation }),
      '/mechanisms/0/derogation',
      /kind adequacy has no derogation/,
    );
    expectRefused(
      await on({ kind: 'derogation', derogation, safeguardId: foreign }),
      '/mechanisms/0/safeguardId',
      /kind derogation has no safeguardId/,
    );
    for (const [given, pointer] of [
      [{ kind: 'derogation', derogation: { letter: 'z' } }, '/mechanisms/0/derogation/letter'],
      [{ kind: 'derogation', derogation: { letter: 'a', colour: 'red' } }, '/mechanisms/0/derogation/colour'],
    ] as const) {
      const answer = await on(given);
      expect([answer.status, pointersOf(answer)]).toEqual([400, [pointer]]);
    }
  });

  test.each([
    ['parties', { name: 'X', branches: ['XX'] }, '/branches'],
    ['parties', { name: 'X', exporterLaw: null }, '/exporterLaw'],
    ['safeguards', { vendorId: 'acme', kind: 'bcr_controller', name: 'X', approvals: [{}] }, '/approvals/0/regime'],
    ['subprocessings', { vendorId: 'acme', partyId: NOWHERE, places: ['usa'] }, '/places'],
    ['opt-ins', { vendorId: 'acme', agreementId: NOWHERE, method: 'by_pigeon' }, '/method'],
  ])('%s with %j are malformed at %s', async (path, body, pointer) => {
    const answer = await app.post(`/v1/${path}`, body);
    expect([answer.status, pointersOf(answer)]).toEqual([400, [pointer]]);
  });
});

describe('A case given inline', () => {
  const ask = (facts: object, more: object = {}) => app.post('/v1/assessments', { asOf: '2026-11-24', facts, ...more });

  test.each([
    ['schrems-ii', 'gap', ['MECHANISM_INVALIDATED'], 'in_order'],
    ['module-2', 'covered', [], 'in_order'],
    ['uk-addendum', 'gap', ['UK_ADDENDUM_MISSING'], 'in_order'],
    ['sent-on', 'covered', ['ONWARD_TRANSFER_UNDOCUMENTED'], undefined],
  ] as const)('the example %s of the description is judged: %s', async (name, verdict, codes, contract) => {
    const { status, body } = await app.post('/v1/assessments', CASE_EXAMPLES[name].value);
    expect([status, body.transfers[0].verdict, body.engagements[0]?.verdict]).toEqual([200, verdict, contract]);
    expect(body.findings.map(({ code }: Json) => code)).toEqual(codes);
  });

  test('the first hop keeps its verdict and carries the worst of what follows; flat or nested is the same', async () => {
    const { asOf, facts } = CASE_EXAMPLES['sent-on'].value as Json;
    const nested = (await app.post('/v1/assessments', { asOf, facts })).body;
    const { onward, ...first } = facts.transfers[0];
    const transfers = [first, { ...onward[0], onwardFromId: 'tickets' }];
    expect((await app.post('/v1/assessments', { asOf, facts: { ...facts, transfers } })).body).toEqual(nested);
    const verdictOf = (id: string) => nested.transfers.find((transfer: Json) => transfer.id === id);
    expect(verdictOf('tickets')).toMatchObject({ verdict: 'covered', onward: 'gap' });
    expect(verdictOf('nights')).toMatchObject({ verdict: 'gap', onward: null });
  });

  test('may suppose that the law changes, and is told of an event that cannot be', async () => {
    const { facts } = CASE_EXAMPLES['sent-on'].value as Json;
    const fallen = { instrument: 'EU_US_DPF', event: 'ended', cause: 'annulled', on: '2026-10-01' };
    const codes = async (more: object) => (await ask(facts, more)).body.findings.map(({ code }: Json) => code);
    expect(await codes({ legalEvents: [fallen] })).toContain('MECHANISM_INVALIDATED');
    expect(await codes({})).not.toContain('MECHANISM_INVALIDATED');
    expectRefused(
      await ask(facts, { legalEvents: [{ ...fallen, cause: undefined }] }),
      '/legalEvents/0/cause',
      /why it ended/,
    );
  });

  test('references that lead nowhere are told where they stand, nested ones too', async () => {
    const parties = [{ id: 'us' }];
    expectRefused(
      await ask({
        parties,
        agreements: [
          {
            id: 'a',
            kind: 'dpa',
            partyIds: ['us', 'x'],
            clauseSets: [
              { id: 'c', set: '2021/914', accessions: [{ partyId: 'x' }] },
              { id: 'c', set: '2010/87' },
            ],
          },
        ],
        safeguards: [{ id: 's', kind: 'bcr_controller', name: 'BCR', partyIds: ['x'] }],
        subprocessings: [{ id: 'p', partyId: 'x', engagementIds: ['x'] }],
        optIns: [{ id: 'o', method: 'click_accept', agreementId: 'x' }],
        transfers: [
          {
            id: 't',
            onwardFromId: 'x',
            onward: [{ id: 't2', exporterId: 'x', mechanisms: [{ kind: 'safeguard', safeguardId: 'x' }] }],
          },
        ],
      }),
      [
        '/facts/agreements/0/clauseSets/1/id',
        '/facts/agreements/0/partyIds/1',
        '/facts/agreements/0/clauseSets/0/accessions/0/partyId',
        '/facts/safeguards/0/partyIds/0',
        '/facts/subprocessings/0/partyId',
        '/facts/subprocessings/0/engagementIds/0',
        '/facts/optIns/0/agreementId',
        '/facts/transfers/0/onwardFromId',
        '/facts/transfers/0/onward/0/exporterId',
        '/facts/transfers/0/onward/0/mechanisms/0/safeguardId',
      ],
      /there is no safeguard "x" in these facts/,
    );
  });

  test('hops in a circle, two places for one hop, and mechanisms of a wrong kind are refused', async () => {
    const parties = [{ id: 'us' }];
    const transfers = (...given: object[]) => ask({ parties, transfers: given });
    expectRefused(
      await transfers({ id: 'a', onwardFromId: 'b' }, { id: 'b', onwardFromId: 'a' }),
      ['/facts/transfers/0/onwardFromId', '/facts/transfers/1/onwardFromId'],
      /break the circle/,
    );
    expectRefused(
      await transfers({ id: 'a', onward: [{ id: 'b', onwardFromId: 'c' }] }, { id: 'c' }),
      '/facts/transfers/0/onward/0/onwardFromId',
      /nested under "a"/,
    );
    expectRefused(
      await transfers({
        id: 'a',
        mechanisms: [
          { kind: 'derogation' },
          { kind: 'certification' },
          { kind: 'adequacy', derogation: { letter: 'a' } },
        ],
      }),
      [
        '/facts/transfers/0/mechanisms/1/certificationId',
        '/facts/transfers/0/mechanisms/0/derogation',
        '/facts/transfers/0/mechanisms/2/derogation',
      ],
      /say which derogation/,
    );
  });

  test.each([
    [{ parties: [{ id: 'us', colour: 'red' }] }, '/facts/parties/0/colour'],
    [
      { parties: [], transfers: [{ id: 't', onward: [{ id: 'u', colour: 'red' }] }] },
      '/facts/transfers/0/onward/0/colour',
    ],
    [{ parties: [], transfers: [{ id: 't', onward: [{ flow: 'sent' }] }] }, '/facts/transfers/0/onward/0/id'],
    [{ parties: [], publishedDpa: { day: '2020-01-01' } }, '/facts/publishedDpa/day'],
  ])('%j is malformed at %s', async (facts, pointer) => {
    const answer = await ask(facts);
    expect([answer.status, pointersOf(answer)]).toEqual([400, [pointer]]);
  });
});
