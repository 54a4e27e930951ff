import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { GapsService } from '../../src/gaps/gaps.service.js';
import { HistoryService } from '../../src/history/history.service.js';
import { ByHand } from '../../src/jobs/by-hand.js';
import type { Command } from '../../src/jobs/command.js';
import { GapCheck } from '../../src/jobs/gap-check.js';
import { LegalDigest } from '../../src/jobs/legal-digest.js';
import { LegalRecipients } from '../../src/jobs/legal-recipients.js';
import { MailDelivery } from '../../src/jobs/mail-delivery.js';
import { MailService } from '../../src/mail/mail.service.js';
import { MailTemplates } from '../../src/mail/templates.js';
import { Certification } from '../../src/vendors/certification.entity.js';
import { Party } from '../../src/vendors/party.entity.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { addTransferOn, addVendor, peopleOn, runnerOn } from './register.js';

let database: TestDatabase;
let manager: EntityManager;
let clock: FixedClock;
let dataDir: string;
let byHand: ByHand;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await openTestDatabase();
  manager = database.dataSource.manager;
  dataDir = mkdtempSync(join(tmpdir(), 'by-hand-'));
  clock = new FixedClock('2026-11-23');
  byHand = wired();
  const own = newId();
  await manager.insert(Party, { id: own, name: 'Our company', country: 'DE', sector: 'commercial' });
  for (const name of ['Box', 'Airtable', 'Zapier']) await addCertified(own, name);
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await database.close();
});

function wired(): ByHand {
  const { dataSource } = database;
  const config = {
    smtpUrl: undefined,
    mailFrom: 'clausebook@example.org',
    dataDir,
    templatesDir: join(__dirname, '../../templates'),
    legalMail: ['legal@example.org'],
    organisation: 'Our company',
    baseUrl: 'https://register.example.org',
  };
  const history = new HistoryService();
  const gaps = new GapsService(history);
  const mail = new MailService(dataSource, clock, config);
  const digest = new LegalDigest(
    dataSource,
    clock,
    gaps,
    mail,
    new MailTemplates(config),
    new LegalRecipients(config),
    config,
  );
  const check = new GapCheck(dataSource, clock, gaps);
  const delivery = new MailDelivery(mail, history, peopleOn(dataSource));
  return new ByHand(dataSource, clock, gaps, runnerOn(dataSource, clock), check, digest, mail, delivery);
}

/** A processor in the United States that receives data on its Privacy Shield certification. */
async function addCertified(own: string, name: string): Promise<void> {
  const vendorId = await addVendor(manager, name.toLowerCase(), name);
  const [party, certification] = [newId(), newId()];
  await manager.insert(Party, { id: party, vendorId, name: `${name}, Inc.`, country: 'US', sector: 'commercial' });
  await manager.insert(Certification, {
    id: certification,
    partyId: party,
    framework: 'EU_US_PRIVACY_SHIELD',
    name: 'EU-US Privacy Shield',
    statuses: [{ status: 'active', from: '2018-01-01' }],
  });
  await addTransferOn(manager, vendorId, { own, party, certification });
}

async function told(job: Command['job'], asOf: Command['asOf'], full = false): Promise<string> {
  const lines: string[] = [];
  await byHand.run({ job, asOf, full }, (line) => lines.push(line));
  return lines.join('\n');
}

const rows = async (): Promise<unknown> =>
  (
    await manager.query<unknown[]>(
      `select (select count(*) from gap) as gaps, (select count(*) from event) as events,
         (select count(*) from job_run) as runs, (select count(*) from mail) as mails`,
    )
  )[0];

describe('a day that is given is judged, and nothing is written', () => {
  afterEach(async () => expect(await rows()).toEqual({ gaps: 0, events: 0, runs: 0, mails: 0 }));

  test('on 15 July 2020 the Privacy Shield still stands', async () => {
    expect(await told('gap-check', '2020-07-15')).not.toContain('MECHANISM_INVALIDATED');
  });

  test('on 16 July 2020 it no longer does', async () => {
    const said = await told('gap-check', '2020-07-16');
    expect(said).toContain(
      'MECHANISM_INVALIDATED (critical): Mechanism invalidated\n  3 at 3 vendors: airtable, box, zapier',
    );
    expect(said).toContain('at 3 of 3 vendors. Nothing was written.');
  });

  test('the digest of that day is printed, worst first', async () => {
    const said = await told('legal-digest', '2020-07-16');
    expect(said).toMatch(/^Subject: 6 critical gaps: /);
    expect(said).toContain('as of 2020-07-16');
    expect(said).toContain('EU-US Privacy Shield was annulled on 2020-07-16');
    expect(said).toContain('Nothing was written.');
    const places = ['- Airtable', '- Box', '- Zapier'].map((name) => said.lastIndexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('a day that is given only prints, also when it is today', async () => {
    expect(await told('gap-check', '2026-11-23')).toContain('Nothing was written.');
    expect(await told('legal-digest', '2026-11-23')).toContain('Nothing was written.');
  });

  test('a day may be as early as the law is encoded', async () => {
    expect(await told('gap-check', '2000-07-26')).toContain('Nothing was written.');
  });
});

describe('today it runs for real', () => {
  test('the check opens the gaps of the vendors that are due, and then none is', async () => {
    expect(await told('gap-check', null)).toContain('3 vendors reassessed; 6 gaps opened, 0 kept, 0 closed.');
    clock.instant = new Date('2026-11-23T13:00:00Z');
    expect(await told('gap-check', null)).toContain('nothing is due');
  });

  test('in full it reassesses every vendor, on another day too, and writes no row that would say the same', async () => {
    const rows = () =>
      Promise.all(
        ['gap', 'vendor_glance'].map((table) => manager.query(`select ctid, t.* from ${table} t order by 1`)),
      );
    const before = await rows();
    clock.day = '2026-11-24';
    clock.instant = new Date('2026-11-24T13:00:00Z');
    expect(await told('gap-check', null, true)).toContain('3 vendors reassessed; 0 gaps opened, 6 kept, 0 closed.');
    expect(await rows()).toEqual(before);
    clock.day = '2026-11-23';
  });

  test('the digest is written once for the week', async () => {
    const first = await told('legal-digest', null);
    expect(first).toContain('6 gaps open at 3 vendors; 1 mail written');
    expect(first).toContain(`Mail: 1 written to ${join(dataDir, 'outbox')}, 0 refused`);
    clock.instant = new Date('2026-11-23T14:00:00Z');
    expect(await told('legal-digest', null)).toContain("0 mails written, 1 of 1 recipient had this week's before.");
    expect(readdirSync(join(dataDir, 'outbox'))).toHaveLength(1);
  });
});
