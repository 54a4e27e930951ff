import { DataSource } from 'typeorm';
import { type RunningApp, startApp } from './app.js';
import { refused } from './client.js';
import { type Dealings, dealWith, made } from './records.js';

// The embedded database has one session, so there is nobody to meet: these run where the suite has a server.
const race = process.env['TEST_DATABASE_URL'] ? test : test.skip;
const RACE = 'on PostgreSQL, as several sessions are needed:';

let app: RunningApp;
let dealings: Dealings;
beforeAll(async () => {
  app = await startApp();
  dealings = await dealWith(app, 'busy', 'IE');
});
afterAll(() => app.close());

const paper = () => ({
  kind: 'dpa' as const,
  title: 'Online DPA',
  firstPartyId: app.ownPartyId,
  secondPartyId: dealings.party.id,
  engagementIds: [dealings.engagement.id],
});
const asked = () => made(app, 'opt-ins', { vendorId: 'busy', method: 'click_accept', agreement: paper() });
const statusOf = (request: Promise<{ response: Response }>): Promise<number> =>
  request.then(
    ({ response }) => response.status,
    async (error: unknown) => (await refused(Promise.reject(error as Error))).status,
  );

race(`${RACE} of two that confirm, and one that gives it up, one is heard and the others are told`, async () => {
  for (let round = 0; round < 10; round++) {
    const path = { id: (await asked()).id };
    const body = { on: '2026-11-02' };
    const statuses = await Promise.all(
      [
        app.api.optIns.confirm({ path, body }),
        app.api.optIns.confirm({ path, body }),
        app.api.optIns.withdraw({ path, body }),
      ].map(statusOf),
    );
    expect(statuses.sort()).toEqual([201, 422, 422]);
    const { data } = await app.api.optIns.find({ path });
    expect(data.steps.map(({ kind }) => kind)).toEqual([
      'request',
      data.state === 'confirmed' ? 'confirmation' : 'withdrawal',
    ]);
    expect(data.number === null).toBe(data.state !== 'confirmed');
  }
});

race(`${RACE} who confirms, adds, signs and sends for one vendor at once waits, and nobody fails`, async () => {
  for (let round = 0; round < 10; round++) {
    const [one, two] = [await asked(), await asked()];
    const confirmed = { on: '2026-11-02' };
    const statuses = await Promise.all(
      [
        app.api.optIns.confirm({ path: { id: one.id }, body: confirmed }),
        app.api.optIns.add({
          body: { vendorId: 'busy', method: 'click_accept', agreement: paper(), confirmedOn: '2026-11-02' },
        }),
        app.api.agreements.sign({ path: { id: one.agreementId }, body: { partyId: app.ownPartyId } }),
        app.api.optIns.confirm({ path: { id: two.id }, body: confirmed }),
        app.api.agreements.dispatch({ path: { id: two.agreementId }, body: { sentOn: '2026-11-01' } }),
        app.api.optIns.add({ body: { vendorId: 'busy', method: 'on_request', agreementId: two.agreementId } }),
      ].map(statusOf),
    );
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201]);
  }
  const numbers = await app.app
    .get(DataSource)
    .query<{ n: number }[]>(
      `select substring(number from 9)::int as n from opt_in where number is not null order by 1`,
    );
  expect(numbers.map(({ n }) => n)).toEqual(numbers.map((_, at) => at + 1));
});
