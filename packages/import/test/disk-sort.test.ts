import { readdirSync } from 'node:fs';

import fc from 'fast-check';

import { DiskSort } from '../src/sorting/disk-sort.ts';
import { folderWith } from './testbed.ts';

async function sortedBy(sort: DiskSort, texts: readonly string[]): Promise<string[]> {
  for (const text of texts) if (sort.add(text)) await sort.spill();
  const sorted: string[] = [];
  for await (const page of sort.sorted()) sorted.push(...page);
  await sort.close();
  return sorted;
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((line) => line.replace(/[\n\r]/g, ' '));

describe('sorting on disk', () => {
  test('gives what sorting in memory gives, however little memory there is', async () => {
    const folder = folderWith({});
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 60 }), fc.integer({ min: 1, max: 200 }), async (texts, buffer) => {
        expect(await sortedBy(new DiskSort({ folder, buffer }), texts)).toEqual([...texts].sort());
      }),
    );
  });

  test('merges more runs than may be open at once, of lines longer than what is read at once', async () => {
    const texts = Array.from(
      { length: 400 },
      (_, n) => `${String((n * 7919) % 400).padStart(3, '0')}${'é'.repeat(n % 5 === 0 ? 3_000 : 3)}`,
    );
    expect(await sortedBy(new DiskSort({ folder: folderWith({}), buffer: 10 }), texts)).toEqual([...texts].sort());
  });

  test('leaves no file behind, even when it is never finished', async () => {
    const folder = folderWith({});
    const sort = new DiskSort({ folder, buffer: 1 });
    sort.add('a');
    await sort.spill();
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
    await sort.close();
  });
});
