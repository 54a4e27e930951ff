import { DataSource, type EntityManager } from 'typeorm';
import type { Change } from '../../src/change.js';
import { importOptions } from '../../src/imports/import.params.js';
import { ImportsService } from '../../src/imports/imports.service.js';
import { TransfersService } from '../../src/transfers/transfers.service.js';
import { PartiesService } from '../../src/vendors/parties.service.js';
import type { PartyView } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { amend, dealWith, made } from './records.js';

// The embedded database has one session, so there is nobody to wait for: these run where the suite has a server.
const race = process.env['TEST_DATABASE_URL'] ? test : test.skip;
const RACE = 'on PostgreSQL, as two sessions are needed:';

const LIST = Buffer.from('id,name,country\nlisted,Listed,US\n');

let app: RunningApp;
let database: DataSource;
beforeEach(async () => {
  app = await startApp();
  database = app.app.get(DataSource);
});
afterEach(() => app.close());

/** Does the work in a transaction that stays open until what is returned is called. */
async function holdOpen(work: (change: Change) => Promise<unknown>): Promise<() => Promise<void>> {
  const session = database.createQueryRunner();
  await session.startTransaction();
  const { manager }: { manager: EntityManager } = session;
  await work({ manager, by: 'another', today: app.clock.today(), at: app.clock.now() });
  return async () => {
    await session.commitTransaction();
    await session.release();
  };
}

/** Whether the request comes to wait for a lock; false once it is answered. */
async function waits(request: Promise<unknown>): Promise<boolean> {
  let answered = false;
  void request.finally(() => (answered = true));
  while (!answered) {
    const [row] = await database.query<{ waiting: boolean }[]>(
      `select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
         as waiting`,
    );
    if (row!.waiting) return true;
  }
  return false;
}

/** What is stored of a vendor is what its facts give now. */
async function expectTrue(key: string): Promise<void> {
  const { glance } = (await app.api.vendors.find({ path: { id: key } })).data;
  const [judged] = (await app.api.vendors.assess({ path: { id: key } })).data.transfers;
  expect(glance!.verdict).toBe(judged!.verdict);
}

const own = async (): Promise<PartyView> => (await app.api.parties.find({ path: { id: app.ownPartyId } })).data;

race(`${RACE} a change of an own party waits for an import under way, and then judges what it brought`, async () => {
  const imports = app.app.get(ImportsService, { strict: false });
  const commit = await holdOpen((change) => imports.run(change, { name: 'list.csv', bytes: LIST }, importOptions({})));
  const { version } = await own();
  const moving = amend(app, `parties/${app.ownPartyId}`, { country: 'US' }, version);
  const waited = await waits(moving);
  await commit();
  expect([waited, (await moving).response.status]).toEqual([true, 200]);
  await expectTrue('listed');
});

race(`${RACE} an import waits for a change of an own party under way, and then judges by it`, async () => {
  const parties = app.app.get(PartiesService, { strict: false });
  const { version } = await own();
  const commit = await holdOpen((change) => parties.amend(change, app.ownPartyId, version, { country: 'US' }));
  const importing = app.api.imports.run({ body: { file: new File([LIST], 'vendors.csv') } });
  const waited = await waits(importing);
  await commit();
  expect([waited, (await importing).response.status]).toEqual([true, 201]);
  await expectTrue('listed');
});

race(`${RACE} whoever waits for an own party holds no vendor meanwhile, so that nobody waits in a circle`, async () => {
  const { vendor, engagement } = await dealWith(app, 'waited-for');
  const commit = await holdOpen(({ manager }) =>
    manager.query('select id from party where id = $1 for no key update', [app.ownPartyId]),
  );
  const patching = amend(app, `engagements/${engagement.id}`, { purpose: 'Other' }, engagement.version);
  expect(await waits(patching)).toBe(true);
  const taken = await database.query('select id from vendor where id = $1 for no key update nowait', [vendor.id]);
  expect(taken).toHaveLength(1);
  await commit();
  expect((await patching).response.status).toBe(200);
});

race(`${RACE} a change of what an own party holds waits for a transfer that is about to rest on it`, async () => {
  const branch = await made(app, 'parties', { name: 'Our US branch', country: 'US', sector: 'commercial' });
  const certification = await made(app, 'certifications', {
    partyId: branch.id,
    framework: 'EU_US_DPF',
    name: 'DPF',
    statuses: [{ status: 'active', from: '2023-09-01' }],
  });
  const { party, engagement } = await dealWith(app, 'sends-to-us', 'DE');
  const transfers = app.app.get(TransfersService, { strict: false });
  const commit = await holdOpen((change) =>
    transfers.add(change, {
      engagementId: engagement.id,
      flow: 'sent',
      exporterId: party.id,
      importerId: branch.id,
      mechanisms: [{ kind: 'certification', certificationId: certification.id }],
    }),
  );
  const statuses = [{ status: 'inactive' as const, from: '2023-09-01' }];
  const lapsing = amend(app, `certifications/${certification.id}`, { statuses }, certification.version);
  const waited = await waits(lapsing);
  await commit();
  expect([waited, (await lapsing).response.status]).toEqual([true, 200]);
  await expectTrue('sends-to-us');
});
