import type { MultipartFile } from '@fastify/multipart';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { MalformedError } from '../errors.js';

/** Bytes. */
export const LARGEST_UPLOAD = 25 * 1024 * 1024;

/** Reads a form with one file before the write begins: its fields become the body, the file the upload. */
@Injectable()
export class MultipartInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.isMultipart()) await read(request);
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
