// Jest's global teardown: removes the folder of the run and whatever databases it left on the server.
const { rmSync } = require('node:fs');
const pg = require('pg');

module.exports = async () => {
  rmSync(process.env.TEST_RUN_FOLDER, { recursive: true, force: true });
  if (!process.env.TEST_DATABASE_URL) return;
  const server = new pg.Client(process.env.TEST_DATABASE_URL);
  await server.connect();
  try {
    const { rows } = await server.query('select datname from pg_database where starts_with(datname, $1)', [
      process.env.TEST_RUN_NAME,
    ]);
    for (const { datname } of rows) await server.query(`drop database "${datname}" with (force)`);
  } finally {
    await server.end();
  }
};
