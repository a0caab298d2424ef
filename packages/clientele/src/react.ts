import { errorCode, type Facts, isEventBody, type ReactionReading, type ReactionsTelemetry } from '@clientele/core';
import type {
  Execute,
  Reaction,
  ReactionHealth,
  ReactionLog,
  RunningReactions,
  RunOptions,
} from '@clientele/reactions';

import { loadPackage } from './load-package.ts';
import { errorFields } from './log-notice.ts';
import { openReactionLog } from './open-reaction-log.ts';
import type { ReadsTables } from './projections.ts';
import { quietly } from './quietly.ts';
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
  { log: where, onError, ...tuning }: ReactOptions,
  { store, catalogue, clock, log: lines, telemetry }: Surroundings,
  means: Means,
): Promise<RunningReactions> {
  const { runReactions } = await loadPackage(reactionsPackage);
  const log = typeof where === 'string' ? await openReactionLog(where) : where;
  // One that was opened here is nobody else's to close.
  const closeLog = (): Promise<void> => (typeof where === 'string' ? log.close() : Promise.resolve());
  const end = async (running: RunningReactions): Promise<void> => {
    await running.close();
    await closeLog();
  };
  let watching: ReactionsTelemetry | undefined;
  try {
    const starting = runReactions({
      ...tuning,
      ...means,
      onError(error, reaction) {
        const isOver = errorCode(error) === 'STORE_CLOSED';
        quietly(() => {
          if (isOver) lines?.info('the reaction ends: the store is closed', { reaction });
          else lines?.warn('a reaction failed, trying again', { reaction, ...errorFields(error) });
        });
        quietly(() => {
          if (!isOver) watching?.failed(reaction, errorCode(error));
        });
        // Nothing is left to react to: a process that closes Clientele alone ends all the same.
        if (isOver) void starting.then(end).catch(() => undefined);
        onError?.(error, reaction);
      },
      reactions,
      store,
      log,
      clock,
      upcast: (type, version, data) => (isEventBody(data) ? catalogue.upcast(type, version, data) : data),
    });
    const running = await starting;
    const close = (): Promise<void> => end(running);
    const names = reactions.map(({ name }) => name);
    watching = telemetry?.reactions(names, async () => (await running.health()).map(readingOf));
    void running.ended.then(() => {
      quietly(() => watching?.close());
    });
    return { ...running, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await closeLog();
    throw error;
  }
}

const readingOf = ({ name, ok, entries }: ReactionHealth): ReactionReading => ({ name, up: ok, entries });
