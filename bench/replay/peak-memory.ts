import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import libsql from 'libsql';

import type { CompanyLog } from '../company/company-log.ts';
import { inChild } from '../company/in-child.ts';
import { allTables } from '../company/questions.ts';
import type { Figure } from '../figure.ts';
import { median } from '../median-of.ts';

/** Peak memory of a process that replays the log, and of one whose log has twice the events that give no facts. */
export async function peakMemory(company: CompanyLog, times = 3): Promise<readonly Figure[]> {
  const path = await company.path();
  const doubled = join(company.folder, 'doubled.db');
  doubleOthers(path, doubled);
  const plain: number[] = [];
  const more: number[] = [];
  for (let time = 0; time < times; time++) {
    plain.push(await peakOf(path));
    more.push(await peakOf(doubled));
  }
  const floor = median(plain);
  const value = median(more);
  return [
    { name: 'peak memory of the replay', value: floor, unit: 'MB', lowerIsBetter: true },
    {
      name: 'the same, events without facts doubled',
      value,
      unit: 'MB',
      floor,
      ratio: value / floor,
      goal: 1.05,
      lowerIsBetter: true,
    },
  ];
}

const peakOf = async (path: string): Promise<number> =>
  Number(await inChild(join(__dirname, 'replayed.ts'), [path])) / 1_024;

/** A copy of a log in which every event that gives no fact happened a second time, to a client of its own. */
function doubleOthers(from: string, to: string): void {
  copyFileSync(from, to);
  const types = Object.values(allTables).flatMap(({ folds }) => Object.keys(folds));
  const connection = new libsql(to);
  const { lastInsertRowid } = connection
    .prepare("INSERT INTO streams (name, category, client) VALUES ('client-again', 'client', 'again')")
    .run();
  connection
    .prepare(
      `INSERT INTO events (stream, revision, type, version, imported, occurred, recorded, id, hash, data, meta)
       SELECT ?, row_number() OVER (ORDER BY position) - 1, type, version, imported, occurred, recorded,
         randomblob(16), hash, data, meta
       FROM events WHERE type NOT IN (SELECT key FROM types WHERE name IN (SELECT value FROM json_each(?)))`,
    )
    .run([Number(lastInsertRowid), JSON.stringify([...types, 'EventRetracted', 'EventCorrected'])]);
  connection.close();
}
