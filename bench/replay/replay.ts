import { openSqliteStore } from '@clientele/store-sqlite';
import { Projection } from '@clientele/projections';

import type { CompanyLog } from '../company/company-log.ts';
import { allTables, upcast } from '../company/questions.ts';
import { simulatedUntil } from '../company/window.ts';
import type { Figure } from '../figure.ts';
import { median, perSecond, timed } from '../median-of.ts';
import { RawRows } from './raw-rows.ts';

/** Folds the log into all tables of facts, beside reading and parsing the same whole rows (and those of all types). */
export async function replay(company: CompanyLog, times = 5): Promise<readonly Figure[]> {
  const path = await company.path();
  const types = Object.values(allTables).flatMap(({ folds }) => Object.keys(folds));
  const same = new RawRows(path, [...new Set([...types, 'EventRetracted', 'EventCorrected'])]);
  const every = new RawRows(path);
  const events = every.count();
  const runs: Run[] = [];
  await besideFloors(path, same, every);
  for (let time = 0; time < times; time++) runs.push(await besideFloors(path, same, every));
  same.close();
  every.close();
  const figure = (name: string, floorOf: (run: Run) => number): Figure => ({
    name,
    value: perSecond(events, median(runs.map(({ replay: ours }) => ours))),
    unit: 'events/s',
    floor: perSecond(events, median(runs.map(floorOf))),
    ratio: median(runs.map((run) => floorOf(run) / run.replay)),
    lowerIsBetter: false,
  });
  return [
    { ...figure('replay into all projections, beside the rows that give facts', (run) => run.same), goal: 0.8 },
    { ...figure('replay into all projections, beside all rows', (run) => run.every), goal: 0.8 },
  ];
}

/** Milliseconds of one replay, and of its floors. */
type Run = { replay: number; same: number; every: number };

/** One after the other, each whole: cut into slices, the floors would empty the caches that a replay fills. */
async function besideFloors(path: string, same: RawRows, every: RawRows): Promise<Run> {
  const store = await openSqliteStore(path, { clock: () => simulatedUntil, mustExist: true });
  const projection = new Projection({ store, tables: allTables, upcast, clock: () => simulatedUntil });
  let events = 0;
  const replay = await timed(async () => {
    events = (await projection.catchUp()).log.events;
  });
  await store.close();
  return { replay, same: await timed(() => same.read(0, events)), every: await timed(() => every.read(0, events)) };
}
