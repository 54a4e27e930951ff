import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { writePreviews } from '../../src/mail/previews.js';

const folder = mkdtempSync(join(tmpdir(), 'previews-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('every kind of mail has a preview with sample data: the complete message, its page and its text', async () => {
  const kinds = readdirSync('templates/mail').flatMap((file) => /^(.+)\.subject\.eta$/.exec(file)?.[1] ?? []);
  expect(await writePreviews(resolve('templates'), folder)).toEqual(kinds.sort());
  for (const kind of kinds) {
    const mail = await simpleParser(readFileSync(join(folder, `${kind}.eml`)));
    expect(mail.subject).toMatch(/\S/);
    expect(mail.html).toBe(readFileSync(join(folder, `${kind}.html`), 'utf8'));
    expect(mail.text!.trim()).toBe(readFileSync(join(folder, `${kind}.txt`), 'utf8').trim());
    expect(`${mail.subject} ${String(mail.html)} ${mail.text}`).not.toMatch(/undefined|\[object|NaN/);
  }
});
