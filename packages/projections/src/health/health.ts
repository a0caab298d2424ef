import type { GroupHealth } from './group-health.ts';
import type { PartHealth } from './part-health.ts';
import type { Reach } from './reach.ts';

/** How a store, a read model and a group are, as plain data without secrets. */
export type Health = Readonly<{
  /** All that was asked about answered. */
  ok: boolean;
  store: Reach;
  /** Absent where none was asked about. */
  readModel?: Reach;
  /** Absent where no group was asked about, nobody has followed it yet, or it could not be looked at. */
  group?: GroupHealth;
  /** The part of the group that was asked about apart; absent where the group has none of that number now. */
  part?: PartHealth;
}>;
