import type { Mistake } from '../errors.js';

/** Every kind of problem that the API answers with; each has a page that its `type` leads to. */
export const PROBLEMS = {
  'not-authenticated': { status: 401, title: 'Not authenticated' },
  'not-found': { status: 404, title: 'Not found' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  refused: { status: 422, title: 'This cannot be recorded' },
  conflict: { status: 409, title: 'Conflict with another record' },
  stale: { status: 412, title: 'The record has changed since it was read' },
  'precondition-required': { status: 428, title: 'If-Match is missing' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'request-in-flight': { status: 409, title: 'The same request is under way' },
  'day-not-encoded': { status: 422, title: 'No law is encoded for that day' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Media type not supported' },
  damaged: { status: 500, title: 'What is kept is not what was filed' },
  unavailable: { status: 503, title: 'The register cannot be reached' },
  'internal-error': { status: 500, title: 'Something failed on our side' },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly Mistake[];
}

export const problem = (
  baseUrl: string,
  kind: ProblemKind,
  instance: string,
  detail: string,
  errors?: readonly Mistake[],
): Problem => ({
  type: `${baseUrl}/problems/${kind}`,
  title: PROBLEMS[kind].title,
  status: PROBLEMS[kind].status,
  detail,
  instance,
  ...(errors !== undefined && { errors }),
});
