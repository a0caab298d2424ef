import { type Facts, isEventBody } from '@clientele/core';
import type { Execute, Reaction, ReactionLog, RunningReactions, RunOptions } from '@clientele/reactions';

import { loadPackage } from './load-package.ts';
import { openReactionLog } from './open-reaction-log.ts';
import type { ReadsTables } from './projections.ts';
import { reactionsPackage } from './reactions-package.ts';
import type { Surroundings } from './surroundings.ts';

/** What `react` is told besides the reactions. */
export type ReactOptions = Readonly<{
  /** Where the reactions keep what they do: a file, a PostgreSQL address, or a log of the host. */
  log: string | ReactionLog;
}> &
  Partial<
    Pick<
      RunOptions,
      'adapters' | 'from' | 'restart' | 'attempts' | 'tickEvery' | 'lease' | 'worker' | 'onError' | 'timer'
    >
  >;

/** What reactions need of the rest. */
type Means = Readonly<{
  facts: (reads: ReadsTables) => Promise<Facts>;
  execute: Execute;
}>;

/** Starts a worker that lets reactions follow the log. */
export async function startReactions(
  reactions: readonly Reaction[],
  { log: where, ...tuning }: ReactOptions,
  { store, catalogue, clock }: Surroundings,
  means: Means,
): Promise<RunningReactions> {
  const { runReactions } = await loadPackage(reactionsPackage);
  const log = typeof where === 'string' ? await openReactionLog(where) : where;
  // One that was opened here is nobody else's to close.
  const closeLog = (): Promise<void> => (typeof where === 'string' ? log.close() : Promise.resolve());
  try {
    const running = await runReactions({
      ...tuning,
      ...means,
      reactions,
      store,
      log,
      clock,
      upcast: (type, version, data) => (isEventBody(data) ? catalogue.upcast(type, version, data) : data),
    });
    const close = async (): Promise<void> => {
      await running.close();
      await closeLog();
    };
    return { settled: () => running.settled(), close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await closeLog();
    throw error;
  }
}
