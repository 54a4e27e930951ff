// One process of the program as it is built, by a clock that its parent sets; it serves the schedule when told to, and
// can be told at which point of a run to be killed, or stopped. See replicas.ts.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../../dist/src/app.module.js';
import { Clock } from '../../dist/src/clock.js';
import { readConfig } from '../../dist/src/config.js';
import { SCHEDULE } from '../../dist/src/jobs/schedule.js';
import { Scheduler } from '../../dist/src/jobs/scheduler.js';

let now = new Date(0);
Clock.prototype.now = () => new Date(now);
Clock.prototype.today = () => new Date(now).toLocaleDateString('sv-SE');

/** What a statement is to the runner, by how it begins. */
const STATEMENTS = [
  ['put down', /^\s*insert into job_run \(id, job, period, status/],
  ['claim', /^\s*insert into job_run as j/],
  ['work', /^select from job_run .* for share$/],
  ['renew', /^\s*update job_run set lease_until/],
  ['finish', /^\s*update job_run set status = 'done'/],
  ['fail', /^\s*update job_run set status = 'failed', finished_at = clock_timestamp/],
];

/** { when: 'before' | 'after', what: a statement or 'commit of …', signal } */
let deadly = null;
function die() {
  const { signal = 'SIGKILL' } = deadly;
  deadly = null;
  process.kill(process.pid, signal);
}
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  const named = STATEMENTS.find(([, pattern]) => pattern.test(text))?.[0];
  const isCommit = /^commit$/i.test(text);
  const what = isCommit ? `commit of ${this.inside}` : named;
  if (/^(start transaction|begin)/i.test(text)) this.inside = undefined;
  // A claim buries and puts down before it claims: the last one names the transaction.
  if (named !== undefined) this.inside = named;
  const when = deadly !== null && deadly.what === what ? deadly.when : null;
  if (when === 'before') die();
  const answer = query.apply(this, args);
  if (when === 'after') void Promise.resolve(answer).then(die, die);
  return answer;
};

const config = readConfig(process.env, process.cwd());
const app = await NestFactory.createApplicationContext(await AppModule.forConfig(config), { logger: false });
const scheduler = app.get(Scheduler, { strict: false });

process.on('disconnect', () => process.exit());
process.on('message', ({ at, jobs, point }) => {
  now = new Date(at);
  deadly = point ?? null;
  const served = SCHEDULE.filter(({ name }) => jobs.includes(name)).reduce(
    (before, job) => before.then(() => scheduler.serve(job)),
    Promise.resolve(),
  );
  void served.then(() => process.send('served'));
});
process.send('ready');
