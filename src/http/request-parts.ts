import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Change } from '../change.js';
import { MalformedError, PreconditionRequiredError } from '../errors.js';

/** A file that came with a form, whole. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

declare module 'fastify' {
  interface FastifyRequest {
    change?: Change;
    upload?: UploadedFile;
    prepared?: unknown;
  }
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest();

/** The write that the request is: its transaction is open while the handler runs. */
export const InChange = createParamDecorator((_: unknown, context: ExecutionContext): Change => {
  const { change } = requestOf(context);
  if (change === undefined) throw new Error('A change was asked for outside a write');
  return change;
});

/** The version that the caller read, from If-Match. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const given = requestOf(context).headers['if-match'];
  if (given === undefined) throw new PreconditionRequiredError();
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (version === undefined)
    throw new MalformedError([
      {
        pointer: '/If-Match',
        detail: `If-Match must be one ETag of the record, such as "3"; found ${given.slice(0, 50)}`,
      },
    ]);
  return Number(version);
});

const NO_FILE = new MalformedError([
  { pointer: '/file', detail: 'file is missing; send the form as multipart/form-data with a part named "file"' },
]);

export const Upload = createParamDecorator((_: unknown, context: ExecutionContext): UploadedFile => {
  const { upload } = requestOf(context);
  if (upload === undefined) throw NO_FILE;
  return upload;
});

/** What was made of the file before the write began, by the preparation that the route names. */
export const Prepared = createParamDecorator((_: unknown, context: ExecutionContext): unknown => {
  const { prepared } = requestOf(context);
  if (prepared === undefined) throw NO_FILE;
  return prepared;
});
