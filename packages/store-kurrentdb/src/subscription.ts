import { type Position, type SubscriptionMessage } from '@clientele/core';
import { START, streamNameFilter } from '@kurrent/kurrentdb-client';

import type { Connection } from './connection.ts';
import { failureOf, isPassing } from './failure-of.ts';
import { type AllPosition, comparePlaces, positionAt } from './kurrent-position.ts';
import { storedHere } from './recorded-event.ts';
import { isEvent, saidBy } from './said-by.ts';
import type { StreamNames } from './stream-names.ts';

type Followed = Readonly<{ connection: Connection; names: StreamNames }>;

/**
 * Follows the log of a server through its absences: every event after a place once and in order. Ends,
 * without an error, when the signal is aborted; throws what trying again cannot mend.
 */
export async function* followServer(
  { connection, names }: Followed,
  after: AllPosition | undefined,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let last = after;
  /** The server may have looked through much that is not ours: it need not do that again. */
  let lookedUpTo = after;
  let live = false;
  const isLeft = () => signal.aborted;
  const position = (): Position | undefined => last && positionAt(last);
  for (let attempt = 0; !isLeft();) {
    const { client } = connection;
    const subscribe = (checkpointReached: (subscription: unknown, upTo: AllPosition) => void) =>
      client.subscribeToAll({
        fromPosition: lookedUpTo ?? START,
        filter: streamNameFilter({ regex: names.pattern, checkpointReached }),
      });
    try {
      for await (const said of saidBy(subscribe, signal)) {
        if (isLeft()) return;
        attempt = 0;
        if (isEvent(said)) {
          if (said.event === undefined) continue;
          const { event, place } = storedHere(said.event, names.ofLog(said.event.streamId), connection.name);
          if (last !== undefined && comparePlaces(place, last) <= 0) continue;
          yield { kind: 'event', event };
          lookedUpTo = last = place;
        } else if (said.kind === 'fell-behind') {
          if (live) yield { kind: 'fell-behind' };
          live = false;
        } else {
          lookedUpTo = said.upTo ?? lookedUpTo;
          if (said.kind === 'looked') continue;
          if (!live) yield { kind: 'caught-up', position: position() };
          live = true;
        }
      }
      // A server that goes away in good order ends the stream without a word.
    } catch (error) {
      if (isLeft()) return;
      connection.checkOpen();
      if (!isPassing(error)) throw failureOf(error, connection.name);
    }
    if (isLeft()) return;
    if (live) yield { kind: 'fell-behind' };
    live = false;
    await connection.rest(attempt++, client, signal);
  }
}
