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

/** A value as Markdown that comes out as exactly these characters on one line; null and undefined as nothing. */
export const literal = (value: unknown): string =>
  plain(value === null || value === undefined ? '' : String(value))
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
