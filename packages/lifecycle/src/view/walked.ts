import { type Endings, type Horizons, type StatusCode, StatusWalk, type Timelines } from '@clientele/core';

import { Changes } from './changes.ts';

/** Timelines with the statuses that they go through before a moment. */
export type Walked<T extends Timelines = Timelines> = Readonly<{
  timelines: T;
  horizons: Horizons;
  endings: Endings;
  changes: Changes;
  /** By group, the status at the moment. */
  status: Uint8Array;
  /** By group, the place of the last settlement that counts; -1 for none. */
  last: Int32Array;
}>;

/** Walks the groups of the clients marked by 1. */
export function walk<T extends Timelines>(
  timelines: T,
  horizons: Horizons,
  endings: Endings,
  moment: number,
  clients: Uint8Array,
): Walked<T> {
  const changes = new Changes(timelines.groups);
  const status = new Uint8Array(timelines.groups);
  const last = new Int32Array(timelines.groups).fill(-1);
  const walking = new StatusWalk(timelines, horizons, moment, (_group, changed, at, cause, place) => {
    changes.add(changed, at, cause, place);
  });
  for (let group = 0; group < timelines.groups; group++) {
    if (clients[timelines.client(group)] === 1) {
      status[group] = walking.run(group, endings.get(group));
      last[group] = walking.last;
    }
    changes.start[group + 1] = changes.length;
  }
  return { timelines, horizons, endings, changes, status, last };
}

/** The next change of a group's status that the clock alone will bring after a moment. */
export function nextChange(
  { timelines, horizons, endings }: Walked,
  group: number,
  moment: number,
): Readonly<{ status: StatusCode; at: number }> | undefined {
  const walking = new StatusWalk(timelines, horizons, moment, () => undefined);
  walking.run(group, endings.get(group));
  return walking.next();
}
