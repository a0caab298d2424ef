import { runInThisContext } from 'node:vm';
import { compiled } from './compiled.ts';
import { programOf } from './page.ts';

const page = (...lines: string[]): string => ['# A page', ...lines].join('\n');
const ts = (...lines: string[]): string[] => ['```ts', ...lines, '```'];

/** Runs a page that imports nothing. */
async function run(markdown: string): Promise<void> {
  const program = compiled(programOf(markdown)).replace('void page()', 'return page()');
  const page = runInThisContext(`(require, exports) => { ${program}\n }`) as (
    load: (module: string) => unknown,
    exports: object,
  ) => Promise<void>;
  await page(jest.requireActual, {});
}

describe('A page of the documentation is a program', () => {
  test('its blocks see one another', async () => {
    await run(page(...ts('const two = 2;'), 'and then', ...ts('two + 1; // => 3')));
  });

  test('a wrong promise fails', async () => {
    await expect(run(page(...ts('1 + 1; // => 3')))).rejects.toThrow('Expected values to be strictly deep-equal');
  });

  test('a promise may stand on the next line and go on', async () => {
    await run(page(...ts('({ a: 1, b: 2 });', '// => {', '//   a: 1, b: 2,', '// }')));
  });

  test('a declaration and a print keep promises too', async () => {
    await run(page(...ts('const two = 1 + 1; // => 2', 'console.log(two); // => 2')));
    await expect(run(page(...ts('const two = 1 + 1; // => 3')))).rejects.toThrow();
  });

  test('an error is promised by its code', async () => {
    const throwing = "throw Object.assign(new Error('no'), { code: 'NO_DEAL' }); // throws";
    await run(page(...ts(`${throwing} NO_DEAL, since there is none`)));
    await expect(run(page(...ts(`${throwing} NO_OFFER`)))).rejects.toThrow('no');
  });

  test('a promise of nothing is an error that names the line', () => {
    expect(() => programOf(page(...ts('if (true) {', '  1; // => 1', '}')))).toThrow('line 4');
  });

  test('set-up may hide in a comment', async () => {
    await run(page('<!-- ts', 'const two = 2;', '-->', ...ts('two; // => 2')));
  });

  test('every statement stays in its line', () => {
    const lines = programOf(page(...ts("import { x } from 'x';", 'x();'), ...ts("import { x } from 'x';", 'x(2);')));
    expect(lines.split('\n')[3]).toBe('x();');
    expect(lines.split('\n')[7]).toBe('x(2);');
    expect(lines.match(/import \{ x \}/g)).toHaveLength(1);
  });
});
