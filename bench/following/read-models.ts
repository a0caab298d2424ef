import { openReadModel } from 'clientele';
import { follow } from '@clientele/projections';
import { openSqliteStore } from '@clientele/store-sqlite';

import { postgresServer } from '../../packages/read-model-postgres/test/postgres-server.ts';
import type { CompanyLog } from '../company/company-log.ts';
import { allTables, upcast } from '../company/questions.ts';
import { simulatedUntil } from '../company/window.ts';
import type { Figure } from '../figure.ts';
import { perSecond, timed } from '../median-of.ts';

/** A worker that folds the whole log into a new read model, in its usual batches. */
export async function readModels(company: CompanyLog): Promise<readonly Figure[]> {
  const figures = [await built(company, `${company.folder}/read-model.db`, 'SQLite')];
  const server = await postgresServer();
  if (server === undefined) return figures;
  try {
    return [...figures, { ...(await built(company, await server.newDatabase(), 'PostgreSQL')), goal: 10_000 }];
  } finally {
    server.stop();
  }
}

async function built(company: CompanyLog, address: string, where: string): Promise<Figure> {
  await using store = await openSqliteStore(await company.path(), { clock: () => simulatedUntil, mustExist: true });
  const readModel = await openReadModel(address);
  let events = 0;
  const milliseconds = await timed(async () => {
    const following = follow({
      store,
      readModel,
      group: 'bench',
      tables: allTables,
      upcast,
      clock: () => simulatedUntil,
      worker: 'bench',
    });
    const facts = await following.facts({ timeout: 3_600_000 });
    events = facts.log.events;
    await following.close();
  });
  await readModel.close();
  const name = `read model built in ${where}, all questions`;
  return { name, value: perSecond(events, milliseconds), unit: 'events/s', lowerIsBetter: false };
}
