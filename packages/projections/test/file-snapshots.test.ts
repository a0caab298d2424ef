import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { fileSnapshots } from '../src/index.ts';

const before = process.cwd();
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'snapshots-'));
afterEach(() => process.chdir(before));

describe('snapshots in a folder', () => {
  it('are found again by another who names the folder', async () => {
    const folder = join(newFolder(), 'made', 'at', 'need');
    expect(await fileSnapshots(folder).load('facts')).toBeUndefined();
    await fileSnapshots(folder).save('facts', [Buffer.from('one '), Buffer.from('and two')]);
    expect(String(Buffer.from((await fileSnapshots(folder).load('facts')) ?? []))).toBe('one and two');
  });

  it('stay where they were when the program goes to another folder', async () => {
    const folder = newFolder();
    const snapshots = fileSnapshots(relative(before, folder));
    await snapshots.save('facts', [Buffer.from('old')]);
    process.chdir(newFolder());
    expect(String(Buffer.from((await snapshots.load('facts')) ?? []))).toBe('old');
  });
});
