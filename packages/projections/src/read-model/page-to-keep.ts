import type { Facts, FactRow, Tables } from '@clientele/core';

import type { FactsLength } from './facts-length.ts';
import type { FigureRows } from './figure-rows.ts';
import type { LaneState } from './lane-state.ts';
import type { ParkedEvent } from './parked-event.ts';

/** All that one page of the log changes: kept in one transaction, or not at all. */
export type PageToKeep<T extends Tables = Tables> = Readonly<{
  state: LaneState;
  facts: Facts<T>;
  /** How long the facts were before the page: what was added since is written. */
  since: FactsLength;
  /** Events set aside, or set aside anew with another error. */
  parked: readonly ParkedEvent[];
  /** Events that were set aside, and now are folded or passed over. */
  released: readonly FactRow[];
  /** Rows of current figures that take the place of what is kept of their clients. */
  figures: readonly FigureRows[];
  /** For how long the lead is held from now on, in milliseconds. */
  lease: number;
}>;
