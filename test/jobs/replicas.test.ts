import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { LegalDay } from '../../src/law/legal-day.js';
import { Certification } from '../../src/vendors/certification.entity.js';
import { Party } from '../../src/vendors/party.entity.js';
import { openTestDatabase, type TestDatabase } from '../database.js';
import { addTransferOn, addVendor } from './register.js';
import { type Point, POINTS, Replica } from './replicas.js';

/** Processes need a server; JOBS_LONG=1 runs the whole year, otherwise it is two months. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;
const PERIODS = process.env['JOBS_LONG'] ? 365 : 60;
const SEED = Number(process.env['SEED'] ?? 20261124);
const START = '2026-01-01';
const PROCESSES = 5;

let database: TestDatabase;
let dataSource: DataSource;
let replicas: Replica[];

const dayAfter = (days: number, from = START): LegalDay =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) as LegalDay;
const noon = (day: string): string => `${day}T12:00:00Z`;

/** mulberry32: the same seed, the same year. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Our company, and for each day a processor in the United States whose certification is inactive from it on. */
async function lapsingOn(days: readonly LegalDay[]): Promise<void> {
  const { manager } = dataSource;
  const own = newId();
  await manager.insert(Party, { id: own, name: 'Our company', country: 'DE', sector: 'commercial' });
  for (const day of days) {
    const vendorId = await addVendor(manager, `until-${day}`);
    const [party, certification] = [newId(), newId()];
    await manager.insert(Party, { id: party, vendorId, name: `Until ${day}`, country: 'US', sector: 'commercial' });
    await manager.insert(Certification, {
      id: certification,
      partyId: party,
      framework: 'EU_US_DPF',
      name: 'EU-US Data Privacy Framework',
      statuses: [
        { status: 'active', from: '2023-09-01' },
        { status: 'inactive', from: day },
      ],
    });
    await addTransferOn(manager, vendorId, { own, party, certification });
  }
}

interface Ran {
  readonly period: LegalDay;
  readonly status: string;
  readonly attempts: number;
}
const runsOf = (job: string): Promise<Ran[]> =>
  dataSource.query(`select period, status, attempts from job_run where job = $1 order by period, turn`, [job]);
/** Each lapse with the day on which it was noticed, and how often the history tells of it. */
const lapses = (): Promise<{ vendor: string; on: LegalDay; times: number }[]> =>
  dataSource.query(
    `select v.key as vendor, g.first_seen_on as on,
       (select count(*) from event e where e.kind = 'gap.opened' and e.vendor_id = v.id
          and e.payload ->> 'code' = g.code) as times
     from gap g join vendor v on v.id = g.vendor_id where g.code = 'CERTIFICATION_LAPSED' order by v.key`,
  );
const digests = async (): Promise<string[]> =>
  (await dataSource.query<{ slot: string }[]>(`select slot from mail where kind = 'legal-digest' order by slot`)).map(
    ({ slot }) => slot,
  );
const idleInTransaction = async (): Promise<number> =>
  (
    await dataSource.query<[{ n: number }]>(
      `select count(*) as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
         and query ~ 'mail' and state_change < now()`,
    )
  )[0].n;
const overlaps = (): Promise<unknown[]> =>
  dataSource.query(
    `select a.job, a.period, b.period as other from job_run a join job_run b
       on b.job = a.job and b.id <> a.id and b.started_at > a.started_at and b.started_at < a.finished_at`,
  );

