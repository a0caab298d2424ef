import type { LogPosition } from '@clientele/core';

import type { LaneState } from '../read-model/lane-state.ts';

/** What a leader tells while it runs. */
export type LeaderOutput = Readonly<{
  kept: (state: LaneState, clientIds: ReadonlySet<string>, live: boolean) => void;
  caughtUp: (state: LaneState) => void;
  /** How far the end of the log is, as it was known a moment ago. */
  behind: (state: LaneState, end: LogPosition) => void;
}>;
