import { DataSource } from 'typeorm';
import type {
  GlanceView,
  NewAgreement,
  NewCertification,
  NewEngagement,
  NewDatedStatus,
  NewMechanism,
  NewSignature,
  NewTransfer,
} from '../client/generated/index.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { ifMatch, refused } from './client.js';
import { asDescribed } from './described.js';
import {
  agreeOn,
  certify,
  amend,
  changed,
  type Dealings,
  dealWith,
  expectRefused,
  idsOf,
  listed,
  made,
  MODULE_2,
  NOWHERE,
  pointersIn,
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

const openCodes = async (vendor: string): Promise<string[]> =>
  (await listed(app, 'gaps', { vendor })).map(({ code }) => code).sort();
const glanceOf = async (vendor: string): Promise<GlanceView> =>
  (await app.api.vendors.find({ path: { id: vendor } })).data.glance!;

interface Told {
  readonly kind: string;
  readonly vendorId: string | null;
  readonly payload: Json;
}
/** What was done to a record, without what became of its gaps. */
const history = (subjectId: string): Promise<Told[]> =>
  app.app.get(DataSource).query<Told[]>(
    `select kind, vendor_id as "vendorId", payload from event
     where subject_id = $1 and kind not like 'gap.%' order by seq`,
    [subjectId],
  );
const kindsOf = async (subjectId: string): Promise<string[]> => (await history(subjectId)).map(({ kind }) => kind);

describe('People', () => {
  test('are recorded, read, listed by role and changed; an address belongs to one of them, whatever its case', async () => {
    const person = await made(app, 'people', { name: 'Anna', email: 'Anna@Example.com', role: 'legal' });
    expect(person).toMatchObject({ name: 'Anna', email: 'anna@example.com', role: 'legal', version: 1 });
    expect((await app.api.people.find({ path: { id: person.id } })).data).toEqual(person);
    expect(await idsOf(app, 'people', { role: 'legal' })).toEqual([person.id]);
    expect(await idsOf(app, 'people', { role: 'auditor' })).toEqual([]);
    const renamed = await changed(app, `people/${person.id}`, { name: 'Anna L.', email: 'A.L@example.com' });
    expect(renamed).toEqual({ ...person, name: 'Anna L.', email: 'a.l@example.com', version: 2 });
    const twin = await refused(app.api.people.add({ body: { name: 'Twin', email: 'A.L@EXAMPLE.com', role: 'owner' } }));
    expect([twin.status, pointersIn(twin)]).toEqual([409, ['/email']]);
    expect(await kindsOf(person.id)).toEqual(['person.added', 'person.amended']);
  });
});

describe('Vendors', () => {
  test('are recorded with what is known, changed, and emptied by null', async () => {
    const owner = await made(app, 'people', { name: 'Olga', email: 'olga@example.com', role: 'owner' });
    const vendor = await made(app, 'vendors', {
      key: 'full',
      name: 'Full',
      ownerId: owner.id,
      website: 'https://full.example',
    });
    expect(vendor).toMatchObject({ status: 'active', tags: [], dpaUrl: null, version: 1 });
    expect(vendor.glance).toMatchObject({ judgedOn: '2026-11-24', roles: [], dpaStatus: null, verdict: null });
    expect(await idsOf(app, 'vendors', { ownerId: owner.id })).toEqual([vendor.id]);
    const after = await changed(app, 'vendors/full', {
      website: null,
      ownerId: null,
      status: 'leaving',
      statusFrom: '2026-11-01',
      tags: ['old'],
    });
    expect(after).toMatchObject({
      website: null,
      ownerId: null,
      status: 'leaving',
      statusFrom: '2026-11-01',
      tags: ['old'],
    });
    expect(await idsOf(app, 'vendors', { status: 'leaving' })).toEqual([vendor.id]);
    expect(await idsOf(app, 'vendors', { ownerId: owner.id })).toEqual([]);
    const [added, amended] = await history(vendor.id);
    expect([added!.kind, added!.vendorId, added!.payload.key]).toEqual(['vendor.added', vendor.id, 'full']);
    expect([amended!.kind, amended!.payload]).toEqual([
      'vendor.amended',
      {
        noun: 'vendor',
        version: 2,
        website: null,
        ownerId: null,
        status: 'leaving',
        statusFrom: '2026-11-01',
        tags: ['old'],
      },
    ]);
  });

  test('have an owner who is on record', async () => {
    await expectRefused(
      app.api.vendors.add({ body: { key: 'orphan', name: 'Orphan', ownerId: NOWHERE } }),
      '/ownerId',
      /no record/,
    );
    expect((await refused(app.api.vendors.find({ path: { id: 'orphan' } }))).status).toBe(404);
  });
});

describe('Parties', () => {
  test('are ours or of a vendor, and listed so, or by country', async () => {
    const mine = await idsOf(app, 'parties', { vendor: 'own' });
    expect(mine).toContain(app.ownPartyId);
    expect(await idsOf(app, 'parties', { vendor: 'acme' })).toEqual([acme.party.id]);
    const swiss = await made(app, 'parties', { vendorId: 'acme', name: 'Acme Schweiz AG', country: 'CH' });
    expect(await idsOf(app, 'parties', { country: 'CH', vendor: 'acme' })).toEqual([swiss.id]);
    expect(await idsOf(app, 'parties', { country: 'CH', vendor: 'other' })).toEqual([]);
    expect(await changed(app, `parties/${swiss.id}`, { country: null, directlySubjectTo: ['EU_GDPR'] })).toMatchObject({
      vendorId: acme.vendor.id,
      country: null,
      directlySubjectTo: ['EU_GDPR'],
      version: 2,
    });
    await expectRefused(
      app.api.parties.add({ body: { vendorId: 'nobody', name: 'X' } }),
      '/vendorId',
      /no vendor "nobody"/,
    );
  });

  test('a country that becomes known closes the gap that it was not, in the same write', async () => {
    const dealings = await dealWith(app, 'placeless', null);
    await sendTo(app, dealings);
    expect(await openCodes('placeless')).toContain('IMPORTER_LOCATION_UNKNOWN');
    await changed(app, `parties/${dealings.party.id}`, { country: 'DE' });
    expect(await openCodes('placeless')).toEqual(['DPA_MISSING']);
    expect((await glanceOf('placeless')).verdict).toBe('not_a_transfer');
    const [gap] = await listed(app, 'gaps', {
      vendor: 'placeless',
      code: 'IMPORTER_LOCATION_UNKNOWN',
      state: 'closed',
    });
    expect(gap).toMatchObject({ closedOn: '2026-11-24', firstSeenOn: '2026-11-24' });
  });

  test('an own party that moves is felt where it is no more than a party to a transfer', async () => {
    const exporter = await made(app, 'parties', { name: 'Our exporting branch', country: 'DE', sector: 'commercial' });
    const importer = await made(app, 'parties', { name: 'Our importing branch', country: 'US', sector: 'commercial' });
    const dealings = await dealWith(app, 'only-transfers', 'DE');
    const outwards = await dealWith(app, 'only-received', 'US');
    await sendTo(app, dealings, [], { exporterId: dealings.party.id, importerId: importer.id });
    await sendTo(app, outwards, [], { exporterId: exporter.id });
    expect((await glanceOf('only-transfers')).verdict).toBe('gap');
    expect((await glanceOf('only-received')).verdict).toBe('gap');
    await changed(app, `parties/${importer.id}`, { country: 'DE' });
    expect((await glanceOf('only-transfers')).verdict).toBe('not_a_transfer');
    await changed(app, `parties/${exporter.id}`, { country: 'US' });
    expect((await glanceOf('only-received')).verdict).not.toBe('gap');
  });

  test('an own party that moves is felt by every vendor that it deals with', async () => {
    const own = await made(app, 'parties', { name: 'Our branch', country: 'DE', sector: 'commercial' });
    for (const key of ['felt-1', 'felt-2']) {
      const { party } = await dealWith(app, key, 'US');
      const engagement = await made(app, 'engagements', { vendorId: key, ownPartyId: own.id, vendorPartyId: party.id });
      await made(app, 'transfers', {
        engagementId: engagement.id,
        flow: 'sent',
        exporterId: own.id,
        importerId: party.id,
      });
      expect((await glanceOf(key)).verdict).toBe('gap');
    }
    await changed(app, `parties/${own.id}`, { country: 'US' });
    for (const key of ['felt-1', 'felt-2']) expect((await glanceOf(key)).verdict).not.toBe('gap');
    const [, amended] = await history(own.id);
    expect([amended!.kind, amended!.vendorId]).toEqual(['party.amended', null]);
  });
});

describe('Engagements', () => {
  test('are recorded, read, listed by each filter, changed, and emptied by null', async () => {
    const { vendor, party, engagement } = acme;
    expect((await app.api.engagements.find({ path: { id: engagement.id } })).data).toEqual(engagement);
    expect(engagement).toMatchObject({ vendorId: vendor.id, peopleCategories: [], endsOn: null });
    expect(await idsOf(app, 'engagements', { vendor: 'acme' })).toEqual([engagement.id]);
    const joint = await made(app, 'engagements', {
      vendorId: 'acme',
      ownPartyId: app.ownPartyId,
      vendorPartyId: party.id,
      vendorRole: 'joint_controller',
    });
    expect(await idsOf(app, 'engagements', { vendorRole: 'joint_controller' })).toEqual([joint.id]);
    expect(
      await idsOf(app, 'engagements', { vendor: 'acme', vendorRole: 'processor', ownPartyId: app.ownPartyId }),
    ).toEqual([engagement.id]);
    expect(await idsOf(app, 'engagements', { ownPartyId: NOWHERE })).toEqual([]);
    const after = await changed(app, `engagements/${joint.id}`, {
      vendorRole: null,
      lawfulBasis: '6(1)(f)',
      dataCategories: ['usage'],
    });
    expect(after).toMatchObject({ vendorRole: null, lawfulBasis: '6(1)(f)', dataCategories: ['usage'], version: 2 });
    expect(await kindsOf(joint.id)).toEqual(['engagement.added', 'engagement.amended']);
  });

  test('a role that is unknown is a gap, and one that is set closes it', async () => {
    const { party } = await dealWith(app, 'roleless', 'DE');
    const engagement = await made(app, 'engagements', {
      vendorId: 'roleless',
      ownPartyId: app.ownPartyId,
      vendorPartyId: party.id,
    });
    expect(await openCodes('roleless')).toEqual(['DPA_MISSING', 'ROLE_UNDETERMINED']);
    await changed(app, `engagements/${engagement.id}`, { ourRole: 'controller', vendorRole: 'controller' });
    expect(await openCodes('roleless')).toEqual(['DPA_MISSING']);
    expect((await glanceOf('roleless')).roles).toEqual(['controller', 'processor']);
  });

  test('name parties that are ours and the vendor’s, and do not end before they start', async () => {
    const between = { vendorId: 'acme', ownPartyId: app.ownPartyId, vendorPartyId: acme.party.id };
    const add = (more: Partial<NewEngagement>) => app.api.engagements.add({ body: { ...between, ...more } });
    await expectRefused(add({ vendorId: 'nobody' }), '/vendorId', /no vendor "nobody"/);
    await expectRefused(
      add({ ownPartyId: NOWHERE, vendorPartyId: NOWHERE }),
      ['/ownPartyId', '/vendorPartyId'],
      /no party/,
    );
    await expectRefused(add({ ownPartyId: acme.party.id }), '/ownPartyId', /vendor's party; expected one of our own/);
    await expectRefused(add({ vendorPartyId: other.party.id }), '/vendorPartyId', /not a party of this vendor/);
    await expectRefused(add({ vendorPartyId: app.ownPartyId }), '/vendorPartyId', /not a party of this vendor/);
    await expectRefused(
      add({ startsOn: '2021-02-02', endsOn: '2021-02-01' }),
      '/endsOn',
      /2021-02-01 lies before .*2021-02-02/,
    );
    const record = `engagements/${acme.engagement.id}` as const;
    const { version } = (await app.api.engagements.find({ path: { id: acme.engagement.id } })).data;
    await expectRefused(
      amend(app, record, { endsOn: '2018-05-31' }, version),
      '/endsOn',
      /before the start on 2018-06-01/,
    );
    await expectRefused(
      amend(app, record, { vendorPartyId: other.party.id }, version),
      '/vendorPartyId',
      /not a party/,
    );
    expect((await amend(app, record, { endsOn: '2030-01-01' }, version)).response.status).toBe(200);
    await expectRefused(amend(app, record, { startsOn: '2030-01-02' }, version + 1), '/endsOn', /2030-01-02/);
    expect((await amend(app, record, { startsOn: '2031-01-01', endsOn: null }, version + 1)).response.status).toBe(200);
    await changed(app, `engagements/${acme.engagement.id}`, { startsOn: '2018-06-01' });
  });
});

describe('Agreements', () => {
  test('are recorded whole, read, listed by each filter, and changed', async () => {
    const older = await agreeOn(app, acme, { signatures: [] });
    const agreement = await agreeOn(app, acme, {
      supersedesId: older.id,
      noticeDays: 30,
      clauseSets: [MODULE_2],
    });
    expect(agreement).toMatchObject({
      vendorId: acme.vendor.id,
      supersedesId: older.id,
      engagementIds: [acme.engagement.id],
      terminatedOn: null,
    });
    expect(agreement.signatures.map(({ partyId, signedOn }) => [partyId, signedOn])).toEqual([
      [app.ownPartyId, '2018-06-01'],
      [acme.party.id, '2018-06-01'],
    ]);
    expect(agreement.clauseSets).toMatchObject([{ set: '2021/914', modules: [2], signedOn: null }]);
    expect((await app.api.agreements.find({ path: { id: agreement.id } })).data).toEqual(agreement);
    expect(await idsOf(app, 'agreements', { vendor: 'acme', kind: 'dpa' })).toEqual([older.id, agreement.id]);
    expect(await idsOf(app, 'agreements', { kind: 'terms' })).toEqual([]);
    expect(await idsOf(app, 'agreements', { engagementId: acme.engagement.id })).toEqual([older.id, agreement.id]);
    const after = await changed(app, `agreements/${agreement.id}`, {
      supersedesId: null,
      engagementIds: [],
      noticeDays: null,
    });
    expect(after).toMatchObject({ supersedesId: null, engagementIds: [], noticeDays: null, version: 2 });
    expect(await idsOf(app, 'agreements', { engagementId: acme.engagement.id })).toEqual([older.id]);
    const [added] = await history(agreement.id);
    expect(added!.payload).toMatchObject({
      title: agreement.title,
      clauseSets: [{ set: '2021/914' }],
      engagementIds: [acme.engagement.id],
    });
    expect(added!.payload.signatures).toHaveLength(2);
  });

  test('signatures put an agreement in force, a termination ends it, each with its gap and its line of history', async () => {
    const dealings = await dealWith(app, 'signing', 'DE');
    const agreement = await agreeOn(app, dealings, { signatures: [] });
    const path = { id: agreement.id };
    const sign = async (body: NewSignature) => (await app.api.agreements.sign({ path, body })).data;
    const terminate = (terminatedOn: string) => app.api.agreements.terminate({ path, body: { terminatedOn } });
    await sign({ partyId: app.ownPartyId, signedOn: '2020-01-10', signedBy: 'Anna' });
    expect((await glanceOf('signing')).dpaStatus).not.toBe('in_force');
    const signed = await sign({ partyId: dealings.party.id, signedOn: '2020-01-20' });
    expect([signed.version, signed.signatures.length]).toEqual([3, 2]);
    expect((await glanceOf('signing')).dpaStatus).toBe('in_force');
    expect(await openCodes('signing')).toEqual([]);
    await expectRefused(terminate('2020-01-19'), '/terminatedOn', /before .*concluded, on 2020-01-20/);
    const ended = (await terminate('2026-11-01')).data;
    expect(ended).toMatchObject({ terminatedOn: '2026-11-01', version: 4 });
    expect((await glanceOf('signing')).dpaStatus).not.toBe('in_force');
    expect((await openCodes('signing')).length).toBe(1);
    expect(await kindsOf(agreement.id)).toEqual([
      'agreement.added',
      'agreement.signed',
      'agreement.signed',
      'agreement.terminated',
    ]);
    const [, first] = await history(agreement.id);
    expect(first!.payload).toMatchObject({
      partyId: app.ownPartyId,
      signedOn: '2020-01-10',
      signedBy: 'Anna',
      version: 2,
    });
  });

  test('do not end before they take effect, are accepted or are signed', async () => {
    const dated = (more: Partial<NewAgreement>) =>
      app.api.agreements.add({
        body: {
          vendorId: 'acme',
          kind: 'dpa',
          title: 'DPA',
          firstPartyId: app.ownPartyId,
          secondPartyId: acme.party.id,
          expiresOn: '2020-12-31',
          ...more,
        },
      });
    const signed = (signedOn: string) => [{ partyId: acme.party.id, signedOn }];
    await expectRefused(dated({ effectiveOn: '2021-01-01' }), '/expiresOn', /2020-12-31 .* takes effect on 2021-01-01/);
    await expectRefused(dated({ acceptedOn: '2021-01-01' }), '/expiresOn', /was accepted on 2021-01-01/);
    await expectRefused(dated({ signatures: signed('2021-01-01') }), '/expiresOn', /was signed on 2021-01-01/);
    const day = '2020-12-31';
    const oneDay = await dated({ effectiveOn: day, acceptedOn: day, signatures: signed(day) });
    expect(oneDay.response.status).toBe(201);

    const record = `agreements/${oneDay.data.id}` as const;
    await expectRefused(amend(app, record, { expiresOn: '2020-12-30' }, 1), '/expiresOn', /takes effect on 2020-12-31/);
    await expectRefused(
      amend(app, record, { effectiveOn: '2021-01-01' }, 1),
      '/expiresOn',
      /takes effect on 2021-01-01/,
    );
    await expectRefused(
      amend(app, record, { effectiveOn: null, acceptedOn: null, expiresOn: '2020-12-30' }, 1),
      '/expiresOn',
      /was signed on 2020-12-31/,
    );
    await expectRefused(
      app.api.agreements.sign({
        path: { id: oneDay.data.id },
        body: { partyId: app.ownPartyId, signedOn: '2021-01-01' },
      }),
      '/signedOn',
      /2020-12-31 .* was signed on 2021-01-01/,
    );
    expect((await app.api.agreements.find({ path: { id: oneDay.data.id } })).data).toEqual(oneDay.data);
    expect((await amend(app, record, { expiresOn: null }, 1)).response.status).toBe(200);
    expect((await amend(app, record, { effectiveOn: '2021-01-01' }, 2)).response.status).toBe(200);
  });

  test('clause sets are added and changed under the version of their agreement', async () => {
    const agreement = await agreeOn(app, acme);
    const added = await app.api.agreements.addClauseSet({
      path: { id: agreement.id },
      body: { set: '2010/87', signedOn: '2019-01-01' },
    });
    const clauses = added.data.clauseSets[0]!;
    expect(added.data.version).toBe(2);
    const path = { id: agreement.id, clauseSetId: clauses.id };
    expect(
      (
        await refused(
          app.api.agreements.amendClauseSet({
            path,
            body: { signedOn: null },
            headers: ifMatch(1),
          }),
        )
      ).status,
    ).toBe(412);
    const after = await app.api.agreements.amendClauseSet({
      path,
      body: { signedOn: null, processingChangedOn: '2022-01-01' },
      headers: ifMatch(2),
    });
    expect([after.response.status, after.response.headers.get('etag')]).toEqual([200, '"3"']);
    expect(after.data.clauseSets).toMatchObject([
      { id: clauses.id, set: '2010/87', signedOn: null, processingChangedOn: '2022-01-01' },
    ]);
    const elsewhere = await agreeOn(app, acme);
    expect(
      (
        await refused(
          app.api.agreements.amendClauseSet({
            path: { id: elsewhere.id, clauseSetId: clauses.id },
            body: { signedOn: null },
            headers: ifMatch(1),
          }),
        )
      ).status,
    ).toBe(404);
    expect(await kindsOf(agreement.id)).toEqual([
      'agreement.added',
      'agreement.clauses-added',
      'agreement.clauses-amended',
    ]);
    const [, , amended] = await history(agreement.id);
    expect(amended!.payload).toMatchObject({ clauseSetId: clauses.id, processingChangedOn: '2022-01-01' });
  });

  test('are between two parties that deal here, signed by them alone', async () => {
    const between: NewAgreement = {
      vendorId: 'acme',
      kind: 'dpa',
      title: 'DPA',
      firstPartyId: app.ownPartyId,
      secondPartyId: acme.party.id,
    };
    const add = (more: Partial<NewAgreement>) => app.api.agreements.add({ body: { ...between, ...more } });
    await expectRefused(add({ vendorId: 'nobody' }), '/vendorId', /no vendor "nobody"/);
    await expectRefused(add({ firstPartyId: NOWHERE }), '/firstPartyId', /no party/);
    await expectRefused(add({ secondPartyId: other.party.id }), '/secondPartyId', /belongs to another vendor/);
    await expectRefused(add({ secondPartyId: app.ownPartyId }), '/secondPartyId', /two parties/);
    await expectRefused(
      add({ engagementIds: [acme.engagement.id, other.engagement.id] }),
      '/engagementIds/1',
      /no engagement .* of this vendor/,
    );
    await expectRefused(add({ supersedesId: NOWHERE }), '/supersedesId', /no agreement .* of this vendor/);
    await expectRefused(
      add({ signatures: [{ partyId: acme.party.id }, { partyId: other.party.id }] }),
      '/signatures/1/partyId',
      /not one of the two parties/,
    );

    const agreement = await agreeOn(app, acme);
    const record = `agreements/${agreement.id}` as const;
    await expectRefused(
      app.api.agreements.sign({ path: { id: agreement.id }, body: { partyId: other.party.id } }),
      '/partyId',
      /not one of the two parties/,
    );
    await expectRefused(
      app.api.agreements.sign({ path: { id: agreement.id }, body: { partyId: NOWHERE } }),
      '/partyId',
      /not one of the two parties/,
    );
    await expectRefused(
      amend(app, record, { supersedesId: agreement.id }, 1),
      '/supersedesId',
      /cannot replace itself/,
    );
    await expectRefused(amend(app, record, { secondPartyId: app.ownPartyId }, 1), '/secondPartyId', /two parties/);
    const sister = await made(app, 'parties', { vendorId: 'acme', name: 'Acme Ireland' });
    await expectRefused(amend(app, record, { secondPartyId: sister.id }, 1), '/secondPartyId', /only they can sign it/);
    expect((await app.api.agreements.find({ path: { id: agreement.id } })).data).toEqual(agreement);
    const path = { id: NOWHERE };
    for (const extension of [
      () => app.api.agreements.sign({ path, body: { partyId: acme.party.id } }),
      () => app.api.agreements.terminate({ path, body: { terminatedOn: '2026-01-01' } }),
      () => app.api.agreements.addClauseSet({ path, body: { set: '2010/87' } }),
    ])
      expect((await refused(extension())).status).toBe(404);
  });
});

describe('Certifications', () => {
  test('are recorded, read, listed by each filter, changed, and carry a transfer while they are active', async () => {
    const dealings = await dealWith(app, 'certified');
    const certification = await certify(app, dealings, 'EU_US_DPF', '2023-09-01');
    expect((await app.api.certifications.find({ path: { id: certification.id } })).data).toEqual(certification);
    for (const filter of [
      { vendor: 'certified' },
      { partyId: dealings.party.id },
      { vendor: 'certified', framework: 'EU_US_DPF' },
    ] as const)
      expect(await idsOf(app, 'certifications', filter)).toEqual([certification.id]);
    expect(await idsOf(app, 'certifications', { vendor: 'certified', framework: 'UK_EXTENSION' })).toEqual([]);
    await sendTo(app, dealings, [{ kind: 'certification', certificationId: certification.id }]);
    expect(await glanceOf('certified')).toMatchObject({ verdict: 'covered', governing: 'EU_US_DPF' });
    const statuses: NewDatedStatus[] = [
      { status: 'active', from: '2023-09-01' },
      { status: 'inactive', from: '2025-09-01' },
    ];
    expect(await changed(app, `certifications/${certification.id}`, { statuses, coversHr: true })).toMatchObject({
      statuses,
      coversHr: true,
    });
    expect(await openCodes('certified')).toContain('CERTIFICATION_LAPSED');
    expect((await glanceOf('certified')).verdict).toBe('gap');
    await changed(app, `certifications/${certification.id}`, { statuses: [], coversHr: null });
    expect(await openCodes('certified')).not.toContain('CERTIFICATION_LAPSED');
    expect(await kindsOf(certification.id)).toEqual([
      'certification.added',
      'certification.amended',
      'certification.amended',
    ]);
  });

  test('that a party of ours holds carries what a vendor sends to it', async () => {
    const branch = await made(app, 'parties', { name: 'Our US branch', country: 'US', sector: 'commercial' });
    const dealings = await dealWith(app, 'sends-to-us', 'DE');
    const own = await made(app, 'certifications', {
      partyId: branch.id,
      framework: 'EU_US_DPF',
      name: 'EU-US Data Privacy Framework',
      statuses: [{ status: 'active', from: '2023-09-01' }],
    });
    await sendTo(app, dealings, [{ kind: 'certification', certificationId: own.id }], {
      exporterId: dealings.party.id,
      importerId: branch.id,
    });
    expect(await glanceOf('sends-to-us')).toMatchObject({ verdict: 'covered', governing: 'EU_US_DPF' });
    await changed(app, `certifications/${own.id}`, { statuses: [{ status: 'inactive', from: '2023-09-01' }] });
    expect((await glanceOf('sends-to-us')).verdict).toBe('gap');
  });

  test('have statuses in order of their days, and cover parties of one vendor', async () => {
    const named: NewCertification = { partyId: acme.party.id, name: 'DPF', framework: 'EU_US_DPF' };
    const add = (more: Partial<NewCertification>) => app.api.certifications.add({ body: { ...named, ...more } });
    const status = (from: string): NewDatedStatus => ({ status: 'active', from });
    await expectRefused(
      add({ statuses: [status('2023-02-01'), status('2023-01-01')] }),
      '/statuses/1/from',
      /2023-01-01 does not come after 2023-02-01/,
    );
    await expectRefused(
      add({ statuses: [status('2023-02-01'), status('2023-02-01')] }),
      '/statuses/1/from',
      /does not come after/,
    );
    await expectRefused(add({ partyId: NOWHERE }), '/partyId', /no party/);
    await expectRefused(
      add({ coveredPartyIds: [acme.party.id, other.party.id] }),
      '/coveredPartyIds/1',
      /not a party of the same vendor/,
    );
    const certification = await certify(app, acme, 'EU_US_DPF');
    const record = `certifications/${certification.id}` as const;
    await expectRefused(
      amend(app, record, { coveredPartyIds: [other.party.id] }, 1),
      '/coveredPartyIds/0',
      /same vendor/,
    );
    await expectRefused(
      amend(app, record, { statuses: [status('2023-02-01'), status('2022-02-01')] }, 1),
      '/statuses/1/from',
      /order/,
    );
  });
});

describe('Impact assessments', () => {
  test('are recorded, read, listed by each filter, changed, and hold clauses up', async () => {
    const dealings = await dealWith(app, 'assessed');
    const agreement = await agreeOn(app, dealings, {
      clauseSets: [{ ...MODULE_2, signedOn: '2021-10-01' }],
    });
    const transfer = await sendTo(app, dealings, [{ kind: 'clause_set', clauseSetId: agreement.clauseSets[0]!.id }]);
    expect(await openCodes('assessed')).toEqual(['TIA_MISSING']);
    const assessment = await made(app, 'impact-assessments', {
      vendorId: 'assessed',
      doneOn: '2021-10-01',
      outcome: 'effective',
    });
    expect((await app.api.impactAssessments.find({ path: { id: assessment.id } })).data).toEqual(assessment);
    expect(assessment).toMatchObject({ vendorId: dealings.vendor.id, lawsConsidered: [], measures: [] });
    expect(await idsOf(app, 'impact-assessments', { vendor: 'assessed', outcome: 'effective' })).toEqual([
      assessment.id,
    ]);
    expect(await idsOf(app, 'impact-assessments', { vendor: 'assessed', outcome: 'ineffective' })).toEqual([]);
    await changed(app, `transfers/${transfer.id}`, { impactAssessmentIds: [assessment.id] });
    expect(await openCodes('assessed')).toEqual([]);
    expect(await glanceOf('assessed')).toMatchObject({
      verdict: 'covered',
      clauseSet: '2021/914',
      clauseSetStatus: 'in_force',
    });
    await changed(app, `impact-assessments/${assessment.id}`, { doneOn: null, outcome: null });
    expect(await openCodes('assessed')).toContain('TIA_MISSING');
    expect(await kindsOf(assessment.id)).toEqual(['impact assessment.added', 'impact assessment.amended']);
    await expectRefused(
      app.api.impactAssessments.add({ body: { vendorId: 'nobody' } }),
      '/vendorId',
      /no vendor "nobody"/,
    );
  });
});

describe('Transfers', () => {
  test('are recorded, read, listed by each filter, changed; a list given replaces the one before', async () => {
    const dealings = await dealWith(app, 'sending', 'US');
    const shield = await certify(app, dealings, 'EU_US_PRIVACY_SHIELD', '2017-01-01');
    const agreement = await agreeOn(app, dealings, { clauseSets: [{ set: '2010/87' }] });
    const clauses = { kind: 'clause_set', clauseSetId: agreement.clauseSets[0]!.id } as const;
    const transfer = await sendTo(app, dealings, [{ kind: 'certification', certificationId: shield.id }, clauses]);
    expect(transfer).toMatchObject({
      vendorId: dealings.vendor.id,
      flow: 'sent',
      importerRole: null,
      impactAssessmentIds: [],
    });
    expect(transfer.mechanisms).toMatchObject([
      { kind: 'certification', certificationId: shield.id, clauseSetId: null },
      clauses,
    ]);
    expect((await app.api.transfers.find({ path: { id: transfer.id } })).data).toEqual(transfer);
    for (const filter of [
      { vendor: 'sending' },
      { engagementId: dealings.engagement.id },
      { vendor: 'sending', flow: 'sent' },
    ] as const)
      expect(await idsOf(app, 'transfers', filter)).toEqual([transfer.id]);
    expect(await idsOf(app, 'transfers', { vendor: 'sending', flow: 'own_staff' })).toEqual([]);
    const after = await changed(app, `transfers/${transfer.id}`, {
      mechanisms: [{ ...clauses, fallbackClause: '12.3' }],
      data: ['hr'],
      startsOn: null,
    });
    expect(after).toMatchObject({
      mechanisms: [{ ...clauses, fallbackClause: '12.3' }],
      data: ['hr'],
      startsOn: null,
      version: 2,
    });
    const [added, amended] = await history(transfer.id);
    expect([added!.kind, added!.payload.mechanisms.length]).toEqual(['transfer.added', 2]);
    expect([amended!.kind, amended!.payload.mechanisms]).toEqual([
      'transfer.amended',
      [{ ...clauses, fallbackClause: '12.3' }],
    ]);
    expect(await openCodes('sending')).toContain('MECHANISM_EXPIRED');
    await changed(app, `parties/${dealings.party.id}`, { country: 'DE' });
    expect(await openCodes('sending')).toEqual([]);
  });

  test('rest on papers of this vendor, each of the kind that the mechanism says', async () => {
    const agreement = await agreeOn(app, acme, { clauseSets: [{ set: '2010/87' }] });
    const foreign = await agreeOn(app, other, { clauseSets: [{ set: '2010/87' }] });
    const certification = await certify(app, acme, 'EU_US_DPF');
    const iso = await made(app, 'certifications', { partyId: acme.party.id, name: 'ISO 27001' });
    const assessment = await made(app, 'impact-assessments', { vendorId: 'other' });
    const clauseSetId = agreement.clauseSets[0]!.id;
    const certificationId = certification.id;
    const add = (more: Partial<NewTransfer>) =>
      app.api.transfers.add({
        body: {
          engagementId: acme.engagement.id,
          flow: 'sent',
          exporterId: app.ownPartyId,
          importerId: acme.party.id,
          ...more,
        },
      });
    const on = (...mechanisms: NewMechanism[]) => add({ mechanisms });

    await expectRefused(add({ engagementId: NOWHERE }), '/engagementId', /no engagement/);
    await expectRefused(
      add({ exporterId: NOWHERE, importerId: other.party.id }),
      ['/exporterId', '/importerId'],
      /no party.*another vendor/,
    );
    await expectRefused(
      add({ impactAssessmentIds: [assessment.id] }),
      '/impactAssessmentIds/0',
      /no impact assessment .* of this vendor/,
    );
    await expectRefused(add({ startsOn: '2020-02-02', endsOn: '2020-02-01' }), '/endsOn', /2020-02-01 lies before/);
    await expectRefused(on({ kind: 'clause_set' }), '/mechanisms/0/clauseSetId', /expected a clause set/);
    await expectRefused(
      on({ kind: 'clause_set', clauseSetId: foreign.clauseSets[0]!.id }),
      '/mechanisms/0/clauseSetId',
      /of this vendor/,
    );
    await expectRefused(
      on({ kind: 'clause_set', clauseSetId, certificationId }),
      '/mechanisms/0/certificationId',
      /kind clause_set has no certificationId/,
    );
    await expectRefused(
      on({ kind: 'adequacy' }, { kind: 'certification', clauseSetId }),
      ['/mechanisms/1/clauseSetId', '/mechanisms/1/certificationId'],
      /kind certification has no clauseSetId/,
    );
    await expectRefused(
      on({ kind: 'certification', certificationId: iso.id }),
      '/mechanisms/0/certificationId',
      /under a framework/,
    );
    await expectRefused(
      on({ kind: 'adequacy', certificationId }),
      '/mechanisms/0/certificationId',
      /kind adequacy has no/,
    );
    await expectRefused(
      on({ kind: 'clause_set', clauseSetId, decision: 'EU_ADEQUACY_CA' }),
      '/mechanisms/0/decision',
      /has no decision/,
    );
    for (const decision of ['EU_ADEQUACY_XX', '2021/914', 'constructor'])
      await expectRefused(on({ kind: 'adequacy', decision }), '/mechanisms/0/decision', /no adequacy decision/);
    expect(
      (await on({ kind: 'adequacy', decision: 'EU_ADEQUACY_CA' }, { kind: 'certification', certificationId })).response
        .status,
    ).toBe(201);

    const transfer = await sendTo(app, acme);
    const record = `transfers/${transfer.id}` as const;
    await expectRefused(
      amend(app, record, { mechanisms: [{ kind: 'clause_set', clauseSetId: NOWHERE }] }, 1),
      '/mechanisms/0/clauseSetId',
      /of this vendor/,
    );
    await expectRefused(amend(app, record, { endsOn: '2018-05-31' }, 1), '/endsOn', /2018-06-01/);
    expect((await app.api.transfers.find({ path: { id: transfer.id } })).data).toEqual(transfer);
  });
});

describe('History', () => {
  test('has one line for each write and one for each gap that it opens, and none is changed or deleted', async () => {
    const database = app.app.get(DataSource);
    const kinds = await database.query<{ kind: string }[]>(`select kind from event where vendor_id = $1 order by seq`, [
      acme.vendor.id,
    ]);
    expect(kinds.slice(0, 3).map(({ kind }) => kind)).toEqual(['vendor.added', 'party.added', 'engagement.added']);
    expect(kinds.map(({ kind }) => kind)).toContain('gap.opened');
    const [before] = await database.query<{ n: number }[]>('select count(*) as n from event');
    for (const statement of [
      `update event set by = 'nobody'`,
      'delete from event where seq = 1',
      'truncate event cascade',
    ])
      await expect(database.query(statement)).rejects.toThrow(/History is only ever added to/);
    expect(await database.query('select count(*) as n from event')).toEqual([before]);
  });
});
