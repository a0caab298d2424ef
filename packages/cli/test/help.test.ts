import { clientele, width } from './command-line.ts';

const commands = ['demo', 'init', 'import', 'clients', 'client', 'funnel', 'lifecycle', 'loyalty', 'why'];

describe('Help', () => {
  test('names every command and fits into 80 columns', async () => {
    const { exitCode, out, err } = await clientele(['--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(width(out)).toBeLessThanOrEqual(80);
  });

  test.each(commands)('of %s has examples and fits into 80 columns', async (command) => {
    const { exitCode, out } = await clientele([command, '--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain(`Examples:\n`);
    expect(out).toContain(`$ clientele ${command}`);
    expect(width(out)).toBeLessThanOrEqual(80);
  });

  test('--version says which version runs', async () => {
    expect(await clientele(['--version'])).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' });
  });
});
