import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DocumentsService } from '../../src/documents/documents.service.js';
import type { FiledDocumentView, NewDocument } from '../client/generated/index.js';
import { appended, docx, eml, jpeg, pdf, png, signedPdf, xlsx } from '../papers.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { ifMatch, refused } from './client.js';
import { asDescribed } from './described.js';
import {
  agreeOn,
  changed,
  type Dealings,
  dealWith,
  expectRefused,
  listed,
  made,
  NOWHERE,
  pointersIn,
  WHOLE,
} from './records.js';

let app: RunningApp;
let acme: Dealings;
let other: Dealings;
beforeAll(async () => {
  app = await asDescribed(await startApp('2021-10-01'));
  acme = await dealWith(app, 'acme');
  other = await dealWith(app, 'other');
});
afterAll(() => app.close());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Sent extends NewDocument {
  readonly name?: string;
}

async function file(
  bytes: Buffer,
  { name = 'paper.pdf', ...fields }: Sent = {},
): Promise<{ status: number; data: FiledDocumentView }> {
  const { data, response } = await app.api.documents.file({
    body: { file: new File([new Uint8Array(bytes)], name), ...fields },
  });
  return { status: response.status, data };
}

const filed = async (bytes: Buffer, sent?: Sent): Promise<FiledDocumentView> => (await file(bytes, sent)).data;
const events = async (subjectId: string): Promise<string[]> =>
  (
    await database().query<{ kind: string }[]>(`select kind from event where subject_id = $1 order by seq`, [subjectId])
  ).map(({ kind }) => kind);
const database = (): DataSource => app.app.get(DataSource);
const documents = (): DocumentsService => app.app.get(DocumentsService, { strict: false });

