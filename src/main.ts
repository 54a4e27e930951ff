import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, DATABASE } from './app.module.js';
import { ConfigError, readConfig } from './config.js';
import type { OpenDatabase } from './data-source.js';
import { DirectoryTakenError } from './embedded-database.js';
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
  const { token, keptIn } = await tokenFor(config);
  const { isNew } = app.get<OpenDatabase>(DATABASE);
  const seeded = await app.get(Seeder, { strict: false }).begin(isNew);
  await prepareHttp(app, token, config.baseUrl);
  app.enableShutdownHooks();
  await app.listen({ port: config.port, host: config.host });
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

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof DirectoryTakenError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
});
