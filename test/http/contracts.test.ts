import { DataSource } from 'typeorm';
import type { NewAgreement, NewRenewal, SignaturePatch } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { ifMatch, refused } from './client.js';
import { asDescribed } from './described.js';
import {
  agreeOn,
  amend,
  changed,
  type Dealings,
  dealWith,
  expectRefused,
  listed,
  made,
  NOWHERE,
  WHOLE,
} from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

let count = 0;
const deal = (): Promise<Dealings> => dealWith(app, `vendor-${++count}`, 'IE');
const draftFor = ({ vendor, party, engagement }: Dealings, more: Partial<NewAgreement> = {}) =>
  made(app, 'agreements', {
    vendorId: vendor.key,
    kind: 'dpa',
    title: 'Data Processing Addendum',
    firstPartyId: app.ownPartyId,
    secondPartyId: party.id,
    engagementIds: [engagement.id],
    ...WHOLE,
    ...more,
  });
const standingOf = async (id: string, asOf?: string) =>
  (await app.api.agreements.find({ path: { id }, ...(asOf !== undefined && { query: { asOf } }) })).data.standing;
const codesOf = async ({ vendor }: Dealings): Promise<string[]> =>
  (await listed(app, 'gaps', { vendor: vendor.key })).map(({ code }) => code).sort();

test('an agreement goes from its draft over dispatch and signatures, in any order, into force', async () => {
  const dealings = await deal();
  const { id } = await draftFor(dealings, { draftedOn: '2026-10-01' });
  const path = { id };
  expect((await standingOf(id)).status).toBe('draft');
  await app.api.agreements.dispatch({
    path,
    body: { sentOn: '2026-10-05', sentTo: 'legal@acme.example', sentBy: 'Greta' },
  });
  expect((await standingOf(id, '2026-10-04')).status).toBe('draft');
  expect((await standingOf(id, '2026-10-05')).status).toBe('sent');
  await app.api.agreements.sign({ path, body: { partyId: dealings.party.id, signedOn: '2026-10-20' } });
  const { data } = await app.api.agreements.sign({ path, body: { partyId: app.ownPartyId, signedOn: '2026-10-22' } });
  expect(data.standing).toMatchObject({ asOf: '2026-11-24', status: 'in_force', from: '2026-10-22' });
  expect(data.dispatches).toMatchObject([{ sentOn: '2026-10-05', sentTo: 'legal@acme.example', sentBy: 'Greta' }]);
  expect((await standingOf(id, '2026-10-20')).status).toBe('partly_signed');
  expect((await standingOf(id, '2026-10-21')).status).toBe('partly_signed');
  expect((await standingOf(id, '2026-10-22')).status).toBe('in_force');
  expect(await codesOf(dealings)).not.toContain('DPA_NOT_IN_FORCE');
});

test('the last day to give notice is told, and a renewal moves the last day from its own day on', async () => {
  const agreement = await agreeOn(app, await deal(), { expiresOn: '2026-12-31', noticeDays: 60 });
  expect(agreement.standing).toMatchObject({ status: 'expiring', lastDay: '2026-12-31', noticeBy: '2026-11-01' });
  const renew = (body: NewRenewal) => app.api.agreements.renew({ path: { id: agreement.id }, body });
  await expectRefused(
    renew({ agreedOn: '2026-11-02', expiresOn: '2026-12-31' }),
    '/expiresOn',
    /until 2026-12-31 already/,
  );
  await expectRefused(renew({ agreedOn: '2018-05-31', expiresOn: '2027-12-31' }), '/agreedOn', /before .* 2018-06-01/);
  const { data } = await renew({
    agreedOn: '2026-11-02',
    expiresOn: '2027-12-31',
    agreedBy: 'Greta',
    reference: 'RN-1',
  });
  expect(data.standing).toMatchObject({ status: 'in_force', lastDay: '2027-12-31', noticeBy: '2027-11-01' });
  expect(data).toMatchObject({
    expiresOn: '2026-12-31',
    renewals: [{ agreedOn: '2026-11-02', expiresOn: '2027-12-31' }],
  });
  expect((await standingOf(agreement.id, '2026-11-01')).status).toBe('expiring');
  await expectRefused(renew({ agreedOn: '2026-11-02', expiresOn: '2028-12-31' }), '/agreedOn', /last renewal is of/);
  await renew({ agreedOn: '2026-11-03' });
  await expectRefused(renew({ agreedOn: '2026-11-04', expiresOn: '2029-12-31' }), '/expiresOn', /nothing to renew/);
});

