import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { clientele } from './command-line.ts';
import { demoStore, workFolder } from './demo-store.ts';

const store = demoStore();
const folder = workFolder();
const report = ['lifecycle', '--as-of', '2026-01-01', '--known-at', '2026-06-01', '--format', 'json'];

describe('Backup and restore', () => {
  test('give a store whose reports are the same to the last byte', async () => {
    const [backup, restored] = [join(folder, 'backup.db'), join(folder, 'restored.db')];
    const made = await clientele(['backup', backup, '--store', store]);
    expect(made).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/backup\.db holds [\d,]+ events in/) as string,
    });
    expect(made.err).toContain(`${store}.keys`);
    expect(await clientele(['restore', backup, '--store', restored])).toMatchObject({ exitCode: 0 });
    const [before, after] = [
      await clientele([...report, '--store', store]),
      await clientele([...report, '--store', restored]),
    ];
    expect(after.out).toBe(before.out);
  });

  test('say once that a store has no keys beside it, where it is asked about people, and make none', async () => {
    const copied = join(folder, 'without-keys.db');
    await clientele(['restore', join(folder, 'backup.db'), '--store', copied]);
    expect((await clientele(['lifecycle', '--store', copied])).err).toBe('');
    const listed = await clientele(['clients', '--store', copied]);
    expect(listed.exitCode).toBe(0);
    expect(listed.err).toBe(
      `There is no ${copied}.keys: personal data is left out or shows as (sealed). Put the keys of this log there to read it.\n`,
    );
    expect(existsSync(`${copied}.keys`)).toBe(false);
  });

  test('never replace a file', async () => {
    const again = await clientele(['restore', store, '--store', store]);
    expect(again).toMatchObject({ exitCode: 5, out: '' });
    expect(again.err).toMatch(/is there already: move it away/);
  });

  test('say that there is nothing to copy, and make nothing', async () => {
    const none = join(folder, 'none.db');
    const { exitCode, err } = await clientele(['backup', join(folder, 'of-none.db'), '--store', none]);
    expect(exitCode).toBe(4);
    expect(err).toContain('none.db');
    expect([existsSync(none), existsSync(join(folder, 'of-none.db'))]).toEqual([false, false]);
  });
});
