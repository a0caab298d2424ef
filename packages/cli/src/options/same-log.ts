import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import { type EventStore, fileNameOf, nameOf, SameLog, schemeOf } from 'clientele';

import type { StoreChoice } from './store-options.ts';

/** Throws `SameLog` where two choices lead to one place, before anything is opened. */
export function refuseSamePlace(from: StoreChoice, to: StoreChoice): void {
  if (isFile(from) !== isFile(to)) return;
  const same = isFile(from)
    ? fileOf(from.store) === fileOf(to.store)
    : fileNameOf(from.store, from.namespace) === fileNameOf(to.store, to.namespace);
  if (same) throw new SameLog(nameOf(to.store));
}

type Opened = StoreChoice & Readonly<{ events: EventStore }>;

/**
 * Throws `SameLog` where two servers are one under two names. Files are left out: a backup has the id of
 * its log, and may well be brought up to date.
 */
export async function refuseSameLog(from: Opened, to: Opened): Promise<void> {
  if (isFile(from) || isFile(to)) return;
  const [a, b] = await Promise.all([from.events.head(), to.events.head()]);
  if (a.logId === b.logId && a.eventId === b.eventId && a.position === b.position) throw new SameLog(nameOf(to.store));
}

const isFile = ({ store }: StoreChoice): boolean => schemeOf(store) === undefined;

/** Which file a path leads to, through links; of one that is not there its full path. */
function fileOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? resolve(path) : `${String(found.dev)}:${String(found.ino)}`;
}
