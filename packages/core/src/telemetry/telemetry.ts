import type { EventStore } from '../event-store/event-store.ts';
import type { StoreRetry } from '../event-store/store-retry.ts';
import type { ReactionReading, ReactionsTelemetry } from './reactions-telemetry.ts';
import type { WorkerReading, WorkerTelemetry } from './worker-telemetry.ts';

/** Commands to one client, or to the company. */
export type CommandsAsked = Readonly<{ clientId: string; types: readonly string[] }>;

/** How commands ended: with how many events, at which revision of their stream. */
export type CommandsDone = Readonly<{ events: readonly unknown[]; revision: number }>;

/**
 * Who watches a program at work. `openClientele({ telemetry })` takes any; `telemetry()` of
 * `@clientele/telemetry` is one by OpenTelemetry. Without one nothing is wrapped and nothing is spent.
 * It is told of ids, types, counts and codes, and never of what events say.
 */
export interface Telemetry {
  /** The same store, watched: what is appended and loaded. */
  store(store: EventStore): EventStore;
  /** A store waits for its server, and will try again. */
  storeRetried(retry: StoreRetry): void;
  /** Runs commands; `work` says when somebody was faster, so that it decides again. Gives and throws what `work` does. */
  commands<Done extends CommandsDone>(
    asked: CommandsAsked,
    work: (retried: () => void) => Promise<Done>,
  ): Promise<Done>;
  /** Watches a worker of a group until that is closed; `read` says how it is, whenever somebody looks, and never fails. */
  worker(worker: Readonly<{ group: string; part: number }>, read: () => Promise<WorkerReading>): WorkerTelemetry;
  /** Watches reactions, by their names, until they are closed; `read` says how they are, and never fails. */
  reactions(names: readonly string[], read: () => Promise<readonly ReactionReading[]>): ReactionsTelemetry;
}
