import type { Position, RecordedEvent, SubscriptionMessage } from '@clientele/core';

import type { Connection } from './connection.ts';
import { failureOf, isPassing } from './failure-of.ts';
import { hearLog, isEvent } from './hearing.ts';
import { type AllPosition, comparePlaces, positionAt } from './kurrent-position.ts';
import { storedHere } from './recorded-event.ts';
import type { StreamNames } from './stream-names.ts';

type Followed = Readonly<{
  connection: Connection;
  names: StreamNames;
  wanted: (event: RecordedEvent) => boolean;
  /** Whether the subscriber has left; otherwise an aborted signal means that the store was closed. */
  isLeft: () => boolean;
}>;

/**
 * Follows the log of a server through its absences: every event after a place once and in order. Throws
 * what trying again cannot mend, also that the store was closed.
 */
export async function* followServer(
  { connection, names, wanted, isLeft }: Followed,
  after: AllPosition | undefined,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let last = after;
  /** The server may have looked through much that is not ours: it need not do that again. */
  let lookedUpTo = after;
  let live = false;
  const isOver = () => signal.aborted;
  const position = (): Position | undefined => last && positionAt(last);
  for (let attempt = 0; !isOver();) {
    const { client } = connection;
    const { said, leave } = hearLog(client, names, lookedUpTo, signal);
    let failed: unknown;
    try {
      for await (const each of said) {
        if (isOver()) break;
        attempt = 0;
        if (isEvent(each)) {
          if (each.event === undefined) continue;
          const { event, place } = storedHere(each.event, names.ofLog(each.event.streamId), connection.name);
          if (last !== undefined && comparePlaces(place, last) <= 0) continue;
          if (wanted(event)) yield { kind: 'event', event };
          lookedUpTo = last = place;
        } else if (each.kind === 'fell-behind') {
          if (live) yield { kind: 'fell-behind' };
          live = false;
        } else {
          lookedUpTo = each.upTo ?? lookedUpTo;
          if (each.kind === 'looked') continue;
          if (!live) yield { kind: 'caught-up', position: position() };
          live = true;
        }
      }
      // A server that goes away in good order ends the stream without a word.
    } catch (error) {
      if (isOver()) break;
      connection.checkOpen();
      if (!isPassing(error)) throw failureOf(error, connection.name);
      failed = error;
    } finally {
      leave();
    }
    if (isOver()) break;
    if (live) yield { kind: 'fell-behind' };
    live = false;
    await connection.rest(attempt++, client, { error: failed, signal });
  }
  if (!isLeft()) throw connection.closed();
}
