import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { CONFIG } from '../config.provider.js';
import type { Config } from '../config.js';
import {
  ConflictError,
  DamagedError,
  IdempotencyError,
  MalformedError,
  type Mistake,
  NotFoundError,
  PreconditionRequiredError,
  RefusedError,
  StaleError,
  UnsupportedMediaError,
} from '../errors.js';
import { DayNotEncodedError } from '../law/assess.js';
import { LegalEventError } from '../law/legal-events.js';
import { drain } from './drain.js';
import { problem, type ProblemKind, PROBLEMS } from './problem.js';
import { withoutSecret } from './secret-addresses.js';

interface Told {
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly errors?: readonly Mistake[];
}

/** Answers every error as application/problem+json; never a stack, never SQL. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Http');

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { kind, detail, errors } = tell(error);
    if (kind === 'damaged') this.#log.error(detail);
    if (kind === 'internal-error')
      this.#log.error(
        `${request.method} ${withoutSecret(request.url)}`,
        error instanceof Error ? error.stack : String(error),
      );
    if (kind === 'too-large') {
      // Fastify says that it closes, which would cut off the sender before the answer is read.
      void reply.removeHeader('connection');
      drain(request);
    }
    if (kind === 'unavailable') void reply.header('retry-after', '5');
    void reply
      .status(PROBLEMS[kind].status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problem(this.config.baseUrl, kind, request.url, detail, errors));
  }
}

function tell(error: unknown): Told {
  if (error instanceof MalformedError)
    return { kind: 'malformed-request', detail: error.message, errors: error.mistakes };
  if (error instanceof RefusedError) return { kind: 'refused', detail: error.message, errors: error.mistakes };
  if (error instanceof UnsupportedMediaError)
    return { kind: 'unsupported-media-type', detail: error.message, errors: error.mistakes };
  if (error instanceof DamagedError) return { kind: 'damaged', detail: error.message };
  if (error instanceof ConflictError) return { kind: 'conflict', detail: error.message };
  if (error instanceof NotFoundError) return { kind: 'not-found', detail: error.message };
  if (error instanceof StaleError)
    return { kind: 'stale', detail: `${error.message}; read it again and repeat the change on what it is now` };
  if (error instanceof PreconditionRequiredError) return { kind: 'precondition-required', detail: error.message };
  if (error instanceof IdempotencyError)
    return { kind: error.status === 409 ? 'request-in-flight' : 'idempotency-key-reused', detail: error.message };
  if (error instanceof LegalEventError)
    return { kind: 'refused', detail: error.message, errors: [{ pointer: '/legalEvents', detail: error.message }] };
  if (error instanceof DayNotEncodedError)
    return { kind: 'day-not-encoded', detail: error.message, errors: [{ pointer: '/asOf', detail: error.message }] };
  if (error instanceof QueryFailedError) return tellConstraint(error.driverError as DriverError);
  return tellStatus(error);
}

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `vendor_owner_id_fkey` on `vendor` speaks of `/ownerId`. */
const pointerOf = ({ constraint = '', table = '', column }: DriverError): string =>
  `/${camel(column ?? constraint.slice(table.length + 1).replace(/_(fkey|key|check)$/, ''))}`;

function tellConstraint(driver: DriverError): Told {
  const pointer = pointerOf(driver);
  const at = (kind: ProblemKind, detail: string): Told => ({ kind, detail, errors: [{ pointer, detail }] });
  switch (driver.code) {
    case '23505':
      return at(
        'conflict',
        `Another ${driver.table} has this ${pointer.slice(1)} already; choose another, or change that one`,
      );
    case '23503':
      return at('refused', `There is no record behind ${pointer.slice(1)}; add it first`);
    case '23514':
      return at('refused', `${pointer.slice(1)} cannot be so (rule ${driver.constraint} of the register)`);
    case '23502':
      return at('refused', `${pointer.slice(1)} cannot be null; leave it out or give a value`);
    case '40001':
    case '40P01':
      return { kind: 'unavailable', detail: 'Others changed the same records at the same time; try again shortly' };
    case '57P01':
    case '57P03':
    case '53300':
      return { kind: 'unavailable', detail: 'The database does not answer; try again shortly' };
    default:
      return { kind: 'internal-error', detail: 'Something failed on our side; nothing was changed' };
  }
}

// The pool's own errors bear no code: a connection that broke, or none that came free in time.
const NO_CONNECTION = /connection (terminated|timeout)|timeout exceeded when trying to connect/i;

/** Errors of the framework and of the socket, by their status or code. */
function tellStatus(error: unknown): Told {
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  const detail = message ?? 'The request failed';
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || NO_CONNECTION.test(detail))
    return { kind: 'unavailable', detail: 'The database does not answer; try again shortly' };
  if (status === 404)
    return { kind: 'not-found', detail: 'There is nothing at this address; see /docs for what there is' };
  if (status === 413) return { kind: 'too-large', detail };
  if (status === 415) return { kind: 'unsupported-media-type', detail };
  if (status === 503) return { kind: 'unavailable', detail };
  if (status !== undefined && status >= 400 && status < 500) return { kind: 'malformed-request', detail };
  return { kind: 'internal-error', detail: 'Something failed on our side; nothing was changed' };
}
