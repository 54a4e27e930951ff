import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tokenFor } from '../../src/token.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'token-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a token is made once, kept for its owner alone, and stays the same', async () => {
  const first = await tokenFor({ token: undefined, dataDir });
  expect(first.token).toMatch(/^[\w-]{43}$/);
  expect(statSync(join(dataDir, 'token')).mode & 0o777).toBe(0o600);
  expect(await tokenFor({ token: undefined, dataDir })).toEqual(first);
});

test.each(['', '\n', 'short'])('a kept file of %j is refused: there is no open mode', async (kept) => {
  writeFileSync(join(dataDir, 'token'), kept);
  await expect(tokenFor({ token: undefined, dataDir })).rejects.toThrow('Delete the file to have a new token made');
});
