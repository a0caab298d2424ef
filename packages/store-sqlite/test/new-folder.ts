import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for a test, removed when the test program ends. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
