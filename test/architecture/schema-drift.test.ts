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
