import { PDFDocument } from 'pdf-lib';
import { flat, textOf, withReaders } from '../features/pdf-readers.js';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import { agreeOn, certify, type Dealings, dealWith, made, sendTo } from './records.js';

let app: RunningApp;
let shield: Dealings;
beforeAll(async () => {
  app = await asDescribed(await startApp());
  shield = await dealWith(app, 'shield');
  const certification = await certify(app, shield, 'EU_US_PRIVACY_SHIELD', '2017-01-01');
  await sendTo(app, shield, [{ kind: 'certification', certificationId: certification.id }]);
  const agreement = await agreeOn(app, shield, {
    title: 'Σύμβαση 契約',
    paperVersion: '3',
  });
  await made(app, 'opt-ins', {
    vendorId: 'shield',
    method: 'signed_return',
    agreementId: agreement.id,
    requestedOn: '2018-05-01',
    confirmedOn: '2018-06-01',
    plan: 'Business',
  });
});
afterAll(() => app.close());

const print = async (asOf?: string) => {
  const { data, response } = await app.api.vendors.printDossier({
    path: { id: 'shield' },
    ...(asOf !== undefined && { query: { asOf } }),
  });
  return { bytes: new Uint8Array(await data.arrayBuffer()), headers: response.headers };
};

test('the dossier of a vendor is the same file each time, with its data attached', async () => {
  const [first, again] = [await print('2020-07-16'), await print('2020-07-16')];
  expect(first.headers.get('content-disposition')).toBe('attachment; filename="vendor-dossier-shield-2020-07-16.pdf"');
  expect(again.bytes).toEqual(first.bytes);
  expect((await PDFDocument.load(first.bytes)).getTitle()).toBe('Vendor dossier: Shield');
  expect((await print('2020-07-15')).bytes).not.toEqual(first.bytes);
});

withReaders('it tells what held a transfer over time, and how each agreement came about', async () => {
  const told = async (asOf: string) => flat(textOf((await print(asOf)).bytes));
  const [before, after] = [await told('2020-07-15'), await told('2020-07-16')];
  expect(before).toMatch(/2018-06-01 2020-07-15 Covered EU-US Privacy Shield/);
  expect(before).toContain('under EU GDPR. A mechanism in force covers this transfer.');
  expect(after).toContain('No mechanism in force covers this transfer.');
  for (const words of ['Σύμβαση 契約', 'version 3', 'OI-2026-0001', 'plan Business']) expect(after).toContain(words);
});

withReaders('it tells of an opt-in what was done by the day, and no more', async () => {
  const told = async (asOf: string) => flat(textOf((await print(asOf)).bytes));
  expect(await told('2018-04-30')).not.toContain('How they came about');
  expect(await told('2018-05-31')).toMatch(/none yet signed return, .* open 2018-05-01, not confirmed plan Business/);
  expect(await told('2018-06-01')).toMatch(/OI-2026-0001 signed return, .* confirmed 2018-05-01, 2018-06-01/);
});

test('there is none of a vendor that does not exist', async () =>
  expect((await refused(app.api.vendors.printDossier({ path: { id: 'nobody' } }))).status).toBe(404));

withReaders('dossier and gap report tell who accepted a gap, on the last day of the waiver and not after', async () => {
  const { items } = (await app.api.gaps.list({ query: { vendor: 'shield', code: 'MECHANISM_INVALIDATED' } })).data;
  const body = { reason: 'Clauses are being signed', grantedBy: 'Anna Lindqvist', until: '2026-12-31' };
  await app.api.gaps.waive({ path: { id: items[0]!.id! }, body });
  const report = async (asOf: string) => {
    const { data } = await app.api.vendors.gapReport({ path: { id: 'shield' }, query: { asOf } });
    return flat(textOf(new Uint8Array(await data.arrayBuffer())));
  };
  const dossier = async (asOf: string) => flat(textOf((await print(asOf)).bytes));
  expect(await report('2026-12-31')).toMatch(/Accepted by Anna Lindqvist until 2026-12-31: Clauses are being signed/);
  expect(await report('2027-01-01')).not.toContain('Anna Lindqvist');
  expect(await dossier('2026-12-31')).toMatch(/Waived by Anna Lindqvist until .*2026-12-31: Clauses are being signed/);
  expect(await dossier('2027-01-01')).not.toContain('Anna Lindqvist');
});
