import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '../..');
const files = ['packages', 'examples', 'bench']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }))
  .filter((file) => file.endsWith('.ts') && !/(^|[\\/])(node_modules|dist)[\\/]/.test(file));

describe('The names of files', () => {
  test('are kebab-case', () => {
    const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.contract)?\.ts$/;
    expect(files.filter((file) => !kebabCase.test(basename(file)))).toEqual([]);
  });

  test('say what is inside', () => {
    const sayNothing = /(^|[\\/])(utils?|helpers?|common|misc|shared|lib)(\.ts$|[\\/])/;
    expect(files.filter((file) => sayNothing.test(file))).toEqual([]);
  });
});
