import { readConfig } from '../src/config.js';
import { connectDatabase } from '../src/data-source.js';

const { dataSource, close } = await connectDatabase(readConfig(process.env, process.cwd()));

// The CLI destroys the data source and exits at once: the embedded database has to be closed in between.
const destroy = dataSource.destroy.bind(dataSource);
dataSource.destroy = async () => {
  await destroy();
  await close();
};

/** The data source of the TypeORM CLI: `typeorm migration:show -d dist/migrations/data-source.js`. */
export default dataSource;
