import { crc32 } from 'node:zlib';
import { ambiguous, damaged, refused } from './doubts.js';

const PNG = 'image/png';
const JPEG = 'image/jpeg';
/** Of a picture once unpacked; a page of A4 at 1200 dots to the inch has 140 million. */
const MOST_PIXELS = 300_000_000;

/** @throws RefusedError for a PNG whose parts do not add up, that is cut short, or that goes on after its end */
export function expectWholePng(bytes: Buffer): void {
  let at = 8;
  for (let name = ''; name !== 'IEND';) {
    if (at + 12 > bytes.length) throw damaged(PNG, 'ends before its last part (IEND)');
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    const first = name === '';
    name = bytes.toString('latin1', at + 4, at + 8);
    if (end + 4 > bytes.length) throw damaged(PNG, `ends within its part ${printable(name)}`);
    if (first !== (name === 'IHDR') || (first && length !== 13))
      throw damaged(PNG, 'does not begin with its one header');
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      throw damaged(PNG, `has a part ${printable(name)} whose checksum is another`);
    if (first) expectPixels(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    at = end + 4;
  }
  if (at !== bytes.length) throw ambiguous(PNG, 'goes on with something else after its end');
}

const printable = (name: string): string => name.replaceAll(/[^A-Za-z]/g, '?');

function expectPixels(width: number, height: number): void {
  if (width * height > MOST_PIXELS || width === 0 || height === 0)
    throw refused(
      PNG,
      `says that it has ${width} × ${height} pixels`,
      `expected at most ${MOST_PIXELS / 1e6} million, scan it in a lower resolution`,
    );
}

const END = 0xd9;
const SCAN = 0xda;
/** Markers without a length: TEM, and the restarts within a scan. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** A camera may keep further pictures (a preview) behind the first. @throws RefusedError */
export function expectWholeJpeg(bytes: Buffer): void {
  let at = 0;
  do {
    at = endOfJpeg(bytes, at + 2);
    while (at < bytes.length && bytes[at] === 0) at++;
  } while (bytes[at] === 0xff && bytes[at + 1] === 0xd8);
  if (at < bytes.length) throw ambiguous(JPEG, 'goes on with something else after its end');
}

function endOfJpeg(bytes: Buffer, start: number): number {
  let at = start;
  let scanned = false;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (at + 1 >= bytes.length) throw damaged(JPEG, 'ends before its end marker');
    if (bytes[at] !== 0xff) throw damaged(JPEG, 'has something else where a marker is expected');
    const marker = bytes[at + 1]!;
    if (marker === END) break;
    at += 2;
    if (isBare(marker)) continue;
    if (at + 2 > bytes.length) throw damaged(JPEG, 'ends within a part');
    const length = bytes.readUInt16BE(at);
    if (length < 2) throw damaged(JPEG, 'has a part shorter than its own length');
    at += length;
    if (marker !== SCAN) continue;
    scanned = true;
    at = endOfScan(bytes, at);
  }
  if (!scanned) throw damaged(JPEG, 'has no picture in it');
  return at + 2;
}

/** Within a scan 0xFF stands before a zero or a restart; before anything else it begins the next part. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  throw damaged(JPEG, 'ends within its picture');
}
