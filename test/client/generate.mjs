import { createClient } from '@hey-api/openapi-ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Writes the client of the API that a description describes: node generate.mjs OPENAPI_JSON FOLDER
const [description, path] = process.argv.slice(2);
await createClient({
  // The document itself: a name would be looked up on the public internet if no such file were there.
  input: JSON.parse(readFileSync(description, 'utf8')),
  output: { path, module: { extension: '.js' } },
  logs: { level: 'silent', file: false },
  plugins: [
    // What is refused is thrown, as the problem that the API answered.
    { name: '@hey-api/client-fetch', throwOnError: true },
    '@hey-api/typescript',
    {
      name: '@hey-api/sdk',
      operations: { strategy: 'single', containerName: 'Clausebook', nesting: 'operationId', nestingDelimiters: /-/ },
    },
  ],
});

// The generator's runtime takes an absent option and an undefined one for the same, and its types do not yet say so:
// https://github.com/hey-api/hey-api/issues/2363. With this it compiles under exactOptionalPropertyTypes too.
const OPTION = /^(\s+(?:readonly )?(?!method\?|headers\?|security\?)['\w]+\?: [^;{(=]+);$/gm;
const mend = (file, ...mends) => {
  const whole = join(path, file);
  const text = mends.reduce(
    (before, [found, instead]) => {
      const after = before.replaceAll(found, instead);
      if (after === before) throw new Error(`${file}: nothing is ${String(found)}`);
      return after;
    },
    readFileSync(whole, 'utf8'),
  );
  writeFileSync(whole, text);
};
const widen = [OPTION, '$1 | undefined;'];
for (const name of ['auth', 'bodySerializer', 'params', 'pathSerializer', 'types', 'utils'])
  mend(`core/${name}.gen.ts`, widen);
mend('core/serverSentEvents.gen.ts', widen, ['body: options.serializedBody,', 'body: options.serializedBody ?? null,']);
mend('client/types.gen.ts', widen);
mend('client/client.gen.ts', widen, ['BodyInit | null | undefined', "NonNullable<RequestInit['body']> | null"]);
