import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem.js';
import { opensByItself } from './secret-addresses.js';

/** Answered without a token, for whoever watches over the process. */
const HEALTH = new Set(['/livez', '/readyz']);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Asks every request but for health, and at an address that is a secret itself, for the one token: as `Authorization: Bearer`, or, so that a browser can open
 * pages to read, as the password of HTTP Basic on GET.
 */
export function guardWithToken(fastify: FastifyInstance, token: string, baseUrl: string): void {
  const expected = digest(token);
  const matches = (given: string): boolean => given !== '' && timingSafeEqual(digest(given), expected);
  fastify.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    if (HEALTH.has(path) || opensByItself(request.method, path)) return;
    if (matches(givenToken(request.method, request.headers.authorization))) return;
    await reply
      .status(401)
      .header('www-authenticate', ['Bearer realm="Clausebook"', 'Basic realm="Clausebook", charset="UTF-8"'])
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(
        problem(
          baseUrl,
          'not-authenticated',
          request.url,
          'Send the token as "Authorization: Bearer TOKEN"; the register prints it when it starts, unless CLAUSEBOOK_TOKEN sets it',
        ),
      );
  });
}

function givenToken(method: string, authorization = ''): string {
  const [scheme, credentials = ''] = authorization.split(' ', 2);
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme?.toLowerCase() !== 'basic' || (method !== 'GET' && method !== 'HEAD')) return '';
  const [, ...password] = Buffer.from(credentials, 'base64').toString().split(':');
  return password.join(':');
}
