import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
} from '@nestjs/swagger';
import type { Mistake } from '../errors.js';
import { pageOf } from '../page.js';
import { type Problem, type ProblemKind, PROBLEMS } from './problem.js';

class MistakeView implements Mistake {
  @ApiProperty({ type: String, example: '/country', description: 'JSON pointer to what is wrong.' }) pointer: string;
  @ApiProperty({ type: String, description: 'What was found, what was expected, what to do.' }) detail: string;
}

/** application/problem+json, RFC 9457. */
export class ProblemView implements Problem {
  @ApiProperty({ type: String, format: 'uri' }) type: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: 'integer' }) status: number;
  @ApiProperty({ type: String }) detail: string;
  @ApiProperty({ type: String }) instance: string;
  @ApiPropertyOptional({ type: [MistakeView] }) errors?: MistakeView[];
}

/** The problems that a route can answer with, one response per status. */
export const Problems = (...kinds: readonly ProblemKind[]): MethodDecorator => {
  const byStatus = new Map<number, string[]>();
  for (const kind of ['not-authenticated', ...kinds] as const) {
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
  schema: { type: 'string', maxLength: 200 },
});

const CONDITIONAL = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'The ETag of the record as you read it.',
  schema: { type: 'string', example: '"1"' },
});

export const Lists = (item: Type): MethodDecorator =>
  applyDecorators(
    ApiOkResponse({ type: pageOf(item), description: 'A page; Link leads to the next.' }),
    Problems('malformed-request'),
  );

export const Reads = (view: Type): MethodDecorator =>
  applyDecorators(
    ApiOkResponse({ type: view, description: 'As it is now.' }),
    Problems('malformed-request', 'not-found'),
  );

export const Creates = (view: Type): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiCreatedResponse({ type: view, description: 'As it was recorded.' }),
    IDEMPOTENT,
    Problems('malformed-request', 'refused', 'conflict', 'idempotency-key-reused', 'request-in-flight'),
  );

/** A transition: a new noun under a record, answered with the record. */
export const Extends = (view: Type): MethodDecorator =>
  applyDecorators(
    HttpCode(201),
    ApiCreatedResponse({ type: view, description: 'The record as it is after it.' }),
    IDEMPOTENT,
    Problems('malformed-request', 'not-found', 'refused', 'stale', 'idempotency-key-reused', 'request-in-flight'),
  );

export const Changes = (view: Type): MethodDecorator =>
  applyDecorators(
    ApiOkResponse({ type: view, description: 'As it is after the change.' }),
    CONDITIONAL,
    Problems('malformed-request', 'not-found', 'refused', 'conflict', 'stale', 'precondition-required'),
  );
