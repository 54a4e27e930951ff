import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** What came back: the status, and how the body began. */
export interface Answer {
  readonly httpStatus: number;
  readonly body: Buffer;
  /** Seconds that the other side asks us to wait; null: it does not say. */
  readonly retryAfter: number | null;
}

/** Bytes of an answer that are read at most. */
const LONGEST = 4096;

/**
 * Posts once: on a connection of its own, following nothing, reading little. Once a status has come it stands, however
 * the rest of the answer fares.
 *
 * @param signal ends it, whatever it is waiting for
 * @throws {Error} no status came
 */
export function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<Answer> {
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': body.length },
    agent: false,
    lookup,
    signal,
  });
  return new Promise((resolve, reject) => {
    let hasStatus = false;
    request.on('error', (error) => {
      if (!hasStatus) reject(error);
    });
    request.on('response', (response) => {
      hasStatus = true;
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length >= LONGEST) response.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () =>
        resolve({
          httpStatus: response.statusCode!,
          body: Buffer.concat(parts).subarray(0, LONGEST),
          retryAfter: secondsOf(response.headers['retry-after']),
        }),
      );
    });
    request.end(body);
  });
}

const secondsOf = (text: string | undefined): number | null => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : null);
