import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runIn } from './run.ts';

const examples = join(__dirname, '../../examples');
const folder = mkdtempSync(join(tmpdir(), 'clientele-examples-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('Every example runs to its end, in the folder where the others ran', () => {
  for (const name of readdirSync(examples).filter((file) => /^\d+.*\.ts$/.test(file))) {
    test(name, () => void runIn(folder, join(examples, name)), 150_000);
  }
});
