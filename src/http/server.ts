import multipart from '@fastify/multipart';
import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MalformedError } from '../errors.js';
import { guardWithToken } from './authentication.js';
import { LARGEST_UPLOAD } from './multipart.interceptor.js';
import { describeApi, serveDocs } from './openapi.js';
import { problem } from './problem.js';

/** Bytes; papers and lists come as files, not as JSON. */
const LARGEST_BODY = 1024 * 1024;

declare module 'fastify' {
  interface FastifyInstance {
    baseUrl?: string;
  }
}

/** Takes JSON, which Fastify reads by itself, and the forms that are registered below; no other body. */
class JsonAdapter extends FastifyAdapter {
  override registerParserMiddleware(): void {
    this.getInstance().removeContentTypeParser('text/plain');
  }
}

export const httpAdapter = (): FastifyAdapter =>
  new JsonAdapter({
    bodyLimit: LARGEST_BODY,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded meets no hook and no filter.
    frameworkErrors: (_: Error, { server, url }: FastifyRequest, reply: FastifyReply) => {
      const detail = 'The address is not a valid URL; see /docs for what there is';
      void reply
        .status(400)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .send(problem(server.baseUrl ?? '', 'malformed-request', url, detail));
    },
  });

/** Levels of nesting; no record has ten. */
const DEEPEST = 64;
const TOO_DEEP = new MalformedError([
  {
    pointer: '/',
    detail: `the body is nested more than ${DEEPEST} levels deep; no record is, see /docs for what there is`,
  },
]);

/** Whoever walks a body by recursion would run out of stack on one nested thousands of levels deep. */
function tooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
        ? Object.values(value as Record<string, unknown>)
        : [],
    );
  }
  return false;
}

/** Everything between the socket and the controllers; to be called before the application is initialised. */
export async function prepareHttp(app: NestFastifyApplication, token: string, baseUrl: string): Promise<void> {
  await app.register(multipart, { limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: 20, fieldSize: 65_536 } });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.decorate('baseUrl', baseUrl);
  guardWithToken(fastify, token, baseUrl);
  fastify.addHook('preValidation', (request, _, done) => done(tooDeep(request.body) ? TOO_DEEP : undefined));
  serveDocs(app, describeApi(app as INestApplication));
}
