import type { ReadModel } from '@clientele/projections';
import { readModelContract } from '@clientele/projections/testing';

import { openPostgresReadModel } from '../src/index.ts';
import { type PostgresServer, postgresServer } from './postgres-server.ts';

let server: PostgresServer | undefined;
const addresses = new WeakMap<ReadModel, string>();

beforeAll(async () => {
  server = await postgresServer();
}, 60_000);
afterAll(() => server?.stop());

/** Runs a test where there is a server. */
const withServer = (name: string, run: () => Promise<void>): void => {
  it(
    name,
    async () => {
      if (server !== undefined) await run();
    },
    30_000,
  );
};

const opened = async (address: string): Promise<ReadModel> => {
  const readModel = await openPostgresReadModel(address);
  addresses.set(readModel, address);
  return readModel;
};

readModelContract({
  describe,
  it: withServer,
  open: async () => opened((await server?.newDatabase()) ?? ''),
  openAgain: (first) => opened(addresses.get(first) ?? ''),
});

describe('a PostgreSQL database', () => {
  withServer('is made ready once, by however many open it at the same time', async () => {
    const address = (await server?.newDatabase()) ?? '';
    const all = await Promise.all(Array.from({ length: 8 }, () => openPostgresReadModel(address)));
    await Promise.all(all.map((readModel) => readModel.close()));
  });

  withServer('that is not there is said to be missing, without a word of the secret', async () => {
    const address = new URL((await server?.newDatabase()) ?? '');
    address.pathname = '/nowhere';
    address.password = 'secret';
    const failure = await openPostgresReadModel(address.href).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'STORE_MISSING', store: expect.stringContaining('/nowhere') as string });
    expect(String(failure)).not.toContain('secret');
  });

  it('that cannot be reached is said to be so', async () => {
    const failure = await openPostgresReadModel('postgres://ann:secret@127.0.0.1:1/crm').catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', store: 'postgres://127.0.0.1:1/crm' });
  });
});