onServer('With several processes on one database', () => {
  beforeEach(async () => {
    database = await openTestDatabase();
    dataSource = database.dataSource;
    replicas = [];
  }, 120_000);
  afterEach(async () => {
    for (const replica of replicas) await replica.kill();
    await database.close();
  }, 120_000);

  test(`${PROCESSES} processes, ${PERIODS} nights, killed and started at random: every night and every week once`, async () => {
    const chance = random(SEED);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
    const days = Array.from({ length: PERIODS }, (_, n) => dayAfter(n + 1));
    await lapsingOn(days.filter((_, n) => n % 5 === 0));
    replicas = await Promise.all(Array.from({ length: PROCESSES }, () => Replica.start(dataSource)));
    // The register is served from the day before, which it owes nothing for.
    await Promise.all(replicas.map((replica) => replica.serve(noon(START))));
    await dataSource.query(`update vendor_glance set judged_on = $1 where judged_on < $1`, [START]);

    let kills = 0;
    let asleep = 0;
    for (const day of days) {
      // All of them sleep for some days: what they missed is owed.
      if (asleep === 0 && day !== days.at(-1) && chance() < 0.03) asleep = 1 + Math.floor(chance() * 20);
      if (asleep > 0 && day !== days.at(-1)) {
        asleep--;
        continue;
      }
      const doomed = chance() < 0.08 ? Math.floor(chance() * PROCESSES) : -1;
      const point = pick(POINTS);
      const alive = await Promise.all(
        replicas.map((replica, n) => replica.serve(noon(day), n === doomed ? point : null)),
      );
      for (const [n, lives] of alive.entries())
        if (!lives || (n === doomed && chance() < 0.5)) {
          kills++;
          await replicas[n]!.kill();
          replicas[n] = await Replica.start(dataSource);
        }
      // Ten minutes later everybody looks again.
      await Promise.all(replicas.map((replica) => replica.serve(`${day}T12:10:00Z`)));
    }

    const told = `SEED=${SEED}, ${kills} kills`;
    const nights = await runsOf('gap-check');
    expect([told, nights.map(({ period }) => period)]).toEqual([told, [dayAfter(0), ...days]]);
    expect(nights.slice(1).filter(({ status }) => status !== 'done')).toEqual([]);
    expect(await overlaps()).toEqual([]);
    const again = nights.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0);
    expect(again).toBeLessThanOrEqual(kills);

    expect((await lapses()).filter(({ vendor, on, times }) => vendor !== `until-${on}` || times !== 1)).toEqual([]);
    expect(await lapses()).toHaveLength(Math.ceil(PERIODS / 5));

    const weeks = await runsOf('legal-digest');
    const mondays = days.filter((day) => new Date(day).getUTCDay() === 1);
    expect(weeks.slice(1).map(({ period }) => period)).toEqual(mondays);
    const sent = weeks.filter(({ status }) => status === 'done').map(({ period }) => period);
    expect(weeks.slice(1).every(({ status }) => status === 'done' || status === 'skipped')).toBe(true);
    expect(await digests()).toEqual(sent.map((week) => `legal-digest ${week} legal@example.org`));
  }, 1_200_000);

  test('killed at each named point of a run, the next process does what is left, and nothing twice', async () => {
    const mondays = POINTS.map((_, n) => dayAfter(7 * (n + 1), '2026-01-05'));
    await lapsingOn(mondays);
    const survivor = await Replica.start(dataSource);
    replicas.push(survivor);
    await survivor.serve(noon('2026-01-05'));
    for (const [n, point] of POINTS.entries())
      for (const job of ['gap-check', 'legal-digest']) {
        const doomed = await Replica.start(dataSource);
        expect([point, job, await doomed.serve(noon(mondays[n]!), point, [job])]).toEqual([point, job, false]);
        await doomed.kill();
        await survivor.serve(noon(mondays[n]!), null, [job]);
      }
    for (const job of ['gap-check', 'legal-digest']) {
      const runs = await runsOf(job);
      expect(runs.slice(1).filter(({ status }) => status !== 'done')).toEqual([]);
      expect(runs.filter(({ period }) => mondays.includes(period))).toHaveLength(POINTS.length);
    }
    expect(await lapses()).toEqual(mondays.map((on) => ({ vendor: `until-${on}`, on, times: 1 })));
    expect(await digests()).toEqual(mondays.map((week) => `legal-digest ${week} legal@example.org`));
    expect(await overlaps()).toEqual([]);
    // Taken again after each death, but where it was not yet taken, or was finished.
    expect((await runsOf('legal-digest')).slice(1).map(({ attempts }) => attempts)).toEqual([
      1, 1, 1, 2, 2, 2, 2, 2, 1,
    ]);
  }, 600_000);

  test.each<Point>([
    { when: 'before', what: 'commit of fail' },
    { when: 'after', what: 'commit of fail' },
  ])(
    'killed $when the $what for the fifth time, it has failed for good and LEGAL_MAIL is told once',
    async (point) => {
      await lapsingOn(['2026-01-06']);
      await dataSource.query(`create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'the digest is refused'; end $$`);
      await dataSource.query(`create trigger refused before insert on mail
      for each row when (new.kind = 'legal-digest') execute function refuse()`);
      const survivor = await Replica.start(dataSource);
      replicas.push(survivor);
      await survivor.serve(noon('2026-01-05'));
      for (let attempt = 1; attempt <= 4; attempt++) await survivor.serve(noon('2026-01-12'), null, ['legal-digest']);
      const doomed = await Replica.start(dataSource);
      expect(await doomed.serve(noon('2026-01-12'), point, ['legal-digest'])).toBe(false);
      await doomed.kill();
      for (let again = 1; again <= 2; again++) await survivor.serve(noon('2026-01-12'), null, ['legal-digest']);
      expect((await runsOf('legal-digest')).at(-1)).toMatchObject({ status: 'failed', attempts: 5 });
      expect(await dataSource.query(`select kind from mail`)).toEqual([{ kind: 'job-failed' }]);
      expect(await dataSource.query(`select kind from event where kind = 'job.failed'`)).toHaveLength(1);
      expect(await digests()).toEqual([]);
    },
    300_000,
  );

  test('a process that slept over its lease finds the run taken over, and writes neither counts nor work', async () => {
    await lapsingOn(['2026-01-12']);
    const [survivor, sleeper] = await Promise.all([Replica.start(dataSource), Replica.start(dataSource)]);
    replicas.push(survivor, sleeper);
    await survivor.serve(noon('2026-01-05'));
    for (const job of ['gap-check', 'legal-digest']) {
      const asleep = { when: 'after', what: 'commit of claim', signal: 'SIGSTOP' } as const;
      const serving = sleeper.serve(noon('2026-01-12'), asleep, [job]);
      await sleeper.oversleep();
      await survivor.serve(noon('2026-01-12'), null, [job]);
      const taken = await dataSource.query(`select * from job_run where job = $1 order by period, turn`, [job]);
      expect(taken.at(-1)).toMatchObject({ status: 'done', period: '2026-01-12' });
      sleeper.resume();
      expect(await serving).toBe(true);
      expect(await dataSource.query(`select * from job_run where job = $1 order by period, turn`, [job])).toEqual(
        taken,
      );
    }
    expect(await lapses()).toEqual([{ vendor: 'until-2026-01-12', on: '2026-01-12', times: 1 }]);
    expect(await digests()).toEqual(['legal-digest 2026-01-12 legal@example.org']);
  }, 300_000);

  test('while the transaction of a process that sleeps holds the run, nobody takes it over and nobody waits', async () => {
    await lapsingOn(['2026-01-12']);
    const [survivor, sleeper] = await Promise.all([Replica.start(dataSource), Replica.start(dataSource)]);
    replicas.push(survivor, sleeper);
    await survivor.serve(noon('2026-01-05'));
    // From here on every lease has lapsed as soon as it is given.
    await dataSource.query(`create function lapse() returns trigger language plpgsql as $$
      begin new.lease_until := now() - interval '1 second'; return new; end $$`);
    await dataSource.query(`create trigger lapsed before insert or update on job_run
      for each row when (new.status = 'running') execute function lapse()`);
    const asleep = { when: 'before', what: 'commit of work', signal: 'SIGSTOP' } as const;
    const serving = sleeper.serve(noon('2026-01-12'), asleep, ['legal-digest']);
    while ((await idleInTransaction()) === 0) await new Promise((later) => setTimeout(later, 20));
    await survivor.serve(noon('2026-01-12'), null, ['legal-digest']);
    expect((await runsOf('legal-digest')).at(-1)).toMatchObject({ status: 'running', attempts: 1 });
    sleeper.resume();
    expect(await serving).toBe(true);
    await survivor.serve(noon('2026-01-12'), null, ['legal-digest']);
    expect((await runsOf('legal-digest')).at(-1)).toMatchObject({ status: 'done', attempts: 1 });
    expect(await digests()).toEqual(['legal-digest 2026-01-12 legal@example.org']);
  }, 300_000);

  test('a run that was asked for survives the process that was asked', async () => {
    const [survivor, asked] = await Promise.all([Replica.start(dataSource), Replica.start(dataSource)]);
    replicas.push(survivor);
    await asked.serve(noon('2026-01-05'));
    await dataSource.query(
      `insert into job_run (id, job, period, turn, status) values ($1, 'gap-check', '2026-01-05', 1, 'waiting')`,
      [newId()],
    );
    await asked.kill();
    await survivor.serve(noon('2026-01-05'));
    expect((await runsOf('gap-check')).at(-1)).toMatchObject({ status: 'done', attempts: 1 });
  }, 120_000);
});
