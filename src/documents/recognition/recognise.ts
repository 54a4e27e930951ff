import { refused } from '../../errors.js';
import type { MediaType } from '../media.js';
import { notTaken } from './doubts.js';
import { expectWholeOffice, type OfficePaper } from './office.js';
import { expectWholePdf } from './pdf.js';
import { expectWholeJpeg, expectWholePng } from './pictures.js';
import { expectOneThing } from './polyglots.js';
import { textTypeOf } from './text.js';

/** What a file is by its content, with what came to light on the way. */
export interface Recognised {
  readonly mediaType: MediaType;
  /** Of a DOCX or XLSX: docProps/core.xml. */
  readonly coreProperties: string | null;
}

const starts = (bytes: Buffer, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);
const says = (bytes: Buffer, text: string): boolean => bytes.subarray(0, text.length).toString('latin1') === text;

/** Kinds that people send in place of those that are taken. */
const OTHERS: readonly (readonly [is: (bytes: Buffer) => boolean, found: string])[] = [
  [(bytes) => says(bytes, 'GIF8'), 'a GIF picture'],
  [(bytes) => says(bytes, 'RIFF'), 'a WebP picture, a sound or a film (RIFF)'],
  [(bytes) => says(bytes, 'II*\0') || says(bytes, 'MM\0*'), 'a TIFF picture'],
  [(bytes) => bytes.subarray(4, 8).toString('latin1') === 'ftyp', 'a HEIC picture or a film'],
  [(bytes) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0), 'an old or encrypted Office file, or an Outlook message (OLE)'],
  [(bytes) => says(bytes, 'MZ') || starts(bytes, 0x7f, 0x45, 0x4c, 0x46), 'a program'],
  [(bytes) => starts(bytes, 0x1f, 0x8b), 'a gzip archive'],
  [(bytes) => says(bytes, '7z\xbc\xaf'), 'a 7z archive'],
  [(bytes) => says(bytes, 'Rar!'), 'a RAR archive'],
  [(bytes) => says(bytes, 'PK\x05\x06'), 'an empty ZIP archive'],
  [(bytes) => says(bytes, '{\\rtf'), 'RTF'],
];

/**
 * Tells by its content what a file is, and that it is that one thing, whole.
 * @throws UnsupportedMediaError, RefusedError
 */
export async function recognise(bytes: Buffer): Promise<Recognised> {
  if (bytes.length === 0) throw refused('/file', 'the file is empty (0 bytes); send the paper itself');
  if (says(bytes, 'PK\x03\x04')) return officePaper(await expectWholeOffice(bytes));
  const mediaType = mediaTypeOf(bytes);
  expectOneThing(mediaType, bytes);
  WHOLE[mediaType]?.(bytes);
  return { mediaType, coreProperties: null };
}

const WHOLE: Partial<Record<MediaType, (bytes: Buffer) => void>> = {
  'application/pdf': expectWholePdf,
  'image/png': expectWholePng,
  'image/jpeg': expectWholeJpeg,
};

const officePaper = ({ mediaType, coreProperties }: OfficePaper): Recognised => ({ mediaType, coreProperties });

function mediaTypeOf(bytes: Buffer): MediaType {
  if (says(bytes, '%PDF-')) return 'application/pdf';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  const other = OTHERS.find(([is]) => is(bytes));
  if (other !== undefined) throw notTaken(other[1]);
  return textTypeOf(bytes);
}
