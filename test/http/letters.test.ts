import { PDFDocument } from 'pdf-lib';
import { flat, textOf, withReaders } from '../features/pdf-readers.js';
import { type RunningApp, startApp } from './app.js';
import { asDescribed } from './described.js';
import { agreeOn, changed, dealWith, expectRefused, made, sendTo } from './records.js';

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

  withReaders(
    'says of a tool that is only planned that we intend to use it, and of one in use what is wrong',
    async () => {
      const dealings = await dealWith(app, 'used', 'IE');
      expect(await told('used')).toMatch(/uses your service for: Web analytics.*We have none with you on file for it/);
      await changed(app, 'vendors/used', { status: 'prospective' });
      expect(await told('used')).toMatch(/intends to use your service.*send you no personal data/);
      await changed(app, 'vendors/used', { status: 'active' });
      await agreeOn(app, dealings, { template: 'vendor', paperVersion: '6.3', expiresOn: '2026-12-31' });
      expect(await told('used', '2026-10-02')).toContain('want to be sure that it is the latest');
      expect(await told('used', '2026-10-03')).toContain('ends soon');
      expect(await told('used', '2027-01-01')).toContain('has ended');
      await changed(app, 'vendors/used', { dpaPublishedOn: '2026-04-03' });
      expect(await told('used', '2026-10-02')).toMatch(
        /older than the one that you publish now.*the edition of 2026-04-03/,
      );
    },
  );

  withReaders(
    'is about the engagement without a contract as it should be, and what was asked for it before',
    async () => {
      const first = await dealWith(app, 'two-uses', 'IE');
      await agreeOn(app, first);
      const engagement = await made(app, 'engagements', {
        vendorId: 'two-uses',
        ownPartyId: app.ownPartyId,
        vendorPartyId: first.party.id,
        ourRole: 'controller',
        vendorRole: 'processor',
        purpose: 'Heat maps',
      });
      const ask = (engagementId: string, reference: string) =>
        made(app, 'opt-ins', {
          vendorId: 'two-uses',
          method: 'on_request',
          reference,
          agreement: {
            kind: 'dpa',
            title: 'DPA',
            firstPartyId: app.ownPartyId,
            secondPartyId: first.party.id,
            engagementIds: [engagementId],
          },
        });
      await ask(first.engagement.id, 'T-1');
      await ask(engagement.id, 'T-2');
      expect(await told('two-uses')).toMatch(/asked before under T-2 .*for: Heat maps/);
    },
  );

  withReaders(
    'asks under Swiss law for a contract in any form, by no letters of the FADP, and names the list',
    async () => {
      const own = await made(app, 'parties', { name: 'Unsere AG', country: 'CH', sector: 'commercial' });
      const dealings = await dealWith(app, 'swiss', 'US');
      await changed(app, `engagements/${dealings.engagement.id}`, { ownPartyId: own.id });
      const text = await told('swiss');
      expect(text).toMatch(/Art\. 9\(1\) FADP asks for a contract that binds/);
      expect(text).toContain('prescribes no wording');
      expect(text).toMatch(/on the list of the Swiss-US Data Privacy Framework, tell us which entry/);
      expect(text).toMatch(/module 2, with .* completed, together with the [^(]*FDPIC/);
      await dealWith(app, 'singapore', 'SG');
      expect(await told('singapore')).not.toContain('on the list of');
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
