import { PDFDocument } from 'pdf-lib';
import type { NewOptIn, OptInAgreement, OptInPatch, OptInView } from '../client/generated/index.js';
import { flat, textOf, withReaders } from '../features/pdf-readers.js';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import { agreeOn, changed, type Dealings, dealWith, expectRefused, idsOf, listed, made, WHOLE } from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

let count = 0;
const deal = (): Promise<Dealings> => dealWith(app, `tool-${++count}`, 'IE');
const paperOf = ({ party, engagement }: Dealings): OptInAgreement => ({
  kind: 'dpa',
  title: 'Online DPA',
  paperVersion: '7',
  template: 'vendor',
  firstPartyId: app.ownPartyId,
  secondPartyId: party.id,
  engagementIds: [engagement.id],
  ...WHOLE,
});
const ask = (dealings: Dealings, method: NewOptIn['method'], more: Partial<NewOptIn> = {}) =>
  made(app, 'opt-ins', { vendorId: dealings.vendor.key, method, agreement: paperOf(dealings), ...more });
const codesOf = async ({ vendor }: Dealings): Promise<string[]> =>
  (await listed(app, 'gaps', { vendor: vendor.key })).map(({ code }) => code).sort();
const codesAsOf = async ({ vendor }: Dealings, asOf: string): Promise<string[]> =>
  (await app.api.vendors.assess({ path: { id: vendor.key }, query: { asOf } })).data.findings
    .map(({ code }) => code)
    .filter((code) => /^(DPA|OPT)/.test(code));

