import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';

const folder = join(__dirname, '../../examples');

describe('Every example runs to its end', () => {
  for (const name of readdirSync(folder).filter((file) => /^\d+.*\.ts$/.test(file))) {
    test(name, () => void run(join(folder, name)), 150_000);
  }
});
