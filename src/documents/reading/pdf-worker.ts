import { parentPort, workerData } from 'node:worker_threads';
import { datesIn } from './pdf-text.js';
import { signaturesIn } from './pdf-signatures.js';
import type { Reading } from './reading.js';

// Runs in a thread of its own, which is ended when it takes too long or too much: what is told first is kept.

/** What one step has read; `because`, where it could not. */
export type Told = Partial<Pick<Reading, 'because' | 'pages' | 'encrypted' | 'signatures' | 'dates'>>;

const tell = (told: Told): void => parentPort!.postMessage(told);

const bytes = workerData as Uint8Array;

// From here on the time is counted: what came before was the loading of the reader itself.
tell({});

try {
  tell(await signaturesIn(bytes));
} catch {
  tell({ because: 'its form could not be read, so signatures may be missed' });
}
try {
  // The reader keeps the bytes that it is given.
  tell(await datesIn(Uint8Array.from(bytes)));
} catch (error) {
  const isLocked = (error as Error).name === 'PasswordException';
  tell(
    isLocked
      ? { encrypted: true, because: 'it is locked with a password' }
      : { because: 'its pages could not be read' },
  );
}