describe('What cannot be is refused with the reason', () => {
  test('a termination before any signature, and before the first one', async () => {
    const dealings = await deal();
    const { id } = await draftFor(dealings);
    const terminate = (terminatedOn: string) => app.api.agreements.terminate({ path: { id }, body: { terminatedOn } });
    await expectRefused(terminate('2026-11-01'), '/terminatedOn', /nobody has signed .* withdrawal/);
    await app.api.agreements.sign({ path: { id }, body: { partyId: app.ownPartyId, signedOn: '2026-11-02' } });
    await expectRefused(
      terminate('2026-11-01'),
      '/terminatedOn',
      /before the agreement was first signed .* 2026-11-02/,
    );
    expect((await terminate('2026-11-02')).data.terminatedOn).toBe('2026-11-02');
  });

  test('a termination before the second signature; one that has not come yet may be put off', async () => {
    const dealings = await deal();
    const signatures = [
      { partyId: app.ownPartyId, signedOn: '2026-10-01' },
      { partyId: dealings.party.id, signedOn: '2026-10-20' },
    ];
    const { id } = await draftFor(dealings, { signatures });
    const terminate = (terminatedOn: string) => app.api.agreements.terminate({ path: { id }, body: { terminatedOn } });
    await expectRefused(terminate('2026-10-19'), '/terminatedOn', /before the agreement was concluded, on 2026-10-20/);
    await terminate('2027-03-01');
    expect((await terminate('2027-06-01')).data.terminatedOn).toBe('2027-06-01');
    await terminate('2026-11-24');
    await expectRefused(terminate('2026-11-25'), '/terminatedOn', /ended on 2026-11-24/);
  });

  test('what is said to have been done on a day to come; what takes effect then may be known', async () => {
    const dealings = await deal();
    const { id } = await draftFor(dealings, { effectiveOn: '2027-01-01', expiresOn: '2027-12-31' });
    const path = { id };
    const { agreements } = app.api;
    const signed = { partyId: app.ownPartyId, signedOn: '2026-11-25' };
    const today = /2026-11-25 has not come, today is 2026-11-24/;
    await expectRefused(agreements.dispatch({ path, body: { sentOn: '2026-11-25' } }), '/sentOn', today);
    await expectRefused(agreements.sign({ path, body: signed }), '/signedOn', today);
    await expectRefused(agreements.withdraw({ path, body: { withdrawnOn: '2026-11-25' } }), '/withdrawnOn', today);
    await expectRefused(agreements.renew({ path, body: { agreedOn: '2026-11-25' } }), '/agreedOn', today);
    await expectRefused(changed(app, `agreements/${id}`, { acceptedOn: '2026-11-25' }), '/acceptedOn', today);
    await expectRefused(draftFor(dealings, { signatures: [signed] }), '/signatures/0/signedOn', today);
    await expectRefused(draftFor(dealings, { acceptedOn: '2026-11-25' }), '/acceptedOn', today);
    const { data } = await agreements.sign({ path, body: { ...signed, signedOn: '2026-11-24' } });
    expect(data.standing.status).toBe('partly_signed');
  });

  test('a signature or a termination entered with a wrong day, until it is corrected', async () => {
    const dealings = await deal();
    const day = (signedOn: string) => [app.ownPartyId, dealings.party.id].map((partyId) => ({ partyId, signedOn }));
    const { id, signatures } = await draftFor(dealings, { signatures: day('2020-09-27'), expiresOn: '2026-12-31' });
    const correct = async (signatureId: string, body: SignaturePatch) => {
      const { version } = (await app.api.agreements.find({ path: { id } })).data;
      return app.api.agreements.amendSignature({ path: { id, signatureId }, headers: ifMatch(version), body });
    };
    await correct(signatures[1]!.id, { signedOn: '2021-09-27' });
    expect((await standingOf(id, '2021-09-26')).status).toBe('partly_signed');
    expect(await standingOf(id, '2021-09-27')).toMatchObject({ status: 'in_force', from: '2021-09-27' });
    await expectRefused(correct(signatures[1]!.id, { signedOn: '2027-01-01' }), '/signedOn', /has not come/);
    expect((await refused(correct(NOWHERE, { signedOn: null }))).status).toBe(404);
    const history = await app.app.get(DataSource).query(
      `select payload->>'signatureId' as "signatureId", payload->>'signedOn' as "signedOn" from event
        where kind = 'agreement.signature-amended' and subject_id = $1`,
      [id],
    );
    expect(history).toEqual([{ signatureId: signatures[1]!.id, signedOn: '2021-09-27' }]);

    const terminate = (terminatedOn: string, corrects?: boolean) =>
      app.api.agreements.terminate({
        path: { id },
        body: { terminatedOn, ...(corrects !== undefined && { corrects }) },
      });
    await expectRefused(terminate('2025-01-31', true), '/corrects', /no termination is on record/);
    await terminate('2025-01-31');
    await expectRefused(terminate('2026-01-31', false), '/terminatedOn', /say corrects/);
    expect((await terminate('2026-01-31', true)).data.standing).toMatchObject({
      status: 'terminated',
      endsOn: '2026-01-31',
    });
    await expectRefused(terminate('2021-09-26', true), '/terminatedOn', /concluded, on 2021-09-27/);
  });

  test('a renewal of what was terminated, or of what nobody signed', async () => {
    const dealings = await deal();
    const draft = await draftFor(dealings, { expiresOn: '2027-01-01' });
    const renew = (id: string, agreedOn: string) =>
      app.api.agreements.renew({ path: { id }, body: { agreedOn, expiresOn: '2028-12-31' } });
    await expectRefused(renew(draft.id, '2026-11-01'), '/agreedOn', /nobody has signed/);
    const ended = await agreeOn(app, dealings, { expiresOn: '2027-01-01' });
    await app.api.agreements.terminate({ path: { id: ended.id }, body: { terminatedOn: '2026-10-01' } });
    await expectRefused(renew(ended.id, '2026-10-01'), '/agreedOn', /terminated with effect from 2026-10-01/);
    expect((await renew(ended.id, '2026-09-30')).response.status).toBe(201);
  });

  test('an agreement that replaces itself, directly or in a circle', async () => {
    const dealings = await deal();
    const first = await agreeOn(app, dealings);
    const second = await agreeOn(app, dealings, { supersedesId: first.id });
    const third = await agreeOn(app, dealings, { supersedesId: second.id });
    await expectRefused(
      amend(app, `agreements/${first.id}`, { supersedesId: first.id }, first.version),
      '/supersedesId',
      /cannot replace itself/,
    );
    await expectRefused(
      amend(app, `agreements/${first.id}`, { supersedesId: third.id }, first.version),
      '/supersedesId',
      /itself replaces this agreement/,
    );
  });

  test('anything more with a paper that was given up, and giving up what was concluded', async () => {
    const dealings = await deal();
    const { id } = await draftFor(dealings);
    const path = { id };
    const { data } = await app.api.agreements.withdraw({
      path,
      body: { withdrawnOn: '2026-11-03', reason: 'Too dear' },
    });
    expect(data.standing.status).toBe('withdrawn');
    expect(await codesOf(dealings)).toContain('DPA_MISSING');
    await expectRefused(
      app.api.agreements.sign({ path, body: { partyId: app.ownPartyId, signedOn: '2026-11-04' } }),
      '/',
      /given up on 2026-11-03/,
    );
    await expectRefused(app.api.agreements.dispatch({ path, body: { sentOn: '2026-11-04' } }), '/', /given up/);
    const concluded = await agreeOn(app, dealings);
    await expectRefused(
      app.api.agreements.withdraw({ path: { id: concluded.id }, body: { withdrawnOn: '2026-11-04' } }),
      '/withdrawnOn',
      /termination instead/,
    );
  });

  test('a dispatch before the draft', async () => {
    const { id } = await draftFor(await deal(), { draftedOn: '2026-10-01' });
    await expectRefused(
      app.api.agreements.dispatch({ path: { id }, body: { sentOn: '2026-09-30' } }),
      '/sentOn',
      /before the draft of 2026-10-01/,
    );
  });
});

