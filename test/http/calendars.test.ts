import ICAL from 'ical.js';
import { DataSource } from 'typeorm';
import { PersonCalendar } from '../../src/reports/calendar/person-calendar.js';
import type { PersonView } from '../client/generated/index.js';
import { type Answer, type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { asDescribed } from './described.js';
import { agreeOn, certify, changed, type Dealings, dealWith, made, NOWHERE, sendTo } from './records.js';

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly day: string;
  readonly sequence: number;
  readonly status: string;
}

const entriesOf = (ics: string): Entry[] =>
  new ICAL.Component(ICAL.parse(ics) as string[]).getAllSubcomponents('vevent').map((event) => {
    const start = event.getFirstPropertyValue('dtstart') as ICAL.Time;
    expect([start.isDate, event.getFirstPropertyValue('dtend')]).toEqual([true, null]);
    const text = (name: string) => String(event.getFirstPropertyValue(name));
    return {
      uid: text('uid'),
      summary: text('summary'),
      day: start.toString(),
      sequence: Number(text('sequence')),
      status: text('status'),
    };
  });

const opened = async (app: RunningApp, person: PersonView): Promise<string> => {
  const { data } = await app.api.calendars.open({ path: { id: person.id } });
  return new URL(data.address!).pathname;
};
/** As a calendar program asks: without the token. */
const taken = async (app: RunningApp, address: string): Promise<Entry[]> => {
  const { status, text } = (await app.bare().get(address)) as unknown as Answer;
  if (status !== 200) throw new Error(text);
  return entriesOf(text);
};
const saidOn = (entries: readonly Entry[]) =>
  entries.filter(({ status }) => status === 'CONFIRMED').map(({ day, summary }) => `${day} ${summary}`);

async function register(): Promise<{ app: RunningApp; owner: PersonView; legal: PersonView; acme: Dealings }> {
  const app = await asDescribed(await startApp('2026-11-24'));
  const owner = await made(app, 'people', { name: 'Olga', email: 'olga@example.com', role: 'owner' });
  const legal = await made(app, 'people', { name: 'Lena', email: 'lena@example.com', role: 'legal' });
  const acme = await dealWith(app, 'acme');
  await changed(app, 'vendors/acme', { ownerId: owner.id });
  return { app, owner, legal, acme };
}

