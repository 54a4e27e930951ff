import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { openEmbeddedDatabase } from '../../src/embedded-database.js';
import type { WebhookDeliveryView, WebhookWithSecretView } from '../client/generated/types.gen.js';
import { receive } from './receiver.js';

const home = resolve('.');
const TOKEN = 'a-token-for-tests-only';
let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [join(home, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: home });
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The program as a person starts it, once it is ready. */
async function started(port: number): Promise<ChildProcess> {
  const settings = { CLAUSEBOOK_DEMO: 'off', CLAUSEBOOK_TOKEN: TOKEN, WEBHOOK_NETWORKS: '127.0.0.0/8' };
  const program = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: home,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of program.stdout.iterator({ destroyOnReturn: false })) {
    said += String(part);
    if (said.includes('Clausebook is ready')) break;
  }
  program.stdout.resume();
  return program;
}

async function end(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(program, 'exit');
  program.kill(signal);
  await ended;
}

test('killed while a message is on its way, the program sends it again under the same id when it is back', async () => {
  const port = await freePort();
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const write = body && { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers, ...write });
    expect([path, answer.ok]).toEqual([path, true]);
    return (await answer.json()) as T;
  };
  let arrive: () => void;
  const arrived = new Promise<void>((is) => (arrive = is));
  let arriveAgain: () => void;
  const arrivedAgain = new Promise<void>((is) => (arriveAgain = is));
  const receiver = await receive((_, response, nth) => {
    if (nth === 1) return arrive();
    response.end();
    return arriveAgain();
  });

  const first = await started(port);
  const webhook = await ask<WebhookWithSecretView>('/v1/webhooks', {
    url: receiver.url,
    kinds: ['legal-event.recorded'],
  });
  await ask('/v1/legal-events', {
    instrument: 'EU_US_DPF',
    event: 'ended',
    cause: 'annulled',
    on: '2026-11-24',
    citation: 'Case C-703/25 P, a judgment that these tests suppose',
  });
  await arrived;
  await end(first, 'SIGKILL');

  // What the dead process held is free again after a minute, which need not be waited for.
  const { db, close } = await openEmbeddedDatabase(join(folder, 'database'));
  const held = await db.query(
    `update webhook_delivery set next_attempt_at = now() where status = 'sending' returning id`,
  );
  expect(held.rows).toHaveLength(1);
  await close();

  const second = await started(port);
  await arrivedAgain;
  const log = () => ask<{ items: WebhookDeliveryView[] }>(`/v1/webhooks/${webhook.id}/deliveries`);
  let delivery = (await log()).items[0]!;
  while (delivery.status !== 'delivered') delivery = (await log()).items[0]!;
  await end(second, 'SIGTERM');
  await receiver.close();

  expect(delivery.attempts).toMatchObject([{ number: 2, httpStatus: 200 }]);
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.id, delivery.id]);
  expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body);
  for (const { headers, body } of receiver.received)
    expect(new Webhook(webhook.secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'legal-event.recorded',
      data: { seq: delivery.eventSeq },
    });
}, 180_000);
