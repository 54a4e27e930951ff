import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openDatabase } from '../../src/data-source.js';
import { DirectoryTakenError, lockPath, openEmbeddedDatabase } from '../../src/embedded-database.js';

let folder: string;
let directory: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  directory = join(folder, 'database');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that does nothing but listen where the holder of the directory listens. */
async function holdInAnotherProcess(): Promise<ChildProcess> {
  const listen = `require('node:net').createServer((s) => s.destroy()).listen(process.argv[1], () => console.log('held'))`;
  const holder = spawn(process.execPath, ['-e', listen, lockPath(directory)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

async function kill(holder: ChildProcess): Promise<void> {
  const exit = once(holder, 'exit');
  holder.kill('SIGKILL');
  await exit;
}

test('what was written is still there when the directory is opened again', async () => {
  const config = { databaseUrl: undefined, dataDir: folder };
  const first = await openDatabase(config);
  await first.dataSource.query('create table pledge (vendor text, day date)');
  await first.dataSource.query(`insert into pledge values ('Acme', '2020-07-16')`);
  await first.close();

  const again = await openDatabase(config);
  expect(await again.dataSource.query('select * from pledge')).toEqual([{ vendor: 'Acme', day: '2020-07-16' }]);
  expect(await again.dataSource.query('select count(*) as n from pledge')).toEqual([{ n: 1 }]);
  await again.close();
});

test('a database whose creation was cut short is created anew', async () => {
  mkdirSync(directory);
  writeFileSync(join(directory, 'PG_VERSION'), '18');
  writeFileSync(`${directory}.unfinished`, '');

  const database = await openEmbeddedDatabase(directory);
  expect(database.isNew).toBe(true);
  expect(existsSync(`${directory}.unfinished`)).toBe(false);
  await database.close();
});

test('a directory that another process holds is refused, with its name and what to do', async () => {
  const holder = await holdInAnotherProcess();
  try {
    await expect(openEmbeddedDatabase(directory)).rejects.toThrow(DirectoryTakenError);
    await expect(openEmbeddedDatabase(directory)).rejects.toThrow(
      `The embedded database in ${directory} is already open. Only one process at a time may use it, because two would lose ` +
        'writes. Stop the other process, give this one another DATA_DIR, or set DATABASE_URL to share a PostgreSQL server.',
    );
  } finally {
    await kill(holder);
  }
});

test('the lock that a killed process left behind is taken over, and whoever knocks at it is told nothing', async () => {
  await kill(await holdInAnotherProcess());
  expect(existsSync(lockPath(directory))).toBe(true);

  const database = await openEmbeddedDatabase(directory);
  await expect(openEmbeddedDatabase(directory)).rejects.toThrow(DirectoryTakenError);
  const knock = connect(lockPath(directory));
  const heard: Buffer[] = [];
  knock.on('data', (chunk) => heard.push(chunk));
  await once(knock, 'close');
  expect(heard).toEqual([]);

  await database.close();
  expect(existsSync(lockPath(directory))).toBe(false);
});

test('a directory reached by another name is the same directory', () => {
  const alias = `${folder}-alias`;
  symlinkSync(folder, alias);
  try {
    expect(lockPath(join(alias, 'database'))).toBe(lockPath(directory));
  } finally {
    rmSync(alias);
  }
});

test('a path too long for a socket is locked in the temporary folder', () => {
  const long = `${directory}-${'x'.repeat(100)}`;
  expect(lockPath(long)).not.toContain(basename(folder));
  expect(lockPath(long).length).toBeLessThanOrEqual(100);
  expect(lockPath(long)).not.toBe(lockPath(`${long}y`));
});
