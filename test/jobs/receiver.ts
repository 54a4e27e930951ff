import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it came in. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The other side of a webhook: a server that keeps what it is sent. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

type Respond = (request: IncomingMessage, response: Parameters<RequestListener>[1], nth: number) => unknown;

/** @param respond by default it takes everything; `nth` counts from 1 */
export async function receive(respond: Respond = (_, response) => response.end('thanks')): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const nth = received.push({
        path: request.url!,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      });
      response.on('error', () => undefined);
      void respond(request, response, nth);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export const statuses =
  (...answers: readonly number[]): Respond =>
  (_, response, nth) =>
    response.writeHead(answers[Math.min(nth, answers.length) - 1]!).end();

/**
 * What the receiver reads after it has verified the signature as Standard Webhooks asks, its clock being at `now`.
 * @throws WebhookVerificationError
 */
export function verified({ headers, body }: Received, secret: string, now: Date): Record<string, unknown> {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now.getTime());
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>;
  } finally {
    clock.mockRestore();
  }
}
