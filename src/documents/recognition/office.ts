import type { Entry } from 'yauzl';
import type { MediaType } from '../media.js';
import { ArchiveError, BUDGET, type Budget, entriesOf, type Look, unpack } from './archive.js';
import { ambiguous, notTaken, refused } from './doubts.js';
import { expectOneThing } from './polyglots.js';
import { expectOwnRelations, XmlGuard } from './xml.js';

export interface OfficePaper {
  readonly mediaType: OfficeType;
  /** docProps/core.xml; null: it has none. */
  readonly coreProperties: string | null;
}

type OfficeType = Extract<MediaType, `${string}openxmlformats${string}`>;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' satisfies OfficeType;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' satisfies OfficeType;

const CONTENT_TYPES = '[Content_Types].xml';
const CORE_PROPERTIES = 'docProps/core.xml';
const MAIN: readonly (readonly [OfficeType, main: string])[] = [
  [DOCX, 'wordprocessingml.document.main+xml'],
  [XLSX, 'spreadsheetml.sheet.main+xml'],
];

/** Bytes of a part that is read whole: lists of types and relations are small. */
const LONGEST_READ = 2 * 1024 * 1024;
/** Archives in archives: a workbook embedded in a letter is one. */
const DEEPEST = 1;
/** Bytes of all archives within one, which are kept until they are looked into. */
const LARGEST_WITHIN = 32 * 1024 * 1024;

/**
 * A DOCX or XLSX that unpacks to its end within bounds, runs nothing and fetches nothing.
 * @throws UnsupportedMediaError, RefusedError
 */
export async function expectWholeOffice(bytes: Buffer): Promise<OfficePaper> {
  const parts = new Parts();
  try {
    await expectHarmless(bytes, { ...BUDGET }, 0, parts);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw refused(parts.claimed ?? DOCX, error.message, 'it is not opened, save it anew or send it as PDF');
  }
  const mediaType = parts.typed();
  expectOneThing(mediaType, withoutZip(bytes));
  return { mediaType, coreProperties: parts.read(CORE_PROPERTIES) };
}

/** The head alone: that its end is a ZIP's is no second thing. */
const withoutZip = (bytes: Buffer): Buffer => bytes.subarray(0, Math.min(1024, bytes.lastIndexOf('PK\x01\x02')));

/** The parts of the outermost archive that are read. */
class Parts {
  readonly #texts = new Map<string, string>();
  claimed: OfficeType | null = null;

  keep(name: string, text: string): void {
    this.#texts.set(name, text);
  }

  read(name: string): string | null {
    return this.#texts.get(name) ?? null;
  }

  /** What the outermost archive says that it is. */
  typed(): OfficeType {
    const types = this.read(CONTENT_TYPES);
    if (types === null) throw notTaken('a ZIP archive; take out what is in it');
    if (/macroEnabled|vbaProject/i.test(types)) throw refused(DOCX, 'has macros', 'save it without them or as PDF');
    const found = MAIN.filter(([, main]) => types.includes(main));
    if (found.length > 1) throw ambiguous(DOCX, 'is a workbook as well');
    if (found[0] === undefined) throw notTaken('an Office file of another kind');
    return found[0][0];
  }
}

const isRead = (name: string): boolean =>
  name === CONTENT_TYPES || name === CORE_PROPERTIES || name.toLowerCase().endsWith('.rels');

function claimOf(entries: readonly Entry[]): OfficeType | null {
  if (entries.some(({ fileName }) => fileName === 'word/document.xml')) return DOCX;
  return entries.some(({ fileName }) => fileName === 'xl/workbook.xml') ? XLSX : null;
}

async function expectHarmless(bytes: Buffer, budget: Budget, depth: number, parts: Parts | null): Promise<void> {
  const { zip, entries } = await entriesOf(bytes, budget);
  if (parts !== null) {
    parts.claimed = claimOf(entries);
    if (!entries.some(({ fileName }) => fileName === CONTENT_TYPES))
      throw notTaken('a ZIP archive; take out what is in it');
  }
  if (entries.some(({ fileName }) => /vba(?:project|data)[^/]*$/i.test(fileName))) throw new ArchiveError('has macros');
  const inner: Buffer[] = [];
  const { look, finish } = lookInto(inner, parts);
  await unpack(zip, entries, look);
  finish();
  for (const archive of inner) {
    if (depth === DEEPEST) throw new ArchiveError('has archives in archives');
    await expectHarmless(archive, budget, depth + 1, null);
  }
}

/** Looks at each entry as it comes: markup, programs, archives within, and the few parts that are read whole. */
function lookInto(inner: Buffer[], parts: Parts | null): { look: Look; finish: () => void } {
  let guard = new XmlGuard('');
  let name = '';
  let kept: Buffer[] | null = null;
  let isArchive = false;
  let within = 0;
  const finish = (): void => {
    if (kept === null) return;
    const whole = Buffer.concat(kept);
    if (isArchive) return void inner.push(whole);
    if (name.toLowerCase().endsWith('.rels')) expectOwnRelations(whole);
    parts?.keep(name, whole.toString('utf8'));
  };
  const look: Look = (entry, part, isFirst) => {
    if (isFirst) {
      finish();
      name = entry;
      guard = new XmlGuard(entry);
      isArchive = part.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
      if (part.subarray(0, 2).toString('latin1') === 'MZ') throw new ArchiveError('has a program in it');
      kept = isArchive || isRead(entry) ? [] : null;
    }
    guard.look(part);
    if (kept === null) return;
    kept.push(part);
    if (isArchive && (within += part.length) > LARGEST_WITHIN)
      throw new ArchiveError(`has more than ${LARGEST_WITHIN / 1024 / 1024} MiB of archives in it`);
    if (!isArchive && kept.reduce((sum, { length }) => sum + length, 0) > LONGEST_READ)
      throw new ArchiveError('has a list of relations or properties that is no longer one');
  };
  return { look, finish };
}
