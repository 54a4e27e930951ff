import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, type DatabasePlace } from '../src/data-source.js';
import { openMemoryDatabase } from '../src/embedded-database.js';

/** A migrated, empty database that belongs to the caller alone. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** Opens a fresh migrated database: on the server of TEST_DATABASE_URL, else embedded in memory. */
export function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  return server ? openOnServer(server) : openInMemory();
}

async function openInMemory(): Promise<TestDatabase> {
  const { db, close } = await openMemoryDatabase(await migratedDump());
  const dataSource = await connect({ embedded: db });
  return {
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await close();
    },
  };
}

async function migratedDump(): Promise<Blob> {
  const file = join(ofThisRun('TEST_RUN_FOLDER'), 'migrated.tar');
  if (existsSync(file)) return new Blob([await readFile(file)]);
  const { db, close } = await openMemoryDatabase();
  const dataSource = await connect({ embedded: db });
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
  const dump = await db.dumpDataDir('none');
  await close();
  // Two workers may both have made it: the rename lets neither read half a file.
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, Buffer.from(await dump.arrayBuffer()));
  await rename(mine, file);
  return dump;
}

async function openOnServer(server: string): Promise<TestDatabase> {
  const template = `${ofThisRun('TEST_RUN_NAME')}_template`;
  const name = `${ofThisRun('TEST_RUN_NAME')}_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    await makeTemplate(client, server, template);
    await client.query(`create database "${name}" template "${template}"`);
  });
  const dataSource = await connect({ url: databaseOn(server, name) });
  return {
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await onServer(server, (client) => client.query(`drop database "${name}" with (force)`));
    },
  };
}

async function makeTemplate(client: pg.Client, server: string, template: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtext($1))', [template]);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (rowCount === 0) {
    await client.query(`create database "${template}"`);
    const dataSource = await connect({ url: databaseOn(server, template) });
    await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.destroy();
  }
  await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
}

const connect = (place: DatabasePlace): Promise<DataSource> => new DataSource(dataSourceOptions(place)).initialize();

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

async function onServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function ofThisRun(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run tests by jest with this project's jest.config.cjs.`);
  return value;
}
