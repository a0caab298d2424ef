import { randomUUID } from 'node:crypto';

import { type HealthOptions, systemTimer, type Timer } from '@clientele/projections';

import { ForeignLog } from './foreign-log.ts';
import type { RunPace } from './leading.ts';
import { NameTaken } from './name-taken.ts';
import { channelsOf, commands } from './outbox-entries.ts';
import { type Reaction, typesOf } from './reaction.ts';
import { type ReactionHealth, reactionsHealth } from './reaction-health.ts';
import { ReactionRun, type StandBy } from './reaction-run.ts';
import { isAfter, Reactor, type ReactorOptions } from './reactor.ts';

export type RunOptions = Omit<ReactorOptions, 'reaction' | 'worker' | 'lease' | 'adapters'> &
  Partial<Pick<ReactorOptions, 'worker' | 'lease' | 'adapters'>> &
  Readonly<{
    reactions: readonly Reaction[];
    /** How often it is looked what fell due, in milliseconds; default a minute. */
    tickEvery?: number;
    /** Told of every failure; what failed is tried again by itself. After `LeadLost` this worker stands by. */
    onError?: (error: unknown, reaction: string) => void;
    /** Waits; default the machine's time. */
    timer?: Timer;
  }>;

/** Reactions at work. */
export interface RunningReactions {
  /**
   * Settles when all that the log now holds was seen and what was to be done was tried, by this worker
   * or by the one that leads. Throws `ForeignLog` where the log is not the one that was followed.
   */
  settled(): Promise<void>;
  /** How each is, asked anew each time; answers within the timeout (2 s), whatever does not, and never throws. */
  health(options?: HealthOptions): Promise<readonly ReactionHealth[]>;
  /** Settles when they were closed. */
  readonly ended: Promise<void>;
  /**
   * Ends what is under way, leaves the rest in the outbox, and gives the lead to whoever stands by. What
   * hangs for 5 seconds more is left: it is done again, under the same id, by whoever leads next.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Lets reactions follow a log until it is closed. Of several workers with the same `log` one leads
 * each reaction; the others stand by, and take over when it is closed, dies or hangs for longer than
 * the lease. Throws `ForeignLog` and `NameTaken`.
 *
 * @example
 * await using running = await runReactions({
 *   reactions: [dissatisfactionOpensComplaint()], store: clientele.store, log, clock,
 *   execute: (clientId, command) => clientele.client(clientId).do(command),
 * });
 */
export async function runReactions(options: RunOptions): Promise<RunningReactions> {
  const { reactions, store, clock, adapters = [], lease = 10_000, tickEvery = 60_000 } = options;
  const { worker = randomUUID(), onError = () => undefined, timer = systemTimer } = options;
  refuseTwoOfAName(reactions.map(({ name }) => name));
  refuseTwoOfAName([commands, ...adapters.map(({ name }) => name)]);
  const each = reactions.map((reaction): ReactorOptions => ({ ...options, reaction, adapters, lease, worker }));
  const first = await openAll(each);
  const stopping = new AbortController();
  const pace: RunPace = { store, clock, tickEvery, lease, timer, onError };
  const runs = each.map((one, place) => new ReactionRun(first[place], standByOf(one), pace, stopping.signal));
  const ended = Promise.all(runs.map((run) => run.ended)).then(() => undefined);
  const close = (): Promise<void> => {
    stopping.abort();
    return ended;
  };
  return {
    settled: async () => {
      await Promise.all(runs.map((run) => run.settled()));
    },
    health: (asked) => reactionsHealth(runs, options.log, { ...asked, timer }),
    ended,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** All or none: where one cannot begin, the others give their leads back. */
async function openAll(each: readonly ReactorOptions[]): Promise<readonly (Reactor | undefined)[]> {
  const opened: (Reactor | undefined)[] = [];
  try {
    for (const options of each) opened.push(await Reactor.open(options));
    return opened;
  } catch (error) {
    for (const reactor of opened) await reactor?.release().catch(() => undefined);
    throw error;
  }
}

function standByOf(options: ReactorOptions): StandBy {
  const { reaction, log, store, adapters } = options;
  return {
    name: reaction.name,
    adapters,
    // Whoever led until now did not begin anew: neither does who takes over.
    takeLead: () => Reactor.open({ ...options, restart: false }),
    async isSettled(end) {
      const { checkpoint, untried } = await log.progress(reaction.name, channelsOf(adapters));
      if (checkpoint === undefined) return false;
      // Whoever leads follows another log: what this one holds is never acted upon.
      if (checkpoint.log.logId !== end.logId) throw new ForeignLog(reaction.name);
      if (untried > 0) return false;
      const { position } = checkpoint.log;
      const from = position === undefined ? {} : { from: position };
      // The checkpoint need not stand at the end: what comes last may be of types that it does not read.
      for await (const event of store.readAll({ ...from, types: typesOf(reaction) })) return isAfter(store, event, end);
      return true;
    },
  };
}

function refuseTwoOfAName(names: readonly string[]): void {
  const taken = names.find((name, place) => names.indexOf(name) !== place);
  if (taken !== undefined) throw new NameTaken(taken);
}
