import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clientele } from './command-line.ts';

/** A folder for one test file, removed at its end. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The store of a small made-up company, whose history ends with 2025. */
export function demoStore(): string {
  const store = join(workFolder(), 'demo.db');
  beforeAll(async () => {
    const { exitCode, err } = await clientele(['demo', '--clients', '60', '--store', store]);
    if (exitCode !== 0) throw new Error(err);
  }, 120_000);
  return store;
}
