import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program in an empty folder of its own; throws what it said when it failed. */
export function run(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-docs-'));
  try {
    return runIn(folder, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program in a folder, through ts-node; throws what it said when it failed. */
export function runIn(folder: string, file: string): string {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    ['--enable-source-maps', '--require', require.resolve('ts-node/register'), file],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../tsconfig.json') },
    },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${file} ended with ${status ?? 'a signal'}\n${stderr}`);
  return stdout;
}
