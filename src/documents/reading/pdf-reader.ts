import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isLegalDay } from '../../law/legal-day.js';
import { dayOfPdfTime } from './dates.js';
import type { Told } from './pdf-worker.js';
import { NOTHING_TO_READ, type ReadDate, type Reading, type ReadSignature } from './reading.js';

/** Milliseconds, of the reading, and of the start of its thread on a busy machine. */
const LONGEST = 2_000;
const LONGEST_START = 10_000;
const WATCH = 20;
/** MiB. */
const LARGEST_HEAP = 192;
const LARGEST_GROWTH = 256;
const MEBIBYTE = 1024 * 1024;

/** Reads PDFs, each in a thread of its own that a hostile one cannot outlive; two at a time. */
export class PdfReader {
  readonly #worker: string;
  readonly #waiting: (() => void)[] = [];
  #free = 2;

  /** @param codeDir where the compiled program is: a thread runs nothing else */
  constructor(codeDir: string) {
    this.#worker = join(codeDir, 'documents', 'reading', 'pdf-worker.js');
  }

  async read(bytes: Buffer): Promise<Reading> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resume) => this.#waiting.push(resume));
    try {
      return settled(await told(this.#worker, bytes));
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}

/** What the thread told until it ended, by itself or by us. */
function told(file: string, bytes: Buffer): Promise<readonly Told[]> {
  const copy = Uint8Array.from(bytes);
  const parts: Told[] = [];
  const worker = new Worker(file, {
    workerData: copy,
    transferList: [copy.buffer],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  // Limits of a thread do not count the bytes outside its heap, in which streams are unpacked: the process is watched.
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const end = (because?: string): void => {
      clearTimeout(timer);
      clearInterval(watch);
      if (because !== undefined) parts.push({ because });
      void worker.terminate().then(() => resolve(parts));
    };
    let timer = setTimeout(() => end('the reader did not start in time'), LONGEST_START);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > LARGEST_GROWTH * MEBIBYTE) end('reading it took too much memory');
    }, WATCH);
    worker.once('message', () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(`reading it took more than ${LONGEST / 1000} seconds`), LONGEST);
    });
    worker.on('message', (part: Told) => parts.push(part));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'reading it took too much memory' : 'it could not be read'),
    );
    worker.on('exit', () => end());
  });
}

function settled(parts: readonly Told[]): Reading {
  const because = parts.flatMap((part) => part.because ?? []);
  const whole = Object.assign({}, NOTHING_TO_READ, ...parts) as Reading;
  return {
    ...whole,
    state: because.length === 0 ? 'read' : 'unreadable',
    because: because.length === 0 ? null : because.join('; '),
    dates: byWeight([...whole.signatures.flatMap(dateOfSignature), ...whole.dates]),
  };
}

/** The day where the signer was, if the file names it; else the day within the signature, at Greenwich. */
function dateOfSignature({ claimedAt, signedAt, field }: ReadSignature): readonly ReadDate[] {
  const claimed = claimedAt === null ? null : dayOfPdfTime(claimedAt);
  if (claimed !== null) return [{ day: claimed, source: 'signature', where: field, quote: claimedAt! }];
  const day = signedAt?.slice(0, 10) ?? '';
  return isLegalDay(day) ? [{ day, source: 'signature', where: field, quote: signedAt! }] : [];
}

const SOURCES: readonly ReadDate['source'][] = ['text', 'signature', 'header', 'properties'];
const byWeight = (dates: readonly ReadDate[]): readonly ReadDate[] =>
  SOURCES.flatMap((source) => dates.filter((date) => date.source === source));
