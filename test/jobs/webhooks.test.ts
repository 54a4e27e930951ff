import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { Logger } from '@nestjs/common';
import forge from 'node-forge';
import { DataSource } from 'typeorm';
import { HistoryService, type Happening } from '../../src/history/history.service.js';
import { WebhookSender } from '../../src/jobs/webhook-sender.js';
import { NameService } from '../../src/webhooks/resolver.js';
import { WebhookOutbox } from '../../src/webhooks/webhook-outbox.js';
import type * as Api from '../client/generated/types.gen.js';
import { type RunningApp, startApp } from '../http/app.js';
import { ifMatch, refused } from '../http/client.js';
import { asDescribed } from '../http/described.js';
import { agreeOn, dealWith, expectRefused, made } from '../http/records.js';
import { receive, type Received, type Receiver, statuses, verified } from './receiver.js';

const SECOND = 1;
const MINUTE = 60;
const HOUR = 3600;

let app: RunningApp;
let receivers: Receiver[];
/** The last event before the test. */
let begun: number;
const database = (): DataSource => app.app.get(DataSource);
beforeAll(async () => {
  Logger.overrideLogger(false);
  app = await asDescribed(await startApp('2026-11-24', { WEBHOOK_NETWORKS: '127.0.0.0/8' }));
});
afterAll(() => app.close());
beforeEach(async () => {
  await database().query('truncate webhook, webhook_secret, webhook_deactivation, webhook_delivery, webhook_attempt');
  app.clock.instant = new Date('2026-11-24T12:00:00Z');
  begun = await new HistoryService().head(database().manager);
  receivers = [];
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const receiver of receivers) await receiver.close();
});

async function listening(respond?: Parameters<typeof receive>[0]): Promise<Receiver> {
  const receiver = await receive(respond);
  receivers.push(receiver);
  return receiver;
}

const hook = async (url: string, kinds: Api.NewWebhook['kinds'] = ['gap.opened']): Promise<Api.WebhookWithSecretView> =>
  (await app.api.webhooks.add({ body: { url, kinds } })).data;
const send = (): Promise<object> => app.app.get(WebhookSender).run();
const later = (seconds: number): void => {
  app.clock.instant = new Date(app.clock.instant.getTime() + seconds * 1000);
};
const happened = (kind: string, payload: object = {}): Happening => ({
  kind,
  vendorId: null,
  subjectId: null,
  payload,
});

/** Records events in one transaction, as any write does. */
const happen = (...happenings: Happening[]): Promise<void> =>
  app.app
    .get(DataSource)
    .transaction((manager) =>
      new HistoryService().record(
        { manager, by: 'test', today: app.clock.today(), at: app.clock.now() },
        ...happenings,
      ),
    );
const openGap = (): Promise<void> => happen(happened('gap.opened', { code: 'MECHANISM_INVALIDATED' }));

const deliveries = async (id: string, query: Api.WebhooksListDeliveriesData['query'] = {}) =>
  (await app.api.webhooks.listDeliveries({ path: { id }, query })).data.items;
const delivery = async (id: string): Promise<Api.WebhookDeliveryView> => (await deliveries(id))[0]!;
const idsOf = (received: readonly Received[]): unknown[] => received.map(({ headers }) => headers['webhook-id']);