describe('The four ways', () => {
  test('terms that incorporate the DPA confirm it by their acceptance, on that day', async () => {
    const dealings = await deal();
    const optIn = await ask(dealings, 'incorporated_in_terms', {
      agreement: { ...paperOf(dealings), acceptedOn: '2026-03-01' },
    });
    expect(optIn).toMatchObject({ state: 'confirmed', confirmedOn: '2026-03-01', followUpOn: null });
    expect(optIn.number).toMatch(/^OI-2026-\d{4}$/);
    expect(await codesAsOf(dealings, '2026-02-28')).toEqual(['DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
    expect(await codesAsOf(dealings, '2026-03-01')).toEqual([]);
  });

  test('a click counts as acceptance from the day on which it was made, with the clauses and Annex I.A in it', async () => {
    const dealings = await dealWith(app, `tool-${++count}`, 'US');
    const optIn = await ask(dealings, 'click_accept', {
      agreement: {
        ...paperOf(dealings),
        clauseSets: [{ set: '2021/914', modules: [2], annexes: ['I.B', 'I.C', 'II'] }],
      },
      confirmedOn: '2026-03-01',
      confirmedBy: 'Greta Baumann',
      evidence: 'a screenshot',
    });
    const { data } = await app.api.agreements.find({ path: { id: optIn.agreementId } });
    expect(data).toMatchObject({ acceptedOn: '2026-03-01', standing: { status: 'in_force', from: '2026-03-01' } });
    expect(await codesOf(dealings)).not.toContain('ANNEX_INCOMPLETE');
    expect(optIn.steps).toMatchObject([
      { kind: 'request', on: null },
      { kind: 'confirmation', on: '2026-03-01', by: 'Greta Baumann', evidence: 'a screenshot', recordedBy: 'token' },
    ]);
  });

  test('a signed return counts once both have signed and the vendor has confirmed', async () => {
    const dealings = await deal();
    const optIn = await ask(dealings, 'signed_return', {
      agreement: { ...paperOf(dealings), signatures: [{ partyId: app.ownPartyId, signedOn: '2026-03-01' }] },
      requestedOn: '2026-03-01',
    });
    expect(await codesOf(dealings)).toEqual(['DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
    await app.api.optIns.confirm({ path: { id: optIn.id }, body: { on: '2026-03-12', by: 'Acme legal' } });
    expect(await codesOf(dealings)).toEqual(['DPA_NOT_IN_FORCE']);
    await app.api.agreements.sign({
      path: { id: optIn.agreementId },
      body: { partyId: dealings.party.id, signedOn: '2026-03-12' },
    });
    expect(await codesOf(dealings)).toEqual([]);
    expect(await codesAsOf(dealings, '2026-03-11')).toEqual(['DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
    expect(await codesAsOf(dealings, '2026-03-12')).toEqual([]);
  });

  test('a request stays open, is chased every fourteen days, and counts from the confirmation', async () => {
    const dealings = await deal();
    const optIn = await ask(dealings, 'on_request', {
      requestedOn: '2026-10-01',
      requestedBy: 'Greta',
      reference: 'T-1',
    });
    expect(optIn).toMatchObject({ state: 'open', number: null, followUpOn: '2026-10-15', reference: 'T-1' });
    const dueBy = (followUpBy: string) => idsOf(app, 'opt-ins', { vendor: dealings.vendor.key, followUpBy });
    expect(await dueBy('2026-10-14')).toEqual([]);
    expect(await dueBy('2026-10-15')).toEqual([optIn.id]);
    const path = { id: optIn.id };
    const { data: chased } = await app.api.optIns.followUp({
      path,
      body: { on: '2026-10-16', by: 'Greta', note: 'By phone' },
    });
    expect(chased).toMatchObject({ state: 'open', followUpOn: '2026-10-30' });
    expect(await dueBy('2026-10-29')).toEqual([]);
    const { data } = await app.api.optIns.confirm({ path, body: { on: '2026-10-20', by: 'Acme', reference: 'T-1/2' } });
    expect(data).toMatchObject({ state: 'confirmed', confirmedBy: 'Acme', reference: 'T-1/2', followUpOn: null });
    expect(data.steps.map(({ kind, on }) => [kind, on])).toEqual([
      ['request', '2026-10-01'],
      ['follow_up', '2026-10-16'],
      ['confirmation', '2026-10-20'],
    ]);
    expect(await idsOf(app, 'opt-ins', { state: 'open', vendor: dealings.vendor.key })).toEqual([]);
    expect(await idsOf(app, 'opt-ins', { number: data.number! })).toEqual([optIn.id]);
    expect(await codesAsOf(dealings, '2026-10-19')).toEqual(['DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
    expect(await codesAsOf(dealings, '2026-10-20')).toEqual([]);
  });
});

test('one that was asked for on no known day is to be chased at once', async () => {
  const dealings = await deal();
  const optIn = await ask(dealings, 'on_request');
  expect(await idsOf(app, 'opt-ins', { vendor: dealings.vendor.key, followUpBy: '2020-01-01' })).toEqual([optIn.id]);
});

test('an old agreement gives way to the latest version on the day of the confirmation, and not before', async () => {
  const dealings = await deal();
  const old = await agreeOn(app, dealings, { title: 'DPA of 2018', paperVersion: '3', terms: [] });
  const optIn = await ask(dealings, 'on_request', { requestedOn: '2026-10-01', replacesId: old.id, plan: 'Business' });
  const standings = async (asOf: string) =>
    (await app.api.agreements.chain({ path: { id: old.id }, query: { asOf } })).data.items.map(
      ({ standing }) => standing.status,
    );
  expect(await standings('2026-11-24')).toEqual(['in_force', 'unconfirmed']);
  await app.api.optIns.confirm({ path: { id: optIn.id }, body: { on: '2026-11-02', by: 'Acme' } });
  expect(await standings('2026-11-01')).toEqual(['in_force', 'unconfirmed']);
  expect(await standings('2026-11-02')).toEqual(['superseded', 'in_force']);
  expect(await codesOf(dealings)).toEqual([]);
});

test('numbers are counted without a gap, also when two are confirmed at once', async () => {
  const dealings = await deal();
  const open = [];
  for (let n = 0; n < 4; n++) open.push(await ask(dealings, 'on_request', { requestedOn: '2026-10-01' }));
  const confirmed = await Promise.all(
    open.map(({ id }) => app.api.optIns.confirm({ path: { id }, body: { on: '2026-10-02' } })),
  );
  const places = confirmed.map(({ data }) => Number(data.number!.slice(8))).sort((a, b) => a - b);
  expect(places).toEqual(places.map((_, at) => places[0]! + at));
});

describe('What is refused', () => {
  test('a step after the end, or before the request', async () => {
    const dealings = await deal();
    const { id } = await ask(dealings, 'on_request', { requestedOn: '2026-10-05' });
    const path = { id };
    await expectRefused(
      app.api.optIns.confirm({ path, body: { on: '2026-10-04' } }),
      '/on',
      /before the request on 2026-10-05/,
    );
    await expectRefused(app.api.optIns.followUp({ path, body: { on: '2026-10-04' } }), '/on', /before the request/);
    const { data } = await app.api.optIns.refuse({
      path,
      body: { on: '2026-10-09', by: 'Acme', note: 'No DPA for this plan' },
    });
    expect(data).toMatchObject({ state: 'refused', number: null });
    for (const step of [app.api.optIns.confirm, app.api.optIns.followUp, app.api.optIns.withdraw])
      await expectRefused(
        step.call(app.api.optIns, { path, body: { on: '2026-10-10' } }),
        '/',
        /refused since 2026-10-09/,
      );
    expect(await codesOf(dealings)).toEqual(['DPA_MISSING']);
  });

  test('one without an agreement, one that names two, and a mistake in the agreement that comes with it', async () => {
    const dealings = await deal();
    const add = (more: Partial<NewOptIn>) =>
      app.api.optIns.add({ body: { vendorId: dealings.vendor.key, method: 'click_accept', ...more } });
    await expectRefused(add({}), '/agreementId', /say which agreement/);
    const { id: agreementId } = await agreeOn(app, dealings);
    await expectRefused(add({ agreementId, agreement: paperOf(dealings) }), '/agreement', /leave one of the two out/);
    const agreement = { ...paperOf(dealings), secondPartyId: app.ownPartyId };
    await expectRefused(add({ agreement }), '/agreement/secondPartyId', /between two parties/);
    expect(await idsOf(app, 'opt-ins', { vendor: dealings.vendor.key })).toEqual([]);
  });

  test('a confirmation taken back; its day can be corrected', async () => {
    const dealings = await deal();
    const { id, version } = await ask(dealings, 'on_request', { confirmedOn: '2026-10-02' });
    const headers = { 'If-Match': `"${version}"` };
    await expectRefused(
      app.api.optIns.amend({ path: { id }, headers, body: { confirmedOn: null } }),
      '/confirmedOn',
      /number OI-/,
    );
    const { data } = await app.api.optIns.amend({ path: { id }, headers, body: { confirmedOn: '2026-10-03' } });
    expect(data).toMatchObject({ state: 'confirmed', confirmedOn: '2026-10-03' });
  });
});

describe('A correction', () => {
  const correct = (id: string, body: OptInPatch) => changed(app, `opt-ins/${id}`, body);
  const agreementOf = async ({ agreementId }: OptInView) =>
    (await app.api.agreements.find({ path: { id: agreementId } })).data;

  test('of the day of a click takes the acceptance along, and leaves one that was entered apart', async () => {
    const dealings = await deal();
    const clicked = await ask(dealings, 'click_accept', { confirmedOn: '2026-03-01' });
    await correct(clicked.id, { confirmedOn: '2026-03-05' });
    expect(await agreementOf(clicked)).toMatchObject({ acceptedOn: '2026-03-05', standing: { from: '2026-03-05' } });
    expect(await codesAsOf(dealings, '2026-03-04')).toEqual(['DPA_MISSING', 'OPT_IN_UNCONFIRMED']);
    expect(await codesAsOf(dealings, '2026-03-05')).toEqual([]);
    await correct(clicked.id, { confirmedOn: '2026-02-01' });
    expect(await codesAsOf(dealings, '2026-02-01')).toEqual([]);
    await changed(app, `agreements/${clicked.agreementId}`, { acceptedOn: '2026-02-10' });
    await correct(clicked.id, { confirmedOn: '2026-02-02' });
    expect((await agreementOf(clicked)).acceptedOn).toBe('2026-02-10');
  });

  test('of what is replaced is that of the agreement too', async () => {
    const dealings = await deal();
    const [wrong, right] = [await agreeOn(app, dealings), await agreeOn(app, dealings)];
    const asked = await ask(dealings, 'on_request', { replacesId: wrong.id });
    for (const replacesId of [right.id, null, wrong.id]) {
      expect((await correct(asked.id, { replacesId })).replacesId).toBe(replacesId);
      expect((await agreementOf(asked)).supersedesId).toBe(replacesId);
    }
    await changed(app, `agreements/${asked.agreementId}`, { supersedesId: right.id });
    await expectRefused(
      correct(asked.id, { replacesId: null }).then(() => correct(asked.id, { replacesId: wrong.id })),
      '/replacesId',
      /change that on the agreement/,
    );
  });

  test('of the request to a day after what followed it', async () => {
    const { id } = await ask(await deal(), 'on_request', { requestedOn: '2026-10-01' });
    await app.api.optIns.followUp({ path: { id }, body: { on: '2026-10-16' } });
    await app.api.optIns.refuse({ path: { id }, body: { on: '2026-10-20' } });
    await expectRefused(correct(id, { requestedOn: '2026-10-17' }), '/requestedOn', /step of 2026-10-16/);
    expect((await correct(id, { requestedOn: '2026-10-16' })).requestedOn).toBe('2026-10-16');
  });
});

test('nothing is asked or confirmed on a day to come, and what is wrong is told of the field that says it', async () => {
  const dealings = await deal();
  await expectRefused(
    ask(dealings, 'on_request', { requestedOn: '2026-11-25' }),
    '/requestedOn',
    /today is 2026-11-24/,
  );
  await expectRefused(ask(dealings, 'on_request', { confirmedOn: '2026-11-25' }), '/confirmedOn', /has not come/);
  const { id } = await ask(dealings, 'click_accept', { agreement: { ...paperOf(dealings), expiresOn: '2026-10-31' } });
  for (const step of [app.api.optIns.confirm, app.api.optIns.followUp, app.api.optIns.refuse, app.api.optIns.withdraw])
    await expectRefused(step.call(app.api.optIns, { path: { id }, body: { on: '2026-11-25' } }), '/on', /has not come/);
  const late = app.api.optIns.confirm({ path: { id }, body: { on: '2026-11-01' } });
  await expectRefused(late, '/on', /last day 2026-10-31 lies before/);
  const agreement = { ...paperOf(dealings), acceptedOn: '2026-03-01' };
  const before = ask(dealings, 'incorporated_in_terms', { agreement, requestedOn: '2026-04-01' });
  await expectRefused(before, '/requestedOn', /2026-03-01 lies before the request on 2026-04-01/);
  expect((await idsOf(app, 'opt-ins', { vendor: dealings.vendor.key })).length).toBe(1);
});

test('what was given up is brought about by no opt-in, and nothing is given up that an opt-in waits for', async () => {
  const dealings = await deal();
  const { id, agreementId } = await ask(dealings, 'on_request', { requestedOn: '2026-10-01' });
  const giveUp = () => app.api.agreements.withdraw({ path: { id: agreementId }, body: { withdrawnOn: '2026-11-02' } });
  await expectRefused(giveUp(), '/withdrawnOn', /opt-in to it waits for its answer/);
  await app.api.optIns.withdraw({ path: { id }, body: { on: '2026-11-02' } });
  expect((await giveUp()).data.standing.status).toBe('withdrawn');
  const again = app.api.optIns.add({
    body: { vendorId: dealings.vendor.key, method: 'on_request', agreementId, confirmedOn: '2026-11-03' },
  });
  await expectRefused(again, '/agreementId', /given up on 2026-11-02/);
  await expectRefused(changed(app, `agreements/${agreementId}`, { acceptedOn: '2026-11-03' }), '/', /given up/);
  expect(await codesOf(dealings)).toEqual(['DPA_MISSING']);
});

test('each step may name its evidence filed here, which is then known to be used; not that of another vendor', async () => {
  const dealings = await deal();
  const optIn = await ask(dealings, 'on_request', { requestedOn: '2026-10-01' });
  const filed = async (vendorId: string, words: string): Promise<string> =>
    (await app.upload('/v1/documents', Buffer.from(words), { vendorId })).body.id as string;
  const documentId = await filed(dealings.vendor.key, 'We confirm that the DPA is in force. Acme legal');
  const foreign = await filed((await deal()).vendor.key, 'A mail from somebody else');
  const confirm = (id: string) =>
    app.api.optIns.confirm({ path: { id: optIn.id }, body: { on: '2026-10-20', by: 'Acme legal', documentId: id } });
  await expectRefused(confirm(foreign), '/documentId', /another vendor/);
  const { data } = await confirm(documentId);
  expect(data).toMatchObject({ state: 'confirmed', documentId, steps: [{ documentId: null }, { documentId }] });
  expect((await app.api.documents.find({ path: { id: documentId } })).data.usedBy).toEqual([
    { kind: 'opt-in', id: optIn.id, vendorId: dealings.vendor.id, title: data.number },
  ]);
});

describe('The certificate', () => {
  const print = async (id: string) => {
    const { data, response } = await app.api.optIns.certify({ path: { id } });
    return { bytes: new Uint8Array(await data.arrayBuffer()), headers: response.headers };
  };
  const asked = async () =>
    ask(await deal(), 'on_request', { requestedOn: '2026-10-01', requestedBy: 'Łucja Ελένη 東京', plan: 'Business' });
  const confirmed = async (id: string) =>
    (await app.api.optIns.confirm({ path: { id }, body: { on: '2026-10-20', by: 'Acme legal', reference: 'T-7' } }))
      .data;

  test('is given for a confirmed opt-in, and is the same file each time', async () => {
    const { id } = await asked();
    const problem = await refused(print(id));
    expect([problem.status, problem.detail]).toEqual([422, expect.stringMatching(/open, not confirmed/)]);
    const { number } = await confirmed(id);
    const [first, again] = [await print(id), await print(id)];
    expect(first.headers.get('content-disposition')).toBe(`attachment; filename="opt-in-${number}.pdf"`);
    expect((await PDFDocument.load(first.bytes)).getTitle()).toBe(`Opt-in ${number}`);
    expect(again.bytes).toEqual(first.bytes);
  });

  withReaders('names each paper that is filed here, and by its hash which one that is', async () => {
    const dealings = await deal();
    const [paper, mail] = ['The agreement', 'We confirm it'].map((words) =>
      Buffer.from(`${words} of ${dealings.vendor.key}`),
    );
    const file = async (bytes: Buffer, name: string) =>
      (await app.upload('/v1/documents', bytes, { vendorId: dealings.vendor.key, bearsOn: '2026-10-01' }, {}, name))
        .body;
    const [signed, confirmation] = [await file(paper!, 'DPA signed.txt'), await file(mail!, 'Confirmation.txt')];
    const optIn = await ask(dealings, 'on_request', {
      agreement: { ...paperOf(dealings), document: { documentId: signed.id } },
      confirmedOn: '2026-10-20',
      documentId: confirmation.id,
    });
    const text = flat(textOf((await print(optIn.id)).bytes));
    expect(text).toMatch(/Paper on file DPA signed\.txt, which bears the day 2026-10-01/);
    expect(text).toMatch(/Confirmed 2026-10-20 .*Confirmation\.txt/);
    for (const { sha256 } of [signed, confirmation]) expect(text.replaceAll(' ', '')).toContain(sha256);
  });

  withReaders('tells how it stands, which clauses came with it and every step, in any script', async () => {
    const dealings = await deal();
    const clauseSets = [{ set: '2021/914' as const, modules: [2 as const] }, { set: 'UK_ADDENDUM_B1.0' as const }];
    const { id } = await ask(dealings, 'on_request', {
      agreement: { ...paperOf(dealings), clauseSets },
      requestedOn: '2026-10-01',
      requestedBy: 'Łucja Ελένη 東京',
    });
    const { number } = await confirmed(id);
    const text = flat(textOf((await print(id)).bytes));
    for (const words of [number!, 'In force on 2026-11-24', '2026-10-20', 'T-7', 'Łucja Ελένη 東京', 'history'])
      expect(text).toContain(words);
    expect(text).toMatch(/Standard contractual clauses 2021\/914, module 2; UK Addendum to the EU clauses/);
  });
});
