import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { GapCheck } from '../../src/jobs/gap-check.js';
import { ARTICLE_28_TERMS } from '../../src/law/facts.js';
import { addDays } from '../../src/law/legal-day.js';
import type { GapView } from '../client/generated/index.js';
import { type RunningApp, startApp } from './app.js';
import { ifMatch } from './client.js';
import { agreeOn, certify, changed, dealWith, listed, made, MODULE_2, sendTo } from './records.js';
import { leaseOf } from '../jobs/register.js';

const SEED = Number(process.env['CHECK_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env['CHECK_RUNS'] ?? 24);

let app: RunningApp;
let database: DataSource;
let check: GapCheck;
beforeAll(async () => {
  app = await startApp('2026-11-24');
  database = app.app.get(DataSource);
  check = app.app.get(GapCheck);
  process.stdout.write(`Always current: CHECK_SEED=${SEED} CHECK_RUNS=${RUNS}\n`);
});
afterAll(() => app.close());

/** From the leaves to the root; our own parties stay. */
const WRITTEN = [
  'acceptance',
  'gap',
  'vendor_glance',
  'transfer_impact_assessment',
  'transfer',
  'impact_assessment',
  'agreement',
  'engagement',
  'certification',
  'party where vendor_id is not null',
  'vendor',
  'legal_event',
  'person',
];

/** An empty register on the first day; what was granted is kept by triggers, which look away. */
async function beginAnew(): Promise<void> {
  await database.transaction(async (manager) => {
    await manager.query(`set local session_replication_role = replica`);
    for (const rows of ['signature', 'clause_set', 'agreement_engagement', 'transfer_mechanism', ...WRITTEN])
      await manager.query(`delete from ${rows}`);
  });
  app.clock.day = '2026-11-24';
}

/** One vendor that rests on much, and one on nothing. */
async function register() {
  const dealings = await dealWith(app, 'much');
  const dpa = await agreeOn(app, dealings, { clauseSets: [{ ...MODULE_2, signedOn: '2023-09-01' }] });
  const certification = await certify(app, dealings, 'EU_US_DPF', '2023-09-01');
  const assessment = await made(app, 'impact-assessments', {
    vendorId: 'much',
    doneOn: '2023-09-01',
    outcome: 'effective',
  });
  const transfer = await sendTo(
    app,
    dealings,
    [
      { kind: 'certification', certificationId: certification.id },
      { kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id },
    ],
    { impactAssessmentIds: [assessment.id] },
  );
  const bare = await dealWith(app, 'bare', 'IN');
  await sendTo(app, bare);
  const owner = await made(app, 'people', { name: 'Olga', email: 'olga@example.com', role: 'owner' });
  return { dpa, certification, assessment, transfer, bare, owner };
}
type Registered = Awaited<ReturnType<typeof register>>;

const days = fc.integer({ min: -10, max: 70 });
const step = fc.oneof(
  fc.record({ what: fc.constant('days pass' as const), by: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    what: fc.constantFrom('waive', 'acknowledge', 'assign', 'waive', 'acknowledge'),
    which: fc.nat(9),
    by: fc.integer({ min: 0, max: 30 }),
  }),
  fc.record({
    what: fc.constantFrom(
      'terms are found',
      'the agreement ends',
      'the certificate lapses',
      'the certificate is back',
      'an assessment is to be reviewed',
      'the transfer ends',
      'the framework falls',
      'the framework stands again',
      'the bare one ends',
      'clauses are listed first',
    ),
    by: days,
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Takes a step; one that cannot be taken, such as ending twice, is refused and changes nothing. */
async function take(
  chosen: Step,
  { dpa, certification, assessment, transfer, bare, owner }: Registered,
): Promise<void> {
  const on = addDays(app.clock.day, chosen.by);
  const gaps = 'which' in chosen ? await listed(app, 'gaps') : [];
  const gap = 'which' in chosen ? (gaps[chosen.which % gaps.length] as GapView & { id: string }) : undefined;
  const named = { path: { id: gap?.id ?? '' } };
  const granted = { reason: 'By chance', grantedBy: 'Chance', until: on };
  const ofGap = (work: () => Promise<unknown>) => (gap === undefined ? Promise.resolve() : work());
  const statuses = (...later: { status: 'active' | 'inactive'; from: string }[]) =>
    changed(app, `certifications/${certification.id}`, {
      statuses: [{ status: 'active', from: '2023-09-01' }, ...later],
    });
  const steps: Record<Step['what'], () => Promise<unknown>> = {
    'days pass': () => Promise.resolve((app.clock.day = on)),
    waive: () => ofGap(() => app.api.gaps.waive({ ...named, body: granted })),
    acknowledge: () => ofGap(() => app.api.gaps.acknowledge({ ...named, body: granted })),
    assign: () =>
      ofGap(() => app.api.gaps.assign({ ...named, headers: ifMatch(gap!.version!), body: { assigneeId: owner.id } })),
    'terms are found': () =>
      changed(app, `agreements/${dpa.id}`, {
        terms: ARTICLE_28_TERMS.slice(Math.max(0, chosen.by % 4)).map((term) => ({ term })),
      }),
    'the agreement ends': () => app.api.agreements.terminate({ path: { id: dpa.id }, body: { terminatedOn: on } }),
    'the certificate lapses': () => statuses({ status: 'inactive', from: on }),
    'the certificate is back': () =>
      statuses({ status: 'inactive', from: on }, { status: 'active', from: addDays(on, 15) }),
    'an assessment is to be reviewed': () => changed(app, `impact-assessments/${assessment.id}`, { nextReviewOn: on }),
    'the transfer ends': () => changed(app, `transfers/${transfer.id}`, { endsOn: on }),
    'the framework falls': () =>
      made(app, 'legal-events', {
        ...{ instrument: 'EU_US_DPF', event: 'ended', cause: 'annulled', on },
        citation: 'A judgment that this test supposes',
      }),
    'the framework stands again': async () => {
      for (const { id } of await listed(app, 'legal-events'))
        await app.api.legalEvents.withdraw({ path: { id }, body: { reason: 'Entered in error' } });
    },
    'the bare one ends': () => changed(app, `engagements/${bare.engagement.id}`, { endsOn: on }),
    'clauses are listed first': () =>
      changed(app, `transfers/${transfer.id}`, {
        mechanisms: [{ kind: 'clause_set', clauseSetId: dpa.clauseSets[0]!.id }],
      }),
  };
  await steps[chosen.what]().catch((problem: unknown) => {
    if (![409, 412, 422].includes((problem as { status?: number }).status ?? 0)) throw problem;
  });
}

/** The rows with their places on the disk: a row that is written again moves. */
const stored = () =>
  Promise.all([
    ...['gap', 'vendor_glance', 'acceptance'].map((table) =>
      database.query<unknown[]>(`select ctid, t.* from ${table} t order by 1`),
    ),
    database.query<unknown[]>(`select count(*), max(seq) from event`),
  ]);

const content = ({ firstSeenOn: _, lastSeenOn: __, version: ___, ...gap }: GapView) => gap;
const byId = (a: GapView, b: GapView) => (a.id! < b.id! ? -1 : 1);

test('whatever was written and however many days went by, a full check changes nothing that the check of what is due has left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await beginAnew();
      const registered = await register();
      for (const chosen of steps) {
        await take(chosen, registered);
        if (chosen.what !== 'days pass') continue;
        await check.run(leaseOf(app.clock.today()));
        await expectNothingMore();
      }
      await expectNothingMore();
    }),
    { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 240_000 },
  );
}, 300_000);

async function expectNothingMore(): Promise<void> {
  const before = await stored();
  expect(await check.runFull(leaseOf(app.clock.today()))).toMatchObject({ vendors: 2, opened: 0, closed: 0 });
  expect(await stored()).toEqual(before);
  // What is kept of waivers and acknowledgements is what the day itself gives.
  const kept = await listed(app, 'gaps');
  const computed = await listed(app, 'gaps', { asOf: app.clock.day });
  expect(kept.map(content)).toHaveLength(computed.length);
  expect([...kept].sort(byId).map(content)).toEqual([...computed].sort(byId).map(content));
}
