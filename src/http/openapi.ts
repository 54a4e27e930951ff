import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemView } from './documented.js';

const INTRODUCTION = `The register answers, for any vendor on any day: may we send this personal data there, on which
contract and which transfer mechanism, and if not, what is missing?

Days are calendar dates (\`YYYY-MM-DD\`) in fields that end in \`On\`; instants end in \`At\`. Lists page by cursor.
A change asks for \`If-Match\` with the record's ETag; a POST may carry an \`Idempotency-Key\`. Errors are
\`application/problem+json\` and say what was found, what was expected and what to do.`;

/** The API's own description, OpenAPI 3.1. */
export function describeApi(app: INestApplication, baseUrl: string): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Clausebook')
    .setDescription(INTRODUCTION)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer(baseUrl)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const described = SwaggerModule.createDocument(app, outline, {
    extraModels: [ProblemView],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').toLowerCase()}-${method}`,
  });
  return nullableAsType(described) as OpenAPIObject;
}

/** OpenAPI 3.1 knows no `nullable`: a value that may be null has the type null beside its own. */
function nullableAsType(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(nullableAsType);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const shown = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, nullableAsType(value)]));
  if (nullable !== true) return shown;
  const { type, enum: values, allOf, $ref, ...others } = shown;
  if (typeof type === 'string')
    return {
      ...others,
      type: [type, 'null'],
      ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    };
  const one = Array.isArray(allOf) ? (allOf as unknown[])[0] : { $ref };
  return { ...others, anyOf: [one, { type: 'null' }] };
}

/** /openapi.json and, from our own files alone, /docs. */
export function serveDocs(app: INestApplication, described: OpenAPIObject): void {
  SwaggerModule.setup('docs', app, described, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Clausebook API',
    swaggerOptions: { docExpansion: 'none', tagsSorter: 'alpha' },
  });
}
