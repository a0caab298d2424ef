import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { exitCodes } from '../src/exit-codes.ts';
import { clientele } from './command-line.ts';

const page = readFileSync(join(__dirname, '../../../docs/reference/cli.md'), 'utf8');

describe('The reference page', () => {
  test('names every command and every option', async () => {
    const { out } = await clientele(['--help']);
    const commands = [...out.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help');
    expect(commands).toHaveLength(15);
    for (const command of commands) {
      expect(page).toContain(`| \`${command}`);
      const { out: help } = await clientele([command, '--help']);
      const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option ?? '');
      for (const option of options.filter((name) => name !== '--help')) expect(page).toContain(option);
    }
  });

  test('names every exit code', () => {
    for (const code of Object.values(exitCodes)) expect(page).toContain(`| ${String(code)} |`);
  });
});
