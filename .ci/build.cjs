// Builds every package twice: dist/cjs and dist/esm, each with its types.
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));

// From nothing: what a renamed source left behind would be published too.
for (const folder of packages) rmSync(join(folder, 'dist'), { recursive: true, force: true });

const configs = packages.flatMap((folder) => ['cjs', 'esm'].map((format) => join(folder, `tsconfig.${format}.json`)));
const tsc = require.resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '--build', ...configs], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);

for (const folder of packages) {
  if (existsSync(join(folder, 'dist', 'esm'))) {
    writeFileSync(join(folder, 'dist', 'esm', 'package.json'), '{ "type": "module" }\n');
  }
}
