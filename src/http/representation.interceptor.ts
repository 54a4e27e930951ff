import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Revalidated } from './cacheable.js';

/** Gives a record its ETag, a new one its Location, and a list the link to its next page. */
@Injectable()
export class RepresentationInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const revalidated = this.reflector.get(Revalidated, context.getHandler()) === true;
    return next.handle().pipe(map((body: unknown) => (revalidated ? revalidate : represent)(request, reply, body)));
  }
}

function represent(request: FastifyRequest, reply: FastifyReply, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { id, version, nextCursor } = body as { id?: unknown; version?: unknown; nextCursor?: unknown };
  if (typeof version === 'number') void reply.header('etag', `"${version}"`);
  if (request.method === 'POST' && isCollection(request) && typeof id === 'string')
    void reply.header('location', `${pathOf(request)}/${id}`);
  if (typeof nextCursor === 'string') void reply.header('link', `<${nextPage(request, nextCursor)}>; rel="next"`);
  return body;
}

/** An answer that changes only with its content: sent again only when it is another. */
function revalidate(request: FastifyRequest, reply: FastifyReply, body: unknown): unknown {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache' });
  const had = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!had.includes(etag) && !had.includes('*')) return body;
  void reply.status(304);
  return undefined;
}

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0]!;

/** A POST to `/v1/vendors` makes a record; one to `/v1/agreements/{id}/signatures` changes one. */
const isCollection = (request: FastifyRequest): boolean => pathOf(request).split('/').length === 3;

function nextPage(request: FastifyRequest, cursor: string): string {
  const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '');
  query.set('cursor', cursor);
  return `${pathOf(request)}?${query.toString()}`;
}
