import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { lockPath } from '../../src/embedded-database.js';
import { CannotListenError, listen } from '../../src/http/listen.js';

const home = resolve('.');
let folder: string;
let other: Server;
let port: number;

beforeAll(async () => {
  execFileSync(process.execPath, [join(home, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: home });
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  port = (other.address() as AddressInfo).port;
}, 120_000);
afterAll(() => {
  other.close();
  rmSync(folder, { recursive: true });
});

/** The program as a person starts it, until it ends. */
async function start(settings: Readonly<Record<string, string>>): Promise<{ code: unknown; said: string }> {
  const program = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: home,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, CLAUSEBOOK_DEMO: 'off', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  program.stderr.on('data', (part: Buffer) => said.push(part));
  const [code] = (await once(program, 'close')) as unknown[];
  return { code, said: Buffer.concat(said).toString() };
}

test('a port that is taken is told in one sentence, and the database is left closed', async () => {
  const { code, said } = await start({ PORT: String(port) });
  expect(said).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program, perhaps by a Clausebook that runs already. ` +
      `Stop that one, or choose another port, such as PORT=${port + 1}.\n`,
  );
  expect(code).toBe(1);
  expect(existsSync(lockPath(join(folder, 'database')))).toBe(false);
}, 60_000);

test('a host that is no address here, or leads to none, is told so', async () => {
  for (const [host, found] of [
    ['192.0.2.1', 'is no address of this machine'],
    ['nowhere.invalid', 'leads to no address'],
  ] as const)
    expect(await start({ HOST: host, PORT: '0' })).toEqual({
      code: 1,
      said: `HOST=${host} ${found}. Set HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for the network.\n`,
    });
}, 60_000);

test('a port that this process may not have is told so, and any other failure stays what it is', async () => {
  const failing = (code: string) => {
    const error = Object.assign(new Error('listen'), { code });
    return { error, app: { listen: () => Promise.reject(error) } as unknown as NestFastifyApplication };
  };
  const refused = listen(failing('EACCES').app, { host: '127.0.0.1', port: 80 });
  await expect(refused).rejects.toThrow(CannotListenError);
  await expect(refused).rejects.toThrow('This process may not listen on port 80 of 127.0.0.1');
  const { app, error } = failing('EMFILE');
  await expect(listen(app, { host: '127.0.0.1', port: 80 })).rejects.toBe(error);
});