describe('On 24 November 2026 the calendar of who owns a vendor', () => {
  let app: RunningApp;
  let address: string;
  let acme: Dealings;
  let owner: PersonView;
  beforeAll(async () => {
    ({ app, owner, acme } = await register());
    address = await opened(app, owner);
  });
  afterAll(() => app.close());

  test('is empty while nothing has a day', async () => {
    expect(await taken(app, address)).toEqual([]);
  });

  test('has each day that waits, and those that nobody has kept', async () => {
    const agreement = await agreeOn(app, acme, { expiresOn: '2027-06-30', noticeDays: 90, subprocessorNoticeDays: 30 });
    const other = await made(app, 'parties', {
      vendorId: 'acme',
      name: 'Acme Support, Inc.',
      country: 'US',
      sector: 'commercial',
    });
    await made(app, 'subprocessings', {
      vendorId: 'acme',
      partyId: other.id,
      announcedOn: '2026-11-20',
      service: 'Support',
    });
    const dpf = await certify(app, acme, 'EU_US_DPF', '2023-09-01');
    await changed(app, `certifications/${dpf.id}`, { nextDueOn: '2026-10-10' });
    await made(app, 'impact-assessments', {
      vendorId: 'acme',
      doneOn: '2025-12-01',
      outcome: 'effective',
      destination: 'US',
      nextReviewOn: '2026-12-01',
    });
    await changed(app, 'vendors/acme', { nextReviewOn: '2026-10-25' });
    await made(app, 'opt-ins', {
      vendorId: 'acme',
      method: 'on_request',
      agreementId: agreement.id,
      requestedOn: '2026-11-20',
    });

    expect(saidOn(await taken(app, address))).toEqual([
      '2026-10-10 Check EU_US_DPF of Acme',
      '2026-10-25 Review Acme',
      '2026-12-01 Review the transfer impact assessment of Acme (US)',
      '2026-12-04 Ask Acme again for Data Processing Addendum',
    ]);
  });

  test('has the last day of the agreement, of notice, and to object, once the agreement is confirmed', async () => {
    const { data } = await app.api.optIns.list({ query: { vendor: 'acme' } });
    await app.api.optIns.confirm({ path: { id: data.items[0]!.id }, body: { on: '2026-11-24', by: 'Vendor desk' } });
    const entries = await taken(app, address);
    expect(saidOn(entries)).toEqual([
      '2026-10-10 Check EU_US_DPF of Acme',
      '2026-10-25 Review Acme',
      '2026-12-01 Review the transfer impact assessment of Acme (US)',
      '2026-12-20 Last day to object to Acme Support, Inc. (US) at Acme',
      '2027-04-01 Last day to give notice: Data Processing Addendum with Acme',
      '2027-06-30 Last day of Data Processing Addendum with Acme',
    ]);
    // What was asked for again and is confirmed now is taken back, not just left out.
    expect(entries.filter(({ status }) => status === 'CANCELLED')).toEqual([
      expect.objectContaining({
        summary: 'Ask Acme again for Data Processing Addendum',
        day: '2026-12-04',
        sequence: 1,
      }),
    ]);
  });

  test('moves an entry with its day, under the UID that it has', async () => {
    const find = async () => (await taken(app, address)).find(({ summary }) => summary === 'Review Acme')!;
    const before = await find();
    await changed(app, 'vendors/acme', { lastReviewedOn: '2026-11-24', nextReviewOn: '2027-11-24' });
    expect(await find()).toEqual({ ...before, day: '2027-11-24', sequence: before.sequence + 1 });
    expect(before.uid).toBe(`vendor-review-${acme.vendor.id}@clausebook`);
  });

  test('takes back an objection that was decided on, and an end that was agreed away', async () => {
    const { data } = await app.api.subprocessings.list({ query: { vendor: 'acme' } });
    await app.api.subprocessings.decide({
      path: { id: data.items[0]!.id },
      body: { decision: 'accepted', decidedOn: '2026-11-24', decidedBy: 'Olga', reason: 'Support in our hours' },
    });
    const [agreement] = (await app.api.agreements.list({ query: { vendor: 'acme' } })).data.items;
    await changed(app, `agreements/${agreement!.id}`, { expiresOn: null });
    const gone = (await taken(app, address))
      .filter(({ status }) => status === 'CANCELLED')
      .map(({ summary }) => summary);
    expect(gone.sort()).toEqual([
      'Ask Acme again for Data Processing Addendum',
      'Last day of Data Processing Addendum with Acme',
      'Last day to give notice: Data Processing Addendum with Acme',
      'Last day to object to Acme Support, Inc. (US) at Acme',
    ]);
  });

  test('says the same in the same bytes, so that who has it is told so', async () => {
    const once = await app.bare().get(address);
    const again = await app
      .bare()
      .get(address)
      .set('If-None-Match', once.headers['etag'] as string);
    expect([once.status, again.status, again.text]).toEqual([200, 304, '']);
  });

  test('goes with the vendor to its next owner, and is taken back from the one before', async () => {
    const next = await made(app, 'people', { name: 'Nils', email: 'nils@example.com', role: 'owner' });
    await changed(app, 'vendors/acme', { ownerId: next.id });
    expect(saidOn(await taken(app, address))).toEqual([]);
    const theirs = await taken(app, await opened(app, next));
    expect(saidOn(theirs)).toContain('2027-11-24 Review Acme');
    expect(theirs.every(({ status }) => status === 'CONFIRMED')).toBe(true);
    await changed(app, 'vendors/acme', { ownerId: owner.id });
    expect(saidOn(await taken(app, address))).toEqual(saidOn(theirs));
  });
});

describe('The day from which a transfer is covered otherwise', () => {
  test('is in the calendar up to its coming, and stays there when it is past', async () => {
    const { app, owner, acme } = await register();
    try {
      app.clock.day = '2020-07-01';
      const shield = await certify(app, acme, 'EU_US_PRIVACY_SHIELD', '2017-01-01');
      const transfer = await sendTo(app, acme, [{ kind: 'certification', certificationId: shield.id }]);
      const address = await opened(app, owner);
      const cover = async () =>
        (await taken(app, address)).filter(({ uid }) => uid === `cover-change-${transfer.id}@clausebook`);
      // The law as it is known today: on 1 July 2020 the register knows what the 16th brings.
      const [expected] = await cover();
      expect(expected).toMatchObject({
        day: '2020-07-16',
        summary: 'Transfer to Acme: covered, from this day not covered',
        status: 'CONFIRMED',
      });
      app.clock.day = '2020-07-16';
      expect(await cover()).toEqual([expected]);
      app.clock.day = '2020-07-17';
      expect(await cover()).toEqual([expected]);
    } finally {
      await app.close();
    }
  });
});

