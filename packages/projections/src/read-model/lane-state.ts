import type { LogPosition } from '@clientele/core';

/** How far a lane is: what stands in the same transaction as the rows that it speaks of. */
export type LaneState = Readonly<{
  part: number;
  /** Up to where the log is folded. */
  checkpoint: LogPosition;
  /** Events of the log that were read, those of other lanes included. */
  read: number;
  /** Events of unknown types that were met, by type. */
  unknown: Readonly<Record<string, number>>;
  /** Whether it has ever stood at the end of the log: what came before was replay. */
  caughtUp: boolean;
}>;
