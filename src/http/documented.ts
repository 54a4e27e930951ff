import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
} from '@nestjs/swagger';
import type { Mistake } from '../errors.js';
import { pageOf } from '../page.js';
import { Stateless } from './stateless.js';
import { type Problem, type ProblemKind, PROBLEMS } from './problem.js';

class MistakeView implements Mistake {
  @ApiProperty({ type: String, example: '/country', description: 'JSON pointer to what is wrong.' }) pointer: string;
  @ApiProperty({
    type: String,
    example: 'country must be a country of ISO 3166-1 as two capital letters, such as DE or GB, found "usa"',
    description: 'What was found, what was expected, what to do.',
  })
  detail: string;
}

/** application/problem+json, RFC 9457. */
export class ProblemView implements Problem {
  @ApiProperty({
    type: String,
    format: 'uri',
    example: 'http://localhost:3000/problems/malformed-request',
    description: 'Stable; a page that says what this kind of error means.',
  })
  type: string;
  @ApiProperty({ type: String, example: 'The request cannot be read' }) title: string;
  @ApiProperty({ type: 'integer', example: 400, description: 'The HTTP status.' }) status: number;
  @ApiProperty({
    type: String,
    example: 'country must be a country of ISO 3166-1 as two capital letters, such as DE or GB, found "usa"',
    description: 'What to do about it.',
  })
  detail: string;
  @ApiProperty({ type: String, example: '/v1/parties', description: 'The address that was asked.' }) instance: string;
  @ApiPropertyOptional({ type: [MistakeView] }) errors?: MistakeView[];
}

/** The problems that a route can answer with, one response per status; any of those named takes the place of one before. */
export const Problems = (...kinds: readonly ProblemKind[]): MethodDecorator => {
  const byStatus = new Map<number, string[]>();
  for (const kind of kinds) {
    const { status, title } = PROBLEMS[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), title]);
  }
  return applyDecorators(
    ...Array.from(byStatus, ([status, titles]) =>
      ApiResponse({
        status,
        description: titles.join('; or ').concat('.'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } },
      }),
    ),
  );
};

const IDEMPOTENT = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description:
    'Any text of your own, such as a UUID: a repeated request gets the first answer again and has no second effect.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$', example: '6f1c1b0e-8a2f-4a53-9d0e-0a5d5e3f7c11' },
});

const CONDITIONAL = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'The ETag of the record as you read it.',
  schema: { type: 'string', example: '"1"' },
});

const ETAG = { ETag: { description: 'For If-Match.', schema: { type: 'string' as const, example: '"1"' } } };
export const LOCATION = { Location: { description: 'Where it is.', schema: { type: 'string' as const } } };
const NEXT = { Link: { description: 'The next page, with rel="next".', schema: { type: 'string' as const } } };

const ANY: readonly ProblemKind[] = ['malformed-request', 'not-authenticated', 'unavailable', 'internal-error'];
const WRITE: readonly ProblemKind[] = [
  ...ANY,
  'refused',
  'idempotency-key-reused',
  'request-in-flight',
  'too-large',
  'unsupported-media-type',
];

/** `ImpactAssessmentView` shows an impact assessment. */
const nounOf = ({ name }: Type): string =>
  name
    .replace(/View$/, '')
    .replace(/\B[A-Z]/g, ' $&')
    .toLowerCase()
    .replace('opt in', 'opt-in');
const one = (view: Type): string => nounOf(view).replace(/^[aeiou]?/, (vowel) => (vowel ? `an ${vowel}` : 'a '));
const many = (view: Type): string => (nounOf(view) === 'person' ? 'people' : `${nounOf(view)}s`.replace(/ys$/, 'ies'));

/** @param kinds of problem, beside those of any route */
export const Lists = (item: Type, ...kinds: readonly ProblemKind[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: `List ${many(item)}` }),
    ApiOkResponse({ type: pageOf(item), description: 'A page; Link leads to the next.', headers: NEXT }),
    Problems(...ANY, ...kinds),
  );

/** A record, with its ETag. */
export const Reads = (view: Type, ...kinds: readonly ProblemKind[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: `Read ${one(view)}` }),
    ApiOkResponse({ type: view, description: 'As it is now.', headers: ETAG }),
    Problems(...ANY, 'not-found', ...kinds),
  );

/** What is computed, or never changes. */
export const Shows = (view: Type, summary: string, ...kinds: readonly ProblemKind[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({ type: view, description: 'As it is.' }),
    Problems(...ANY, 'not-found', ...kinds),
  );

/** A question too large for an address: it opens no transaction and stores nothing. */
export const Asks = (view: Type, summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Stateless(),
    ApiOperation({ summary }),
    ApiOkResponse({ type: view, description: 'The answer; nothing is stored.' }),
    Problems(...ANY, 'refused', 'day-not-encoded', 'too-large', 'unsupported-media-type'),
  );

const TEXT = { type: 'string' } as const;
const BYTES = { type: 'string', format: 'binary' } as const;

/** A file to be kept, of one of these media types. */
export const Downloads = (
  mediaTypes: string | readonly string[],
  summary: string,
  ...kinds: readonly ProblemKind[]
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({
      description: 'The file, to be kept.',
      headers: { 'Content-Disposition': { description: 'Attachment and name.', schema: { type: 'string' } } },
      content: Object.fromEntries(
        [mediaTypes].flat().map((type) => [type, { schema: type.startsWith('text/') ? TEXT : BYTES }]),
      ),
    }),
    Problems(...ANY, 'not-found', ...kinds),
  );

/** A whole list as one JSON array, to be kept. */
export const Streams = (item: Type, summary: string, ...kinds: readonly ProblemKind[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({
      type: [item],
      description: 'The file, to be kept: an item on each line.',
      headers: { 'Content-Disposition': { description: 'Attachment and name.', schema: { type: 'string' } } },
    }),
    Problems(...ANY, 'not-found', ...kinds),
  );

export const Creates = (view: Type): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({ summary: `Record ${one(view)}` }),
    ApiCreatedResponse({ type: view, description: 'As it was recorded.', headers: { ...ETAG, ...LOCATION } }),
    IDEMPOTENT,
    Problems(...WRITE, 'conflict'),
  );

/** A transition: a new noun under a record, answered with the record. */
export const Extends = (view: Type, summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiOperation({ summary }),
    ApiCreatedResponse({ type: view, description: 'The record as it is after it.', headers: ETAG }),
    IDEMPOTENT,
    Problems(...WRITE, 'not-found'),
  );

/** Work that goes on after the answer. */
export const Starts = (view: Type, summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(202),
    ApiOperation({ summary }),
    ApiAcceptedResponse({
      type: view,
      description: 'It waits for its turn; Location tells how it goes.',
      headers: LOCATION,
    }),
    IDEMPOTENT,
    Problems(...ANY, 'refused', 'idempotency-key-reused', 'request-in-flight', 'conflict', 'not-found'),
  );

export const Changes = (view: Type, summary = `Change ${one(view)}`): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({ type: view, description: 'As it is after the change.', headers: ETAG }),
    CONDITIONAL,
    Problems(
      ...ANY,
      'not-found',
      'refused',
      'conflict',
      'stale',
      'precondition-required',
      'too-large',
      'unsupported-media-type',
    ),
  );