describe('What should not be and is on paper is recorded and judged', () => {
  test('module 3 between two controllers, and two agreements that claim one engagement', async () => {
    const dealings = await dealWith(app, 'paper-mess', 'US');
    await changed(app, `engagements/${dealings.engagement.id}`, { vendorRole: 'controller' });
    const set = { set: '2021/914', modules: [3], annexes: ['I.A', 'I.B', 'I.C', 'II'] } as const;
    const one = await agreeOn(app, dealings, { clauseSets: [{ ...set, modules: [3], annexes: [...set.annexes] }] });
    await agreeOn(app, dealings, { title: 'A second one' });
    await made(app, 'transfers', {
      engagementId: dealings.engagement.id,
      flow: 'sent',
      exporterId: app.ownPartyId,
      importerId: dealings.party.id,
      mechanisms: [{ kind: 'clause_set', clauseSetId: one.clauseSets[0]!.id }],
    });
    expect(await codesOf(dealings)).toContain('WRONG_MODULE');
  });
});

test('replacements keep the chain: each tells what took its place, and all are told together, the oldest first', async () => {
  const dealings = await deal();
  const sign = (signedOn: string) => [app.ownPartyId, dealings.party.id].map((partyId) => ({ partyId, signedOn }));
  const first = await agreeOn(app, dealings, { title: 'DPA of 2018' });
  const third = await agreeOn(app, dealings, { title: 'DPA of 2025', signatures: sign('2025-01-01') });
  const second = await agreeOn(app, dealings, {
    title: 'DPA of 2021',
    signatures: sign('2021-10-01'),
    supersedesId: first.id,
  });
  await changed(app, `agreements/${third.id}`, { supersedesId: second.id });
  for (const { id } of [first, second, third]) {
    const { items } = (await app.api.agreements.chain({ path: { id } })).data;
    expect(items.map(({ title, standing }) => [title, standing.status, standing.endsOn])).toEqual([
      ['DPA of 2018', 'superseded', '2021-10-01'],
      ['DPA of 2021', 'superseded', '2025-01-01'],
      ['DPA of 2025', 'in_force', null],
    ]);
  }
  const then = (await app.api.agreements.chain({ path: { id: first.id }, query: { asOf: '2021-09-30' } })).data.items;
  expect(then.map(({ standing }) => standing.status)).toEqual(['in_force', 'draft', 'draft']);
});

