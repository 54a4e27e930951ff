import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { resolve } from 'node:path';
import supertest from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { Clock } from '../../src/clock.js';
import { type Config, readConfig } from '../../src/config.js';
import { httpAdapter, prepareHttp } from '../../src/http/server.js';
import type { LegalDay } from '../../src/law/legal-day.js';
import { PartiesService } from '../../src/vendors/parties.service.js';
import type { Clausebook } from '../client/generated/index.js';
import { FixedClock } from '../clock.js';
import { openTestDatabase } from '../database.js';
import { clientOver, type Fetch, fetchFrom } from './client.js';

export const TOKEN = 'a-token-for-tests-only';

/** What came back: the body as parsed JSON. */
export type Answer = supertest.Response & { body: Json };
// Answers are read as a program without our types would read them.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

type Headers = Readonly<Record<string, string>>;

/** The whole program on a fresh database and a fixed day, and who speaks to it with the token. */
export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly ownPartyId: string;
  /** The generated client. What is refused it throws: see `refused`. */
  readonly api: Clausebook;
  /** What the client is wired to. */
  readonly fetch: Fetch;
  /** Requests of the test's own making, typed by nothing: for what is about HTTP, or about what no client would send. */
  get(path: string, headers?: Headers): Promise<Answer>;
  post(path: string, body: object, headers?: Headers): Promise<Answer>;
  patch(path: string, body: object, version?: number): Promise<Answer>;
  upload(path: string, file: Buffer | string, fields?: Headers, headers?: Headers, name?: string): Promise<Answer>;
  /** A request without the token. */
  bare(): ReturnType<typeof supertest>;
  close(): Promise<void>;
}

export async function startApp(today: LegalDay = '2026-11-24', settings: Headers = {}): Promise<RunningApp> {
  const config: Config = readConfig({ CLAUSEBOOK_TOKEN: TOKEN, ...settings }, resolve('.'));
  const database = await openTestDatabase();
  const clock = new FixedClock(today);
  const module = await Test.createTestingModule({
    imports: [AppModule.on(config, database)],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: ['error'] });
  await prepareHttp(app, TOKEN, config.baseUrl);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const own = await database.dataSource.transaction((manager) =>
    app
      .get(PartiesService, { strict: false })
      .add(
        { manager, by: 'test', today, at: clock.now() },
        { name: 'Our company', country: 'DE', sector: 'commercial' },
      ),
  );

  const bare = () => supertest(app.getHttpServer());
  const sent = (test: supertest.Test, headers: Headers = {}) =>
    test.set({ Authorization: `Bearer ${TOKEN}`, ...headers }) as unknown as Promise<Answer>;
  const fetch = fetchFrom(app);
  return {
    app,
    clock,
    ownPartyId: own.id,
    api: clientOver(fetch, TOKEN),
    fetch,
    bare,
    get: (path, headers) => sent(bare().get(path), headers),
    post: (path, body, headers) => sent(bare().post(path).send(body), headers),
    patch: (path, body, version) =>
      sent(bare().patch(path).send(body), version === undefined ? {} : { 'If-Match': `"${version}"` }),
    upload: (path, file, fields = {}, headers, name = 'vendors.csv') =>
      sent(
        Object.entries(fields).reduce(
          (form, [name, value]) => form.field(name, value),
          bare().post(path).attach('file', file, name),
        ),
        headers,
      ),
    close: () => app.close(),
  };
}
