import type { Marked, Token } from 'marked';
import { plain } from './text.js';

let marked: Promise<Marked> | undefined;

/** The block tokens of Markdown text. */
export async function blocksOf(markdown: string): Promise<Token[]> {
  marked ??= openMarked();
  return (await marked).lexer(markdown);
}

// Imported on use: the tests' loader does not recognise its minified ES module.
// Without bare addresses: only a link that a template writes can ever become one.
async function openMarked(): Promise<Marked> {
  const { Marked } = await import('marked');
  return new Marked({ gfm: true, tokenizer: { url: () => undefined } });
}

/**
 * A value as Markdown that comes out as exactly these characters on one line; null and undefined as nothing.
 *
 * @throws {TypeError} for an object: a template prints text and numbers
 */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(`A template prints text and numbers, not ${JSON.stringify(value)}`);
  }
  return plain(String(value))
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
