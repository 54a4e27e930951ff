import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { EntityManager } from 'typeorm';
import { HistoryService } from '../../src/history/history.service.js';
import { MailDelivery } from '../../src/jobs/mail-delivery.js';
import { Mail } from '../../src/mail/mail.entity.js';
import { MailService, type Posting } from '../../src/mail/mail.service.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { addPerson, peopleOn } from './register.js';

let database: TestDatabase;
let manager: EntityManager;
let clock: FixedClock;
let dataDir: string;
let servers: SMTPServer[];

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await openTestDatabase();
  manager = database.dataSource.manager;
});
afterAll(() => database.close());
beforeEach(async () => {
  await manager.query('truncate mail');
  clock = new FixedClock('2026-11-23');
  dataDir = mkdtempSync(join(tmpdir(), 'outbox-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await new Promise<void>((closed) => server.close(closed));
  rmSync(dataDir, { recursive: true });
});

function service(smtpUrl?: string) {
  const mail = new MailService(database.dataSource, clock, { smtpUrl, mailFrom: 'clausebook@example.org', dataDir });
  return { mail, delivery: new MailDelivery(mail, new HistoryService(), peopleOn(database.dataSource)) };
}

/** A peer that takes mail, but where `answers` say otherwise. */
async function peer(answers: SMTPServerOptions = {}): Promise<{ url: string; received: ParsedMail[] }> {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      });
    },
    ...answers,
  });
  server.on('error', () => undefined);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

const rejection = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

async function post(posting: Partial<Posting> = {}): Promise<boolean> {
  const words = { subject: 'Łódź', html: '<p>Ελλάδα</p>', text: '東京' };
  const whole = { slot: 'digest 1', kind: 'legal-digest', recipient: 'legal@example.org', ...words, ...posting };
  return database.dataSource.transaction((inside) =>
    service().mail.post({ manager: inside, by: 'clausebook', today: clock.day, at: clock.now() }, whole),
  );
}

const later = (minutes: number): void => {
  clock.instant = new Date(clock.instant.getTime() + minutes * 60_000);
};
const theMail = (slot = 'digest 1'): Promise<Mail> => manager.findOneByOrFail(Mail, { slot });
const happenings = async (id: string): Promise<string[]> =>
  (await manager.query<{ kind: string }[]>('select kind from event where subject_id = $1', [id])).map(
    ({ kind }) => kind,
  );

test('a slot is posted once', async () => {
  expect(await post()).toBe(true);
  expect(await post({ recipient: 'other@example.org' })).toBe(false);
  expect(await manager.count(Mail)).toBe(1);
});

test('what is rolled back was never posted', async () => {
  const failing = database.dataSource.transaction(async (inside) => {
    const change = { manager: inside, by: 'clausebook', today: clock.day, at: clock.now() };
    await service().mail.post(change, {
      slot: 'digest 1',
      kind: 'legal-digest',
      recipient: 'legal@example.org',
      subject: 's',
      html: 'h',
      text: 't',
    });
    throw new Error('the change failed');
  });
  await expect(failing).rejects.toThrow('the change failed');
  expect(await manager.count(Mail)).toBe(0);
});

