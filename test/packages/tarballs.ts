import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

/** A package of the workspace, with the entries that it publishes. */
export interface Package {
  readonly name: string;
  readonly folder: string;
  readonly tarball: string;
  readonly entries: readonly string[];
  readonly commands: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly publishConfig: { readonly exports?: object; readonly bin?: object };
}

export const packages: readonly Package[] = readdirSync(join(root, 'packages')).map((folder) => {
  const path = join(root, 'packages', folder);
  const { name, version, publishConfig } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;
  return {
    name,
    folder: path,
    tarball: `${name.replace('@', '').replace('/', '-')}-${version}.tgz`,
    entries: Object.keys(publishConfig.exports ?? {}).map((entry) => entry.replace(/^\./, name)),
    commands: Object.keys(publishConfig.bin ?? {}),
  };
});

/** Runs a command to its end; throws all that it said when it fails. */
export function run(command: string, args: readonly string[], cwd = root): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true' },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

export const pnpm = (args: readonly string[], cwd?: string): string => run('npx', ['-y', 'pnpm@10.34.9', ...args], cwd);
export const tool = (name: string, args: readonly string[], cwd?: string): string =>
  run(join(root, 'node_modules/.bin', name), args, cwd);
