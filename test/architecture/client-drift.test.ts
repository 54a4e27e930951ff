import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../http/app.js';

const COMMITTED = 'test/client/generated';

/** Every file under a folder, by its path there. */
const contentOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')] as const),
  );

test('the client is the one of the API as it is now; otherwise run: npm run client', async () => {
  const app = await startApp();
  const folder = mkdtempSync(join(tmpdir(), 'clausebook-client-'));
  try {
    const description = join(folder, 'openapi.json');
    writeFileSync(description, (await app.get('/openapi.json')).text);
    const fresh = join(folder, 'client');
    execFileSync(process.execPath, ['test/client/generate.mjs', description, fresh], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: 'pipe',
    });
    const [now, committed] = [contentOf(fresh), contentOf(COMMITTED)];
    expect([...now.keys()].sort()).toEqual([...committed.keys()].sort());
    expect([...now].filter(([file, text]) => committed.get(file) !== text).map(([file]) => file)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
    await app.close();
  }
}, 60_000);
