import { DataSource } from 'typeorm';
import { OptInFollowUps } from '../../src/jobs/opt-in-follow-ups.js';
import type { NewOptIn } from '../client/generated/index.js';
import { type RunningApp, startApp } from '../http/app.js';
import { agreeOn, dealWith, made } from '../http/records.js';
import { leaseOf } from './register.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp('2026-10-01', { LEGAL_MAIL: 'legal@example.org' });
});
afterAll(() => app.close());

interface Posted {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}
const on = async (day: '2026-10-14' | '2026-10-15' | '2026-10-16' | '2026-10-22' | '2026-10-26' | '2026-10-30') => {
  app.clock.day = day;
  const done = await app.app.get(OptInFollowUps, { strict: false }).run(leaseOf(day));
  const mails = await app.app
    .get(DataSource)
    .query<Posted[]>(`select recipient, subject, text from mail where slot like $1 order by recipient`, [
      `opt-in-follow-up ${day}%`,
    ]);
  return { done, mails };
};
const ask = async (key: string, requestedOn: string | null) => {
  const dealings = await dealWith(app, key, 'IE');
  const { id: agreementId } = await agreeOn(app, dealings, { title: `DPA of ${key}` });
  const body: NewOptIn = {
    vendorId: key,
    method: 'on_request',
    agreementId,
    requestedOn,
    requestedBy: 'Greta',
    reference: 'T-1',
  };
  return made(app, 'opt-ins', body);
};

test('a request is told on the fourteenth day, not before, and weekly after it, until it is answered', async () => {
  const { id } = await ask('birch', '2026-10-01');
  expect((await on('2026-10-14')).done).toEqual({ overdue: 0, recipients: 0, posted: 0 });
  const due = await on('2026-10-15');
  expect(due.done).toEqual({ overdue: 1, recipients: 1, posted: 1 });
  expect(due.mails[0]).toMatchObject({
    recipient: 'legal@example.org',
    subject: '1 request waits for an answer: Birch',
    text: expect.stringMatching(
      /Birch \(birch\), due today[^]*DPA of birch, asked for[^]*by Greta, reference T-1[^]*14 days/,
    ),
  });
  expect((await on('2026-10-16')).done).toEqual({ overdue: 1, recipients: 0, posted: 0 });
  await app.api.optIns.followUp({ path: { id }, body: { on: '2026-10-16' } });
  expect((await on('2026-10-22')).done).toEqual({ overdue: 0, recipients: 0, posted: 0 });
  expect((await on('2026-10-30')).done).toMatchObject({ overdue: 1, posted: 1 });
  await app.api.optIns.confirm({ path: { id }, body: { on: '2026-10-30' } });
  expect((await on('2026-10-30')).done).toEqual({ overdue: 0, recipients: 0, posted: 0 });
});

test('once there is somebody in procurement, they get it and legal does not; run twice, it posts once', async () => {
  await made(app, 'people', { name: 'Greta', email: 'greta@example.org', role: 'procurement' });
  await ask('undated', null);
  const first = await on('2026-10-26');
  expect(first.done).toEqual({ overdue: 1, recipients: 1, posted: 1 });
  expect(first.mails.map(({ recipient }) => recipient)).toEqual(['greta@example.org']);
  expect(first.mails[0]!.text).toContain('Nobody recorded when we asked');
  expect((await on('2026-10-26')).done).toEqual({ overdue: 1, recipients: 1, posted: 0 });
  expect((await on('2026-10-22')).done).toMatchObject({ recipients: 0 });
});
