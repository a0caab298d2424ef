import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What does not hang on the clock or the place of the file. */
const isFixed = (line: string): boolean => line !== '' && !line.startsWith('$') && !line.includes('as known before');

test('What README shows of the demo is what the demo prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-demo-'));
  try {
    const main = join(root, 'packages/cli/src/main.ts');
    const demo = ['-r', 'ts-node/register/transpile-only', main, 'demo', '--store', join(folder, 'demo.db')];
    const printed = execFileSync(process.execPath, demo, {
      cwd: join(root, 'packages/cli'),
      encoding: 'utf8',
      stdio: 'pipe',
    }).split('\n');
    const [, shown = ''] = /^```\n(Funnel before [^`]*)```$/m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    const lines = shown.split('\n').filter(isFixed);
    expect(lines.length).toBeGreaterThan(10);
    let next = 0;
    const isMissing = (line: string): boolean => {
      const found = printed.indexOf(line, next);
      if (found >= 0) next = found + 1;
      return found < 0;
    };
    expect(lines.filter(isMissing)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
