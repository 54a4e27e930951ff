import { ambiguous, damaged } from './doubts.js';

const PDF = 'application/pdf';
/** Bytes at the end of a PDF among which its end is marked. */
const TAIL = 1024;
const HEADER = /^%PDF-[12]\.\d/;

/** @throws RefusedError for a PDF whose end is missing, or goes on after it */
export function expectWholePdf(bytes: Buffer): void {
  if (!HEADER.test(bytes.subarray(0, 8).toString('latin1'))) throw damaged(PDF, 'names no version after %PDF-');
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) throw damaged(PDF, 'has no end (%%EOF)');
  const after = bytes.subarray(end + 5);
  if (after.some((byte) => !isBlank(byte)))
    throw after.length > TAIL
      ? ambiguous(PDF, 'goes on with something else after its end')
      : damaged(PDF, `has ${after.length} bytes of something else after its end`);
  if (bytes.lastIndexOf('startxref', end) < 0) throw damaged(PDF, 'does not say where its table of contents is');
}

const isBlank = (byte: number): boolean => byte === 0 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x20;
