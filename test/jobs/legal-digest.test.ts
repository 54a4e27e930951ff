import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { EntityManager } from 'typeorm';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { HistoryService } from '../../src/history/history.service.js';
import { LegalDigest } from '../../src/jobs/legal-digest.js';
import { LegalRecipients } from '../../src/jobs/legal-recipients.js';
import { MailDelivery } from '../../src/jobs/mail-delivery.js';
import { MailService } from '../../src/mail/mail.service.js';
import { MailTemplates } from '../../src/mail/templates.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { addGap, addJudgedVendor, addPerson, addVendor, leaseOf, peopleOn } from './register.js';

let database: TestDatabase;
let manager: EntityManager;
let clock: FixedClock;
let dataDir: string;
let legalMail: string[];

beforeAll(async () => {
  database = await openTestDatabase();
  manager = database.dataSource.manager;
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of ['gap', 'vendor_glance', 'vendor', 'person', 'mail']) await manager.query(`delete from ${table}`);
  clock = new FixedClock('2026-11-23');
  dataDir = mkdtempSync(join(tmpdir(), 'digest-'));
  legalMail = ['legal@example.org'];
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function jobs() {
  const config = {
    smtpUrl: undefined,
    mailFrom: 'clausebook@example.org',
    dataDir,
    templatesDir: join(__dirname, '../../templates'),
    legalMail,
    organisation: 'Müller & Töchter GmbH',
    baseUrl: 'https://register.example.org',
  };
  const history = new HistoryService();
  const mail = new MailService(database.dataSource, clock, config);
  return {
    digest: new LegalDigest(
      database.dataSource,
      clock,
      new GapsService(history),
      mail,
      new MailTemplates(config),
      new LegalRecipients(config),
      config,
    ),
    delivery: new MailDelivery(mail, history, peopleOn(database.dataSource)),
  };
}

async function posted(): Promise<ParsedMail[]> {
  const { digest, delivery } = jobs();
  await digest.run(leaseOf(clock.day));
  await delivery.run();
  const folder = join(dataDir, 'outbox');
  return Promise.all(readdirSync(folder).map((name) => simpleParser(readFileSync(join(folder, name)))));
}

const theOne = async (): Promise<ParsedMail & { text: string; html: string }> => {
  const [mail, ...more] = await posted();
  expect(more).toEqual([]);
  return mail as ParsedMail & { text: string; html: string };
};

const inOrder = (text: string, parts: readonly string[]): void => {
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
};

test('nothing open, no mail', async () => {
  expect(await jobs().digest.run(leaseOf(clock.day))).toEqual({ gaps: 0, vendors: 0, recipients: 1, posted: 0 });
});

test('a closed gap is not told', async () => {
  await addGap(manager, await addJudgedVendor(manager, 'box'), { closedOn: '2026-11-20' });
  expect(await jobs().digest.run(leaseOf(clock.day))).toMatchObject({ gaps: 0, posted: 0 });
});

test('what no longer stands on the day is not told, though no check has run since', async () => {
  await addGap(manager, await addVendor(manager, 'box'));
  expect(await jobs().digest.run(leaseOf(clock.day))).toMatchObject({ gaps: 0, posted: 0 });
});

test('the worst comes first: severity, then since-day with the unknown last, then name', async () => {
  const high = { severity: 'high', code: 'TIA_MISSING' } as const;
  await addGap(manager, await addJudgedVendor(manager, 'zendesk', 'Zendesk'), { ...high, since: '2010-01-01' });
  await addGap(manager, await addJudgedVendor(manager, 'airtable', 'airtable'), { since: null });
  await addGap(manager, await addJudgedVendor(manager, 'wix', 'Wix'));
  await addGap(manager, await addJudgedVendor(manager, 'box', 'Box'), { since: '2020-07-15' });
  await addGap(manager, await addJudgedVendor(manager, 'adroll', 'AdRoll'));
  await addGap(manager, await addJudgedVendor(manager, 'asana', 'Asana'), { ...high, since: null });
  const { subject, text, html } = await theOne();
  const names = ['Box', 'AdRoll', 'Wix', 'airtable', 'Zendesk', 'Asana'];
  inOrder(text, ['CRITICAL: 4 gaps', ...names.map((name) => `- ${name} (`)]);
  inOrder(html, ['Critical: 4 gaps', ...names.map((name) => `>${name}</bdi>`)]);
  expect(subject).toBe('4 critical gaps: mechanism invalidated at Box and 3 others');
  expect(text).toContain('6 gaps open at 6 vendors: 4 critical, 2 high.');
  expect(text).toContain('airtable (airtable), since an unknown day');
});

test('each gap says what is so, since when, on what it rests, what closes it, and where the report is', async () => {
  await addGap(manager, await addJudgedVendor(manager, 'active-campaign', 'ActiveCampaign'));
  const { subject, text, html } = await theOne();
  expect(subject).toBe('1 critical gap: mechanism invalidated at ActiveCampaign');
  for (const body of [text, html])
    for (const part of [
      'Mechanism invalidated',
      'MECHANISM_INVALIDATED',
      'EU-US Privacy Shield was annulled on 2020-07-16; no grace period followed.',
      'Replace EU-US Privacy Shield by a mechanism in force.',
      'Case C-311/18 (Schrems II)',
      'ActiveCampaign',
      'active-campaign',
      '2020-07-16',
      'https://register.example.org/v1/vendors/active-campaign/gap-report.pdf',
    ])
      expect(body).toContain(part);
  expect(text).toContain('Müller & Töchter GmbH');
  expect(html).toContain('Müller &amp; Töchter GmbH');
});

test('what many vendors share is said once, what differs is said by each', async () => {
  for (const name of ['Adroll', 'Box', 'Cleo']) {
    const id = await addJudgedVendor(manager, name.toLowerCase(), name);
    await addGap(manager, id);
    await addGap(manager, id, {
      code: 'DPA_MISSING',
      subjectKind: 'engagement',
      since: '2021-01-01',
      reasons: [
        { says: `No agreement with ${name}.`, remedy: `Conclude one with ${name}.`, citation: 'Art. 28(3) GDPR' },
      ],
    });
  }
  const { text } = await theOne();
  expect(text.split('EU-US Privacy Shield was annulled')).toHaveLength(2);
  expect(text.split('Art. 28(3) GDPR')).toHaveLength(2);
  inOrder(text, ['- Adroll', 'No agreement with Adroll.', 'Conclude one with Adroll.', 'No agreement with Box.']);
});

test('two transfers of a vendor that lack the same are told as two', async () => {
  const box = await addJudgedVendor(manager, 'box', 'Box');
  await addGap(manager, box);
  await addGap(manager, box);
  expect((await theOne()).text).toContain('- Box (box), since 2020-07-16, 2 transfers');
});

test('every vendor is named: the first of each kind spelled out, the others by name', async () => {
  for (let i = 100; i < 500; i++) {
    const id = await addJudgedVendor(manager, `vendor-${i}`);
    await addGap(manager, id, i < 450 ? {} : { severity: 'medium', code: 'UNDATED_EVIDENCE' });
  }
  const { text, html } = await theOne();
  for (let i = 100; i < 500; i++) {
    expect(text).toContain(`vendor-${i}`);
    expect(html).toContain(`vendor-${i}`);
  }
  expect(text.match(/gap-report\.pdf/g)).toHaveLength(24);
  expect(text).toContain('And at 338 more vendors:');
  // Gmail cuts a mail there.
  expect(Buffer.byteLength(html)).toBeLessThan(102_000);
});

test('everyone legal gets it once, however the address is written, and nobody else', async () => {
  legalMail = ['Legal@Example.org', 'legal@example.org', 'dpo@example.org'];
  await addPerson(manager, 'LEGAL@example.org', 'legal');
  await addPerson(manager, 'counsel@example.org', 'legal');
  await addPerson(manager, 'buyer@example.org', 'procurement');
  await addGap(manager, await addJudgedVendor(manager, 'box'));
  expect((await posted()).map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
    'Legal@example.org',
    'counsel@example.org',
    'dpo@example.org',
  ]);
});

