import { factTable } from '@clientele/core';
import type { ReadModel } from '@clientele/projections';
import { Client } from 'pg';

import { openPostgresReadModel } from '../src/index.ts';
import { type PostgresServer, postgresServer } from './postgres-server.ts';

type Columns = Readonly<Record<string, 'number' | 'text'>>;
type Ground = Readonly<{ readModel: ReadModel; reader: Client; swap: (columns: Columns) => Promise<unknown> }>;

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await postgresServer();
}, 60_000);
afterAll(() => server?.stop());

/** A group whose view `crm_payments` has the columns `minor` and `note`, and somebody who reads it. */
const withGroup = (name: string, test: (ground: Ground) => Promise<void>): void => {
  it(
    name,
    async () => {
      if (server === undefined) return;
      const connectionString = await server.newDatabase();
      await using readModel = await openPostgresReadModel(connectionString);
      const [reader, hand] = [new Client({ connectionString }), new Client({ connectionString })];
      await Promise.all([reader.connect(), hand.connect()]);
      let version = 0;
      const made = (columns: Columns) => {
        const tables = { payments: factTable({ name: 'payments', version: (version += 1), columns, folds: {} }) };
        return readModel.generation({ group: 'crm', partitions: 1, logId: 'log-1', tables });
      };
      await made({ minor: 'number', note: 'text' });
      const swap = async (columns: Columns) => {
        const generation = await made(columns);
        await hand.query('UPDATE clientele_checkpoints SET caught_up = true');
        return readModel.promote(generation).catch((error: unknown) => error);
      };
      try {
        await test({ readModel, reader, swap });
      } finally {
        await Promise.all([reader.end(), hand.end()]);
      }
    },
    30_000,
  );
};

const rights = async (reader: Client) => {
  const { rows } = await reader.query<{ right: string }>(
    `SELECT grantee || ' ' || privilege_type || ' ' || is_grantable AS right FROM information_schema.table_privileges
     WHERE table_name = 'crm_payments' AND grantee <> current_user ORDER BY 1`,
  );
  return rows.map(({ right }) => right);
};

/** Roles belong to the server, not to the database. */
const board = `board ${String(process.pid)} ${String(Date.now())}`;
const office = `office ${String(process.pid)} ${String(Date.now())}`;

const grant = async (reader: Client, role: string) => {
  await reader.query(`CREATE ROLE "${role}"`);
  await reader.query(`GRANT SELECT ON crm_payments TO "${role}" WITH GRANT OPTION`);
  await reader.query('GRANT SELECT ON crm_payments TO PUBLIC');
};

describe('the views of a group, at a swap', () => {
  withGroup('keep rights, and what others made of them, where columns are added', async ({ reader, swap }) => {
    await grant(reader, board);
    await reader.query('CREATE VIEW top_clients AS SELECT client_id, minor FROM crm_payments');
    expect(await swap({ minor: 'number', note: 'text', currency: 'text' })).toBe(true);
    expect(await rights(reader)).toEqual(['PUBLIC SELECT NO', `${board} SELECT YES`]);
    expect((await reader.query('SELECT currency FROM crm_payments, top_clients')).rows).toEqual([]);
  });

  withGroup('keep rights where columns go, and say what somebody made of them', async ({ reader, swap }) => {
    await grant(reader, office);
    await reader.query('CREATE VIEW top_notes AS SELECT note FROM crm_payments');
    expect(await swap({ minor: 'number' })).toMatchObject({
      code: 'VIEW_IN_USE',
      message: expect.stringContaining('view top_notes depends on view crm_payments') as string,
    });
    expect((await reader.query('SELECT note FROM top_notes')).rows).toEqual([]);
    await reader.query('DROP VIEW top_notes');
    expect(await swap({ minor: 'number' })).toBe(true);
    expect(await rights(reader)).toEqual(['PUBLIC SELECT NO', `${office} SELECT YES`]);
  });

  withGroup('do not make others wait for one who reads for long', async ({ readModel, reader, swap }) => {
    await reader.query('BEGIN');
    await reader.query('SELECT * FROM crm_payments');
    expect(await swap({ other: 'number' })).toMatchObject({ code: 'STORE_BUSY' });
    expect((await readModel.current('crm'))?.number).toBe(1);
    expect((await reader.query('SELECT minor FROM crm_payments')).rows).toEqual([]);
    await reader.query('COMMIT');
    expect(await swap({ other: 'number' })).toBe(true);
  });
});
