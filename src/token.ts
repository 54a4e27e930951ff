import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

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
    return { token: (await readFile(keptIn, 'utf8')).trim(), keptIn };
  }
}
