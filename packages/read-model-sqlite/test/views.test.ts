import { factTable } from '@clientele/core';
import libsql from 'libsql';

import { openSqliteReadModel } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';

const payments = (version: number, columns: Readonly<Record<string, 'number' | 'text'>>) => ({
  payments: factTable({ name: 'payments', version, columns, folds: {} }),
});

it('the views of a group show the columns of the generation that took its place, whoever asked for another since', async () => {
  const path = `${newFolder()}/clients.db.read`;
  await using readModel = await openSqliteReadModel(path);
  const shape = { group: 'crm', partitions: 1, logId: 'log-1' };
  await readModel.generation({ ...shape, tables: payments(1, { minor: 'number' }) });
  const second = await readModel.generation({ ...shape, tables: payments(2, { minor: 'number', note: 'text' }) });
  await readModel.generation({ ...shape, tables: payments(3, { other: 'number' }) });
  const file = new libsql(path);
  file.prepare('UPDATE clientele_checkpoints SET caught_up = 1 WHERE generation = 2').run();
  expect(await readModel.promote(second)).toBe(true);
  const columns = file.prepare("SELECT name FROM pragma_table_info('crm_payments')").raw().all();
  file.close();
  expect(columns.flat()).toEqual([
    'client_id',
    'revision',
    'recorded_by',
    'occurred_at',
    'recorded_at',
    'minor',
    'note',
  ]);
});
