// npm run bench -- NAME: runs test/bench/NAME.mjs on what was built just now.
import { readdirSync } from 'node:fs';

const benches = readdirSync(import.meta.dirname)
  .filter((file) => file !== 'run.mjs')
  .map((file) => file.replace(/\.mjs$/, ''));
const [name] = process.argv.slice(2);
if (!benches.includes(name)) {
  console.error(`Found ${name ?? 'no name'}; expected one of ${benches.join(', ')}. Try: npm run bench -- assess`);
  process.exit(2);
}
await import(`./${name}.mjs`);