describe('Legal', () => {
  test('keeps the days of vendors that nobody owns, and not those of the others', async () => {
    const { app, legal, owner } = await register();
    try {
      await made(app, 'vendors', { key: 'orphan', name: 'Orphan', nextReviewOn: '2027-01-31' });
      await made(app, 'vendors', { key: 'gone', name: 'Gone', nextReviewOn: '2027-01-31', status: 'left' });
      await changed(app, 'vendors/acme', { nextReviewOn: '2027-02-28' });
      expect(saidOn(await taken(app, await opened(app, legal)))).toEqual(['2027-01-31 Review Orphan']);
      expect(saidOn(await taken(app, await opened(app, owner)))).toEqual(['2027-02-28 Review Acme']);
    } finally {
      await app.close();
    }
  });
});

describe('The address of a calendar', () => {
  let app: RunningApp;
  let owner: PersonView;
  beforeAll(async () => void ({ app, owner } = await register()));
  afterAll(() => app.close());

  const feed = (key?: string) =>
    app.api.calendars.open({
      path: { id: owner.id },
      ...(key !== undefined && { headers: { 'Idempotency-Key': key } }),
    });

  test('is a secret of 256 bits that is told once, and kept nowhere', async () => {
    const { data } = await feed('once');
    const token = /\/calendar\/([\w-]{43})\.ics$/.exec(data.address!)![1]!;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect((await feed('once')).data).toEqual({ ...data, address: null });
    const listed = await app.api.calendars.list({ path: { id: owner.id } });
    expect(listed.data.items).toContainEqual({ ...data, address: null });
    for (const table of ['calendar_feed', 'event', 'idempotency_key']) {
      const [{ found }] = await app.app
        .get(DataSource)
        .query<[{ found: number }]>(`select count(*) as found from ${table} r where r::text like '%' || $1 || '%'`, [
          token,
        ]);
      expect([table, found]).toEqual([table, 0]);
    }
  });

  test('opens the one calendar, to be read, and nothing else', async () => {
    const { pathname } = new URL((await feed()).data.address!);
    const bare = app.bare();
    const { headers, status } = await bare.get(pathname);
    expect([status, headers['content-type'], headers['cache-control'], headers['referrer-policy']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
      'no-referrer',
    ]);
    expect((await bare.post(pathname)).status).toBe(401);
    expect((await bare.get(`${pathname}/../../v1/vendors`)).status).toBe(401);
    expect((await bare.get(`${pathname}/more`)).status).toBe(401);
    expect((await bare.get('/v1/vendors').set('Authorization', `Bearer ${pathname.slice(10, 53)}`)).status).toBe(401);
    expect((await bare.get(`${pathname}?x=1`)).status).toBe(400);
  });

  test.each(['A'.repeat(43), 'x', `${'A'.repeat(43)}.ics`, `%00${'A'.repeat(42)}`, "' or true --"])(
    'that is not known leads nowhere: %j',
    async (token) => {
      expect((await app.bare().get(`/calendar/${encodeURIComponent(token)}.ics`)).status).toBe(404);
    },
  );

  test('leads nowhere once it is revoked, while another of the same person goes on', async () => {
    const [kept, lost] = [(await feed()).data, (await feed()).data];
    const revoked = (await app.api.calendars.revoke({ path: { id: lost.id } })).data;
    expect(revoked).toMatchObject({ id: lost.id, revokedAt: '2026-11-24T12:00:00.000Z', address: null });
    const statusOf = async ({ address }: { address: string | null }) =>
      (await app.bare().get(new URL(address!).pathname)).status;
    expect([await statusOf(kept), await statusOf(lost)]).toEqual([200, 404]);
    expect((await refused(app.api.calendars.revoke({ path: { id: lost.id } }))).status).toBe(422);
  });

  test('belongs to a person who exists', async () => {
    expect((await refused(app.api.calendars.open({ path: { id: NOWHERE } }))).status).toBe(404);
    expect((await refused(app.api.calendars.list({ path: { id: NOWHERE } }))).status).toBe(404);
    expect((await refused(app.api.calendars.revoke({ path: { id: NOWHERE } }))).status).toBe(404);
  });

  test('is told to no log, also when something fails', async () => {
    const { pathname } = new URL((await feed()).data.address!);
    jest.spyOn(app.app.get(PersonCalendar, { strict: false }), 'at').mockRejectedValue(new Error('failed'));
    const written: string[] = [];
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(written.push(String(text))));
    try {
      expect((await app.bare().get(pathname)).status).toBe(500);
    } finally {
      spy.mockRestore();
      jest.restoreAllMocks();
    }
    expect(written.join('')).toContain('GET /calendar/…');
    expect(written.join('')).not.toContain(pathname.slice(10, 53));
  });
});
