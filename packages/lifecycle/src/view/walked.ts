import { type Endings, type Horizons, isCounted, type StatusCode, StatusWalk, type Timelines } from '@clientele/core';

import { Changes } from './changes.ts';

/** Timelines with all the statuses that they go through: at any moment the change before it holds. */
export type Walked<T extends Timelines = Timelines> = Readonly<{
  timelines: T;
  horizons: Horizons;
  endings: Endings;
  changes: Changes;
}>;

/** Walks all groups up to a moment. */
export function walk<T extends Timelines>(
  timelines: T,
  horizons: Horizons,
  endings: Endings,
  moment: number,
): Walked<T> {
  const { groups, start } = timelines;
  const changes = new Changes(groups, 2 * (start[groups] ?? 0) + 16);
  const walking = new StatusWalk(timelines, horizons, moment, (_group, status, at, cause, place) => {
    changes.add(status, at, cause, place);
  });
  for (let group = 0; group < groups; group++) {
    if (start[group] !== start[group + 1]) walking.run(group, endings.get(group));
    changes.start[group + 1] = changes.length;
  }
  return { timelines, horizons, endings, changes };
}

/** How the groups stand at a moment. */
export type Standings = Readonly<{
  /** By group, the change that holds; -1 before the first. */
  change: Int32Array;
  /** By group, the code of its status. */
  status: Uint8Array;
}>;

export function standingsAt({ changes, timelines }: Walked, moment: number): Standings {
  const change = new Int32Array(timelines.groups);
  const status = new Uint8Array(timelines.groups);
  for (let group = 0; group < timelines.groups; group++) {
    const holding = changes.holding(group, moment);
    change[group] = holding;
    status[group] = holding < 0 ? 0 : (changes.status[holding] ?? 0);
  }
  return { change, status };
}

/** Place of a group's last settlement that counts at a moment; -1 for none. */
export function lastPlace({ timelines }: Walked, group: number, moment: number): number {
  const { start, at, until } = timelines;
  for (let i = (start[group + 1] ?? 0) - 1; i >= (start[group] ?? 0); i--)
    if (isCounted(at[i] ?? 0, until[i] ?? 0, moment)) return i;
  return -1;
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
