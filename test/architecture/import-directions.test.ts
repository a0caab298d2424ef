import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const forbidden: [file: string, specifier: string][] = [
  ['core/src/x.ts', '@clientele/funnel'],
  ['core/src/x.ts', 'clientele'],
  ['core/src/x.ts', 'node:fs'],
  ['core/test/x.test.ts', '@clientele/store-sqlite'],
  ['store-sqlite/src/x.ts', '@clientele/projections'],
  ['projections/src/x.ts', '@clientele/store-sqlite'],
  ['projections/src/x.ts', '@clientele/lifecycle'],
  ['funnel/src/x.ts', '@clientele/lifecycle'],
  ['lifecycle/src/x.ts', '@clientele/loyalty'],
  ['loyalty/src/x.ts', 'node:fs/promises'],
  ['simulator/src/x.ts', '@clientele/funnel'],
  ['import/src/x.ts', '@clientele/store-sqlite'],
  ['clientele/src/x.ts', '@clientele/cli'],
  ['cli/src/x.ts', '@clientele/core'],
  ['cli/src/x.ts', '@clientele/core/testing'],
  ['clientele/src/x.ts', '@clientele/core/src/index.ts'],
  ['clientele/src/deep/x.ts', '../../../core/src/index.ts'],
];

const allowed: [file: string, specifier: string][] = [
  ['core/src/x.ts', 'zod'],
  ['core/src/x.ts', 'node:crypto'],
  ['core/src/x.ts', './import/src/x.ts'],
  ['funnel/src/x.ts', '@clientele/core'],
  ['funnel/test/x.test.ts', '@clientele/core/testing'],
  ['import/src/x.ts', '@clientele/loyalty'],
  ['clientele/src/x.ts', '@clientele/store-sqlite'],
  ['cli/src/x.ts', 'clientele'],
];

const clocks: [file: string, code: string][] = [
  ['core/src/x.ts', 'export const now = Date.now();'],
  ['lifecycle/src/x.ts', 'export const now = new Date();'],
  ['simulator/src/x.ts', 'export const chance = Math.random();'],
];

const importing = ([file, specifier]: [string, string]): [string, string] => [
  file,
  `import { x } from '${specifier}';\nexport { x };\n`,
];

function complaints(snippets: [file: string, code: string][]): string[][] {
  const input = JSON.stringify(snippets.map(([file, code]) => ({ filePath: `packages/${file}`, code })));
  const script = join(__dirname, 'lint-snippets.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script], { input, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

const about = (snippets: [string, string][]): [file: string, what: string, complaints: string[]][] => {
  const said = complaints(
    snippets.map(([file, what]) => (what.includes(' ') ? [file, what] : importing([file, what]))),
  );
  return snippets.map(([file, what], i) => [file, what, said[i] ?? []]);
};

describe('The lint keeps the directions of import', () => {
  test('an import against the direction is refused', () => {
    const unnoticed = about(forbidden).filter(([, , said]) => said.length !== 1);
    expect(unnoticed).toEqual([]);
  });

  test('an import along the direction is accepted', () => {
    const refused = about(allowed).filter(([, , said]) => said.length > 0);
    expect(refused).toEqual([]);
  });

  test('nothing below the façade reads the clock or throws dice', () => {
    const unnoticed = about(clocks).filter(([, , said]) => said.length !== 1);
    expect(unnoticed).toEqual([]);
  });
});
