// The tests against a real server: the one named in CLIENTELE_KURRENTDB, or one that they start.
// With --if-there, says in one line that there is none instead of failing.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const [, , ...args] = process.argv;
const named = process.env.CLIENTELE_KURRENTDB !== undefined || process.env.CLIENTELE_KURRENTDB_BIN !== undefined;
const isThere = named || spawnSync('kurrentd', ['--version']).error === undefined;
const passedOn = args.filter((arg) => arg !== '--if-there');

if (!isThere) {
  const none = 'there is no KurrentDB: name one in CLIENTELE_KURRENTDB, or its program in CLIENTELE_KURRENTDB_BIN';
  if (args.includes('--if-there')) console.log(`The live tests did not run: ${none}.`);
  else {
    console.error(`The live tests cannot run: ${none}.`);
    process.exitCode = 1;
  }
} else {
  const root = join(__dirname, '..');
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '-c', 'test/live/jest.config.json', '--runInBand'];
  process.exitCode = spawnSync(process.execPath, [...jest, ...passedOn], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