describe('A paper', () => {
  test('is filed on 1 October 2021 with its hash, size and type, and nobody has stated its day', async () => {
    const bytes = await pdf([['Effective date: 20 September 2021']]);
    const { status, data } = await file(bytes, { name: 'DPA, signed.pdf', vendorId: 'acme' });
    expect(status).toBe(201);
    expect(data).toMatchObject({
      sha256: sha256(bytes),
      size: bytes.length,
      mediaType: 'application/pdf',
      fileName: 'DPA, signed.pdf',
      vendorId: acme.vendor.id,
      bearsOn: null,
      filedBy: 'token',
      filedAt: expect.stringMatching(/^2021-10-01T/),
      recognised: false,
      notTaken: [],
      usedBy: [],
      version: 1,
    });
    expect(data.offers.bearsOn[0]).toMatchObject({ day: '2021-09-20', source: 'text', where: 'page 1' });
    expect(await events(data.id)).toEqual(['document.added']);
  });

  test('of each kind that is taken is told by its content, whatever it is called', async () => {
    const office = 'application/vnd.openxmlformats-officedocument';
    for (const [bytes, name, mediaType, ending] of [
      [await pdf([['Kinds']]), 'a.exe', 'application/pdf', '.exe.pdf'],
      [await docx(), 'b.pdf', `${office}.wordprocessingml.document`, '.pdf.docx'],
      [await xlsx(), 'c.xlsx', `${office}.spreadsheetml.sheet`, 'c.xlsx'],
      [png(), 'd.html', 'image/png', '.html.png'],
      [jpeg(), 'e.JPEG', 'image/jpeg', 'e.JPEG'],
      [eml(), 'f', 'message/rfc822', 'f.eml'],
      [Buffer.from('Confirmed by telephone on 3 May.'), 'g.svg', 'text/plain', '.svg.txt'],
    ] as const) {
      const { fileName, ...document } = await filed(bytes, { name });
      expect([name, document.mediaType]).toEqual([name, mediaType]);
      expect(fileName.endsWith(ending)).toBe(true);
    }
  });

  test('that is sent again is recognised, under any name, and nothing is written', async () => {
    const bytes = await pdf([['Sent twice']]);
    const first = await filed(bytes, { vendorId: 'acme' });
    const again = await file(bytes, { name: 'another name.pdf', vendorId: 'acme' });
    expect([again.status, again.data]).toEqual([200, { ...first, recognised: true }]);
    expect(await events(first.id)).toEqual(['document.added']);
  });

  test('that is recognised says what came with it and is not so on file', async () => {
    const bytes = await pdf([['Sent with other words']]);
    const first = await filed(bytes, { vendorId: 'acme' });
    const again = await filed(bytes, { vendorId: 'other', bearsOn: '2021-09-20' });
    expect(again).toMatchObject({ id: first.id, vendorId: acme.vendor.id, bearsOn: null });
    expect(again.notTaken.map(({ pointer }) => pointer)).toEqual(['/vendorId', '/bearsOn']);
    expect(again.notTaken[1]!.detail).toContain('with no day; change that record to state 2021-09-20');
  });

  test('that comes several times at once is filed once', async () => {
    const bytes = await pdf([['Sent at once']]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => file(bytes)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
  });

  test('sent with an Idempotency-Key gets its first answer again', async () => {
    const bytes = await pdf([['With a key']]);
    const send = () => app.upload('/v1/documents', bytes, {}, { 'Idempotency-Key': 'paper-1' }, 'key.pdf');
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual(first.body);
  });

  test('is on file or not, by its hash in any case of letters', async () => {
    const bytes = await pdf([['Is it on file?']]);
    expect(await listed(app, 'documents', { sha256: sha256(bytes) })).toEqual([]);
    const { id } = await filed(bytes);
    for (const asked of [sha256(bytes), sha256(bytes).toUpperCase()])
      expect((await listed(app, 'documents', { sha256: asked })).map((one) => one.id)).toEqual([id]);
    const problem = await refused(app.api.documents.list({ query: { sha256: 'abc' } }));
    expect([problem.status, pointersIn(problem)]).toEqual([400, ['/sha256']]);
  });

  test('is listed by vendor, page after page, without its bytes', async () => {
    const vendor = await made(app, 'vendors', { key: 'many-papers', name: 'Many papers' });
    for (const at of [1, 2, 3]) await filed(Buffer.from(`Paper ${at}`), { vendorId: vendor.key, name: `${at}.txt` });
    const names = (await listed(app, 'documents', { vendor: vendor.key, limit: 2 })).map(({ fileName }) => fileName);
    expect(names).toEqual(['1.txt', '2.txt', '3.txt']);
  });

  test('of a vendor that does not exist, or with a day that does not, is refused', async () => {
    const bytes = Buffer.from('Of nobody');
    await expectRefused(file(bytes, { vendorId: 'nobody' }), '/vendorId', /no vendor "nobody"; add it first/);
    const problem = await refused(file(bytes, { bearsOn: '2021-02-29' }));
    expect([problem.status, pointersIn(problem)]).toEqual([400, ['/bearsOn']]);
    expect(await listed(app, 'documents', { sha256: sha256(bytes) })).toEqual([]);
  });

  test('is needed: a form without a file is refused', async () => {
    const { status, body } = await app
      .bare()
      .post('/v1/documents')
      .set('Authorization', 'Bearer a-token-for-tests-only')
      .field('vendorId', 'acme');
    expect([status, body.errors[0].pointer]).toEqual([400, '/file']);
  });
});

describe('The bytes of a paper', () => {
  const content = (id: string, headers = {}) =>
    app.get(`/v1/documents/${id}/content`, headers).then((answer) => answer);

  const NAMED = "Σύμβαση «Άκμη» 100%; 'v2' (1).pdf";

  test('come back as they were, to be kept and never shown inside a page', async () => {
    const bytes = await signedPdf({ at: '2021-09-20T10:00:00Z' });
    const { id } = await filed(bytes, { name: NAMED });
    const answer = await app.app.inject({
      url: `/v1/documents/${id}/content`,
      headers: { authorization: 'Bearer a-token-for-tests-only' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${sha256(bytes)}"`,
    });
    const disposition = answer.headers['content-disposition'] as string;
    expect(disposition).toMatch(/^attachment; filename="[A-Za-z0-9 ._-]+"; filename\*=UTF-8''[A-Za-z0-9%._!~-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe(NAMED);
  });

  test('are not sent again to who has them', async () => {
    const bytes = await pdf([['Had already']]);
    const { id } = await filed(bytes);
    const answer = await content(id, { 'If-None-Match': `"${sha256(bytes)}"` });
    expect([answer.status, answer.headers['etag']]).toEqual([304, `"${sha256(bytes)}"`]);
  });

  test('cannot be changed, removed or exchanged, by whatever code', async () => {
    const { id } = await filed(Buffer.from('For good'), { name: 'good.txt' });
    for (const statement of [
      `update document_content set bytes = 'x' where document_id = '${id}'`,
      `delete from document_content where document_id = '${id}'`,
      `truncate document_content`,
      `truncate document cascade`,
      `delete from document where id = '${id}'`,
      `update document set sha256 = repeat('0', 64) where id = '${id}'`,
      `update document set media_type = 'text/html' where id = '${id}'`,
      `update document set filed_by = 'nobody' where id = '${id}'`,
      `update document set filed_at = now() where id = '${id}'`,
    ])
      await expect(database().query(statement)).rejects.toThrow('a paper on file is immutable');
    expect(await documents().verify(id)).toBe(true);
  });

  test('that are no longer those that were filed are not given out, and are named', async () => {
    const { id, sha256: hash } = await filed(Buffer.from('To be tampered with'), { name: 'tampered.txt' });
    expect(await documents().verifyAll()).toEqual([]);
    await database().query(`alter table document_content disable trigger document_content_immutable`);
    await database().query(`update document_content set bytes = 'To be tampered wiTh' where document_id = $1`, [id]);
    await database().query(`alter table document_content enable trigger document_content_immutable`);
    const problem = await refused(app.api.documents.content({ path: { id } }));
    expect([problem.status, problem.type]).toEqual([500, expect.stringMatching(/\/problems\/damaged$/)]);
    expect(problem.detail).toContain(`expected SHA-256 ${hash}`);
    expect(await documents().verify(id)).toBe(false);
    expect(await documents().verifyAll()).toEqual([{ id, fileName: 'tampered.txt', sha256: hash }]);
    expect((await app.get('/problems/damaged')).status).toBe(200);
  });

  test('of no paper are not found', async () => {
    for (const path of [NOWHERE, `${NOWHERE}/content`])
      expect((await app.get(`/v1/documents/${path}`)).status).toBe(404);
  });
});

describe('What is stated of a paper', () => {
  test('is changed by who read the record as it is, and the history tells it', async () => {
    const { id } = await filed(Buffer.from('To be described'), { name: 'x.txt' });
    const after = await changed(app, `documents/${id}`, {
      bearsOn: '2021-09-20',
      vendorId: 'acme',
      fileName: 'DPA.txt',
    });
    expect(after).toMatchObject({ bearsOn: '2021-09-20', vendorId: acme.vendor.id, fileName: 'DPA.txt', version: 2 });
    const stale = await refused(
      app.api.documents.amend({ path: { id }, headers: ifMatch(1), body: { bearsOn: '2020-01-01' } }),
    );
    expect(stale.status).toBe(412);
    expect(await events(id)).toEqual(['document.added', 'document.amended']);
    expect((await changed(app, `documents/${id}`, { bearsOn: null, vendorId: null })).bearsOn).toBeNull();
  });

  test('is no name that lies about its type or leads elsewhere', async () => {
    const { id } = await filed(Buffer.from('To be renamed'), { name: 'x.txt' });
    for (const fileName of ['../x.txt', 'x.exe', 'folder\\x.txt', '.txt'])
      await expectRefused(
        app.api.documents.amend({ path: { id }, headers: ifMatch(1), body: { fileName } }),
        '/fileName',
        /expected one such as/,
      );
  });
});

describe('An agreement and its paper', () => {
  const openCodes = async (): Promise<string[]> =>
    (await listed(app, 'gaps', { vendor: 'acme' })).map(({ code }) => code);

  test('is undated until the day is stated on the document, and dated from then on', async () => {
    const document = await filed(await pdf([['Effective date: 20 September 2021'], ['Annex']]), { vendorId: 'acme' });
    const agreement = await agreeOn(app, acme, { document: { documentId: document.id } });
    expect(agreement.document).toEqual({ documentId: document.id, reference: null, bearsOn: null });
    expect(await openCodes()).toContain('UNDATED_EVIDENCE');

    // What was read is offered: it closes nothing.
    const { offers } = (await app.api.documents.find({ path: { id: document.id } })).data;
    expect(offers.bearsOn[0]!.day).toBe('2021-09-20');
    const after = await changed(app, `documents/${document.id}`, { bearsOn: offers.bearsOn[0]!.day });
    expect(await openCodes()).not.toContain('UNDATED_EVIDENCE');
    expect(after.usedBy).toEqual([
      { kind: 'agreement', id: agreement.id, vendorId: acme.vendor.id, title: 'Data Processing Addendum' },
    ]);
    const { data } = await app.api.agreements.find({ path: { id: agreement.id } });
    expect([data.document, data.version]).toEqual([
      { documentId: document.id, reference: null, bearsOn: '2021-09-20' },
      1,
    ]);

    await changed(app, `documents/${document.id}`, { bearsOn: null });
    expect(await openCodes()).toContain('UNDATED_EVIDENCE');
  });

  test('the same paper, asked by its hash, says which agreements name it', async () => {
    const bytes = Buffer.from('A paper of two agreements');
    const { id } = await filed(bytes, { name: 'two.txt' });
    const ids = [];
    for (const title of ['DPA', 'Arrangement'])
      ids.push((await agreeOn(app, acme, { title, document: { documentId: id, reference: 'Shelf 3' } })).id);
    const [found] = await listed(app, 'documents', { sha256: sha256(bytes) });
    expect(found!.usedBy.map((use) => use.id)).toEqual(ids);
  });

  test('signatures without a day count from the day that the document bears, not the day before', async () => {
    const vendor = await dealWith(app, 'undated-signatures');
    const { id } = await filed(Buffer.from('Signed on a day unknown'), { name: 'u.txt', bearsOn: '2020-05-04' });
    const parties = [app.ownPartyId, vendor.party.id];
    await agreeOn(app, vendor, { document: { documentId: id }, signatures: parties.map((partyId) => ({ partyId })) });
    const statusOn = async (asOf: string) =>
      (await app.get(`/v1/vendors/undated-signatures?asOf=${asOf}`)).body.glance.dpaStatus as string;
    expect([await statusOn('2020-05-03'), await statusOn('2020-05-04')]).toEqual([
      expect.not.stringMatching(/^in_force$/),
      'in_force',
    ]);
  });

  test('of another vendor, or nowhere, is refused', async () => {
    const { id } = await filed(Buffer.from('Of the other'), { name: 'o.txt', vendorId: 'other' });
    for (const [document, pointer, words] of [
      [{ documentId: id }, '/document/documentId', /a paper of another vendor/],
      [{ documentId: NOWHERE }, '/document/documentId', /file the paper first/],
      [{ bearsOn: '2021-09-20' }, '/document', /neither filed here nor kept elsewhere/],
      [{}, '/document', /give documentId or reference/],
    ] as const)
      await expectRefused(agreeOn(app, acme, { document }), pointer, words);
    await agreeOn(app, other, { document: { documentId: id } });
    await expectRefused(
      changed(app, `documents/${id}`, { vendorId: 'acme' }),
      '/vendorId',
      /of another vendor names this paper; change that first/,
    );
  });

  test('does not say another day than its document', async () => {
    const { id } = await filed(Buffer.from('Of the twentieth'), { name: 't.txt', bearsOn: '2021-09-20' });
    await expectRefused(
      agreeOn(app, acme, { document: { documentId: id, bearsOn: '2021-09-21' } }),
      '/document/bearsOn',
      /bears 2021-09-20, not 2021-09-21; state the day on the document/,
    );
    const { document } = await agreeOn(app, acme, { document: { documentId: id, bearsOn: '2021-09-20' } });
    expect(document).toEqual({ documentId: id, reference: null, bearsOn: '2021-09-20' });
  });

  test('moves from a reference to the document and back', async () => {
    const { id } = await filed(Buffer.from('To be pointed at'), { name: 'p.txt', bearsOn: '2018-06-01' });
    const agreement = await agreeOn(app, acme, { ...WHOLE });
    const now = (document: Json) =>
      changed(app, `agreements/${agreement.id}`, { document }).then((one) => one.document);
    expect(agreement.document).toEqual({ documentId: null, reference: 'Legal share', bearsOn: '2018-06-01' });
    expect(await now({ documentId: id })).toEqual({ documentId: id, reference: null, bearsOn: '2018-06-01' });
    expect((await changed(app, `agreements/${agreement.id}`, { title: 'DPA' })).document!.documentId).toBe(id);
    expect(await now({ reference: 'Shelf 3' })).toEqual({ documentId: null, reference: 'Shelf 3', bearsOn: null });
    expect(await now(null)).toBeNull();
  });
});

test('a paper that was changed after it was signed is another paper', async () => {
  const signed = await signedPdf({ at: '2021-09-20T10:00:00Z', pages: [['Signed, then changed']] });
  const before = await filed(signed);
  const after = await filed(appended(signed));
  expect([before.reading.signatures[0]!.coversWholeFile, after.reading.signatures[0]!.coversWholeFile]).toEqual([
    true,
    false,
  ]);
  expect(after.id).not.toBe(before.id);
});
