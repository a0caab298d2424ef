import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { ImportError } from '../import-error.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { readError } from './read-error.ts';
import type { SourceFile } from './source-file.ts';

type Found = Omit<SourceFile, 'table'>;

/**
 * The files of each table of a mapping: found in a folder by name, or given one by one, the other tables
 * being found beside them. A file of another name is the mapping's table where it books only one.
 * Throws `ImportError`, which says what was looked for.
 */
export async function findFiles(mapping: Mapping, paths: readonly string[]): Promise<readonly SourceFile[]> {
  const places = await Promise.all(paths.map(placeOf));
  const inFolders = places.flatMap(({ folder }) => folder ?? []);
  const chosen = places.flatMap(({ file }) => file ?? []);
  const beside = (await Promise.all([...new Set(chosen.map(({ path }) => dirname(path)))].map(filesIn))).flat();
  const tables = Object.entries(mapping.tables);
  const booked = new Set(mapping.entries.map(({ from }) => from));
  const nameless = chosen.filter(({ name }) => !tables.some(([, { file }]) => fits(file, name)));
  const [stray] = nameless;
  if (stray !== undefined && booked.size > 1)
    throw new ImportError(
      'FILE_OF_NO_TABLE',
      { file: stray.path },
      `is of no table of the mapping, which reads ${tables.map(([, { file }]) => file).join(', ')}`,
    );

  return tables.flatMap(([table, { file }]) => {
    const named = [...inFolders, ...chosen].filter(({ name }) => fits(file, name));
    const given = booked.has(table) ? [...named, ...nameless] : named;
    const files = given.length > 0 ? given : beside.filter(({ name }) => fits(file, name));
    if (files.length === 0)
      throw new ImportError(
        'FILE_MISSING',
        { file: paths.join(', ') },
        `holds no ${file} for the table "${table}": name the folder or the file that has it`,
      );
    const once = [...new Map(files.map((found) => [resolve(found.path), { ...found, table }])).values()];
    return refusePackedTwice(once).sort((a, b) => (a.path < b.path ? -1 : 1));
  });
}

/** A table that is there packed and unpacked would be booked twice. */
function refusePackedTwice(files: readonly SourceFile[]): SourceFile[] {
  const paths = new Set(files.map(({ path }) => resolve(path)));
  for (const { path } of files)
    if (paths.has(`${resolve(path)}.gz`))
      throw new ImportError('FILE_TWICE', { file: path }, 'is there packed (.gz) too: keep one of them');
  return [...files];
}

async function placeOf(path: string): Promise<{ file?: Found; folder?: readonly Found[] }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { folder: await filesIn(path) };
    return { file: { path, name: basename(path), bytes: found.size } };
  } catch (error) {
    throw readError(path, error);
  }
}

async function filesIn(folder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => ({ name, path: join(folder, name) }));
  return Promise.all(files.map(async (file) => ({ ...file, bytes: (await stat(file.path)).size })));
}

/** Whether a file name is one of the pattern: `*` stands for any characters, `.gz` may follow. */
function fits(pattern: string, name: string): boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}(\\.gz)?$`, 'i').test(name);
}
