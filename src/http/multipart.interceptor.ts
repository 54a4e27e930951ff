import type { MultipartFile } from '@fastify/multipart';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { MalformedError } from '../errors.js';

/** Bytes. */
export const LARGEST_UPLOAD = 25 * 1024 * 1024;

const FORM = 'takes a form';

/** The route takes a form with a file instead of JSON. */
export const TakesForm = (): MethodDecorator =>
  applyDecorators(SetMetadata(FORM, true), ApiConsumes('multipart/form-data'));

/** Reads a form with one file before the write begins: its fields become the body, the file the upload. */
@Injectable()
export class MultipartInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.isMultipart()) {
      if (this.reflector.get<boolean | undefined>(FORM, context.getHandler()) !== true)
        throw new UnsupportedMediaTypeException('Found a form; expected application/json');
      await read(request).catch((error: unknown) => {
        // A body cut short, or without its boundary, is told by the parser without a status.
        if (error instanceof MalformedError || (error as { statusCode?: number }).statusCode !== undefined) throw error;
        throw new MalformedError([{ pointer: '/', detail: 'the form cannot be read to its end; send it again whole' }]);
      });
    }
    return next.handle();
  }
}

async function read(request: FastifyRequest): Promise<void> {
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') request.upload = await fileOf(part);
    else if (typeof part.value === 'string' && part.value !== '') fields[part.fieldname] = part.value;
  }
  request.body = fields;
}

async function fileOf(part: MultipartFile) {
  const { fieldname, filename } = part;
  const bytes = await part.toBuffer();
  if (fieldname !== 'file')
    throw new MalformedError([
      { pointer: `/${fieldname}`, detail: `the file came in a part named "${fieldname}"; expected "file"` },
    ]);
  return { name: filename, bytes };
}
