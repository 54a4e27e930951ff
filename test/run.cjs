// Jest's global setup: the folder and the name that belong to this run alone, inherited by its workers.
const { spawnSync } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, join } = require('node:path');

module.exports = () => {
  // What runs in a thread of its own runs as compiled; errors of types are told by `npm run types`.
  const compiler = join(__dirname, '../node_modules/typescript/bin/tsc');
  spawnSync(process.execPath, [compiler, '-b'], { cwd: join(__dirname, '..') });
  process.env.TEST_RUN_FOLDER = mkdtempSync(join(tmpdir(), 'register-test-'));
  process.env.TEST_RUN_NAME =
    basename(process.env.TEST_RUN_FOLDER).toLowerCase().replace(/\W/g, '_') + `_${process.pid}`;
};