test('run again in the same week, it sends nothing new; the next week it does', async () => {
  await addGap(manager, await addJudgedVendor(manager, 'box'));
  const { digest } = jobs();
  expect(await digest.run(leaseOf(clock.day))).toMatchObject({ posted: 1 });
  expect(await digest.run(leaseOf(clock.day))).toMatchObject({ posted: 0 });
  clock.day = '2026-11-29';
  expect(await digest.run(leaseOf(clock.day))).toMatchObject({ posted: 0 });
  legalMail.push('late@example.org');
  expect(await jobs().digest.run(leaseOf(clock.day))).toMatchObject({ recipients: 2, posted: 1 });
  clock.day = '2026-11-30';
  expect(await digest.run(leaseOf(clock.day))).toMatchObject({ posted: 2 });
});

test('names that mean harm come out as the characters they are', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  await addGap(manager, await addJudgedVendor(manager, 'evil', evil));
  await addGap(manager, await addJudgedVendor(manager, 'lines', 'A\r\nBcc: all@example.org\r\n\r\nB\u202eC'));
  await addGap(manager, await addJudgedVendor(manager, 'greek', 'Ελληνική "Εταιρεία" & 東京'));
  const { headers, subject, text, html } = await theOne();
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(text).toContain(evil);
  expect(text).toContain('- A Bcc: all@example.org BC (lines)');
  expect(text).toContain('Ελληνική "Εταιρεία" & 東京');
  expect(html).toContain('Ελληνική &quot;Εταιρεία&quot; &amp; 東京');
  expect(headers.has('bcc')).toBe(false);
  expect(subject).toBe(`3 critical gaps: mechanism invalidated at ${evil} and 2 others`);
});

test('a line break in the name of the worst vendor starts no header, and the subject stays short', async () => {
  const name = `Box\r\nBcc: all@example.org\r\n${'と'.repeat(300)}`;
  await addGap(manager, await addJudgedVendor(manager, 'box', name));
  const { headers, subject } = await theOne();
  expect(headers.has('bcc')).toBe(false);
  expect(Array.from(subject!).length).toBeLessThanOrEqual(120);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(subject).toMatch(/^1 critical gap: mechanism invalidated at Box Bcc: all@example.org とと+…$/);
});

test('the mail is one that a machine may send: no picture from afar, no answer wanted, both schemes, both bodies', async () => {
  await addGap(manager, await addJudgedVendor(manager, 'box'));
  const { headers, html, text, date, messageId } = await theOne();
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(html).not.toMatch(/<img|<link|@import|url\(|<script/i);
  expect(html).toContain('@media (prefers-color-scheme: dark)');
  expect(text.length).toBeGreaterThan(500);
  expect(date).toEqual(clock.now());
  expect(messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/);
});
