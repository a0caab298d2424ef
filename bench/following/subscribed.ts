import { openSqliteStore } from '@clientele/store-sqlite';

import type { CompanyLog } from '../company/company-log.ts';
import { simulatedUntil } from '../company/window.ts';
import type { Figure } from '../figure.ts';
import { besideFloor, perSecond, timed } from '../median-of.ts';
import { RawRows } from '../replay/raw-rows.ts';

/** A subscription from the start of the log until it has caught up, beside reading and parsing the same rows. */
export async function subscribed(company: CompanyLog): Promise<readonly Figure[]> {
  const path = await company.path();
  const rows = new RawRows(path);
  const events = rows.count();
  await using store = await openSqliteStore(path, { clock: () => simulatedUntil, mustExist: true });
  const measured = await besideFloor(
    async () =>
      perSecond(
        events,
        await timed(async () => {
          for await (const message of store.subscribe()) if (message.kind === 'caught-up') break;
        }),
      ),
    async () => perSecond(events, await timed(() => rows.read(0, events))),
    3,
  );
  rows.close();
  const name = 'catch-up from SQLite, subscribed, beside reading and parsing all rows';
  return [{ name, unit: 'events/s', ...measured, goal: 0.8, lowerIsBetter: false }];
}
