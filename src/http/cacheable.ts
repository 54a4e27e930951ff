import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

/** Marks an answer that bears an ETag of its content: asked again with If-None-Match, it is not sent twice. */
export const Revalidated = Reflector.createDecorator<true, true>({ transform: () => true });

/** Documents that who has the answer already is told so. */
export const ConditionalRead = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'The ETag of the answer that you have.',
      schema: { type: 'string', example: '"x3Yb"' },
    }),
    ApiResponse({ status: 304, description: 'The answer that you have still stands.' }),
  );

export const Cacheable = (): MethodDecorator => applyDecorators(Revalidated(), ConditionalRead());
