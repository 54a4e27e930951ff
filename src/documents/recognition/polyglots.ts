import type { MediaType } from '../media.js';
import { ambiguous } from './doubts.js';

/** Bytes in which programs look for a sign of their own format, beyond the first ones. */
const HEAD = 1024;
const LONGEST_COMMENT = 0xffff;
const END_OF_DIRECTORY = Buffer.from('PK\x05\x06');
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02');
const END_LENGTH = 22;

const TEXTS: ReadonlySet<MediaType> = new Set(['text/plain', 'message/rfc822']);
const MARKUP = /<(?:!doctype\s+html|html|script|svg|body|iframe|\?php)\b/i;

/**
 * Other programs find their own format at the end of a file (ZIP), or anywhere in its head (PDF, HTML).
 * @throws RefusedError
 */
export function expectOneThing(mediaType: MediaType, bytes: Buffer): void {
  if (mediaType !== 'application/pdf' && bytes.subarray(0, HEAD).includes('%PDF-'))
    throw ambiguous(mediaType, 'is a PDF as well');
  if (!TEXTS.has(mediaType) && MARKUP.test(bytes.subarray(0, HEAD).toString('latin1')))
    throw ambiguous(mediaType, 'is a web page or a program as well');
  if (isZipToo(bytes)) throw ambiguous(mediaType, 'is a ZIP archive as well');
}

/** A ZIP is read from its end: a directory, the record that closes it, and a comment of at most 64 KiB. */
function isZipToo(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - LONGEST_COMMENT - END_LENGTH));
  return tail.includes(END_OF_DIRECTORY) && bytes.includes(DIRECTORY_ENTRY);
}
