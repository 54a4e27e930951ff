// Jest's global setup: the folder and the name that belong to this run alone, inherited by its workers.
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, join } = require('node:path');

module.exports = () => {
  process.env.TEST_RUN_FOLDER = mkdtempSync(join(tmpdir(), 'register-test-'));
  process.env.TEST_RUN_NAME =
    basename(process.env.TEST_RUN_FOLDER).toLowerCase().replace(/\W/g, '_') + `_${process.pid}`;
};
