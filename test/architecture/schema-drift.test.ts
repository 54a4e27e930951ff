import type { DataSource } from 'typeorm';
import { openTestDatabase } from '../database.js';

const drift = async (dataSource: DataSource): Promise<string[]> =>
  (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

test('the migrations give exactly the schema that the entities describe', async () => {
  const { dataSource, close } = await openTestDatabase();
  try {
    expect(await drift(dataSource)).toEqual([]);
  } finally {
    await close();
  }
});

test('each migration can be undone, and done again', async () => {
  const { dataSource, close } = await openTestDatabase();
  try {
    for (let done = dataSource.migrations.length; done > 0; done--)
      await dataSource.undoLastMigration({ transaction: 'each' });
    expect(
      await dataSource.query(`select table_name from information_schema.tables where table_schema = 'public'`),
    ).toEqual([{ table_name: 'migrations' }]);
    await dataSource.runMigrations({ transaction: 'each' });
    expect(await drift(dataSource)).toEqual([]);
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
