import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';

/** Where in the work of the runner a process dies: before or after it has said a statement to the database. */
export interface Point {
  readonly when: 'before' | 'after';
  readonly what: string;
  /** SIGKILL when absent. */
  readonly signal?: 'SIGSTOP';
}

/** Every named point, in the order in which a run comes by. */
export const POINTS: readonly Point[] = [
  { when: 'before', what: 'commit of put down' },
  { when: 'after', what: 'commit of put down' },
  { when: 'before', what: 'commit of claim' },
  { when: 'after', what: 'commit of claim' },
  { when: 'after', what: 'work' },
  { when: 'before', what: 'commit of work' },
  { when: 'after', what: 'commit of work' },
  { when: 'before', what: 'finish' },
  { when: 'after', what: 'finish' },
];

const ALL = ['gap-check', 'evidence-check', 'legal-digest'];

/** A process of the built program, which serves the schedule when told to. */
export class Replica {
  private constructor(
    private readonly child: ChildProcess,
    private readonly dataSource: DataSource,
  ) {}

  /** @param dataSource of a database on a server */
  static async start(dataSource: DataSource, settings: Readonly<Record<string, string>> = {}): Promise<Replica> {
    const { url } = dataSource.options as { url: string };
    const child = fork(resolve('test/jobs/replica.mjs'), {
      cwd: resolve('.'),
      execArgv: [],
      env: {
        PATH: process.env['PATH'],
        TZ: 'Europe/Berlin',
        DATABASE_URL: url,
        LEGAL_MAIL: 'legal@example.org',
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
    if (said !== 'ready') throw new Error(`A replica ended at its start with ${String(said)}`);
    return new Replica(child, dataSource);
  }

  /** Serves the jobs at that instant. @returns false: it died at the point named */
  async serve(at: string, point: Point | null = null, jobs: readonly string[] = ALL): Promise<boolean> {
    const ended = Promise.race([once(this.child, 'message'), once(this.child, 'exit')]) as Promise<unknown[]>;
    this.child.send({ at, point, jobs });
    return (await ended)[0] === 'served';
  }

  /** Once a run is in its hands: ten minutes pass, and its lease with them. */
  async oversleep(): Promise<void> {
    while ((await this.#lapse()) === 0) await new Promise((later) => setTimeout(later, 20));
  }

  /** Goes on after it was stopped. */
  resume(): void {
    this.child.kill('SIGCONT');
  }

  /** Whatever it had in hand counts as lost at once, as if its lease had lapsed. */
  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await gone;
    }
    await this.#lapse();
  }

  /** @returns how many runs it had in hand */
  async #lapse(): Promise<number> {
    const [, lapsed] = await this.dataSource.query<[unknown[], number]>(
      `update job_run set lease_until = now() - interval '1 second'
       where status = 'running' and split_part(owner, ' ', 2) = $1`,
      [String(this.child.pid)],
    );
    return lapsed;
  }
}
