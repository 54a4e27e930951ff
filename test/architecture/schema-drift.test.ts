import { openTestDatabase } from '../database.js';

test('the migrations give exactly the schema that the entities describe', async () => {
  const { dataSource, close } = await openTestDatabase();
  try {
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await close();
  }
});

test('every migration can be undone and run again', async () => {
  const { dataSource, close } = await openTestDatabase();
  try {
    const count = dataSource.migrations.length;
    for (let undone = 0; undone < count; undone++) await dataSource.undoLastMigration();
    expect(await dataSource.runMigrations()).toHaveLength(count);
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries).toEqual([]);
  } finally {
    await close();
  }
});
