import type { GroupLag } from './group-lag.ts';

/** How one part of a group is: of several parts the lag is that of its lane alone. */
export type PartHealth = Readonly<{
  index: number;
  /** Undefined while the store cannot be asked. */
  lag: GroupLag | undefined;
  /** Events that it has set aside. */
  parked: number;
}>;
