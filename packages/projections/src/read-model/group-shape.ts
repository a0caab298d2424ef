import type { Tables } from '@clientele/core';

import { InvalidGroup } from './invalid-group.ts';

/** What a program keeps under the name of a group. Another shape is another generation, built beside the old one. */
export type GroupShape = Readonly<{
  group: string;
  /** The tables of facts, each with its version. */
  tables: Tables;
  /** By how many lanes the clients are divided: one lane holds them all. */
  partitions: number;
  /** Of which log. */
  logId: string;
  /**
   * The generation that the program may replace though the group has moved on from this shape: for a
   * roll-back. It holds for that one alone, so that two programs never replace each other in turn.
   */
  replaces?: number | undefined;
}>;

/** Throws `InvalidGroup` for a name that cannot stand before the names of tables. */
export function checkGroup(group: string): void {
  const fits = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(group) && group.length <= 30 && group !== 'clientele';
  if (!fits) throw new InvalidGroup(group);
}
