import { DataSource } from 'typeorm';
import { GapsService } from '../../src/gaps/gaps.service.js';
import type { Facts } from '../../src/law/facts.js';
import { CASE_EXAMPLES } from '../../src/reports/case/examples.js';
import type {
  CaseFacts,
  CaseTransfer,
  NewCase,
  NewClauseSet,
  NewMechanism,
  NewOptIn,
  NewSafeguard,
  NewSubprocessing,
} from '../client/generated/index.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { ifMatch } from './client.js';
import { asDescribed } from './described.js';
import { asCase, FULL, joined, recorded, renamed } from './full-facts.js';
import {
  agreeOn,
  amend,
  changed,
  type Dealings,
  dealWith,
  expectRefused,
  idsOf,
  made,
  NOWHERE,
  pointersOf,
  sendTo,
} from './records.js';

let app: RunningApp;
let acme: Dealings;
let other: Dealings;
beforeAll(async () => {
  app = await asDescribed(await startApp());
  acme = await dealWith(app, 'acme');
  other = await dealWith(app, 'other');
});
afterAll(() => app.close());

const factsOf = async (vendorId: string): Promise<Facts> =>
  (await app.app.get(GapsService, { strict: false }).dossier(app.app.get(DataSource).manager, vendorId))!.facts;
