import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient } from '../client/generated/client/index.js';
import { Clausebook, type ProblemView } from '../client/generated/index.js';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

type Method = 'GET' | 'POST' | 'PATCH';

/** A fetch that reaches the application without a socket. */
export const fetchFrom =
  (app: NestFastifyApplication): Fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    const { statusCode, headers, rawPayload } = await app.inject({
      method: request.method as Method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      ...(body.length > 0 && { payload: body }),
    });
    const told = Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, String(one)]),
    );
    return new Response(rawPayload.length > 0 ? new Uint8Array(rawPayload) : null, {
      status: statusCode,
      headers: told,
    });
  };

/** The generated client, as an outsider would set it up. */
export const clientOver = (fetch: Fetch, token: string): Clausebook =>
  new Clausebook({
    client: createClient({ baseUrl: 'http://localhost:3000', auth: token, fetch, throwOnError: true }),
  });

/** The problem with which a request of the client is refused. */
export async function refused(request: Promise<unknown>): Promise<ProblemView> {
  const thrown: unknown = await request.then(
    () => new Error('What was to be refused was answered'),
    (problem: unknown) => problem,
  );
  if (thrown instanceof Error) throw thrown;
  return thrown as ProblemView;
}

/** The header without which a record is not changed. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });
