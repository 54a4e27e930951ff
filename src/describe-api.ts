import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import type { OpenDatabase } from './data-source.js';
import { describeApi } from './http/openapi.js';
import { httpAdapter } from './http/server.js';

// Writes the API's description to a file. A preview instantiates nothing, so it needs no database.
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Say where to: node dist/src/describe-api.js FILE');
const nothing = {} as OpenDatabase;
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.on(readConfig({}, process.cwd()), nothing),
  httpAdapter(),
  { preview: true, logger: ['error'] },
);
writeFileSync(file, JSON.stringify(describeApi(app), null, 2));
