import type { MediaType } from '../media.js';
import { notTaken } from './doubts.js';

/** Bytes in which the headers of a message are looked for; real ones have some ten kilobytes. */
const LONGEST_HEADERS = 256 * 1024;

const MARKUP =
  /^\s*(?:<\?(?:xml|php)|<!--|<!doctype|<(?:html|head|body|script|svg|iframe|style|title|img|a|div|p|table)[\s/>])/i;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/**
 * A message or plain text, or neither.
 * @throws UnsupportedMediaError
 */
export function textTypeOf(bytes: Buffer): MediaType {
  if (isMessage(bytes)) return 'message/rfc822';
  const text = decoded(bytes);
  if (text === null) throw notTaken('of no kind that is known here, nor text in UTF-8');
  if (CONTROL.test(text)) throw notTaken('no plain text: it has control characters');
  if (text.trim() === '') throw notTaken('blank: it has nothing but spaces and line breaks');
  if (MARKUP.test(text)) throw notTaken('a web page or other markup');
  if (text.startsWith('#!')) throw notTaken('a script');
  return 'text/plain';
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const FIELD = /^[!-9;-~]+:/;
const FOLDED = /^[ \t]+\S/;

/** Fields of an RFC 5322 message by their name in small letters, up to the first blank line; null: it does not begin with such. */
export function headersOf(bytes: Buffer): ReadonlyMap<string, string> | null {
  const head = bytes.subarray(0, LONGEST_HEADERS).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head)?.index;
  if (end === undefined && bytes.length > LONGEST_HEADERS) return null;
  const headers = new Map<string, string>();
  let name: string | null = null;
  for (const line of head.slice(0, end).trimEnd().split(/\r?\n/)) {
    if (name !== null && FOLDED.test(line)) headers.set(name, `${headers.get(name)!} ${line.trim()}`);
    else if (FIELD.test(line)) {
      const colon = line.indexOf(':');
      name = line.slice(0, colon).toLowerCase();
      headers.set(name, line.slice(colon + 1).trim());
    } else return null;
  }
  return headers;
}

/** A message says from whom and when (RFC 5322, 3.6), and what it quotes is in any 8-bit encoding. */
function isMessage(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  const headers = headersOf(bytes);
  return headers !== null && headers.has('from') && headers.has('date');
}
