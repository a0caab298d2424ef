import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { clientele } from './command-line.ts';
import { workFolder } from './demo-store.ts';

const folder = workFolder();
const file = join(folder, 'x.db');

/** Stores that cannot be: none of what they say may be shown. */
const bad = [
  'mongodb://ann:s3cr3t@h',
  'kurrentdbb://ann:s3cr3t@h',
  'kurrentdb:/ann:s3cr3t@h',
  'KurrentDB://ann:s3/cr3t@h?tls=false',
  'kurrentdb://ann:s3?cr3t@h',
  'kurrentdb://ann:s3cr3t@h?bogus=1',
  'kurrentdb://ann:s3cr3t',
  'postgres://ann:s3cr3t@h/crm',
  ' kurrentdb://ann:s3cr3t@h:port',
];

/** Read models that cannot be. */
const badReadModels = [
  'postgress://ann:s3cr3t@h/crm',
  'POSTGRES://ann:s3cr3t@h:99999/crm',
  'postgres://ann:12/s3cr3t@h/crm',
  'postgres:/ann:s3cr3t@h/crm',
  'kurrentdb://ann:s3cr3t@h',
];

const quiet = async (args: readonly string[], debug: boolean) => {
  const said: unknown[] = [];
  for (const way of ['warn', 'log', 'error'] as const)
    jest.spyOn(console, way).mockImplementation((...words) => void said.push(words));
  const { exitCode, out, err } = await clientele(args, { debug });
  jest.restoreAllMocks();
  expect({ exitCode, out, said }).toEqual({ exitCode: 2, out: '', said: [] });
  expect(err).toMatch(/^(clientele: |error: )?\S/);
  expect(err).not.toMatch(/s3.?cr3t|should not happen/);
};

describe('A connection string that cannot be used', () => {
  test.each(bad)('is a mistake of the command line, and is not shown: %s', async (store) => {
    for (const command of [['init'], ['funnel'], ['import', folder, '--mapping', 'online-retail'], ['demo']])
      for (const debug of [false, true]) await quiet([...command, '--store', store], debug);
    for (const command of ['backup', 'restore']) {
      await quiet([command, file, '--store', store], false);
      await quiet([command, store, '--store', file], false);
    }
    await quiet(['mirror', file, '--store', store], false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(bad)('is not shown by a question about health either: %s', async (store) => {
    const { exitCode, out, err } = await clientele(['health', '--store', store]);
    expect(exitCode).not.toBe(0);
    expect(out + err).not.toMatch(/s3.?cr3t|should not happen/);
  });

  test.each(badReadModels)('is no read model, and is not shown: %s', async (readModel) => {
    await quiet(['parked', '--group', 'crm', '--read-model', readModel], false);
    await quiet(['parked', 'retry', '--group', 'crm', '--read-model', readModel], false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is not shown either where it stands in the wrong place', async () => {
    const address = 'kurrentdb://ann:s3cr3t@h?tls=false';
    for (const args of [[address], [`--stroe=${address}`], ['funnel', `--stroe=${address}`], ['why', address, 'x']])
      await quiet(args, false);
    const { exitCode, err } = await clientele(['import', address, '--mapping', 'online-retail']);
    expect({ exitCode, secret: err.includes('s3cr3t') }).toEqual({ exitCode: 4, secret: false });
  });
});

describe('A server', () => {
  test('is not copied as a file is: the message says what is', async () => {
    const { err } = await clientele(['backup', file, '--store', 'kurrentdb://ann:s3cr3t@h']);
    expect(err).toMatch(/^clientele: --store: kurrentdb:\/\/h is no file: clientele mirror/);
  });

  test('may hold several logs, a file only one', async () => {
    for (const command of [['init'], ['clients'], ['mirror', join(folder, 'y.db')]]) {
      const { exitCode, err } = await clientele([...command, '--store', file, '--namespace', 'crm']);
      expect({ exitCode, err }).toMatchObject({
        exitCode: 2,
        err: expect.stringMatching(/^clientele: --namespace: .*x\.db is a file/) as string,
      });
    }
    const to = await clientele(['mirror', join(folder, 'y.db'), '--store', file, '--to-namespace', 'crm']);
    expect(to.err).toMatch(/^clientele: --to-namespace: .*y\.db is a file/);
    const wrong = await clientele(['init', '--store', 'kurrentdb://h', '--namespace', 'c-r-m']);
    expect(wrong).toMatchObject({ exitCode: 2, err: expect.stringContaining('"c-r-m" is no namespace') as string });
    expect(readdirSync(folder)).toEqual([]);
  });
});
