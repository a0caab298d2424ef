import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '../../packages');

/** What each package exports, entry by entry. A change here is a change for its users. */
describe('The public surface', () => {
  for (const name of readdirSync(packages)) {
    const manifest = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as {
      name: string;
      exports: Record<string, string>;
    };
    for (const [entry, source] of Object.entries(manifest.exports).filter(([, source]) => source.endsWith('.ts'))) {
      test(join(manifest.name, entry), () => {
        const surface = jest.requireActual<object>(join(packages, name, source));
        expect(Object.keys(surface).sort()).toMatchSnapshot();
      });
    }
  }
});
