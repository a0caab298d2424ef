import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from './check.ts';
import { compiled } from './compiled.ts';
import { programOf } from './page.ts';
import { run } from './run.ts';

const root = join(__dirname, '../..');
const cache = join(root, 'node_modules/.cache/clientele-docs');

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const programs = new Map(
  pages
    .map((page): [string, string] => [page, readFileSync(join(root, page), 'utf8')])
    .filter(([, markdown]) => /^```ts\b/m.test(markdown))
    .map(([page, markdown]) => [`${page}.ts`, programOf(markdown)]),
);

describe('Every program of the documentation', () => {
  let errors: ReadonlyMap<string, string[]>;
  beforeAll(() => (errors = check(programs)), 120_000);

  for (const [name, program] of programs) {
    test(`${name} is well typed`, () => {
      expect(errors.get(name)).toEqual([]);
    });

    test(`${name} keeps its promises`, () => {
      const file = join(cache, `${name}.js`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, compiled(program, join(root, name)));
      run(file);
    }, 150_000);
  }
});