test('what happens is told at once, signed, to whoever asked for it', async () => {
  const { url, received } = await listening();
  const { id, secret } = await hook(url, [
    'gap.opened',
    'gap.closed',
    'agreement.signed',
    'opt-in.confirmed',
    'legal-event.recorded',
  ]);
  const acme = await dealWith(app, 'acme');
  const dpa = await agreeOn(app, acme, { signatures: [] });
  for (const partyId of [app.ownPartyId, acme.party.id])
    await app.api.agreements.sign({ path: { id: dpa.id }, body: { partyId, signedOn: '2018-06-01' } });
  await made(app, 'opt-ins', {
    vendorId: 'acme',
    method: 'click_accept',
    agreementId: dpa.id,
    requestedOn: '2026-11-01',
    confirmedOn: '2026-11-20',
  });
  await made(app, 'legal-events', {
    instrument: 'EU_US_DPF',
    event: 'ended',
    cause: 'annulled',
    on: '2026-11-24',
    citation: 'Case C-703/25 P, a judgment that these tests suppose',
  });
  await send();

  const messages = received.map((message) => verified(message, secret, app.clock.now()));
  const kinds = new Set(messages.map(({ type }) => type));
  expect([...kinds].sort()).toEqual([
    'agreement.signed',
    'gap.closed',
    'gap.opened',
    'legal-event.recorded',
    'opt-in.confirmed',
  ]);
  const shown = (await app.api.history.list({ query: { after: begun, limit: 200 } })).data.items;
  const told = shown.filter(({ kind }) => kinds.has(kind));
  expect(messages.map(({ data }) => data)).toEqual(expect.arrayContaining(told));
  expect(messages).toHaveLength(told.length);
  expect(messages[0]).toMatchObject({ timestamp: app.clock.now().toISOString() });
  expect(received[0]!.headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-timestamp': String(app.clock.now().getTime() / 1000),
    host: new URL(url).host,
  });
  expect((await deliveries(id, { kind: 'agreement.signed' })).map(({ status }) => status)).toEqual([
    'delivered',
    'delivered',
  ]);
  expect(new Set(idsOf(received)).size).toBe(received.length);
});

test('a waiver that is granted is told as gap.waived; nobody is told what he did not ask for', async () => {
  const [asked, other] = [await listening(), await listening()];
  await hook(asked.url, ['gap.waived']);
  await hook(other.url, ['gap.closed']);
  await happen(happened('waiver.granted'), happened('gap.opened'), happened('vendor.added'));
  await send();
  expect(asked.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['gap.waived']);
  expect(other.received).toEqual([]);
});

test('what is rolled back is never told', async () => {
  const { url, received } = await listening();
  const { id } = await hook(url);
  const failing = database().transaction(async (manager) => {
    const change = { manager, by: 'test', today: app.clock.today(), at: app.clock.now() };
    await new HistoryService().record(change, happened('gap.opened'));
    throw new Error('the change failed');
  });
  await expect(failing).rejects.toThrow('the change failed');
  await send();
  expect([received, await deliveries(id)]).toEqual([[], []]);
});

test('thousands of events of one transaction are each queued once for each webhook', async () => {
  const ids = [(await hook('http://127.0.0.1:9/a')).id, (await hook('http://127.0.0.1:9/b')).id];
  await happen(...Array.from({ length: 2500 }, (_, i) => happened(i % 2 === 0 ? 'gap.opened' : 'vendor.amended')));
  const queued = await database().query<{ id: string; n: number; right: boolean }[]>(
    `select d.webhook_id as id, count(distinct d.event_seq) as n, bool_and(e.kind = d.kind) as right
       from webhook_delivery d join event e on e.seq = d.event_seq group by 1 order by 1`,
  );
  expect(queued).toEqual(ids.sort().map((id) => ({ id, n: 1250, right: true })));
});

