// The exports of a register of 100,000 vendors on PostgreSQL, beside the same rows pulled by the barest statement: seconds,
// bytes, and how far the memory of the serving process rises. BENCH_VENDORS sets another size; TEST_DATABASE_URL the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import pg from 'pg';

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';
const VENDORS = Number(process.env.BENCH_VENDORS ?? 100_000);
const PORT = 3479;
const TOKEN = 'bench-token-of-no-worth';
const name = 'clausebook_bench_export';
const url = Object.assign(new URL(SERVER), { pathname: `/${name}` }).href;

const admin = new pg.Client(SERVER);
await admin.connect();
await admin.query(`drop database if exists ${name} with (force)`);
await admin.query(`create database ${name}`);
const served = spawn(process.execPath, ['dist/src/main.js'], {
  env: {
    ...process.env,
    DATABASE_URL: url,
    PORT: String(PORT),
    CLAUSEBOOK_TOKEN: TOKEN,
    DATA_DIR: '/tmp/clausebook-bench',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await ready();
  await fill();
  console.log(`${VENDORS} vendors; judged in ${(await ask('/v1/vendors?limit=1')).seconds.toFixed(1)} s`);
  await bare();
  for (const path of [
    'vendors.csv',
    'vendors.json',
    'vendors.xlsx',
    'vendors.csv?asOf=2020-07-16',
    'gaps.csv',
    'gaps.xlsx',
  ])
    report(path, await ask(`/v1/exports/${path}`));
} finally {
  served.kill();
  await once(served, 'exit');
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}

async function ready() {
  let told = '';
  for await (const chunk of served.stdout) if ((told += chunk).includes('is ready')) return served.stdout.resume();
}

async function fill() {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`
    insert into vendor (id, key, name, tags, website, next_review_on)
      select gen_random_uuid(), 'vendor-' || n, 'Vendor ' || n, array['tag ' || n % 50], 'https://vendor-' || n || '.example', '2027-01-01'
      from generate_series(1, ${VENDORS}) n;
    insert into party (id, vendor_id, name, country, sector) select gen_random_uuid(), id, name || ', Inc.', 'US', 'commercial' from vendor;
    insert into party (id, name, country, sector) values (gen_random_uuid(), 'Our company', 'DE', 'commercial');
    insert into engagement (id, vendor_id, own_party_id, vendor_party_id, our_role, vendor_role)
      select gen_random_uuid(), p.vendor_id, o.id, p.id, 'controller', 'processor' from party p,
        (select id from party where vendor_id is null limit 1) o where p.vendor_id is not null;
    analyze`);
  await client.end();
}

function memory() {
  const status = readFileSync(`/proc/${served.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}

async function ask(path) {
  const before = memory();
  const start = performance.now();
  let bytes = 0;
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, memory())), 20);
  const answer = await new Promise((resolve, reject) =>
    get({ port: PORT, path, headers: { authorization: `Bearer ${TOKEN}` } }, resolve).on('error', reject),
  );
  for await (const chunk of answer) bytes += chunk.length;
  clearInterval(sampling);
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
  return { seconds: (performance.now() - start) / 1000, bytes, before, most };
}

function report(path, { seconds, bytes, before, most }) {
  const figures = [
    `${seconds.toFixed(1)} s`,
    `${(bytes / 1e6).toFixed(1)} MB`,
    `RSS ${before.toFixed(0)} → at most ${most.toFixed(0)} MB`,
  ];
  console.log(`${path.padEnd(28)} ${figures.join(', ')}`);
}

/** The same vendors, page by page, through a bare client that does nothing with them. */
async function bare() {
  const client = new pg.Client(url);
  await client.connect();
  const start = performance.now();
  let after = '';
  for (;;) {
    const { rows } = await client.query(
      `select v.*, g.* from vendor v left join vendor_glance g on g.vendor_id = v.id where v.key > $1 order by v.key limit 1000`,
      [after],
    );
    if (rows.length === 0) break;
    after = rows.at(-1).key;
  }
  await client.end();
  console.log(`${'bare pages of pg'.padEnd(28)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
