import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('src', file), 'utf8'));

test('each shape of the API has a name of its own: of two with one name the description would show the last', () => {
  const names = sources.flatMap((source) =>
    Array.from(source.matchAll(/^(?:export )?class (\w+)/gm), ([, name]) => name!),
  );
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
