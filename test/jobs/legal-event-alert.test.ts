import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { DataSource } from 'typeorm';
import { LegalEventAlert } from '../../src/jobs/legal-event-alert.js';
import type { NewLegalEvent } from '../client/generated/index.js';
import { type RunningApp, startApp } from '../http/app.js';
import { agreeOn, certify, changed, dealWith, made, MODULE_2, sendTo } from '../http/records.js';

const JUDGMENT: NewLegalEvent = {
  instrument: 'EU_US_DPF',
  event: 'ended',
  cause: 'annulled',
  on: '2026-11-24',
  citation: 'Case C-703/25 P, a judgment that these tests suppose',
  link: 'https://curia.example/judgment',
};

let app: RunningApp;
let dataDir: string;

/** Rests on the framework alone; on the framework with clauses behind it; on the decision on Switzerland. */
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'alert-'));
  app = await startApp('2026-11-24', {
    LEGAL_MAIL: 'legal@example.org',
    DATA_DIR: dataDir,
    ORGANISATION: 'Müller & Töchter',
  });
  const owner = await made(app, 'people', { name: 'Olga', email: 'olga@example.org', role: 'owner' });
  await made(app, 'people', { name: 'Nina', email: 'nina@example.org', role: 'owner' });
  await made(app, 'people', { name: 'Anna', email: 'Legal@example.org', role: 'legal' });
  const alone = await dealWith(app, 'alone');
  await agreeOn(app, alone);
  const listed = (await certify(app, alone, 'EU_US_DPF', '2023-09-01')).id;
  await sendTo(app, alone, [{ kind: 'certification', certificationId: listed }]);
  await sendTo(app, alone, [{ kind: 'certification', certificationId: listed }]);
  const reserved = await dealWith(app, 'reserved');
  const dpa = await agreeOn(app, reserved, { clauseSets: [{ ...MODULE_2, signedOn: '2023-09-01' }] });
  const tia = await made(app, 'impact-assessments', {
    vendorId: 'reserved',
    doneOn: '2023-09-01',
    outcome: 'effective',
  });
  await sendTo(
    app,
    reserved,
    [
      { kind: 'certification', certificationId: (await certify(app, reserved, 'EU_US_DPF', '2023-09-01')).id },
      {
        kind: 'clause_set',
        clauseSetId: dpa.clauseSets[0]!.id,
        fallbackClause: 'DPA, section 12.3',
        followsByItself: false,
      },
    ],
    { impactAssessmentIds: [tia.id] },
  );
  await changed(app, 'vendors/reserved', { ownerId: owner.id });
  await sendTo(app, await dealWith(app, 'swiss', 'CH'));
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true });
});

const run = () => app.app.get(LegalEventAlert, { strict: false }).run();
const mails = async (): Promise<Map<string, ParsedMail & { text: string; html: string }>> => {
  const folder = join(dataDir, 'outbox');
  const parsed = await Promise.all(readdirSync(folder).map((name) => simpleParser(readFileSync(join(folder, name)))));
  return new Map(
    parsed.map((mail) => [[mail.to ?? []].flat()[0]!.text, mail as ParsedMail & { text: string; html: string }]),
  );
};

test('while nothing is recorded nobody is told anything', async () =>
  expect(await run()).toEqual({ events: 0, posted: 0 }));

describe('on the day on which the framework falls', () => {
  let told: Awaited<ReturnType<typeof mails>>;
  beforeAll(async () => {
    await app.api.legalEvents.add({ body: JUDGMENT });
    expect(await run()).toEqual({ events: 1, posted: 2 });
    told = await mails();
  });

  test('legal is told within one tick, once however the address is written, and owners whom it touches', () => {
    expect([...told.keys()].sort()).toEqual(['legal@example.org', 'olga@example.org']);
    expect(told.get('legal@example.org')!.subject).toBe(
      '1 vendor without cover: EU-US Data Privacy Framework is annulled as of 2026-11-24',
    );
  });

  test('legal gets two lists: who is without cover, and who runs on which fallback and what that takes', () => {
    const { text, html } = told.get('legal@example.org')!;
    for (const body of [text, html]) {
      expect(body).toMatch(/without cover: 1 vendor/i);
      expect(body).toMatch(/on fallback: 1 vendor/i);
      expect(body).toContain('Case C-703/25 P, a judgment that these tests suppose');
      expect(body).toContain('which needs an act of ours (DPA, section 12.3)');
      expect(body).toContain('2 transfers');
      expect(body).not.toContain('swiss');
    }
    expect(text.indexOf('Alone')).toBeLessThan(text.indexOf('Reserved'));
  });

  test('an owner gets the part that is theirs', () => {
    const { text, subject } = told.get('olga@example.org')!;
    expect(subject).toMatch(/^1 vendor on fallback: /);
    expect(text).toContain('Reserved (reserved)');
    expect(text).not.toContain('Alone');
  });

  test('told once: the next tick posts nothing', async () => {
    expect(await run()).toEqual({ events: 0, posted: 0 });
    expect((await app.app.get(DataSource).query('select count(*)::int as n from mail'))[0].n).toBe(2);
  });

  test('the mail is one that a machine may send, without a picture from afar, in both schemes', () => {
    const mail = told.get('legal@example.org')!;
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.html).not.toMatch(/<img|url\(/);
    expect(mail.html).toContain('prefers-color-scheme: dark');
  });
});

test('what is yet to come is judged as of its day; what was withdrawn before anyone was told is not told', async () => {
  const entered = async (body: NewLegalEvent) => (await app.api.legalEvents.add({ body })).data.id;
  const wrong = await entered({
    instrument: 'UK_EXTENSION',
    event: 'suspended',
    on: '2026-11-24',
    citation: 'An error',
  });
  await app.api.legalEvents.withdraw({ path: { id: wrong }, body: { reason: 'Entered on the wrong instrument' } });
  await entered({
    instrument: 'EU_ADEQUACY_CH',
    event: 'ended',
    cause: 'withdrawn',
    on: '2027-01-01',
    citation: 'A decision',
  });
  rmSync(join(dataDir, 'outbox'), { recursive: true });
  expect(await run()).toEqual({ events: 1, posted: 1 });
  const { text, subject } = (await mails()).get('legal@example.org')!;
  expect(subject).toMatch(/^1 vendor without cover: .* is to be withdrawn as of 2027-01-01$/);
  expect(text).toContain('Judged as of 2027-01-01');
  expect(text).toContain('Swiss (swiss)');
});