const kindsOf = async (subjectId: string): Promise<string[]> =>
  (await app.app.get(DataSource).query(`select kind from event where subject_id = $1 order by seq`, [subjectId])).map(
    ({ kind }: Json) => kind,
  );

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
      const inline = await app.api.judgements.assess({ body: { asOf, facts } });
      const { response, data: body } = await app.api.vendors.assess({ path: { id: 'full' }, query: { asOf } });
      expect([inline.response.status, response.status]).toEqual([200, 200]);
      expect(inline.data).toEqual(body);
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
    expect((await factsOf(vendor.id)).publishedDpas[0]).toEqual({
      version: null,
      publishedOn: '2026-05-04',
      seenOn: null,
    });
    await changed(app, 'vendors/full', { dpaPublishedOn: null });
    expect((await factsOf(vendor.id)).publishedDpas).toEqual(FULL.publishedDpas.slice(1));
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
    expect(transfer.mechanisms[0]!.derogation).toEqual({
      letter: 'f',
      necessity: null,
      frequency: null,
      agreedBy: null,
      wholeRegister: null,
      authorityToldOn: null,
      personToldOn: null,
    });
    const facts = await factsOf(acme.vendor.id);
    expect(facts.publishedDpas).toEqual([]);
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
    expect(await idsOf(app, 'safeguards', { vendor: 'guarded', kind: 'bcr_processor' })).toEqual([safeguard.id]);
    expect(await idsOf(app, 'safeguards', { vendor: 'guarded', kind: 'code_of_conduct' })).toEqual([]);
    const assessment = await made(app, 'impact-assessments', {
      vendorId: 'guarded',
      doneOn: '2021-01-01',
      outcome: 'effective',
    });
    await sendTo(app, dealings, [{ kind: 'safeguard', safeguardId: safeguard.id }], {
      impactAssessmentIds: [assessment.id],
    });
    const verdict = async () => (await app.api.vendors.find({ path: { id: 'guarded' } })).data.glance?.verdict;
    expect(await verdict()).toBe('covered');
    await changed(app, `safeguards/${safeguard.id}`, { approvals: [] });
    expect(await verdict()).toBe('gap');
    expect(await kindsOf(safeguard.id)).toEqual(['safeguard.added', 'safeguard.amended']);
  });

  test('bind parties of ours or of the vendor', async () => {
    const rules: NewSafeguard = { vendorId: 'acme', kind: 'bcr_controller', name: 'BCR' };
    const add = (more: Partial<NewSafeguard>) => app.api.safeguards.add({ body: { ...rules, ...more } });
    await expectRefused(add({ vendorId: 'nobody' }), '/vendorId', /no vendor "nobody"/);
    await expectRefused(add({ partyIds: [acme.party.id, other.party.id] }), '/partyIds/1', /another vendor/);
    const { id } = await made(app, 'safeguards', rules);
    await expectRefused(amend(app, `safeguards/${id}`, { partyIds: [NOWHERE] }, 1), '/partyIds/0', /there is no party/);
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
    expect(await idsOf(app, 'subprocessings', { vendor: 'engaging' })).toEqual([subprocessing.id]);
    expect(await idsOf(app, 'subprocessings', { partyId: below.id })).toEqual([subprocessing.id]);
    expect(await idsOf(app, 'subprocessings', { partyId: party.id })).toEqual([]);
    const record = `subprocessings/${subprocessing.id}` as const;
    await expectRefused(amend(app, record, { decidedOn: '2026-11-20' }, 1), '/decidedOn', /say what/);
    const decision = { decision: 'objected', decidedOn: '2026-11-20' } as const;
    expect(await changed(app, `subprocessings/${subprocessing.id}`, decision)).toMatchObject(decision);
    expect(await kindsOf(subprocessing.id)).toEqual(['subprocessing.added', 'subprocessing.amended']);
  });

  test('name parties and engagements of the vendor, and nobody who is a party to the engagement already', async () => {
    const add = (more: Partial<NewSubprocessing>) =>
      app.api.subprocessings.add({ body: { vendorId: 'acme', partyId: acme.party.id, ...more } });
    await expectRefused(add({ partyId: other.party.id }), '/partyId', /another vendor/);
    await expectRefused(add({ engagementIds: [other.engagement.id] }), '/engagementIds/0', /no engagement/);
    await expectRefused(add({ engagementIds: [acme.engagement.id] }), '/engagementIds/0', /party to this engagement/);
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
    expect(await idsOf(app, 'opt-ins', { vendor: 'acme' })).toEqual([optIn.id]);
    expect(await idsOf(app, 'opt-ins', { agreementId: agreement.id, method: 'on_request' })).toEqual([optIn.id]);
    const record = `opt-ins/${optIn.id}` as const;
    await expectRefused(amend(app, record, { confirmedOn: '2026-11-01' }, 1), '/confirmedOn', /before the request/);
    await expectRefused(amend(app, record, { confirmedBy: 'Acme' }, 1), '/confirmedBy', /give confirmedOn/);
    const confirmation = { confirmedOn: '2026-11-05', confirmedBy: 'Acme support' };
    const after = await changed(app, `opt-ins/${optIn.id}`, {
      ...confirmation,
      reference: 'CASE-1',
      evidence: 'a mail',
    });
    expect(after).toMatchObject({
      ...confirmation,
      requestedOn: '2026-11-02',
      reference: 'CASE-1',
      state: 'confirmed',
    });
    expect(await kindsOf(optIn.id)).toEqual(['opt-in.added', 'opt-in.amended', 'opt-in.confirmed']);
  });

  test('bring about an agreement of the same vendor, and replace another one', async () => {
    const agreement = await agreeOn(app, acme);
    const foreign = await agreeOn(app, other);
    const add = (more: Partial<NewOptIn>) =>
      app.api.optIns.add({ body: { vendorId: 'acme', method: 'click_accept', agreementId: agreement.id, ...more } });
    await expectRefused(add({ agreementId: foreign.id }), '/agreementId', /no agreement .* of this vendor/);
    await expectRefused(add({ replacesId: foreign.id }), '/replacesId', /no agreement .* of this vendor/);
    await expectRefused(add({ replacesId: agreement.id }), '/replacesId', /cannot replace itself/);
  });
});

