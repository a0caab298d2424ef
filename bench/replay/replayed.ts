import { Projection } from '@clientele/projections';
import { openSqliteStore } from '@clientele/store-sqlite';

import { allTables, upcast } from '../company/questions.ts';
import { simulatedUntil } from '../company/window.ts';

/** Replays a log and says the most memory that the process ever had, in KiB. */
async function replayed(path: string): Promise<void> {
  const store = await openSqliteStore(path, { clock: () => simulatedUntil, mustExist: true });
  await new Projection({ store, tables: allTables, upcast, clock: () => simulatedUntil }).catchUp();
  await store.close();
  process.send?.(process.resourceUsage().maxRSS, () => process.disconnect());
}

const [path = ''] = process.argv.slice(2);
void replayed(path);
