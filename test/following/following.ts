import { writeSync } from 'node:fs';

import { instant } from '@clientele/core';
import { follow } from '@clientele/projections';
import { openSqliteStore } from '@clientele/store-sqlite';

import { companyTables, upcast } from './company-tables.ts';
import { openReadModel } from './open-read-model.ts';

/* following <store> <read model> <worker> <batch>: folds the log into the read model, and says `kept` after each transaction. */
const [path = '', address = '', worker = '', batch = ''] = process.argv.slice(2);
const clock = () => instant('2027-01-01T00:00:00Z');

async function main(): Promise<void> {
  const store = await openSqliteStore(path, { clock, mustExist: true });
  const readModel = await openReadModel(address);
  const { position } = await store.head();
  const following = follow({
    store,
    readModel,
    group: 'crm',
    tables: companyTables,
    upcast,
    clock,
    worker,
    lease: 100,
    batch: Number(batch),
    onNotice: ({ kind }) => {
      if (kind === 'kept') writeSync(1, 'kept\n');
    },
  });
  if (position !== undefined) await following.seen(position, { timeout: 120_000 });
  await following.close();
  await readModel.close();
  await store.close();
}

void main();