describe('A DPA that the vendor publishes', () => {
  test('in a newer edition makes the paper on file outdated from its day, and each edition stays on record', async () => {
    const dealings = await deal();
    await agreeOn(app, dealings, { template: 'vendor', paperVersion: '6.3' });
    const path = { id: dealings.vendor.key };
    const publish = (version: string, publishedOn: string) =>
      app.api.vendors.publishDpa({ path, body: { version, publishedOn, seenBy: 'Greta' } });
    await publish('6.3', '2018-06-01');
    expect(await codesOf(dealings)).not.toContain('DPA_OUTDATED');
    const { data: vendor } = await publish('6.4', '2026-04-03');
    expect(vendor).toMatchObject({ dpaVersion: '6.4', dpaPublishedOn: '2026-04-03' });
    expect(await codesOf(dealings)).toContain('DPA_OUTDATED');
    const { data } = await app.api.vendors.assess({ path, query: { asOf: '2026-04-02' } });
    expect(data.findings.map(({ code }) => code)).not.toContain('DPA_OUTDATED');
    expect((await publish('6.2', '2017-01-01')).data.dpaVersion).toBe('6.4');
    expect((await app.api.vendors.publishedDpas({ path })).data.items).toMatchObject([
      { version: '6.3', seenOn: '2026-11-24', seenBy: 'Greta' },
      { version: '6.4' },
      { version: '6.2' },
    ]);
    await expectRefused(app.api.vendors.publishDpa({ path, body: {} }), '/version', /which version/);
  });

  test('comes with some plans only: a free plan brings none', async () => {
    const dealings = await deal();
    await changed(app, `engagements/${dealings.engagement.id}`, { plan: 'Free' });
    await agreeOn(app, dealings, { plans: ['Business', 'Enterprise'] });
    const [gap] = await listed(app, 'gaps', { vendor: dealings.vendor.key, code: 'DPA_MISSING' });
    expect(gap!.reasons[0]!.says).toMatch(/comes with the plans Business, Enterprise, and Free was bought/);
    await changed(app, `engagements/${dealings.engagement.id}`, { plan: 'business' });
    expect(await codesOf(dealings)).not.toContain('DPA_MISSING');
  });
});
