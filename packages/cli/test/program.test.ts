import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { demoStore, workFolder } from './demo-store.ts';

const root = join(__dirname, '../../..');
const program = [require.resolve('ts-node/dist/bin'), join(root, 'packages/cli/src/main.ts')];
const store = demoStore();
const folder = workFolder();
const minute = 60_000;

const runs = (...args: string[]) => spawnSync(process.execPath, [...program, ...args], { cwd: root, encoding: 'utf8' });

describe('The program', () => {
  test(
    'prints data on stdout and nothing else, without colours or progress, when it is piped',
    () => {
      const { status, stdout, stderr } = runs(
        'lifecycle',
        '--as-of',
        '2026-01-01',
        '--format',
        'json',
        '--store',
        store,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ header: { question: 'lifecycle' } });
    },
    minute,
  );

  test(
    'says what is wrong on stderr, with the exit code',
    () => {
      const { status, stdout, stderr } = runs('client', 'nobody', '--store', store);
      expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
      expect(stderr).toMatch(/^clientele: there is no client nobody/);
    },
    minute,
  );

  test(
    'ends quietly when its reader has seen enough',
    async () => {
      const args = [...program, 'clients', '--format', 'json', '--limit', '0', '--store', store];
      const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stdout.destroy();
      const [status] = (await once(child, 'close')) as [number | null];
      expect({ status, said }).toEqual({ status: 0, said: '' });
    },
    minute,
  );

  test(
    'stops when it is told to, keeps what is complete, and the same command goes on',
    async () => {
      const kept = join(folder, 'stopped.db');
      const args = ['demo', '--clients', '3000', '--store', kept];
      const child = spawn(process.execPath, [...program, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const clients = (): unknown[] => {
        const { status, stdout } = runs('clients', '--format', 'json', '--store', kept);
        return status === 0 ? (JSON.parse(stdout) as unknown[]) : [];
      };
      while (clients().length === 0 && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 100));
      child.kill('SIGINT');
      const [status] = (await once(child, 'close')) as [number | null];
      expect(status).toBe(130);
      expect(said).toMatch(/the same command goes on/);
      expect(clients().length).toBeGreaterThan(0);
    },
    2 * minute,
  );
});
