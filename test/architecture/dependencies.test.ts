import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

const packages = join(__dirname, '../../packages');
const names = readdirSync(packages);

/** The packages that the sources of one of ours import, builtins and itself left out. */
function importedBy(folder: string): readonly string[] {
  const files = readdirSync(join(packages, folder, 'src'), { recursive: true, encoding: 'utf8' });
  const imported = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => ts.preProcessFile(readFileSync(join(packages, folder, 'src', file), 'utf8')).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(imported)].filter((name) => name !== manifestOf(folder).name);
}

type Manifest = Readonly<{
  name: string;
  dependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
}>;

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8')) as Manifest;

describe('A package', () => {
  // Where packages are not hoisted, what is not declared is not found.
  test.each(names)('%s declares all that it imports', (folder) => {
    const { dependencies, peerDependencies, optionalDependencies } = manifestOf(folder);
    const declared = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
    expect(importedBy(folder).filter((name) => !declared.includes(name))).toEqual([]);
  });
});
