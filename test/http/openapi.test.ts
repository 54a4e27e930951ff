import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Seeder } from '../../src/seed.js';
import { type Json, type RunningApp, startApp } from './app.js';
import { asDescribed, Description } from './described.js';
import { listed, NOUNS } from './records.js';

let app: RunningApp;
let document: Json;
beforeAll(async () => {
  app = await startApp();
  document = (await app.get('/openapi.json')).body;
});
afterAll(() => app.close());

type Operation = readonly [method: string, path: string, operation: Json];
const operations = (): Operation[] =>
  Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, operation]): Operation => [method, path, operation]),
  );

/** Every route that a controller takes, as `get /v1/vendors/{id}`. */
function routes(): string[] {
  const found: string[] = [];
  for (const module of app.app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as new () => object;
      const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
      for (const name of Object.getOwnPropertyNames(controller.prototype)) {
        const handler = (controller.prototype as Record<string, object>)[name]!;
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (name === 'constructor' || path === undefined) continue;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod].toLowerCase();
        const whole = [base, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
        found.push(`${method} /${whole.join('/').replaceAll(/:(\w+)/g, '{$1}')}`);
      }
    }
  return found;
}

describe('The description of the API', () => {
  test('is OpenAPI 3.1, as JSON and as YAML', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    const yaml = await app.get('/openapi.yaml');
    expect([yaml.status, yaml.text.slice(0, 12)]).toEqual([200, 'openapi: 3.1']);
  });

  test('has every route of the application, and no other', () => {
    const described = operations().map(([method, path]) => `${method} ${path}`);
    expect(described.sort()).toEqual(routes().sort());
    expect(described.length).toBeGreaterThan(45);
  });

  test('says of each what it is, what it answers, and how a write is made safe', () => {
    const ids = operations().map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [method, path, { summary, tags, responses, parameters }] of operations()) {
      const headers = parameters.filter((parameter: Json) => parameter.in === 'header').map(({ name }: Json) => name);
      const isRecord = path.startsWith('/v1/');
      expect([path, summary.length > 3, tags.length]).toEqual([path, true, 1]);
      expect([path, isRecord && responses['401'] === undefined]).toEqual([path, false]);
      if (method === 'patch')
        expect([path, headers, Object.keys(responses)]).toEqual([
          path,
          ['If-Match'],
          expect.arrayContaining(['412', '428']),
        ]);
      if (responses['201'] !== undefined) expect([path, headers]).toEqual([path, ['Idempotency-Key']]);
    }
  });

  test('has an example of each body that is sent or answered', () => {
    const exemplified = (node: Json, met: readonly string[] = []): boolean => {
      if (typeof node !== 'object' || node === null) return false;
      if ('example' in node || 'examples' in node || 'enum' in node) return true;
      if (node.$ref === undefined) return Object.values(node).some((part) => exemplified(part, met));
      const name = (node.$ref as string).split('/').at(-1)!;
      return !met.includes(name) && exemplified(document.components.schemas[name], [...met, name]);
    };
    for (const [method, path, { requestBody, responses }] of operations())
      for (const { content } of [requestBody ?? {}, ...Object.values<Json>(responses)])
        for (const [type, body] of Object.entries(content ?? {}))
          if (type.endsWith('json'))
            expect([method, path, type, exemplified(body)]).toEqual([method, path, type, true]);
  });

  test('holds for all that the demo register and an import bring', async () => {
    const demo = await asDescribed(await startApp('2026-11-24', { CLAUSEBOOK_DEMO: 'on' }));
    try {
      await demo.app.get(Seeder, { strict: false }).begin();
      const file = new File([readFileSync('templates/imports/vendors-sample.csv')], 'vendors.csv');
      await demo.api.imports.run({ body: { file, ownParty: demo.ownPartyId } });
      for (const noun of NOUNS)
        expect([noun, (await listed(demo, noun, { limit: 200 })).length]).not.toEqual([noun, 0]);
    } finally {
      await demo.close();
    }
  });

  test('has no problem under the strict recommended rules of Redocly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausebook-openapi-'));
    try {
      const file = join(folder, 'openapi.json');
      writeFileSync(file, JSON.stringify(document));
      const told = execFileSync(
        process.execPath,
        ['node_modules/@redocly/cli/bin/cli.js', 'lint', '--extends', 'recommended-strict', '--format', 'json', file],
        {
          env: { ...process.env, NODE_OPTIONS: '', REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
          stdio: 'pipe',
        },
      ).toString();
      expect(JSON.parse(told).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  test('a helper that holds answers against it sees what is not as described', async () => {
    const description = new Description(document);
    const answer = await app.get('/v1/parties');
    const check = (change: object) => () =>
      description.check('get', '/v1/parties?limit=1', { ...answer, headers: answer.headers, ...change });
    expect(check({ status: 200, body: answer.body })).not.toThrow();
    expect(check({ status: 418, body: answer.body })).toThrow(/418, which .* does not describe/);
    expect(check({ status: 200, body: { ...answer.body, more: 1 } })).toThrow(/must NOT have additional properties/);
    expect(check({ status: 200, body: { items: answer.body.items } })).toThrow(
      /must have required property 'nextCursor'/,
    );
    const [party] = answer.body.items;
    expect(check({ status: 200, body: { nextCursor: null, items: [{ ...party, country: 'de' }] } })).toThrow(
      /must match pattern/,
    );
    expect(check({ status: 200, headers: { 'content-type': 'text/html' }, body: '' })).toThrow(/as text\/html/);
  });
});

describe('The page of the API', () => {
  test('refers to nothing but what we serve ourselves', async () => {
    const page = await app.get('/docs');
    expect(page.status).toBe(200);
    const refers = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(refers.length).toBeGreaterThan(3);
    for (const address of refers) {
      const url = new URL(address, 'http://localhost:3000/docs');
      expect(url.origin).toBe('http://localhost:3000');
      expect([address, (await app.get(url.pathname)).status]).toEqual([address, 200]);
    }
    const styles = await app.get('/docs/swagger-ui.css');
    expect(styles.text).not.toMatch(/url\(["']?https?:|@import/);
    const start = await app.get('/docs/swagger-ui-init.js');
    expect(start.text).toContain('"validatorUrl": null');
  });

  test('is kept by its policy from fetching or running anything from elsewhere', async () => {
    for (const address of ['/docs', '/docs/', '/docs/swagger-ui-init.js', '/docs/swagger-ui-bundle.js']) {
      const policy = (await app.get(address)).headers['content-security-policy'] as string;
      expect([address, policy]).toEqual([address, expect.stringMatching(/^default-src 'none'; /)]);
      expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
    }
    const { text } = await app.get('/docs');
    expect(text).not.toMatch(/<script(?![^>]* src=)[^>]*>|\son\w+="/);
  });
});
