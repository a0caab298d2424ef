import { readFileSync, writeFileSync } from 'node:fs';

import { factTable } from '@clientele/core';
import libsql from 'libsql';

import { openSqliteReadModel } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';

const tables = { payments: factTable({ name: 'payments', version: 1, columns: { note: 'text' }, folds: {} }) };

it('a text of a read model that is no Unicode any more is damage that is named, and ends nothing', async () => {
  const path = `${newFolder()}/clients.db.read`;
  await using readModel = await openSqliteReadModel(path);
  const generation = await readModel.generation({ group: 'crm', partitions: 1, logId: 'log-1', tables });
  const file = new libsql(path);
  file.prepare("UPDATE clientele_checkpoints SET log_id = CAST(x'6cff6f' AS TEXT)").run();
  file.close();
  await expect(readModel.states(generation)).rejects.toMatchObject({
    code: 'STORE_DAMAGED',
    message: `${path} is damaged: delete it, and it is built anew from the log`,
  });
});

it('a read model whose first page is damaged is refused when it is opened, and says that it can be built anew', async () => {
  const path = `${newFolder()}/clients.db.read`;
  await (await openSqliteReadModel(path)).close();
  const file = new libsql(path);
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  file.close();
  writeFileSync(path, readFileSync(path).fill(0xa5, 100, 4_096));
  await expect(openSqliteReadModel(path)).rejects.toMatchObject({
    code: 'STORE_DAMAGED',
    message: `${path} is damaged: delete it, and it is built anew from the log`,
  });
});
