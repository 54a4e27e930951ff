import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { inspect } from 'node:util';
import { isLegalDay } from '../../src/law/legal-day.js';
import { type Answer, type Json, type RunningApp, TOKEN } from './app.js';
import { clientOver, type Fetch } from './client.js';

const FORMATS: Readonly<Record<string, RegExp | ((text: string) => boolean)>> = {
  date: isLegalDay,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  uri: (text) => URL.canParse(text),
  email: /^\S+@\S+$/,
};

type Told = Pick<Answer, 'status' | 'headers' | 'body'>;

/** Answers held against the API's own description: status, media type, headers named, and body. */
export class Description {
  readonly #ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, formats: FORMATS });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #routes: readonly (readonly [RegExp, string])[];

  constructor(readonly document: Json) {
    this.#routes = Object.keys(document.paths)
      .sort((a, b) => a.split('{').length - b.split('{').length)
      .map((path) => [new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`), path]);
    // What is shown is described: a view has no property beside those it names.
    const closed = structuredClone(document);
    for (const [name, schema] of Object.entries<Json>(closed.components.schemas))
      if (/(View|Page)$|^Recorded/.test(name)) schema.additionalProperties ??= false;
    for (const keyword of ['example', 'components']) this.#ajv.addKeyword(keyword);
    this.#ajv.addSchema({ $id: 'api', components: closed.components });
  }

  /** @throws Error saying where the answer is not as described; an address that is not described may answer anything */
  check(method: string, url: string, answer: Told): void {
    const address = url.split('?', 1)[0]!;
    const path = this.#routes.find(([form]) => form.test(address))?.[1];
    const operation = path === undefined ? undefined : this.document.paths[path][method];
    if (operation === undefined) return;
    const told = `${method.toUpperCase()} ${url} answered ${answer.status}`;
    const response = operation.responses[answer.status];
    if (response === undefined) throw new Error(`${told}, which ${path} does not describe: ${inspect(answer.body)}`);
    if (answer.status === 304) return;
    const type = (answer.headers['content-type'] as string).split(';', 1)[0]!;
    const schema = response.content?.[type]?.schema;
    if (schema === undefined) throw new Error(`${told} as ${type}, which ${path} does not describe`);
    if (!type.endsWith('json')) return;
    const validate = this.#validatorOf(schema);
    if (!validate(answer.body)) throw new Error(`${told}, not as described: ${this.#ajv.errorsText(validate.errors)}`);
  }

  #validatorOf(schema: Json): ValidateFunction {
    const text = JSON.stringify(schema).replaceAll('#/components/schemas/', 'api#/components/schemas/');
    const known = this.#validators.get(text) ?? this.#ajv.compile(JSON.parse(text));
    this.#validators.set(text, known);
    return known;
  }
}

/** The same application, each of its answers held against its description. */
export async function asDescribed(app: RunningApp): Promise<RunningApp> {
  const description = new Description((await app.get('/openapi.json')).body);
  const checked = async (method: string, path: string, answering: Promise<Answer>): Promise<Answer> => {
    const answer = await answering;
    description.check(method, path, answer);
    return answer;
  };
  const fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const response = await app.fetch(request);
    description.check(request.method.toLowerCase(), pathname + search, await told(response.clone()));
    return response;
  };
  return {
    ...app,
    fetch,
    api: clientOver(fetch, TOKEN),
    get: (path, headers) => checked('get', path, app.get(path, headers)),
    post: (path, body, headers) => checked('post', path, app.post(path, body, headers)),
    patch: (path, body, version) => checked('patch', path, app.patch(path, body, version)),
    upload: (path, file, fields, headers, name) => checked('post', path, app.upload(path, file, fields, headers, name)),
  };
}

async function told(response: Response): Promise<Told> {
  const headers = Object.fromEntries(response.headers);
  const isJson = /json\b/.test(headers['content-type'] ?? '');
  return { status: response.status, headers, body: isJson ? ((await response.json()) as Json) : undefined };
}
