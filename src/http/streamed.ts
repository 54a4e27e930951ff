import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/**
 * Batches of which the first has been read, so that whatever is wrong with the question is answered as a problem and
 * not in the middle of a file.
 */
export async function begun<T>(batches: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  const first = await batches.next();
  return (async function* () {
    try {
      if (first.done !== true) yield first.value;
      yield* batches;
    } finally {
      await batches.return(undefined);
    }
  })();
}

/** A file to be kept, sent while it is read; it is read no further when whoever asked has gone. */
export const streamed = (content: Readable | AsyncIterable<string>, type: string, name: string): StreamableFile =>
  new StreamableFile(content instanceof Readable ? content : Readable.from(content, { objectMode: false }), {
    type,
    disposition: `attachment; filename="${name}"`,
  });
