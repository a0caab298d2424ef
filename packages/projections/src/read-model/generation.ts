/**
 * The tables that one version of a program fills for a group. The current one answers; another is
 * built beside it and takes its place once it has caught up.
 */
export type Generation = Readonly<{
  group: string;
  /** 1, 2, 3 …: stands in the names of its tables. */
  number: number;
  state: 'current' | 'building';
  partitions: number;
  /** Why it is built; undefined when it was there already. */
  because?: 'first' | 'tables-changed' | 'another-log' | undefined;
}>;

/** The part of a generation that one worker at a time fills. */
export type Lane = Readonly<{ generation: Generation; part: number }>;

/** The right to write a lane: every write is refused once a later epoch was given away. */
export type Lead = Lane & Readonly<{ epoch: number; worker: string }>;
