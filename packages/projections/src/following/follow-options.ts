import type { EventStore, Instant, Tables, Upcast } from '@clientele/core';

import type { ReadModel } from '../read-model/read-model.ts';
import type { CurrentFigure } from './current-figure.ts';
import type { Notice } from './notice.ts';
import type { Partition } from './partition.ts';
import type { Patience } from './retry-delay.ts';
import type { Timer } from './timer.ts';
import type { UnknownEvents } from './unknown-events.ts';

type Needed<T extends Tables> = Readonly<{
  store: EventStore;
  readModel: ReadModel;
  /** Workers of one group share its tables and checkpoint: one leads, the others stand by. */
  group: string;
  tables: T;
  upcast: Upcast;
  /** Gives "just after now", the moment of questions that name none, and the moment of lag. */
  clock: () => Instant;
  /** Stands in the read model while this worker leads; one of its own for each. */
  worker: string;
}>;

type Tunable<T extends Tables> = Readonly<{
  /** Which clients this worker folds; default all. Another number of parts is another generation. */
  partition: Partition;
  /** Figures kept up to date as rows of their own. */
  figures: readonly CurrentFigure<T>[];
  /** How long a lead is held without a sign of life, in milliseconds; default 10,000. */
  lease: number;
  /** Events of one transaction while catching up; default 5,000. */
  batch: number;
  /**
   * Which generation this program may replace though the group has moved on from its tables, as
   * `GroupTakenOver` tells it: for a roll-back. Default none.
   */
  replaces: number | undefined;
  /** By the name of a question, the policy under which its transitions are told; default its default. */
  policies: Readonly<Record<string, unknown>>;
  patience: Patience;
  timer: Timer;
  /** From 0 to 1, for jitter; default chance. */
  random: () => number;
  /** Told of everything that logs and metrics may want to know. */
  onNotice: (notice: Notice) => void;
}>;

export type FollowOptions<T extends Tables> = Needed<T> & {
  readonly [Key in keyof Tunable<T>]?: Tunable<T>[Key] | undefined;
} & Readonly<{
    /** Default: events of types that no table folds are not read, and nobody counts them. */
    unknownEvents?: UnknownEvents | undefined;
    /** Called last by `close`: for what was opened for this worker alone. */
    onClose?: (() => Promise<void>) | undefined;
  }>;

/** The options with their defaults. */
export type Settings<T extends Tables> = Needed<T> &
  Tunable<T> &
  Readonly<{ unknownEvents: UnknownEvents | undefined; onClose: (() => Promise<void>) | undefined }>;
