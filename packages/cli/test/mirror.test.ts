import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';

import Database from 'libsql';

import { clientele } from './command-line.ts';
import { demoStore, workFolder } from './demo-store.ts';

const store = demoStore();
const folder = workFolder();

/** Changes the last event that holds money, behind the store's back. */
function forge(path: string): void {
  const database = new Database(path);
  database.exec(
    `UPDATE events SET data = cast(replace(cast(data AS TEXT), '"minor":', '"minor":1') AS BLOB)
     WHERE position = (SELECT max(position) FROM events WHERE cast(data AS TEXT) LIKE '%"minor":%')`,
  );
  database.close();
}

describe('mirror', () => {
  test('copies the events into another store and proves it, and again adds nothing', async () => {
    const copy = join(folder, 'copy.db');
    const first = await clientele(['mirror', copy, '--store', store, '--verify']);
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.out).toMatch(/events copied\n[\d,]+ events compared: the copy is equal/);
    expect((await clientele(['mirror', copy, '--store', store])).out).toMatch(/^0 events copied/);
    const asked = ['--as-of', '2026-01-01', '--known-at', '2030-01-01', '--format', 'json', '--store'];
    const [ours, theirs] = [await clientele(['funnel', ...asked, store]), await clientele(['funnel', ...asked, copy])];
    expect(theirs.out).toBe(ours.out);
  });

  test('says how many events it found there, when there are any', async () => {
    const copy = join(folder, 'found.db');
    await clientele(['mirror', copy, '--store', store]);
    rmSync(`${copy}.mirror.json`);
    const { out } = await clientele(['mirror', copy, '--store', store]);
    expect(out).toMatch(/^0 events copied, [\d,]{4,} found there from an earlier run\n$/);
  });

  test('refuses to copy a log onto itself, also under another name', async () => {
    const link = join(folder, 'link.db');
    symlinkSync(store, link);
    for (const same of [store, relative(process.cwd(), store), link]) {
      const { exitCode, out, err } = await clientele(['mirror', same, '--store', store, '--verify']);
      expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
      expect(err).toMatch(/^clientele: .*is the log itself: name another file or server/);
      expect(existsSync(`${same}.mirror.json`)).toBe(false);
    }
    const backup = join(folder, 'backup.db');
    await clientele(['backup', backup, '--store', store]);
    expect(await clientele(['mirror', backup, '--store', store])).toMatchObject({ exitCode: 0 });
  });

  test('makes no store where there is none to copy', async () => {
    const copy = join(folder, 'of-none.db');
    const { exitCode, err } = await clientele(['mirror', copy, '--store', join(folder, 'none.db')]);
    expect(exitCode).toBe(4);
    expect(err).toContain('none.db');
    expect(existsSync(copy)).toBe(false);
  });

  test('refuses a destination that holds something else, and says which', async () => {
    const other = join(folder, 'other.db');
    await clientele(['demo', '--clients', '50', '--seed', '7', '--store', other]);
    const { exitCode, out, err } = await clientele(['mirror', other, '--store', store]);
    expect({ exitCode, out }).toEqual({ exitCode: 5, out: '' });
    expect(err).toMatch(/^clientele: stream \S+ of the destination holds .*: mirror into an empty store/);
  });

  test('refuses a log that was changed after it was written', async () => {
    const changed = join(folder, 'changed.db');
    await clientele(['backup', changed, '--store', store]);
    forge(changed);
    const { exitCode, err } = await clientele(['mirror', join(folder, 'of-changed.db'), '--store', changed]);
    expect(exitCode).toBe(5);
    expect(err).toMatch(/^clientele: event \S+@\d+ of the source does not fit its hash: it was changed or damaged/);
  });

  test('says what differs, when it compares', async () => {
    const copy = join(folder, 'forged.db');
    await clientele(['mirror', copy, '--store', store]);
    forge(copy);
    const { exitCode, err } = await clientele(['mirror', copy, '--store', store, '--verify']);
    expect(exitCode).toBe(5);
    expect(err).toMatch(/^clientele: the copy differs from the log: \S+@\d+ of client-\S+ is damaged in the copy\n$/);
  });

  test('stopped while it compares, ends there', async () => {
    const stopping = new AbortController();
    const progress = (work: string) => ({
      update: () => (work === 'Comparing' ? stopping.abort() : undefined),
      stop: () => undefined,
    });
    const args = ['mirror', join(folder, 'compared.db'), '--store', store, '--verify'];
    const { exitCode, out } = await clientele(args, { signal: stopping.signal, progress });
    expect(exitCode).toBe(130);
    expect(out).not.toContain('compared');
  });

  test('stopped in the middle, goes on where it was', async () => {
    const copy = join(folder, 'stopped.db');
    const stopping = new AbortController();
    const progress = () => ({ update: () => stopping.abort(), stop: () => undefined });
    const stopped = await clientele(['mirror', copy, '--store', store], { signal: stopping.signal, progress });
    expect(stopped).toMatchObject({ exitCode: 130, out: '' });
    const { out } = await clientele(['mirror', copy, '--store', store, '--verify']);
    expect(out).toMatch(/^[\d,]+ events? copied\n[\d,]+ events compared: the copy is equal/);
  });
});
