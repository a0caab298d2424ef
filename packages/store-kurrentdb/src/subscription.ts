import { type Position, type SubscriptionMessage } from '@clientele/core';
import { type AllStreamResolvedEvent, type KurrentDBClient, START, streamNameFilter } from '@kurrent/kurrentdb-client';

import type { Connection } from './connection.ts';
import { failureOf, isPassing } from './failure-of.ts';
import { type AllPosition, comparePlaces, positionAt } from './kurrent-position.ts';
import { storedHere } from './recorded-event.ts';
import type { StreamNames } from './stream-names.ts';

/** What the server says between events, put in its place among them. */
type Said = AllStreamResolvedEvent | 'caught-up' | 'fell-behind';

type Followed = Readonly<{ connection: Connection; names: StreamNames; saw: (place: AllPosition) => void }>;

/**
 * Follows the log of a server through its absences: every event after a place once and in order. Ends,
 * without an error, when the signal is aborted; throws what trying again cannot mend.
 */
export async function* followServer(
  { connection, names, saw }: Followed,
  after: AllPosition | undefined,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  let last = after;
  let live = false;
  const isLeft = () => signal.aborted;
  const position = (): Position | undefined => last && positionAt(last);
  for (let attempt = 0; !isLeft();) {
    const { client } = connection;
    try {
      for await (const said of saidBy(client, names, last, signal)) {
        if (isLeft()) return;
        attempt = 0;
        if (said === 'caught-up') {
          if (!live) yield { kind: 'caught-up', position: position() };
          live = true;
        } else if (said === 'fell-behind') {
          if (live) yield { kind: 'fell-behind' };
          live = false;
        } else if (said.event !== undefined) {
          const { event, place } = storedHere(said.event, names.ofLog(said.event.streamId), connection.name);
          if (last !== undefined && comparePlaces(place, last) <= 0) continue;
          saw(place);
          yield { kind: 'event', event };
          last = place;
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

/** What one subscription of the server says, until it ends or breaks; the server's side of it is always let go. */
async function* saidBy(
  client: KurrentDBClient,
  names: StreamNames,
  after: AllPosition | undefined,
  signal: AbortSignal,
): AsyncGenerator<Said, void, undefined> {
  const subscription = client.subscribeToAll({
    fromPosition: after ?? START,
    filter: streamNameFilter({ regex: names.pattern }),
  });
  const put = (said: Said) => () => {
    // In one line with the events: what the server said before it is read before it.
    subscription.push(said);
  };
  subscription.on('caughtUp', put('caught-up'));
  subscription.on('fellBehind', put('fell-behind'));
  // Also what goes wrong after we have left: an error that nobody hears ends the program.
  subscription.on('error', () => undefined);
  const leave = (): void => {
    subscription.destroy();
  };
  signal.addEventListener('abort', leave);
  try {
    if (!signal.aborted) yield* subscription as AsyncIterable<Said>;
  } finally {
    signal.removeEventListener('abort', leave);
    await subscription.unsubscribe().catch(() => undefined);
  }
}
