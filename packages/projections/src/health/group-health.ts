import type { LaneState } from '../read-model/lane-state.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { GroupLag } from './group-lag.ts';
import type { PartHealth } from './part-health.ts';

/** How a group is, seen from outside: whoever leads it, if anybody does. */
export type GroupHealth = Readonly<{
  name: string;
  /** The one that answers now. */
  generation: number;
  /** It has never stood at the end of the log yet. */
  building: boolean;
  /**
   * Whether its tables were folded from the log that the store holds now; undefined while the store
   * cannot be asked. From another log, or one that was restored from a backup, a worker builds them anew.
   */
  sameLog: boolean | undefined;
  /** Undefined while the store cannot be asked. */
  lag: GroupLag | undefined;
  /** Events set aside. */
  parked: number;
  /** Clients that are behind: events of theirs were set aside, those of unknown types apart. */
  waiting: number;
}>;

type Found = Readonly<{
  group: Omit<GroupHealth, 'lag' | 'sameLog'>;
  states: readonly LaneState[];
  part: Omit<PartHealth, 'lag'> | undefined;
}>;

/** What the read model says of the group, and of a part of it; undefined for one that nobody has followed. */
export async function findGroup(
  readModel: ReadModel,
  name: string,
  index: number | undefined,
): Promise<Found | undefined> {
  const generation = await readModel.current(name);
  if (generation === undefined) return undefined;
  const states = await readModel.states(generation);
  const parked = await readModel.parked(generation);
  const group = {
    name,
    generation: generation.number,
    building: states.some(({ caughtUp }) => !caughtUp),
    parked: parked.length,
    waiting: new Set(parked.filter(({ kind }) => kind !== 'unknown').map(({ event }) => event.clientId)).size,
  };
  // A generation that answers may have other parts than the one that is built.
  if (!states.some((state) => state.part === index) || index === undefined) return { group, states, part: undefined };
  const own = states.length === 1 ? parked : await readModel.parked(generation, index);
  return { group, states, part: { index, parked: own.length } };
}
