// npm run test:kill -- --kills 200: the tests that kill a worker, so often.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { parseArgs } = require('node:util');

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });
const root = join(__dirname, '..');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(process.execPath, [jest, '--runInBand', '--verbose', 'killed'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CLIENTELE_KILLS: values.kills },
});
process.exitCode = status ?? 1;
