import type { Marked, Token } from 'marked';
import { isolated } from './direction.js';
import { numberOf, plain } from './text.js';

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

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\s]+$/u;

/**
 * A value as Markdown that comes out as exactly these characters on one line; null and undefined as nothing.
 * Right-to-left text keeps to itself, invisible characters on their own show as numbers.
 *
 * @throws {TypeError} for an object: a template prints text and numbers
 */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(`A template prints text and numbers, not ${JSON.stringify(value)}`);
  }
  const text = plain(String(value)).trim();
  const visible = INVISIBLE.test(text) ? text.replace(/\S/gu, numberOf) : isolated(text);
  return visible.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