describe('with a mail server', () => {
  test('a mail is delivered once, whole, and the history says so', async () => {
    const { url, received } = await peer();
    await post();
    expect(await service(url).delivery.run()).toEqual({ sent: 1, failed: 0 });
    expect(await service(url).delivery.run()).toEqual({ sent: 0, failed: 0 });
    const mail = await theMail();
    expect(mail).toMatchObject({ status: 'sent', attempts: 1, sentAt: clock.now(), error: null });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      subject: 'Łódź',
      messageId: mail.messageId,
      date: clock.now(),
      from: { text: '"Clausebook" <clausebook@example.org>' },
      to: { text: 'legal@example.org' },
    });
    expect(received[0]!.text?.trim()).toBe('東京');
    expect(received[0]!.html).toContain('<p>Ελλάδα</p>');
    expect(received[0]!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await happenings(mail.id)).toEqual(['mail.sent']);
  });

  test('two processes that deliver at once send each mail once', async () => {
    const { url, received } = await peer();
    for (let i = 0; i < 20; i++) await post({ slot: `digest ${i}` });
    const [one, other] = await Promise.all([service(url).delivery.run(), service(url).delivery.run()]);
    expect(one.sent + other.sent).toBe(20);
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(20);
    expect(received).toHaveLength(20);
  });

  test('a 4xx answer makes it wait 1, 5, 15, 60, then ever 240 minutes, and it goes out with the same Message-ID', async () => {
    const seen: (string | undefined)[] = [];
    let busy = true;
    const { url } = await peer({
      onData: (stream, _session, done) => {
        void simpleParser(stream).then(({ messageId }) => {
          seen.push(messageId);
          done(busy ? rejection(451, 'try again later') : null);
        });
      },
    });
    await post();
    for (const minutes of [1, 5, 15, 60, 240, 240]) {
      expect(await service(url).delivery.run()).toEqual({ sent: 0, failed: 1 });
      expect(await theMail()).toMatchObject({ status: 'waiting', error: expect.stringContaining('try again later') });
      later(minutes - 0.5);
      expect(await service(url).delivery.run()).toEqual({ sent: 0, failed: 0 });
      later(0.5);
    }
    busy = false;
    expect(await service(url).delivery.run()).toEqual({ sent: 1, failed: 0 });
    const mail = await theMail();
    expect(mail).toMatchObject({ status: 'sent', attempts: 7, error: null });
    expect(new Set(seen)).toEqual(new Set([mail.messageId]));
    expect(await happenings(mail.id)).toEqual(['mail.sent']);
  });

  test('a recipient refused by 5xx is refused with the reason, and the next mail still goes out', async () => {
    const { url, received } = await peer({
      onRcptTo: ({ address }, _session, done) =>
        done(address.toLowerCase() === 'gone@example.org' ? rejection(550, 'no such mailbox') : null),
    });
    await addPerson(manager, 'gone@example.org', 'owner');
    await addPerson(manager, 'legal@example.org', 'legal');
    await post({ recipient: 'Gone@example.org' });
    later(1);
    await post({ slot: 'digest 2' });
    expect(await service(url).delivery.run()).toEqual({ sent: 1, failed: 1 });
    const marked = { mailRefusedAt: clock.now(), mailRefusedBecause: expect.stringContaining('no such mailbox') };
    expect((await peopleOn(database.dataSource).list({ mailRefused: 'true' })).items).toMatchObject([
      { email: 'gone@example.org', ...marked },
    ]);
    const mail = await theMail();
    expect(mail).toMatchObject({ status: 'refused', sentAt: null, error: expect.stringContaining('no such mailbox') });
    expect(await happenings(mail.id)).toEqual(['mail.refused']);
    expect(received).toHaveLength(1);
    later(1000);
    expect(await service(url).delivery.run()).toEqual({ sent: 0, failed: 0 });
  });

  test('a sender refused by 5xx is our mistake: the mail waits', async () => {
    const { url } = await peer({ onMailFrom: (_address, _session, done) => done(rejection(553, 'not you')) });
    await post();
    await service(url).delivery.run();
    expect(await theMail()).toMatchObject({ status: 'waiting', error: expect.stringContaining('not you') });
  });

  test('a peer that hangs up after the text may have it: tried again with the same Message-ID', async () => {
    const { url, received } = await peer();
    const seen: (string | undefined)[] = [];
    const rude = await peer({
      onData: (stream) => {
        void simpleParser(stream).then(({ messageId }) => {
          seen.push(messageId);
          const connections = (servers[1] as unknown as { connections: Set<{ _socket: Socket }> }).connections;
          for (const { _socket } of connections) _socket.destroy();
        });
      },
    });
    await post();
    expect(await service(rude.url).delivery.run()).toEqual({ sent: 0, failed: 1 });
    expect(await theMail()).toMatchObject({ status: 'waiting', attempts: 1 });
    later(1);
    expect(await service(url).delivery.run()).toEqual({ sent: 1, failed: 0 });
    expect(seen).toEqual([received[0]!.messageId]);
  });

  test('a server that is down is asked once for all, and everything goes out when it is back', async () => {
    const { url, received } = await peer();
    for (let i = 0; i < 3; i++) await post({ slot: `digest ${i}` });
    expect(await service('smtp://127.0.0.1:1').delivery.run()).toEqual({ sent: 0, failed: 1 });
    expect(await manager.countBy(Mail, { status: 'waiting' })).toBe(3);
    later(1);
    expect(await service(url).delivery.run()).toEqual({ sent: 3, failed: 0 });
    expect(received).toHaveLength(3);
  });

  test('a mail in the hands of a process that died is freed when its lease lapses', async () => {
    const { url, received } = await peer();
    await post();
    const lapses = new Date(clock.now().getTime() + 5 * 60_000);
    await manager.update(Mail, { slot: 'digest 1' }, { status: 'sending', attempts: 1, nextAttemptAt: lapses });
    expect(await service(url).delivery.run()).toEqual({ sent: 0, failed: 0 });
    later(5);
    expect(await service(url).delivery.run()).toEqual({ sent: 1, failed: 0 });
    expect(received).toHaveLength(1);
  });

  test('whoever lost a mail to another process settles nothing', async () => {
    const { url } = await peer({
      onData: (stream, _session, done) => {
        void simpleParser(stream)
          .then(() => manager.update(Mail, { slot: 'digest 1' }, { attempts: 2 }))
          .then(() => done());
      },
    });
    await post();
    await service(url).delivery.run();
    const mail = await theMail();
    expect(mail).toMatchObject({ status: 'sending', attempts: 2, sentAt: null });
    expect(await happenings(mail.id)).toEqual([]);
  });

  test.each(['nobody', 'a@example.org\r\nRCPT TO:<b@example.org>', 'a@example.org, b@example.org', 'a@b\u001bc'])(
    'what is no mail address, %j, is refused before any server sees it',
    async (recipient) => {
      const { url, received } = await peer();
      await post({ recipient });
      expect(await service(url).delivery.run()).toEqual({ sent: 0, failed: 1 });
      expect(await theMail()).toMatchObject({ status: 'refused', error: 'The recipient is no mail address' });
      expect(received).toEqual([]);
    },
  );

  test('a line break in a subject starts no header', async () => {
    const { url, received } = await peer();
    await post({ subject: 'One\r\nBcc: all@example.org\r\n\r\nTwo' });
    await service(url).delivery.run();
    expect(received[0]!.subject).toBe('One Bcc: all@example.org Two');
    expect(received[0]!.headers.has('bcc')).toBe(false);
  });
});

