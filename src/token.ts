import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.js';

const USABLE = /^[!-~]{16,}$/;

/** The bearer token: the configured one, otherwise one made at the first start and kept, so that it stays the same. */
export async function tokenFor({
  token,
  dataDir,
}: Pick<Config, 'token' | 'dataDir'>): Promise<{ readonly token: string; readonly keptIn: string | null }> {
  if (token !== undefined) return { token, keptIn: null };
  const keptIn = join(dataDir, 'token');
  await mkdir(dataDir, { recursive: true });
  const made = randomBytes(32).toString('base64url');
  try {
    await writeFile(keptIn, made, { flag: 'wx', mode: 0o600 });
    return { token: made, keptIn };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const kept = (await readFile(keptIn, 'utf8')).trim();
    if (USABLE.test(kept)) return { token: kept, keptIn };
    throw new ConfigError([
      {
        name: keptIn,
        found: kept === '' ? 'an empty file' : 'something that is no token',
        expected: 'the token of this register, at least 16 visible characters',
        remedy: 'Delete the file to have a new token made, or set CLAUSEBOOK_TOKEN',
      },
    ]);
  }
}
