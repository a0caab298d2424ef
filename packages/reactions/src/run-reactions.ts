import type { Reaction } from './reaction.ts';
import { NameTaken } from './name-taken.ts';
import { commands } from './outbox-entries.ts';
import { ReactionRun } from './reaction-run.ts';
import { Reactor, type ReactorOptions } from './reactor.ts';

export type RunOptions = Omit<ReactorOptions, 'reaction'> &
  Readonly<{
    reactions: readonly Reaction[];
    /** How often it is looked what fell due, in milliseconds; default a minute. */
    tickEvery?: number;
    /** Told of every failure; the reaction tries again by itself, unless it was taken over (`LeadLost`). */
    onError?: (error: unknown, reaction: string) => void;
  }>;

/** Reactions at work. */
export interface RunningReactions {
  /** Settles when each has read the log up to its end as it now is, and tried what was to be done. */
  settled(): Promise<void>;
  /** Ends what is under way and stops. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Lets reactions follow a log until it is closed. Another process that runs the same reactions on the
 * same `log` takes them over: this one then stops acting.
 *
 * @example
 * await using running = await runReactions({
 *   reactions: [dissatisfactionOpensComplaint()], store: clientele.store, log, clock,
 *   execute: (clientId, command) => clientele.client(clientId).do(command),
 * });
 */
export async function runReactions({ reactions, ...options }: RunOptions): Promise<RunningReactions> {
  refuseTwoOfAName(reactions.map(({ name }) => name));
  refuseTwoOfAName([commands, ...(options.adapters ?? []).map(({ name }) => name)]);
  const reactors: Reactor[] = [];
  for (const reaction of reactions) reactors.push(await Reactor.open({ ...options, reaction }));
  const stopping = new AbortController();
  const runs = reactors.map((reactor) => new ReactionRun(reactor, options, stopping.signal));
  const close = async (): Promise<void> => {
    stopping.abort();
    await Promise.all(runs.map(({ ended }) => ended));
  };
  return {
    settled: async () => {
      await Promise.all(runs.map((run) => run.settled()));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function refuseTwoOfAName(names: readonly string[]): void {
  const taken = names.find((name, place) => names.indexOf(name) !== place);
  if (taken !== undefined) throw new NameTaken(taken);
}
