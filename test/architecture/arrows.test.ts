import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const home = join(__dirname, '../..');
const cruiser = join(home, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

test('no import in src goes against the arrows of the house', async () => {
  const config = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'];
  const { stdout } = await promisify(execFile)(process.execPath, [cruiser, ...config], { cwd: home }).catch(
    (failure: { stdout: string }) => failure,
  );
  expect(stdout).toContain('no dependency violations found');
}, 60_000);
