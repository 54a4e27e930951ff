import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, DATABASE } from './app.module.js';
import { Clock } from './clock.js';
import { type Config, ConfigError, readConfig } from './config.js';
import type { OpenDatabase } from './data-source.js';
import { DirectoryTakenError } from './embedded-database.js';
import { GapsService } from './gaps/gaps.service.js';
import { CannotListenError, listen } from './http/listen.js';
import { httpAdapter, prepareHttp } from './http/server.js';
import { Scheduler } from './jobs/scheduler.js';
import { Seeder } from './seed.js';
import { tokenFor } from './token.js';

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const app = await NestFactory.create<NestFastifyApplication>(await AppModule.forConfig(config), httpAdapter(), {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  try {
    await serve(app, config);
  } catch (error) {
    // The database is closed before anything is said, so that the next start finds it whole and free.
    await app.close();
    throw error;
  }
}

async function serve(app: NestFastifyApplication, config: Config): Promise<void> {
  const { token, keptIn } = await tokenFor(config);
  const seeded = await app.get(Seeder, { strict: false }).begin();
  const { dataSource } = app.get<OpenDatabase>(DATABASE);
  await app.get(GapsService, { strict: false }).catchUp(dataSource, app.get(Clock));
  await prepareHttp(app, token, config.baseUrl);
  app.enableShutdownHooks();
  // A failure to listen is told below, in a sentence.
  app.useLogger(false);
  await listen(app, config);
  app.useLogger(['warn', 'error']);
  await app.get(Scheduler, { strict: false }).start();
  app.useLogger(['log', 'warn', 'error']);

  const where = config.databaseUrl === undefined ? `embedded, in ${config.dataDir}` : 'PostgreSQL';
  console.log(`
Clausebook is ready.

  Address   ${config.baseUrl}
  API page  ${config.baseUrl}/docs   (sign in with any user name and the token as password)
  Token     ${token}${keptIn === null ? '' : `   (kept in ${keptIn})`}
  Database  ${where}${seeded === null ? '' : `; ${seeded}`}

Try it:

  curl -H "Authorization: Bearer ${token}" "${config.baseUrl}/v1/gaps?severity=critical&limit=5"
`);
}

const EXPECTED = [ConfigError, DirectoryTakenError, CannotListenError];

main().catch((error: unknown) => {
  console.error(EXPECTED.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exit(1);
});
