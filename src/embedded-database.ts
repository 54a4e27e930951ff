import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

/** An open embedded database: one session, in this process. */
export interface EmbeddedDatabase {
  readonly db: PGlite;
  /** True when the directory held no finished database before. */
  readonly isNew: boolean;
  /** Closes the database, then gives its directory free. Destroy the data source on it first. */
  close(): Promise<void>;
}

/** Another process holds the directory. */
export class DirectoryTakenError extends Error {
  override readonly name = 'DirectoryTakenError';

  constructor(readonly directory: string) {
    super(
      `The embedded database in ${directory} is already open. ` +
        'Only one process at a time may use it, because two would lose writes. ' +
        'Stop the other process, give this one another DATA_DIR, or set DATABASE_URL to share a PostgreSQL server.',
    );
  }
}

const extensions = { pg_trgm };

/**
 * Opens, or creates, the database in a directory and holds the directory until it is closed.
 *
 * @throws {DirectoryTakenError} when another process has it open
 */
export async function openEmbeddedDatabase(directory: string): Promise<EmbeddedDatabase> {
  mkdirSync(dirname(resolve(directory)), { recursive: true });
  const lock = await holdDirectory(directory);
  try {
    const isNew = prepare(directory);
    const db = await PGlite.create({ dataDir: directory, extensions });
    rmSync(unfinished(directory), { force: true });
    return {
      db,
      isNew,
      close: async () => {
        await db.close();
        await release(lock);
      },
    };
  } catch (error) {
    await release(lock);
    throw error;
  }
}

/** Opens a database in memory, for tests; `dump` is what `dumpDataDir` gave. */
export async function openMemoryDatabase(dump?: Blob): Promise<EmbeddedDatabase> {
  const db = await PGlite.create({ dataDir: 'memory://', extensions, ...(dump && { loadDataDir: dump }) });
  return { db, isNew: dump === undefined, close: () => db.close() };
}

const unfinished = (directory: string): string => `${directory}.unfinished`;

// A process killed while it creates the database leaves a directory that opens, but is not whole.
function prepare(directory: string): boolean {
  if (existsSync(unfinished(directory))) rmSync(directory, { recursive: true, force: true });
  if (existsSync(join(directory, 'PG_VERSION'))) return false;
  writeFileSync(unfinished(directory), '');
  return true;
}

/** The socket whose listener holds the directory: beside it, or in the system's temporary folder if the path is too long. */
export function lockPath(directory: string): string {
  const parent = realpathSync(dirname(resolve(directory)));
  const real = join(parent, resolve(directory).slice(dirname(resolve(directory)).length));
  const beside = `${real}.lock`;
  if (Buffer.byteLength(beside) <= 100) return beside;
  return join(tmpdir(), `clausebook-${createHash('sha256').update(real).digest('hex').slice(0, 32)}.lock`);
}

async function holdDirectory(directory: string): Promise<Server> {
  const path = lockPath(directory);
  for (;;) {
    const server = await listen(path);
    if (server) return server;
    const seen = identity(path);
    if (await isAlive(path)) throw new DirectoryTakenError(directory);
    // Another process may have taken over the stale socket while this one knocked.
    if (seen !== undefined && seen === identity(path)) unlinkSync(path);
  }
}

async function listen(path: string): Promise<Server | undefined> {
  const server = createServer((knock) => knock.on('error', () => undefined).destroy());
  try {
    server.listen(path);
    await once(server, 'listening');
    server.unref();
    return server;
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) return undefined;
    throw error;
  }
}

async function isAlive(path: string): Promise<boolean> {
  const knock = connect(path);
  try {
    await once(knock, 'connect');
    return true;
  } catch (error) {
    return !hasCode(error, 'ECONNREFUSED', 'ENOENT');
  } finally {
    knock.destroy();
  }
}

function identity(path: string): string | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.ino}:${stat.mtimeNs}`;
}

async function release(lock: Server): Promise<void> {
  lock.close();
  await once(lock, 'close');
}

// By shape, not by instanceof: in Jest a system error belongs to another realm.
const hasCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');
