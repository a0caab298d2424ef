import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { clientele } from './command-line.ts';
import { demoStore, workFolder } from './demo-store.ts';

const store = demoStore();
const folder = workFolder();

describe('mirror', () => {
  test('copies the events into another store and proves it, and again adds nothing', async () => {
    const copy = join(folder, 'copy.db');
    const first = await clientele(['mirror', copy, '--store', store, '--verify']);
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.out).toMatch(/events copied, 0 events there before\n[\d,]+ events compared: the copy is equal/);
    expect((await clientele(['mirror', copy, '--store', store])).out).toMatch(/^0 events copied/);
    const asked = ['--as-of', '2026-01-01', '--known-at', '2030-01-01', '--format', 'json', '--store'];
    const [ours, theirs] = [await clientele(['funnel', ...asked, store]), await clientele(['funnel', ...asked, copy])];
    expect(theirs.out).toBe(ours.out);
  });

  test('makes no store where there is none to copy', async () => {
    const copy = join(folder, 'of-none.db');
    const { exitCode, err } = await clientele(['mirror', copy, '--store', join(folder, 'none.db')]);
    expect(exitCode).toBe(4);
    expect(err).toContain('none.db');
    expect(existsSync(copy)).toBe(false);
  });
});
