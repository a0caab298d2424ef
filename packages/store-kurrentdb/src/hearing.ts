import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type KurrentDBClient,
  type ResolvedEvent,
  START,
  streamNameFilter,
  type StreamSubscription,
} from '@kurrent/kurrentdb-client';

import type { AllPosition } from './kurrent-position.ts';
import type { StreamNames } from './stream-names.ts';

/** An event as the client gives it, of a stream or of the whole log. */
export type Resolved = AllStreamResolvedEvent | ResolvedEvent;

/** What the server says between events: how far it has looked, though it found nothing, and whether that was the end. */
export type Looked = Readonly<{ kind: 'looked' | 'caught-up'; upTo: AllPosition | undefined }>;

export type Said = Resolved | Looked | Readonly<{ kind: 'fell-behind' }>;

export const isEvent = (said: Said): said is Resolved => !('kind' in said);

/** One subscription of the server, to be left when it is no longer heard. */
export type Hearing = Readonly<{
  /** What it says, until it ends or breaks. */
  said: AsyncIterable<Said>;
  /** Lets the server's side of it go. */
  leave: () => void;
}>;

/**
 * Subscribes. `subscribe` is given what the client calls now and then with the place up to which the
 * server has looked.
 */
export function hear(
  subscribe: (looked: (subscription: unknown, upTo: AllPosition) => void) => AllStreamSubscription | StreamSubscription,
  signal: AbortSignal | undefined,
): Hearing {
  // In one line with the events: what the server said before it is read before it.
  const put = (said: Said): void => void subscription.push(said);
  const subscription = subscribe((_, upTo) => {
    put({ kind: 'looked', upTo });
  });
  subscription.on('caughtUp', (upTo?: Readonly<{ position?: AllPosition }>) => {
    put({ kind: 'caught-up', upTo: upTo?.position });
  });
  subscription.on('fellBehind', () => {
    put({ kind: 'fell-behind' });
  });
  // Also what goes wrong after we have left: an error that nobody hears ends the program.
  subscription.on('error', () => undefined);
  const cut = (): void => {
    subscription.destroy();
  };
  signal?.addEventListener('abort', cut);
  if (signal?.aborted === true) cut();
  return {
    said: subscription as AsyncIterable<Said>,
    leave: () => {
      signal?.removeEventListener('abort', cut);
      // Nobody waits for it: while the client looks for a leader, which may take minutes, there is nothing to let go.
      void subscription.unsubscribe().catch(() => undefined);
    },
  };
}

/** Subscribes to a log from behind a place, or from its start. */
export function hearLog(
  client: KurrentDBClient,
  { pattern }: StreamNames,
  after: AllPosition | undefined,
  signal?: AbortSignal,
): Hearing {
  return hear(
    (checkpointReached) =>
      client.subscribeToAll({
        fromPosition: after ?? START,
        filter: streamNameFilter({ regex: pattern, checkpointReached }),
      }),
    signal,
  );
}
