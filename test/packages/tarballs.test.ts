import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packages, pnpm, root, run, tool } from './tarballs.ts';

const minutes = 60_000;
const entries = packages.flatMap((each) => each.entries);
const commands = packages.flatMap((each) => each.commands);
const typesOf = [
  ...['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,esnext.disposable'],
  ...['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')],
];

/** What a host that is observed has installed already: the newest API that its SDK takes. */
const observing = { '@opentelemetry/api': '~1.9.0', '@opentelemetry/sdk-metrics': '2.12.1' };

const observed = `
import { metrics, type Meter } from '@opentelemetry/api';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { telemetry } from '@clientele/telemetry';

telemetry({ meterProvider: new MeterProvider() });
class Told extends MeterProvider {
  override getMeter(name: string): Meter {
    console.log('registered');
    return super.getMeter(name);
  }
}
metrics.setGlobalMeterProvider(new Told());
telemetry();
`;

describe('What is published', () => {
  const place = mkdtempSync(join(tmpdir(), 'clientele-packages-'));
  const tarball = (name: string): string => join(place, name);
  const keys = (file: string): Record<string, string[]> =>
    JSON.parse(run(process.execPath, [file], place)) as Record<string, string[]>;

  beforeAll(() => {
    run(process.execPath, [join(root, '.ci/pack.cjs'), place]);
  }, 5 * minutes);
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  for (const each of packages) {
    test(`the tarball of ${each.name} is in order`, () => {
      tool('publint', ['--strict', tarball(each.tarball)]);
    });
    test(
      `the types of ${each.name} resolve from CommonJS and from ESM`,
      () => {
        if (each.entries.length > 0) tool('attw', ['--profile', 'node16', '--no-emoji', tarball(each.tarball)]);
      },
      minutes,
    );
  }

  describe('A stranger who installs the tarballs', () => {
    beforeAll(() => {
      const files = Object.fromEntries(packages.map((each) => [each.name, `file:${tarball(each.tarball)}`]));
      writeFileSync(
        join(place, 'package.json'),
        JSON.stringify({
          name: 'stranger',
          private: true,
          dependencies: { ...files, ...observing },
          pnpm: { overrides: files },
        }),
      );
      // One package does not see what another depends on, so what it does not declare is missing.
      pnpm(['install', '--prefer-offline', '--ignore-workspace', '--ignore-scripts', '--no-frozen-lockfile'], place);
    }, 5 * minutes);

    test('loads every entry from CommonJS and from ESM, with the same names', () => {
      const names = `Object.keys(entry).filter((key) => key !== 'default' && key !== 'module.exports').sort()`;
      const load = (how: string): string =>
        `const names = {}; for (const name of ${JSON.stringify(entries)}) { const entry = ${how}; names[name] = ${names}; } console.log(JSON.stringify(names));`;
      writeFileSync(join(place, 'load.cjs'), load('require(name)'));
      writeFileSync(join(place, 'load.mjs'), load('await import(name)'));
      expect(keys('load.mjs')).toEqual(keys('load.cjs'));
    });

    test(
      'type-checks against every entry from CommonJS and from ESM',
      () => {
        const imports = entries.map((name, i) => `import * as entry${i} from '${name}';\nexport { entry${i} };\n`);
        writeFileSync(join(place, 'types.cts'), imports.join(''));
        writeFileSync(join(place, 'types.mts'), imports.join(''));
        tool(
          'tsc',
          ['--ignoreConfig', ...typesOf, '--noEmit', '--skipLibCheck', 'false', 'types.cts', 'types.mts'],
          place,
        );
      },
      minutes,
    );

    test('hands over a meter provider of an SDK, and one that it has registered is found', () => {
      writeFileSync(join(place, 'observed.cts'), observed);
      tool('tsc', ['--ignoreConfig', ...typesOf, '--skipLibCheck', 'observed.cts'], place);
      expect(run(process.execPath, ['observed.cjs'], place)).toBe('registered\n');
    });

    for (const command of commands) {
      test(`runs ${command}`, () => {
        expect(run(join(place, 'node_modules/.bin', command), ['--help'], place)).toContain(command);
      });
    }
  });
});