describe('What is not taken is sent again', () => {
  test('a receiver that fails twice has it at the third attempt, under the same id, freshly signed', async () => {
    const { url, received } = await listening(statuses(500, 503, 200));
    const { id, secret } = await hook(url);
    await openGap();
    await send();
    await send();
    expect(received).toHaveLength(1);
    expect(await delivery(id)).toMatchObject({ status: 'waiting', nextAttemptAt: '2026-11-24T12:00:05.000Z' });
    later(5 * SECOND);
    await send();
    expect(await delivery(id)).toMatchObject({ status: 'waiting', nextAttemptAt: '2026-11-24T12:05:05.000Z' });
    later(5 * MINUTE);
    await send();
    expect(await delivery(id)).toMatchObject({
      status: 'delivered',
      nextAttemptAt: null,
      deliveredAt: '2026-11-24T12:05:05.000Z',
      attempts: [
        { number: 1, at: '2026-11-24T12:00:00.000Z', httpStatus: 500, error: 'answered 500' },
        { number: 2, at: '2026-11-24T12:00:05.000Z', httpStatus: 503, error: 'answered 503' },
        { number: 3, at: '2026-11-24T12:05:05.000Z', httpStatus: 200, error: null },
      ],
    });
    expect(new Set(idsOf(received))).toEqual(new Set([(await delivery(id)).id]));
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    verified(received[2]!, secret, app.clock.now());
    expect(() => verified(received[0]!, secret, app.clock.now())).toThrow('Message timestamp too old');
  });

  test('after ten attempts over three days it is given up; sent again by hand it begins anew under its own id', async () => {
    const { url, received } = await listening(statuses(...Array<number>(10).fill(500), 200));
    const { id } = await hook(url);
    await openGap();
    await send();
    const waits = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
    for (const [made, wait] of waits.entries()) {
      later(wait - 1);
      await send();
      expect(received).toHaveLength(made + 1);
      later(1);
      await send();
      expect(received).toHaveLength(made + 2);
    }
    expect(await delivery(id)).toMatchObject({ status: 'given_up', nextAttemptAt: null, deliveredAt: null });
    later(1000 * HOUR);
    await send();
    expect(received).toHaveLength(10);

    const { id: deliveryId } = await delivery(id);
    const queued = await app.api.webhookDeliveries.sendAgain({ path: { id: deliveryId } });
    expect([queued.response.status, queued.data.status]).toEqual([201, 'waiting']);
    await send();
    expect((await app.api.webhookDeliveries.find({ path: { id: deliveryId } })).data).toMatchObject({
      status: 'delivered',
      attempts: expect.arrayContaining([expect.objectContaining({ number: 11, httpStatus: 200 })]),
    });
    expect(new Set(idsOf(received))).toEqual(new Set([deliveryId]));
    expect((await app.api.history.list({ query: { subject: deliveryId } })).data.items).toMatchObject([
      { kind: 'webhook-delivery.requeued', by: 'token', payload: { webhookId: id } },
    ]);
  });

  test('a receiver that asks to wait longer is given the time, a day at most', async () => {
    const { url } = await listening((_, response, nth) =>
      response.writeHead(429, { 'retry-after': nth === 1 ? '600' : '999999' }).end(),
    );
    const { id } = await hook(url);
    await openGap();
    await send();
    expect((await delivery(id)).nextAttemptAt).toBe('2026-11-24T12:10:00.000Z');
    later(10 * MINUTE);
    await send();
    expect((await delivery(id)).nextAttemptAt).toBe('2026-11-25T12:10:00.000Z');
  });

  test('410 Gone deactivates the webhook, on record, and what waited is given up', async () => {
    const { url, received } = await listening(statuses(500, 410, 200));
    const { id } = await hook(url);
    await openGap();
    await send();
    later(1 * SECOND);
    await openGap();
    await send();
    expect(received).toHaveLength(2);
    const webhook = (await app.api.webhooks.find({ path: { id } })).data;
    expect(webhook).toMatchObject({
      active: false,
      deactivations: [
        { at: '2026-11-24T12:00:01.000Z', by: 'clausebook', reason: 'The receiver answered 410 Gone', endedAt: null },
      ],
    });
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(['given_up', 'given_up']);
    const told = (await app.api.history.list({ query: { subject: id } })).data.items;
    expect(told.at(-1)).toMatchObject({ kind: 'webhook.deactivated', by: 'clausebook' });

    await openGap();
    later(72 * HOUR);
    await send();
    expect(received).toHaveLength(2);
    const again = app.api.webhookDeliveries.sendAgain({ path: { id: (await delivery(id)).id } });
    await expectRefused(again, '/', /activate it first/);
    expect((await app.api.webhooks.activate({ path: { id } })).data).toMatchObject({
      active: true,
      deactivations: [{ endedAt: app.clock.now().toISOString(), endedBy: 'token' }],
    });
    await openGap();
    await send();
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(['delivered', 'given_up', 'given_up']);
  });
});

