import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** What an archive may hold; spent as it is unpacked, together with the archives inside it. */
export interface Budget {
  entries: number;
  /** Unpacked bytes. */
  bytes: number;
}

export const BUDGET: Readonly<Budget> = { entries: 5_000, bytes: 150 * 1024 * 1024 };

/** Why an archive cannot be taken, in words that follow its name: `has more than …`. */
export class ArchiveError extends Error {}

/** Is handed each part of an entry as it is unpacked. */
export type Look = (name: string, part: Buffer, isFirst: boolean) => void;

const MEGABYTE = 1024 * 1024;
const IS_ENCRYPTED = 0x41;

/** The entries as the directory of the archive has them, none of which overlaps another or leads out of it. */
export async function entriesOf(bytes: Buffer, budget: Budget): Promise<{ zip: ZipFile; entries: readonly Entry[] }> {
  const zip = await told(() => yauzl.fromBufferPromise(bytes, { strictFileNames: true, lazyEntries: true }));
  if (zip.comment !== '') throw new ArchiveError('has a comment behind its end, in which other things hide');
  const entries: Entry[] = [];
  const names = new Set<string>();
  let packed = 0;
  await told(async () => {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      packed += entry.compressedSize;
      budget.bytes -= entry.uncompressedSize;
      expectOrdinary(entry, names);
      if ((budget.entries -= 1) < 0) throw new ArchiveError(`has more than ${BUDGET.entries} parts`);
      if (budget.bytes < 0) throw tooMuch();
    }
  });
  if (packed > bytes.length) throw new ArchiveError('has parts that lie in one another');
  await expectApart(zip, entries);
  return { zip, entries };
}

const tooMuch = () => new ArchiveError(`has more than ${BUDGET.bytes / MEGABYTE} MiB in it once unpacked`);

function expectOrdinary(entry: Entry, names: Set<string>): void {
  const name = entry.fileName.toLowerCase();
  if ((entry.generalPurposeBitFlag & IS_ENCRYPTED) !== 0) throw new ArchiveError('is locked with a password');
  if (names.has(name)) throw new ArchiveError('has two parts of the same name');
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f]/.test(name)) throw new ArchiveError('has a part whose name has control characters');
  names.add(name);
}

/** What the directory says stands where it says, under the same name, and nothing stands before it. */
async function expectApart(zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  const inPlace = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const entry of inPlace) {
    const at = entry.relativeOffsetOfLocalHeader;
    if (at < end) throw new ArchiveError('has parts that lie in one another');
    if (end === 0 && at > 0) throw new ArchiveError('has something else before its first part');
    const local = await told(() => zip.readLocalFileHeaderPromise(entry));
    if (!local.fileName.equals(entry.fileNameRaw)) throw new ArchiveError('has a part that bears two names');
    end = local.fileDataStart + entry.compressedSize;
  }
}

/** Unpacks every entry to its end, counting, and keeps nothing. */
export async function unpack(zip: ZipFile, entries: readonly Entry[], look: Look): Promise<void> {
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    let sum = 0;
    let isFirst = true;
    // Sizes were paid for by the directory's word; yauzl ends an entry that has more than its word, or less.
    await told(async () => {
      for await (const part of await zip.openReadStreamPromise(entry)) {
        sum = crc32(part as Buffer, sum);
        look(entry.fileName, part as Buffer, isFirst);
        isFirst = false;
      }
    });
    if (sum !== entry.crc32) throw new ArchiveError('has a part whose checksum is another');
  }
}

/** What cannot be read is told in one of our own errors. */
async function told<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const { message } = error as Error;
    if (/relative path|absolute path|invalid characters in fileName/.test(message))
      throw new ArchiveError('has a part whose name leads out of it');
    if (/too many bytes/.test(message)) throw new ArchiveError('has a part that is larger than it says');
    throw new ArchiveError('cannot be unpacked to its end');
  }
}
