import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { DamagesService } from '../../src/documents/damages.service.js';
import { Document, DocumentContent } from '../../src/documents/document.entity.js';
import { HistoryService } from '../../src/history/history.service.js';
import { EvidenceCheck } from '../../src/jobs/evidence-check.js';
import { type Lease, LeaseLostError } from '../../src/jobs/job-runner.js';
import { MailService } from '../../src/mail/mail.service.js';
import { MailTemplates } from '../../src/mail/templates.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { leaseOf } from './register.js';

let database: TestDatabase;
let manager: EntityManager;
let clock: FixedClock;

beforeAll(async () => {
  database = await openTestDatabase();
  manager = database.dataSource.manager;
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = new FixedClock('2026-11-24');
  await past('delete from document_damage; delete from document_content; delete from document; delete from mail');
});

/** What nobody can do through the program, nor by a slip: only whoever owns the database. */
const past = (sql: string): Promise<unknown> =>
  database.dataSource.transaction(async (inside) => {
    for (const table of ['document', 'document_content'])
      await inside.query(`alter table ${table} disable trigger user`);
    for (const statement of sql.split(';')) await inside.query(statement);
    for (const table of ['document', 'document_content'])
      await inside.query(`alter table ${table} enable trigger user`);
  });

async function file(fileName: string, kept: string | null = fileName): Promise<string> {
  const id = newId();
  const bytes = Buffer.from(fileName);
  await manager.insert(Document, {
    id,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName,
    mediaType: 'text/plain',
    size: bytes.length,
    filedBy: 'legal@example.org',
    filedAt: clock.now(),
    reading: { offers: [] } as unknown as Document['reading'],
  });
  if (kept !== null) await manager.insert(DocumentContent, { documentId: id, bytes: Buffer.from(kept) });
  return id;
}

function checkFor(legalMail: readonly string[] = ['legal@example.org', 'DPO@example.org']): EvidenceCheck {
  const { dataSource } = database;
  const config = {
    smtpUrl: undefined,
    mailFrom: 'clausebook@example.org',
    dataDir: '/nowhere',
    templatesDir: join(__dirname, '../../templates'),
    legalMail,
    organisation: 'Our company',
    baseUrl: 'https://register.example.org',
  };
  const mail = new MailService(dataSource, clock, config);
  const damages = new DamagesService(dataSource, new HistoryService());
  return new EvidenceCheck(dataSource, clock, damages, mail, new MailTemplates(config), config);
}

const check = (): ReturnType<EvidenceCheck['run']> => checkFor().run(leaseOf(clock.day));
const mails = (): Promise<{ recipient: string; subject: string; text: string }[]> =>
  manager.query(`select recipient, subject, text from mail order by recipient collate "C"`);
const events = (id: string): Promise<string[]> =>
  manager
    .query<{ kind: string }[]>(`select kind from event where subject_id = $1 order by seq`, [id])
    .then((rows) => rows.map(({ kind }) => kind));

test('while every paper is what was filed, nothing is written', async () => {
  await file('dpa.txt');
  expect(await check()).toEqual({ papers: 1, damaged: 0, mended: 0, standing: 0 });
  expect(await mails()).toEqual([]);
});

test.each([
  ['a byte is another', 'dpa-forged.txt', 'dpa-forged.tXt'],
  ['it was cut', 'dpa-cut.txt', 'dpa-cut'],
  ['it is gone', 'dpa-gone.txt', null],
])('a paper of which %s is recorded once, and LEGAL_MAIL is told once', async (_, name, kept) => {
  await file('whole.txt');
  const id = await file(name, kept);
  expect(await check()).toEqual({ papers: 2, damaged: 1, mended: 0, standing: 1 });
  clock.instant = new Date('2026-11-25T12:00:00Z');
  expect(await check()).toEqual({ papers: 2, damaged: 0, mended: 0, standing: 1 });
  expect(await events(id)).toEqual(['document.damaged']);
  const posted = await mails();
  expect(posted.map(({ recipient }) => recipient)).toEqual(['DPO@example.org', 'legal@example.org']);
  expect(posted[0]!.subject).toBe(`1 paper on file is not what was filed: ${name}`);
  expect(posted[0]!.text).toContain(`https://register.example.org/v1/documents/${id}`);
  expect(posted[0]!.text).not.toContain('whole.txt');
});

test('brought back from a backup it is mended; damaged again, it is told again, also on the same day', async () => {
  const id = await file('dpa.txt', 'other');
  await check();
  await past(`update document_content set bytes = 'dpa.txt'`);
  expect(await check()).toEqual({ papers: 1, damaged: 0, mended: 1, standing: 0 });
  await past(`update document_content set bytes = 'other again'`);
  expect(await check()).toEqual({ papers: 1, damaged: 1, mended: 0, standing: 1 });
  expect(await events(id)).toEqual(['document.damaged', 'document.mended', 'document.damaged']);
  expect(await mails()).toHaveLength(4);
});

test('what nobody could be told of is told when somebody is named', async () => {
  await file('dpa.txt', 'other');
  await checkFor([]).run(leaseOf(clock.day));
  expect(await mails()).toEqual([]);
  await check();
  expect(await mails()).toHaveLength(2);
});

test('of many papers the check says how far it is, and one mail names fifty and counts the rest', async () => {
  for (let n = 0; n < 60; n++) await file(`paper ${n}`, 'other');
  const seen: unknown[] = [];
  const lease: Lease = { ...leaseOf(clock.day), renew: async (progress) => void seen.push(progress) };
  expect(await checkFor().run(lease)).toEqual({ papers: 60, damaged: 60, mended: 0, standing: 60 });
  expect(seen).toEqual([25, 50, 60].map((done) => ({ done, all: 60 })));
  const posted = await mails();
  expect(posted).toHaveLength(2);
  expect(posted[0]!.subject).toBe('60 papers on file are not what was filed: paper 0 and 59 more');
  expect(posted[0]!.text).toContain('And 10 more.');
});

test('whoever lost the lease records and posts nothing', async () => {
  const id = await file('dpa.txt', 'other');
  const lost: Lease = {
    ...leaseOf(clock.day),
    hold: () => Promise.reject(new LeaseLostError('evidence-check', clock.day)),
  };
  await expect(checkFor().run(lost)).rejects.toThrow(LeaseLostError);
  expect(await events(id)).toEqual([]);
  expect(await mails()).toEqual([]);
});
