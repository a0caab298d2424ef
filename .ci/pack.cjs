// npm run pack [-- FOLDER]: builds every package and packs it as it will be published, by default into packed/.
const { spawnSync } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const { join, resolve } = require('node:path');

require('./build.cjs');

const folder = resolve(process.argv[2] ?? join(__dirname, '../packed'));
mkdirSync(folder, { recursive: true });
const { status, stdout, stderr } = spawnSync(
  'npx',
  ['-y', 'pnpm@10.34.9', '--recursive', 'pack', '--pack-destination', folder],
  {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  },
);
if (status !== 0) {
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  process.exit(1);
}
