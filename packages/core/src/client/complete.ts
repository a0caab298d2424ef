import { completeAllOf } from '../aggregate/complete-command.ts';
import type { Instant } from '../time/instant.ts';
import { type ClientCommand, clientCommands, type CompleteClientCommand } from './commands.ts';
import { clientEvents } from './events.ts';
import type { Rules } from './rules.ts';

/** What gives a command its time, its key and the zone that its dates are read in. */
export type Surroundings = Readonly<{ now: Instant; key: string; rules: Pick<Rules, 'zone'> }>;

/** A complete command of each type there was. */
type CompleteOf<Asked extends ClientCommand> = CompleteClientCommand<Asked['type']>;

/**
 * Gives commands their times, keys and ids, and checks their data: pure, so the same key and time
 * give the same ids. Several commands of one call share its key, each with its place in the call.
 *
 * Throws `InvalidEvent`, which names the command, the field and the problem.
 *
 * @example
 * completeAll([openDeal({ motion: 'inbound' })], { now, key: 'web-form-17', rules: parseRules() });
 */
export function completeAll<Asked extends ClientCommand>(
  commands: readonly Asked[],
  { now, key, rules: { zone } }: Surroundings,
): readonly CompleteOf<Asked>[] {
  // The schemas of the events have checked the data.
  return completeAllOf(commands, clientCommands, clientEvents, { now, key, zone }) as readonly CompleteOf<Asked>[];
}

/** Gives one command its time, its key and its ids, and checks its data. */
export function complete<Asked extends ClientCommand>(command: Asked, surroundings: Surroundings): CompleteOf<Asked> {
  const [completed] = completeAll([command], surroundings);
  if (completed === undefined) throw new TypeError('one command in gives one out');
  return completed;
}
