import {
  type Catalogue,
  catalogue,
  type EventDefinitions,
  type NewEvent,
  openMemoryVault,
  sealPersonal,
} from '@clientele/core';
import { inOrderOfTime, simulateEvents } from '@clientele/simulator';
import { openSqliteStore } from '@clientele/store-sqlite';

import { simulatedFrom, simulatedUntil } from './window.ts';

/** How many appends wait at once, so that many of them share a transaction. */
const atOnce = 400;
const known: Catalogue<EventDefinitions> = catalogue();
const vault = openMemoryVault();

/** Simulates a company of about so many events and writes its log in the order in which it was recorded. */
async function writeLog(path: string, events: number): Promise<void> {
  const store = await openSqliteStore(path, { clock: () => simulatedUntil, durability: 'normal' });
  const simulation = simulateEvents({ seed: 1, events, from: simulatedFrom, to: simulatedUntil });
  let waiting: Promise<unknown>[] = [];
  for (const { stream, events: told } of inOrderOfTime(simulation)) {
    waiting.push(store.append(stream, await Promise.all(told.map(sealed)), { expect: 'any' }));
    if (waiting.length < atOnce) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  await store.close();
}

async function sealed(event: NewEvent): Promise<NewEvent> {
  const body = known.checkDraft(event.type, event.data);
  const data = await sealPersonal(known, event.type, body, (text, place) =>
    vault.seal(event.meta.clientId, text, `${event.id}|${place}`),
  );
  return { ...event, data };
}

const [path = '', events = ''] = process.argv.slice(2);
writeLog(path, Number(events)).then(
  () => process.disconnect(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
