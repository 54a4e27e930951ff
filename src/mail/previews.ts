import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { letterOf } from './senders.js';
import { MailTemplates } from './templates.js';

const SAMPLES = join('mail', 'samples');

/**
 * Writes every kind of mail with its sample data, as `<kind>.eml`, `.html` and `.txt`.
 * @param templatesDir absolute folder of every word a person reads; `mail/samples/<kind>.json` is the data of a kind
 * @returns the kinds written, in order
 */
export async function writePreviews(templatesDir: string, folder: string): Promise<readonly string[]> {
  const templates = new MailTemplates({ templatesDir });
  const samples = (await readdir(join(templatesDir, SAMPLES))).filter((file) => file.endsWith('.json')).sort();
  await mkdir(folder, { recursive: true });
  for (const file of samples) {
    const kind = basename(file, '.json');
    const data = JSON.parse(await readFile(join(templatesDir, SAMPLES, file), 'utf8')) as object;
    const words = templates.render(kind, data);
    const sample = { id: kind, recipient: 'anna@example.org', messageId: `<${kind}@example.org>`, ...words };
    const message = await letterOf({ ...sample, createdAt: new Date('2026-11-24T07:00:00Z') }, 'register@example.org');
    for (const [ending, content] of Object.entries({ eml: message, html: words.html, txt: words.text }))
      await writeFile(join(folder, `${kind}.${ending}`), content);
  }
  return samples.map((file) => basename(file, '.json'));
}
