import type { MultipartFile } from '@fastify/multipart';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
  PayloadTooLargeException,
  ServiceUnavailableException,
  SetMetadata,
  type Type,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { finalize, type Observable } from 'rxjs';
import { MalformedError } from '../errors.js';
import { Places } from './places.js';
import type { UploadedFile } from './request-parts.js';

/** Bytes. */
export const LARGEST_UPLOAD = 25 * 1024 * 1024;

/** Files that are held in memory at once, whole; what is sent beyond them is not read before one of them is done. */
const MOST_UPLOADS = 4;
/** Milliseconds. */
const LONGEST_WAIT = 30_000;

const FORM = 'takes a form';

/** Makes of a file what the write needs, while no transaction is open: it may take seconds. */
export interface Preparation {
  prepare(file: UploadedFile): Promise<unknown>;
}

/** The route takes a form with a file instead of JSON. */
export const TakesForm = (preparation?: Type<Preparation>): MethodDecorator =>
  applyDecorators(SetMetadata(FORM, preparation ?? true), ApiConsumes('multipart/form-data'));

/** Reads a form with one file before the write begins: its fields become the body, the file the upload. */
@Injectable()
export class MultipartInterceptor implements NestInterceptor {
  readonly #places = new Places(MOST_UPLOADS, LONGEST_WAIT);

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!request.isMultipart()) return next.handle();
    const form = this.reflector.get<Type<Preparation> | true | undefined>(FORM, context.getHandler());
    if (form === undefined) throw new UnsupportedMediaTypeException('Found a form; expected application/json');
    const giveBack = await this.#place(http.getResponse<FastifyReply>());
    try {
      await this.#take(request, form);
      return next.handle().pipe(finalize(giveBack));
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async #take(request: FastifyRequest, form: Type<Preparation> | true): Promise<void> {
    await read(request).catch((error: unknown) => {
      // A body cut short, or without its boundary, is told by the parser without a status.
      if (error instanceof MalformedError || error instanceof HttpException) throw error;
      if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
      throw new MalformedError([{ pointer: '/', detail: 'the form cannot be read to its end; send it again whole' }]);
    });
    if (form !== true && request.upload !== undefined)
      request.prepared = await this.modules.get(form, { strict: false }).prepare(request.upload);
  }

  /** @returns how to give it back; whoever hangs up gives it back */
  async #place({ raw }: FastifyReply): Promise<() => void> {
    const giveBack = await this.#places.take();
    if (giveBack === null)
      throw new ServiceUnavailableException(
        `${MOST_UPLOADS} other files are being taken in; send this one again shortly, and no more than that at once`,
      );
    if (raw.destroyed) giveBack();
    else raw.once('close', giveBack);
    return giveBack;
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
  const bytes = await bytesOf(part);
  if (fieldname !== 'file')
    throw new MalformedError([
      { pointer: `/${fieldname}`, detail: `the file came in a part named "${fieldname}"; expected "file"` },
    ]);
  return { name: filename, bytes };
}

/** Reads until the end or the limit: whoever goes on sending after that is not listened to. */
async function bytesOf({ file }: MultipartFile): Promise<Buffer> {
  const tooLarge = new PayloadTooLargeException(
    `The file is too large: it has more than ${LARGEST_UPLOAD / 1024 / 1024} MiB; send it in parts, or scanned in a lower resolution`,
  );
  file.once('limit', () => file.destroy(tooLarge));
  const parts: Buffer[] = [];
  for await (const part of file) parts.push(part as Buffer);
  if (file.truncated) throw tooLarge;
  return Buffer.concat(parts);
}
