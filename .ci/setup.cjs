// Runs before every npm script: installs the dependencies unless the lockfile is already installed.
// Says nothing on stdout, because a script's stdout may be data.
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const windows = process.platform === 'win32';

const read = (...path) => {
  try {
    return readFileSync(join(root, ...path), 'utf8');
  } catch {
    return undefined;
  }
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Clientele needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}

// pnpm leaves a copy of the lockfile as the last thing it does.
if (read('node_modules', '.pnpm', 'lock.yaml') !== read('pnpm-lock.yaml')) {
  process.stderr.write('Installing the dependencies (once; about half a minute) …\n');
  const pnpm = ['-y', 'pnpm@10.34.9', 'install', '--frozen-lockfile', '--prefer-offline', '--prod=false'];
  const { status, stdout, stderr, error } = spawnSync('npx', pnpm, {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
    // Without a terminal to ask on, pnpm must not ask; under `npm run -s` it would hide its errors.
    env: { ...process.env, CI: 'true', npm_config_loglevel: 'warn' },
  });
  if (status !== 0) {
    process.stderr.write(
      `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nThe dependencies could not be installed.\n`,
    );
    process.exit(1);
  }
}