describe('without a mail server', () => {
  const outbox = (): string[] => {
    const folder = join(dataDir, 'outbox');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  test('a mail becomes a complete file, named by time and recipient', async () => {
    await post();
    expect(await service().delivery.run()).toEqual({ sent: 1, failed: 0 });
    const [name, ...more] = outbox();
    expect(more).toEqual([]);
    expect(name).toMatch(/^2026-11-23T12-00-00Z_legal@example\.org_[0-9a-f]{8}\.eml$/);
    const mail = await simpleParser(readFileSync(join(dataDir, 'outbox', name!)));
    expect(mail).toMatchObject({
      subject: 'Łódź',
      messageId: (await theMail()).messageId,
      to: { text: 'legal@example.org' },
    });
    expect(await happenings((await theMail()).id)).toEqual(['mail.sent']);
  });

  test('written again after a crash, it is the same file with the same bytes', async () => {
    await post();
    await service().delivery.run();
    const [name] = outbox();
    const first = readFileSync(join(dataDir, 'outbox', name!));
    await manager.update(Mail, { slot: 'digest 1' }, { status: 'sending' });
    later(10);
    expect(await service().delivery.run()).toEqual({ sent: 1, failed: 0 });
    expect(outbox()).toEqual([name]);
    expect(readFileSync(join(dataDir, 'outbox', name!)).equals(first)).toBe(true);
  });

  test('a recipient cannot leave the folder', async () => {
    await post({ recipient: '../../../etc/"pass\\wd*?|@example.org' });
    await service().delivery.run();
    expect(outbox()).toEqual([
      expect.stringMatching(/^2026-11-23T12-00-00Z_\.\.-\.\.-\.\.-etc--pass-wd---@example\.org_[0-9a-f]{8}\.eml$/),
    ]);
  });
});
