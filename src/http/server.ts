import multipart from '@fastify/multipart';
import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { guardWithToken } from './authentication.js';
import { LARGEST_UPLOAD } from './multipart.interceptor.js';
import { describeApi, serveDocs } from './openapi.js';

/** Bytes; papers and lists come as files, not as JSON. */
const LARGEST_BODY = 1024 * 1024;

export const httpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({ bodyLimit: LARGEST_BODY, routerOptions: { maxParamLength: 200 } });

/** Everything between the socket and the controllers; to be called before the application is initialised. */
export async function prepareHttp(app: NestFastifyApplication, token: string, baseUrl: string): Promise<void> {
  await app.register(multipart, { limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: 20, fieldSize: 65_536 } });
  guardWithToken(app.getHttpAdapter().getInstance(), token, baseUrl);
  serveDocs(app, describeApi(app as INestApplication, baseUrl));
}
