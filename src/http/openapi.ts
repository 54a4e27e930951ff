import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemView } from './documented.js';

const INTRODUCTION = `The register answers, for any vendor on any day: may we send this personal data there, on which
contract and which transfer mechanism, and if not, what is missing?

Days are calendar dates (\`YYYY-MM-DD\`) in fields that end in \`On\`; instants end in \`At\`. Lists page by cursor.
A change asks for \`If-Match\` with the record's ETag; a POST may carry an \`Idempotency-Key\`. Errors are
\`application/problem+json\` and say what was found, what was expected and what to do.`;

const TAGS = {
  people: 'Those who work with the register: their role, and where mail reaches them.',
  calendars: 'The days that a person has to keep, for a calendar program: at an address that is a secret itself.',
  intakes: 'A new vendor from plain answers, with what is needed next.',
  parties: 'Legal persons: our own group companies, and those of vendors.',
  vendors: 'Whom we deal with, at a glance and judged as of any day.',
  engagements: 'What a vendor is used for: one line of the record of processing.',
  documents: 'Papers on file: immutable, known by their SHA-256, and what was read in them.',
  agreements: 'Papers between two parties, with their signatures and transfer clauses.',
  annexes: 'What the clauses ask to be filled in, elected and signed: complete or not, and on paper.',
  certifications: 'Parties on a list of certified organisations, and other certificates.',
  transfers: 'Flows of personal data, each with the mechanisms it rests on in their order.',
  'impact assessments': 'Transfer impact assessments.',
  safeguards: 'Binding corporate rules, codes of conduct and other safeguards in which an authority has a say.',
  subprocessings: 'Other processors that a vendor engages: announced, decided on, added.',
  'opt-ins': 'How agreements came about: asked for, confirmed, with what evidence.',
  gaps: 'Findings of the law as the register keeps them: who sees to each, what is accepted of it, and its history.',
  waivers: 'Gaps whose risk somebody accepted, until when and why; each lapses by itself.',
  acknowledgements: 'Gaps that somebody has seen and acts on, which silences reminders for a while.',
  judgement: 'Questions to the law that change nothing: a case of your own, a clearance, a timeline, a drill.',
  'legal events': 'What happened to the law since: entered by legal, and the register is judged by it.',
  history: 'What happened, in its order: append-only, to be followed by programs.',
  webhooks: 'Addresses that are told what happens, as it happens; what was sent to them, and sending it again.',
  law: 'The law as encoded: instruments, rules and finding codes.',
  imports: 'Lists of vendors taken in from a file.',
  exports: 'The lists of the register as files: whole, filtered as the list is.',
  jobs: 'What runs by itself: when, what it did, and the asking for a run now.',
  health: 'Whether the process and its database answer; the only addresses open to anyone.',
  problems: 'What each kind of error means.',
} as const;

/** The API's own description, OpenAPI 3.1. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Clausebook')
    .setDescription(INTRODUCTION)
    .setVersion('1')
    .setLicense('Not licensed to others', '/docs')
    .setOpenAPIVersion('3.1.0')
    .addServer('/', 'Where this description comes from')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token that the register prints at its start.' })
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'To read only: any user name, the token as password.' })
    // The better one last: generated clients take the last one that they have something for.
    .addSecurityRequirements('basic')
    .addSecurityRequirements('bearer');
  for (const [name, description] of Object.entries(TAGS)) outline.addTag(name, description);
  const described = SwaggerModule.createDocument(app, outline.build(), {
    extraModels: [ProblemView],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (first) => first.toLowerCase())}-${method}`,
  });
  return bearerToWrite(wholeViews(nullableAsType(described) as OpenAPIObject));
}

type Node = Record<string, unknown>;

/** OpenAPI 3.1 knows no `nullable`: a value that may be null has the type null beside its own; no parameter may. */
function nullableAsType(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(nullableAsType);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Node;
  const shown = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, nullableAsType(value)]));
  if (shown['in'] === 'query') return { ...shown, schema: withoutNull(shown['schema'] as Node) };
  return nullable === true ? orNull(shown) : shown;
}

const withoutNull = ({ type, enum: values, ...others }: Node): Node => ({
  ...others,
  type: Array.isArray(type) ? (type as unknown[])[0] : type,
  ...(Array.isArray(values) && { enum: values.filter((value) => value !== null) }),
});

function orNull({ type, enum: values, allOf, $ref, ...others }: Node): Node {
  if (typeof type === 'string')
    return {
      ...others,
      type: [type, 'null'],
      ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    };
  const one = Array.isArray(allOf) ? (allOf as unknown[])[0] : { $ref };
  return { ...others, anyOf: [one, { type: 'null' }] };
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const isView = (name: string): boolean => /(View|Page)$/.test(name) && name !== ProblemView.name;
const whole = <T extends object>(schema: T): T =>
  'properties' in schema ? { ...schema, required: Object.keys(schema.properties as object) } : schema;

/**
 * What is shown is shown whole: a view has all of its properties, null where a thing is not known. So have the parts
 * that it was sent: NewMechanism, of which most may be left out, is shown as RecordedMechanism.
 */
function wholeViews(described: OpenAPIObject): OpenAPIObject {
  const sent = described.components?.schemas ?? {};
  const shown: Schemas = {};
  const recorded = (schema: Schemas[string]): Schemas[string] =>
    JSON.parse(
      JSON.stringify(whole(schema)).replaceAll(/#\/components\/schemas\/New(\w+)/g, (_, part: string) => {
        shown[`Recorded${part}`] ??= recorded(sent[`New${part}`]!);
        return `#/components/schemas/Recorded${part}`;
      }),
    ) as Schemas[string];
  for (const [name, schema] of Object.entries(sent)) shown[name] = isView(name) ? recorded(schema) : schema;
  return { ...described, components: { ...described.components, schemas: shown } };
}

/** Basic opens pages to read and no more. */
function bearerToWrite(described: OpenAPIObject): OpenAPIObject {
  for (const { post, patch } of Object.values(described.paths))
    for (const write of [post, patch]) if (write !== undefined) write.security = [{ bearer: [] }];
  return described;
}

/** The page may fetch and run what we serve ourselves, and nothing else; its styles are partly made as it runs. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** /openapi.json and, from our own files alone, /docs. */
export function serveDocs(app: NestFastifyApplication, described: OpenAPIObject): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', async ({ url }, reply) => {
    if (/^\/docs(?:[/?]|$)/.test(url)) reply.header('content-security-policy', DOCS_POLICY);
  });
  SwaggerModule.setup('docs', app as INestApplication, described, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Clausebook API',
    // Without a validator: it would be asked on the public internet.
    swaggerOptions: {
      docExpansion: 'none',
      tagsSorter: 'alpha',
      filter: true,
      displayRequestDuration: true,
      defaultModelsExpandDepth: 0,
      validatorUrl: null,
    },
  });
}
