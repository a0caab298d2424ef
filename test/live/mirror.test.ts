import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clientele } from '../../packages/cli/test/command-line.ts';
import { newNamespace, serverOfTests } from './server.ts';

const server = serverOfTests();
const folder = mkdtempSync(join(tmpdir(), 'clientele-live-'));
const path = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = join(__dirname, '../../packages/cli/src/main.ts');

/** Starts the program in the folder; with a file, SIGINT is sent as soon as that is there. */
async function typed(args: readonly string[], until?: string): Promise<Readonly<{ exitCode: number; said: string }>> {
  const child = spawn(process.execPath, ['-r', require.resolve('ts-node/register/transpile-only'), main, ...args], {
    cwd: folder,
    env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../tsconfig.json') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const watching = setInterval(() => {
    if (until === undefined || !existsSync(path(until))) return;
    clearInterval(watching);
    child.kill('SIGINT');
  }, 5);
  await once(child, 'close');
  clearInterval(watching);
  return { exitCode: child.exitCode ?? -1, said };
}

/** The server with a user, who stands in no output: without TLS nobody asks for the password. */
const secretServer = () => server().replace('://', '://ann:s3cr3t@');

const report = async (...store: string[]) => {
  const asked = ['lifecycle', '--as-of', '2026-01-01', '--known-at', '2030-01-01', '--format', 'json', '--store'];
  const { exitCode, out } = await clientele([...asked, ...store]);
  expect(exitCode).toBe(0);
  return out;
};

test('a file goes into an empty log of a server and back, stopped on the way, and reports stay the same', async () => {
  const namespace = newNamespace();
  await clientele(['demo', '--clients', '300', '--store', path('first.db')]);
  const toServer = ['mirror', secretServer(), '--to-namespace', namespace, '--store', path('first.db')];
  const checkpoint = `${new URL(server()).host.replace(':', '_')}@${namespace}.mirror.json`;
  const stopped = await typed(toServer, checkpoint);
  expect(stopped).toEqual({ exitCode: 130, said: expect.stringContaining('clientele: stopped.') as string });
  const done = await typed([...toServer, '--verify']);
  expect(done.said).toMatch(
    /events copied(, \d+ found there from an earlier run)?\n[\d,]+ events compared: the copy is equal/,
  );
  expect(done.exitCode).toBe(0);
  expect((await typed(toServer)).said).toMatch(/^0 events copied/);
  const itself = secretServer().replace('127.0.0.1', 'localhost');
  const onto = await typed([
    'mirror',
    itself,
    '--to-namespace',
    namespace,
    '--store',
    server(),
    '--namespace',
    namespace,
  ]);
  expect(onto).toEqual({ exitCode: 2, said: expect.stringContaining('is the log itself') as string });

  const toFile = ['mirror', path('last.db'), '--store', secretServer(), '--namespace', namespace];
  const stopping = new AbortController();
  const progress = () => ({ update: () => stopping.abort(), stop: () => undefined });
  expect(await clientele(toFile, { signal: stopping.signal, progress })).toMatchObject({ exitCode: 130 });
  const back = await typed([...toFile, '--verify']);
  expect(back.said).toMatch(
    /events copied(, \d+ found there from an earlier run)?\n[\d,]+ events compared: the copy is equal/,
  );
  expect(await report(path('last.db'))).toBe(await report(path('first.db')));
  for (const { said } of [stopped, done, back]) expect(said).not.toContain('s3cr3t');
}, 300_000);

test('what the program says of a server names its hosts, and neither user nor password', async () => {
  const [store, namespace] = [secretServer(), newNamespace()];
  const { host } = new URL(server());
  const choice = ['--store', store, '--namespace', namespace];
  const missing = await typed(['clients', ...choice]);
  expect(missing.exitCode).toBe(4);
  const made = await typed(['init', ...choice]);
  expect(made.said).toContain(`kurrentdb://${host} `);
  expect(made.said).toContain(`${host.replace(':', '_')}@${namespace}.keys`);
  const empty = await typed(['clients', ...choice]);
  expect(empty.exitCode).toBe(0);
  const shown = await typed(['demo', '--clients', '50', ...choice]);
  expect(shown).toMatchObject({ exitCode: 0, said: expect.stringContaining(`--namespace ${namespace}`) as string });
  const other = await typed(['demo', '--clients', '50', '--seed', '2', ...choice]);
  expect(other).toMatchObject({ exitCode: 2, said: expect.stringContaining('holds another company') as string });
  for (const { said } of [missing, made, empty, shown, other]) expect(said).not.toMatch(/s3cr3t|ann[:@]/);
}, 300_000);