describe('What cannot be', () => {
  test('nobody from elsewhere joins clauses', async () => {
    const clauses = (partyId: string): NewClauseSet => ({ set: '2021/914', accessions: [joined(partyId)] });
    const agreement = await agreeOn(app, acme, { clauseSets: [clauses(acme.party.id)] });
    await expectRefused(
      app.api.agreements.addClauseSet({ path: { id: agreement.id }, body: clauses(other.party.id) }),
      '/accessions/0/partyId',
      /another vendor/,
    );
    await expectRefused(
      app.api.agreements.amendClauseSet({
        path: { id: agreement.id, clauseSetId: agreement.clauseSets[0]!.id },
        body: { accessions: [joined(NOWHERE)] },
        headers: ifMatch(1),
      }),
      '/accessions/0/partyId',
      /there is no party/,
    );
    await expectRefused(
      app.api.agreements.add({
        body: {
          vendorId: 'acme',
          kind: 'dpa',
          title: 'DPA',
          firstPartyId: app.ownPartyId,
          secondPartyId: acme.party.id,
          clauseSets: [{ set: '2010/87' }, clauses(other.party.id)],
        },
      }),
      '/clauseSets/1/accessions/0/partyId',
      /another vendor/,
    );
  });

  test('a hop follows a transfer of the same vendor, and never itself', async () => {
    const first = await sendTo(app, acme);
    const from = { exporterId: acme.party.id, importerId: null };
    const second = await sendTo(app, acme, [], { ...from, onwardFromId: first.id });
    const third = await sendTo(app, acme, [], { ...from, onwardFromId: second.id });
    const foreign = await sendTo(app, other);
    const record = `transfers/${first.id}` as const;
    for (const id of [first.id, second.id, third.id])
      await expectRefused(amend(app, record, { onwardFromId: id }, 1), '/onwardFromId', /sent on from itself/);
    await expectRefused(amend(app, record, { onwardFromId: foreign.id }, 1), '/onwardFromId', /no transfer .* of this/);
    await expectRefused(
      app.api.transfers.add({ body: { engagementId: acme.engagement.id, flow: 'sent', onwardFromId: NOWHERE } }),
      '/onwardFromId',
      /no transfer/,
    );
    expect((await changed(app, `transfers/${third.id}`, { onwardFromId: first.id })).onwardFromId).toBe(first.id);
  });

  test('a hop follows the transfer that brought the data to its exporter, and no other', async () => {
    const first = await sendTo(app, acme);
    const hop = await sendTo(app, acme, [], { exporterId: acme.party.id, importerId: null, onwardFromId: first.id });
    const body = { engagementId: acme.engagement.id, flow: 'sent', exporterId: app.ownPartyId } as const;
    await expectRefused(
      app.api.transfers.add({ body: { ...body, onwardFromId: first.id } }),
      '/onwardFromId',
      /not to the exporter/,
    );
    await expectRefused(
      changed(app, `transfers/${hop.id}`, { exporterId: app.ownPartyId }),
      '/onwardFromId',
      /not to the exporter/,
    );
    await expectRefused(
      changed(app, `transfers/${first.id}`, { importerId: app.ownPartyId }),
      '/importerId',
      /sends the data on/,
    );
  });

  test('a mechanism rests on what its kind says', async () => {
    const rules: NewSafeguard = { vendorId: 'other', kind: 'bcr_controller', name: 'BCR' };
    const foreign = (await made(app, 'safeguards', rules)).id;
    const derogation = { letter: 'a' } as const;
    const on = (mechanism: NewMechanism) =>
      app.api.transfers.add({ body: { engagementId: acme.engagement.id, flow: 'sent', mechanisms: [mechanism] } });
    await expectRefused(
      on({ kind: 'safeguard', safeguardId: foreign }),
      '/mechanisms/0/safeguardId',
      /safeguard of this vendor/,
    );
    await expectRefused(on({ kind: 'safeguard' }), '/mechanisms/0/safeguardId', /found none/);
    await expectRefused(on({ kind: 'derogation' }), '/mechanisms/0/derogation', /letter of Art\. 49\(1\)/);
    await expectRefused(
      on({ kind: 'adequacy', derogation }),
      '/mechanisms/0/derogation',
      /kind adequacy has no derogation/,
    );
    await expectRefused(
      on({ kind: 'derogation', derogation, safeguardId: foreign }),
      '/mechanisms/0/safeguardId',
      /kind derogation has no safeguardId/,
    );
    for (const [given, pointer] of [
      [{ letter: 'z' }, '/mechanisms/0/derogation/letter'],
      [{ letter: 'a', colour: 'red' }, '/mechanisms/0/derogation/colour'],
    ] as const) {
      const mechanisms = [{ kind: 'derogation', derogation: given }];
      const answer = await app.post('/v1/transfers', { engagementId: acme.engagement.id, flow: 'sent', mechanisms });
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
  const ask = (facts: CaseFacts, more: Partial<NewCase> = {}) =>
    app.api.judgements.assess({ body: { asOf: '2026-11-24', facts, ...more } });

  test.each([
    ['schrems-ii', 'gap', ['MECHANISM_INVALIDATED'], 'in_order'],
    ['module-2', 'covered', [], 'in_order'],
    ['uk-addendum', 'gap', ['UK_ADDENDUM_MISSING'], 'in_order'],
    ['sent-on', 'covered', ['ONWARD_TRANSFER_UNDOCUMENTED'], undefined],
  ] as const)('the example %s of the description is judged: %s', async (name, verdict, codes, contract) => {
    const { response, data } = await app.api.judgements.assess({ body: CASE_EXAMPLES[name].value as NewCase });
    expect([response.status, data.transfers[0]!.verdict, data.engagements[0]?.verdict]).toEqual([
      200,
      verdict,
      contract,
    ]);
    expect(data.findings.map(({ code }) => code)).toEqual(codes);
  });

  test('the first hop keeps its verdict and carries the worst of what follows; flat or nested is the same', async () => {
    const { asOf, facts } = CASE_EXAMPLES['sent-on'].value as Json;
    const nested = (await app.api.judgements.assess({ body: { asOf, facts } })).data;
    const { onward, ...first } = facts.transfers[0];
    const transfers = [first, { ...onward[0], onwardFromId: 'tickets' }];
    expect((await app.api.judgements.assess({ body: { asOf, facts: { ...facts, transfers } } })).data).toEqual(nested);
    const verdictOf = (id: string) => nested.transfers.find((transfer) => transfer.id === id);
    expect(verdictOf('tickets')).toMatchObject({ verdict: 'covered', onward: 'gap' });
    expect(verdictOf('nights')).toMatchObject({ verdict: 'gap', onward: null });
  });

  test('may suppose that the law changes, and is told of an event that cannot be', async () => {
    const { facts } = CASE_EXAMPLES['sent-on'].value as Json;
    const fallen = { instrument: 'EU_US_DPF', event: 'ended', on: '2026-10-01' } as const;
    const codes = async (more: Partial<NewCase>) => (await ask(facts, more)).data.findings.map(({ code }) => code);
    expect(await codes({ legalEvents: [{ ...fallen, cause: 'annulled' }] })).toContain('MECHANISM_INVALIDATED');
    expect(await codes({})).not.toContain('MECHANISM_INVALIDATED');
    await expectRefused(ask(facts, { legalEvents: [fallen] }), '/legalEvents/0/cause', /why it ended/);
  });

  test('references that lead nowhere are told where they stand, nested ones too', async () => {
    const parties = [{ id: 'us' }];
    await expectRefused(
      ask({
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
    const transfers = (...given: CaseTransfer[]) => ask({ parties, transfers: given });
    await expectRefused(
      transfers({ id: 'a', onwardFromId: 'b' }, { id: 'b', onwardFromId: 'a' }),
      ['/facts/transfers/0/onwardFromId', '/facts/transfers/1/onwardFromId'],
      /break the circle/,
    );
    await expectRefused(
      transfers({ id: 'a', onward: [{ id: 'b', onwardFromId: 'c' }] }, { id: 'c' }),
      '/facts/transfers/0/onward/0/onwardFromId',
      /nested under "a"/,
    );
    await expectRefused(
      transfers({
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
    const answer = await app.post('/v1/assessments', { asOf: '2026-11-24', facts });
    expect([answer.status, pointersOf(answer)]).toEqual([400, [pointer]]);
  });
});

describe('Flows with one legal person', () => {
  test('name no other: own staff are no importer, and what the person gives has no exporter', async () => {
    const { party, engagement } = await dealWith(app, 'one-sided', 'US');
    const flow = (content: object) =>
      app.post('/v1/transfers', {
        engagementId: engagement.id,
        exporterId: app.ownPartyId,
        importerId: party.id,
        ...content,
      });
    expect(pointersOf(await flow({ flow: 'own_staff' }))).toEqual(['/importerId']);
    expect(pointersOf(await flow({ flow: 'collected_from_the_person' }))).toEqual(['/exporterId']);
    const staff = await flow({ flow: 'own_staff', importerId: null });
    expect(staff.status).toBe(201);
    expect((await flow({ flow: 'collected_from_the_person', exporterId: null })).status).toBe(201);
    expect(pointersOf(await app.patch(`/v1/transfers/${staff.body.id}`, { importerId: party.id }, 1))).toEqual([
      '/importerId',
    ]);
  });
  test('a sub-processor that is itself engaged is asked for the engagements that it serves', async () => {
    const { party } = await dealWith(app, 'both', 'DE');
    expect(pointersOf(await app.post('/v1/subprocessings', { vendorId: 'both', partyId: party.id }))).toEqual([
      '/engagementIds',
    ]);
  });
});
