import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import canonicalize from 'canonicalize';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { IdempotencyError, MalformedError } from '../errors.js';
import { ShownOnce } from './shown-once.js';
import { Stateless } from './stateless.js';
import { IdempotencyKey } from '../register/idempotency-key.entity.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Runs every write in one transaction, which it hands to the handler as the request's change.
 * With an Idempotency-Key the answer is kept in that same transaction: repeated, the request is answered from it.
 */
@Injectable()
export class WriteInterceptor implements NestInterceptor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const asksOnly = this.reflector.get(Stateless, context.getHandler()) === true;
    if (asksOnly || READS.has(request.method)) return next.handle();
    const secrets = this.reflector.get(ShownOnce, context.getHandler()) ?? [];
    return from(this.#write(request, http.getResponse(), next, secrets));
  }

  #write(
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
    secrets: readonly string[],
  ): Promise<unknown> {
    const key = keyOf(request);
    return this.dataSource.transaction(async (manager) => {
      const answered = key === null ? null : await claim(manager, key, fingerprintOf(request));
      if (answered !== null) {
        void reply.status(answered.status).headers({ ...answered.headers, 'idempotent-replayed': 'true' });
        return answered.body;
      }
      request.change = { manager, by: 'token', today: this.clock.today(), at: this.clock.now() };
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      if (key !== null) await keep(manager, key, request, reply, without(secrets, body));
      return body;
    });
  }
}

function keyOf({ method, headers }: FastifyRequest): string | null {
  const given = headers['idempotency-key'];
  if (method !== 'POST' || given === undefined) return null;
  if (typeof given === 'string' && /^[\x21-\x7e]{1,200}$/.test(given)) return given;
  throw new MalformedError([
    {
      pointer: '/Idempotency-Key',
      detail: 'Idempotency-Key must be 1 to 200 visible ASCII characters, such as a UUID',
    },
  ]);
}

function fingerprintOf({ method, url, body, upload }: FastifyRequest): string {
  const hash = createHash('sha256').update(`${method} ${url}\n${canonicalize(body ?? null) ?? ''}\n`);
  if (upload !== undefined) hash.update(upload.name).update(upload.bytes);
  return hash.digest('hex');
}

/** The kept answer to the same request, or null when this is the first. */
async function claim(manager: EntityManager, key: string, fingerprint: string): Promise<IdempotencyKey | null> {
  const [lock] = await manager.query<{ free: boolean }[]>(
    `select pg_try_advisory_xact_lock(hashtext('idempotency'), hashtext($1)) as free`,
    [key],
  );
  if (lock?.free !== true)
    throw new IdempotencyError(
      409,
      'A request with this Idempotency-Key is still under way; wait for its answer, then repeat it',
    );
  const kept = await manager.findOneBy(IdempotencyKey, { key });
  if (kept !== null && kept.fingerprint !== fingerprint)
    throw new IdempotencyError(
      422,
      'This Idempotency-Key came with another request before; use a new key for a new request',
    );
  return kept;
}

const without = (secrets: readonly string[], body: unknown): unknown =>
  secrets.length === 0 ? body : { ...(body as object), ...Object.fromEntries(secrets.map((name) => [name, null])) };

async function keep(
  manager: EntityManager,
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
): Promise<void> {
  const headers: Record<string, string> = {};
  for (const name of ['etag', 'location']) {
    const value = reply.getHeader(name);
    if (typeof value === 'string') headers[name] = value;
  }
  await manager.insert(IdempotencyKey, {
    key,
    fingerprint: fingerprintOf(request),
    status: reply.statusCode,
    headers,
    body: body as object,
  });
}
