import { PDFDocument } from 'pdf-lib';
import { flat, textOf, withReaders } from '../features/pdf-readers.js';
import { type RunningApp, startApp } from './app.js';
import { asDescribed } from './described.js';
import { changed, dealWith, expectRefused, made, sendTo } from './records.js';

let app: RunningApp;
beforeAll(async () => {
  app = await asDescribed(await startApp());
});
afterAll(() => app.close());

const print = async (key: string, query: { asOf?: string; engagementId?: string } = {}) => {
  const { data, response } = await app.api.vendors.printLetter({ path: { id: key }, query });
  return { bytes: new Uint8Array(await data.arrayBuffer()), headers: response.headers };
};
const told = async (key: string, asOf?: string) =>
  flat(textOf((await print(key, asOf === undefined ? {} : { asOf })).bytes));

describe('The letter that asks a vendor for its agreement', () => {
  test('is the same file each time', async () => {
    await dealWith(app, 'steady', 'IE');
    const [first, again] = [await print('steady'), await print('steady')];
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="dpa-request-steady-2026-11-24.pdf"');
    expect((await PDFDocument.load(first.bytes)).getTitle()).toBe('Request for an agreement: Steady');
    expect(again.bytes).toEqual(first.bytes);
  });

  withReaders(
    'asks inside the EEA for the agreement alone, and for clauses where the data goes to a third country',
    async () => {
      await dealWith(app, 'inside', 'IE');
      expect(await told('inside')).toMatch(/Art\. 28\(3\) GDPR asks for a contract/);
      expect(await told('inside')).not.toContain('Transfers out of the territory');
      const outside = await dealWith(app, 'outside', 'US');
      await sendTo(app, outside);
      expect(await told('outside')).toMatch(/2021\/914, module 2.*Annex I\.C, Annex II completed/);
    },
  );

  withReaders(
    'asks on 26 June 2021 for the clauses of 2010, and from 27 September 2021 for those of 2021 only',
    async () => {
      const dealings = await dealWith(app, 'early', 'US');
      await sendTo(app, dealings);
      expect(await told('early', '2021-06-26')).toContain('2010/87');
      expect(await told('early', '2021-06-26')).not.toContain('2021/914');
      expect(await told('early', '2021-09-26')).toMatch(/2010\/87.*2021\/914/);
      expect(await told('early', '2021-09-27')).not.toContain('2010/87');
      expect(await told('early', '2021-09-27')).toContain('2021/914');
    },
  );

  withReaders(
    'asks joint controllers for an arrangement, and names the edition that the vendor publishes',
    async () => {
      const joint = await dealWith(app, 'joint', 'IE');
      await changed(app, `engagements/${joint.engagement.id}`, {
        ourRole: 'joint_controller',
        vendorRole: 'joint_controller',
      });
      expect(await told('joint')).toMatch(/arrangement between joint controllers.*Art\. 26\(1\) GDPR/);
      await dealWith(app, 'known', 'IE');
      await changed(app, 'vendors/known', { dpaVersion: '6.4', dpaPublishedOn: '2026-04-03' });
      expect(await told('known')).toContain('version 6.4 of 2026-04-03');
    },
  );

  test('is not written where no contract is to be asked for', async () => {
    const { engagement } = await dealWith(app, 'apart', 'IE');
    await changed(app, `engagements/${engagement.id}`, { vendorRole: 'controller' });
    await expectRefused(print('apart'), '/engagementId', /record the roles first/);
    await expectRefused(print('apart', { engagementId: engagement.id }), '/engagementId', /no contract is to be asked/);
    const foreign = await dealWith(app, 'foreign', 'IE');
    await expectRefused(print('apart', { engagementId: foreign.engagement.id }), '/engagementId', /no engagement/);
    expect((await made(app, 'vendors', { key: 'blank', name: 'Blank' })).key).toBe('blank');
    await expectRefused(print('blank'), '/engagementId', /record the roles first/);
  });
});