describe('A receiver may do what it likes', () => {
  const attemptAt = async (url: string): Promise<Api.WebhookAttemptView & { status: string }> => {
    const { id } = await hook(url);
    await openGap();
    await send();
    const { attempts, status } = await delivery(id);
    return { ...attempts[0]!, status };
  };

  test.each([301, 302, 303, 307, 308])('a redirect by %i is not followed', async (status) => {
    const inner = await listening();
    const { url } = await listening((_, response) => response.writeHead(status, { location: inner.url }).end());
    expect(await attemptAt(url)).toMatchObject({
      status: 'waiting',
      httpStatus: status,
      error: `answered ${status}; redirects are not followed`,
    });
    expect(inner.received).toEqual([]);
  });

  test('an endless answer is read for 4 kB, and kept for a thousand characters of plain text', async () => {
    let written = 0;
    let close: () => void;
    const closed = new Promise<void>((resolve) => (close = resolve));
    const { url } = await listening((_, response) => {
      response.writeHead(200);
      response.on('close', () => close());
      const write = (): void => {
        if (response.destroyed) return;
        written += 65_536;
        response.write(Buffer.alloc(65_536, '<b>\u0000\u001b[31m‮x'), () => setImmediate(write));
      };
      write();
    });
    const attempt = await attemptAt(url);
    expect(attempt).toMatchObject({ status: 'delivered', httpStatus: 200 });
    expect(attempt.answer).toHaveLength(1000);
    // eslint-disable-next-line no-control-regex
    expect(attempt.answer).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(attempt.answer).toMatch(/^<b> \[31m/);
    await closed;
    expect(written).toBeLessThan(20_000_000);
  });

  test('a connection that breaks before a status is a failure; one that breaks after 200 is not', async () => {
    const before = await listening((request) => request.socket.destroy());
    expect(await attemptAt(before.url)).toMatchObject({ status: 'waiting', httpStatus: null, error: 'socket hang up' });
    const after = await listening((request, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('begun', () => request.socket.destroy());
    });
    expect(await attemptAt(after.url)).toMatchObject({ status: 'delivered', httpStatus: 200, answer: 'begun' });
  });

  test('nobody listens', async () => {
    const gone = await receive();
    await gone.close();
    expect(await attemptAt(gone.url)).toMatchObject({
      status: 'waiting',
      httpStatus: null,
      answer: null,
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n', /Parse Error/],
    ['a header without end', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}`, /Header/],
  ])('%s is a failure', async (_, bytes, error) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume().end(bytes);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const attempt = await attemptAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(attempt).toMatchObject({ status: 'waiting', httpStatus: null });
    expect(attempt.error).toMatch(error);
    await new Promise((closed) => server.close(closed));
  });

  test('a certificate that nobody vouches for is not talked to', async () => {
    let asked = 0;
    const server = createTlsServer(selfSigned(), () => asked++).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const attempt = await attemptAt(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(attempt).toMatchObject({ status: 'waiting', httpStatus: null });
    expect(attempt.error).toMatch(/self-signed certificate/);
    expect(asked).toBe(0);
    await new Promise((closed) => server.close(closed));
  });

  test('a name that leads inside is not connected to, whatever it led to when it was recorded', async () => {
    const inner = await listening();
    const asked = jest
      .spyOn(app.app.get(NameService), 'addressesOf')
      .mockResolvedValue(['10.0.0.7', '169.254.169.254']);
    const attempt = await attemptAt(`https://hooks.example.com:${new URL(inner.url).port}/`);
    expect(attempt).toMatchObject({ status: 'waiting', httpStatus: null });
    expect(attempt.error).toMatch(/^hooks.example.com is not sent to: 10.0.0.7 is no public address \(private\)/);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(inner.received).toEqual([]);
  });

  test('one that never answers, or a byte at a time, is left after 15 seconds and holds up no other', async () => {
    const drip = (text: string) => (request: { socket: import('node:net').Socket }) => {
      request.socket.write(text);
      const timer = setInterval(() => request.socket.write('a'), 200);
      request.socket.on('close', () => clearInterval(timer));
    };
    const silent = await hook((await listening(() => undefined)).url);
    const slowHeader = await hook((await listening(drip('HTTP/1.1 200 OK\r\nx-slow: '))).url);
    const slowBody = await hook((await listening(drip('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n'))).url);
    await openGap();
    await openGap();
    const begun = performance.now();
    const sending = send();
    const quick = await listening();
    const { id: quickId } = await hook(quick.url);
    await openGap();
    while (quick.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect((await delivery(quickId)).status).toMatch(/sending|delivered/);
    await sending;
    for (const { id } of [silent, slowHeader])
      for (const { status, attempts } of await deliveries(id)) {
        expect(status).toBe('waiting');
        expect(attempts[0]).toMatchObject({ httpStatus: null, error: 'no answer within 15 seconds' });
        expect(attempts[0]!.durationMs).toBeGreaterThanOrEqual(14_900);
      }
    expect(await delivery(slowBody.id)).toMatchObject({ status: 'delivered', attempts: [{ httpStatus: 200 }] });
    expect(performance.now() - begun).toBeLessThan(30_000);
  }, 90_000);
});

describe('Processes come and go', () => {
  test('two that send side by side send each once', async () => {
    const { url, received } = await listening();
    const { id } = await hook(url);
    await happen(...Array.from({ length: 60 }, () => happened('gap.opened')));
    await Promise.all([send(), new WebhookSender(app.app.get(WebhookOutbox)).run()]);
    expect(received).toHaveLength(60);
    expect(new Set(idsOf(received)).size).toBe(60);
    expect((await deliveries(id, { status: 'delivered', limit: 200 })).length).toBe(60);
  });

  test('one that dies between sending and writing it down sends it again under the same id', async () => {
    const { url, received } = await listening();
    const { id, secret } = await hook(url);
    await openGap();
    await send();
    // As the dead process left it: taken, and never settled.
    await app.app
      .get(DataSource)
      .query(`update webhook_delivery set status = 'sending', delivered_at = null, next_attempt_at = $1`, [
        new Date(app.clock.instant.getTime() + 60_000),
      ]);
    await database().query('delete from webhook_attempt');
    await send();
    expect(received).toHaveLength(1);
    later(1 * MINUTE);
    await send();
    expect(received).toHaveLength(2);
    expect(idsOf(received)).toEqual(Array(2).fill((await delivery(id)).id));
    verified(received[1]!, secret, app.clock.now());
    expect(await delivery(id)).toMatchObject({ status: 'delivered', attempts: [{ number: 2, httpStatus: 200 }] });
  });

  test('one whose lease has lapsed undoes nothing of who took over, and both attempts are on record', async () => {
    let held: (() => void) | undefined;
    const { url, received } = await listening((_, response, nth) => {
      if (nth > 1) return response.end();
      held = () => response.writeHead(500).end();
      return undefined;
    });
    const { id } = await hook(url);
    await openGap();
    const first = send();
    while (held === undefined) await new Promise((resolve) => setImmediate(resolve));
    later(1 * MINUTE);
    await new WebhookSender(app.app.get(WebhookOutbox)).run();
    held();
    await first;
    expect(await delivery(id)).toMatchObject({
      status: 'delivered',
      attempts: [
        { number: 1, httpStatus: 500 },
        { number: 2, httpStatus: 200 },
      ],
    });
    expect(new Set(idsOf(received)).size).toBe(1);
  });

  test('one that stops cuts short what is under way, and the next sends it without counting that', async () => {
    let arrived = false;
    const { url, received } = await listening((_, response, nth) => {
      if (nth > 1) return response.end();
      return (arrived = true);
    });
    const { id } = await hook(url);
    await openGap();
    const stopping = new WebhookSender(app.app.get(WebhookOutbox));
    const run = stopping.run();
    while (!arrived) await new Promise((resolve) => setImmediate(resolve));
    stopping.onModuleDestroy();
    await run;
    expect(await delivery(id)).toMatchObject({ status: 'waiting', attempts: [] });
    await send();
    expect(await delivery(id)).toMatchObject({ status: 'delivered' });
    expect(new Set(idsOf(received)).size).toBe(1);
  });
});

describe('A secret', () => {
  test('is shown when it is made, and its successor signs beside it for 24 hours', async () => {
    const { url, received } = await listening();
    const { id, secret: old } = await hook(url);
    expect(old).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    later(1 * HOUR);
    const { secret: young, secrets } = (await app.api.webhooks.rotate({ path: { id } })).data;
    expect(young).not.toBe(old);
    expect(secrets).toEqual([
      { madeBy: 'token', madeAt: '2026-11-24T12:00:00.000Z', signsUntil: '2026-11-25T13:00:00.000Z' },
      { madeBy: 'token', madeAt: '2026-11-24T13:00:00.000Z', signsUntil: null },
    ]);
    later(24 * HOUR - 1);
    await openGap();
    await send();
    for (const secret of [old, young]) verified(received[0]!, secret, app.clock.now());
    later(1);
    await openGap();
    await send();
    verified(received[1]!, young, app.clock.now());
    expect(() => verified(received[1]!, old, app.clock.now())).toThrow('No matching signature found');
  });

  test('stands in no other answer, and neither it nor the path of the address in the history', async () => {
    const { url } = await listening(statuses(500));
    const { id, secret } = await hook(`${url}/a-path-that-is-a-secret`);
    const rotated = (await app.api.webhooks.rotate({ path: { id } })).data.secret;
    const { version } = (await app.api.webhooks.find({ path: { id } })).data;
    const description = 'Tickets';
    await app.api.webhooks.amend({
      path: { id },
      headers: ifMatch(version),
      body: { description, url: `${url}/another-secret` },
    });
    await openGap();
    await send();
    const answers = await Promise.all(
      [
        '/v1/webhooks',
        `/v1/webhooks/${id}`,
        `/v1/webhooks/${id}/deliveries`,
        `/v1/history?after=${begun}&limit=200`,
      ].map((path) => app.get(path)),
    );
    const said = JSON.stringify(answers.map(({ body, headers }) => [body, headers]));
    for (const hidden of [secret, rotated, 'whsec_', secret.slice(6)]) expect(said).not.toContain(hidden);
    expect(JSON.stringify(answers[3]!.body)).not.toMatch(/a-path-that-is-a-secret|another-secret/);
    expect(answers[3]!.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['webhook.added', 'webhook.secret-rotated', 'webhook.amended']),
    );
  });

  test('is refused a sixth beside five that still sign', async () => {
    const { id } = await hook('http://127.0.0.1:9/');
    for (let made = 2; made <= 5; made++) await app.api.webhooks.rotate({ path: { id } });
    await expectRefused(app.api.webhooks.rotate({ path: { id } }), '/', /5 secrets sign its messages already/);
    later(24 * HOUR);
    expect((await app.api.webhooks.rotate({ path: { id } })).response.status).toBe(201);
  });
});

describe('On record', () => {
  test('a webhook is added, found by what it is told, changed, deactivated with its reason and activated', async () => {
    const added = await app.api.webhooks.add({
      body: { url: 'https://hooks.example.com/x', kinds: ['gap.opened', 'gap.closed'], description: 'Tickets' },
    });
    expect(added.response.headers.get('location')).toBe(`/v1/webhooks/${added.data.id}`);
    const path = { id: added.data.id };
    expect((await app.api.webhooks.list({ query: { kind: 'gap.closed' } })).data.items.map(({ id }) => id)).toEqual([
      path.id,
    ]);
    expect((await app.api.webhooks.list({ query: { kind: 'gap.waived' } })).data.items).toEqual([]);
    const amended = await app.api.webhooks.amend({ path, headers: ifMatch(1), body: { kinds: ['gap.waived'] } });
    expect(amended.data).toMatchObject({ version: 2, kinds: ['gap.waived'], description: 'Tickets', active: true });
    const stale = await refused(app.api.webhooks.amend({ path, headers: ifMatch(1), body: { kinds: ['gap.opened'] } }));
    expect(stale.status).toBe(412);

    const reason = 'The ticket system is replaced';
    const off = await app.api.webhooks.deactivate({ path, body: { reason } });
    expect(off.data).toMatchObject({
      active: false,
      version: 3,
      deactivations: [{ by: 'token', reason, endedAt: null }],
    });
    await expectRefused(app.api.webhooks.deactivate({ path, body: { reason } }), '/', /not active already/);
    expect((await app.api.webhooks.activate({ path })).data.active).toBe(true);
    await expectRefused(app.api.webhooks.activate({ path }), '/', /active already/);
  });

  test('fifty may be active at once; there is room again where one is deactivated', async () => {
    const ids: string[] = [];
    while (ids.length < 50) ids.push((await hook('https://hooks.example.com/')).id);
    const another = () => app.api.webhooks.add({ body: { url: 'https://hooks.example.com/', kinds: ['gap.opened'] } });
    await expectRefused(another(), '/', /50 webhooks are active already; deactivate one of them first/);
    await app.api.webhooks.deactivate({ path: { id: ids[0]! }, body: { reason: 'Replaced' } });
    expect((await another()).response.status).toBe(201);
    await expectRefused(app.api.webhooks.activate({ path: { id: ids[0]! } }), '/', /50 webhooks are active already/);
  });

  test.each([
    [{ url: 'https://10.0.0.1/' }, '/url', /10.0.0.1 is no public address \(private\)/],
    [{ url: 'http://hooks.example.com/' }, '/url', /expected https/],
    [{ url: 'https://user:word@hooks.example.com/' }, '/url', /user or password/],
    [{ kinds: [] }, '/kinds', /name one kind at least/],
  ])('%j is refused', async (wrong, pointer, words) => {
    const body = { url: 'https://hooks.example.com/', kinds: ['gap.opened' as const], ...wrong };
    await expectRefused(app.api.webhooks.add({ body }), pointer, words);
  });

  test('the log goes page by page, newest first, by status and by kind', async () => {
    const { url } = await listening((_, response, nth) => response.writeHead(nth <= 2 ? 500 : 200).end());
    const { id } = await hook(url, ['gap.opened', 'gap.closed']);
    for (let i = 0; i < 5; i++) {
      await happen(happened(i % 2 === 0 ? 'gap.opened' : 'gap.closed'));
      await send();
    }
    const all = await deliveries(id);
    expect(all.map(({ eventSeq }) => eventSeq)).toEqual(all.map(({ eventSeq }) => eventSeq).sort((a, b) => b - a));
    expect(all.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered', 'waiting', 'waiting']);
    const paged: Api.WebhookDeliveryView[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: 2, ...(cursor !== undefined && { cursor }) };
      const { data } = await app.api.webhooks.listDeliveries({ path: { id }, query });
      paged.push(...data.items);
      cursor = data.nextCursor;
    }
    expect(paged).toEqual(all);
    expect(await deliveries(id, { status: 'waiting', kind: 'gap.closed' })).toEqual([all[3]]);
  });
});

function selfSigned(): { key: string; cert: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2020-01-01');
  certificate.validity.notAfter = new Date('2099-01-01');
  const name = [{ name: 'commonName', value: '127.0.0.1' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return { key: forge.pki.privateKeyToPem(keys.privateKey), cert: forge.pki.certificateToPem(certificate) };
}
